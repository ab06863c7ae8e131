import { base64url, flattenedVerify, importJWK } from 'jose'
import { z } from 'zod'
import { canonicalJson, isOneText } from '../../canonical.ts'
import type { Entry } from '../../log/index.ts'
import type { Taken } from '../state/taken.ts'

/**
 * What a market has signed about a command that it has taken: where in its log it stands. Its holder can show that the entry was dropped
 * or changed later, to everybody who has the market's public key.
 */
export const receiptSchema = z.object({
  market: z.string().meta({ description: 'public key of the market' }),
  command: z.string().meta({ description: 'user, id of the command, and SHA-256 of its name and input' }),
  seq: z.int().meta({ 'x-unit': 'number', description: 'last entry that the command led to' }),
  at: z.string(),
  hash: z.string().meta({ description: 'of that entry, and so of all before it' }),
  signature: z.string().meta({ description: 'JWS (Ed25519) over the canonical JSON of the rest, without the text' }),
})
export type Receipt = Readonly<z.infer<typeof receiptSchema>>

/** What is signed of a receipt. */
const textOf = ({ market, command, seq, at, hash }: Omit<Receipt, 'signature'>): string =>
  canonicalJson({ market, command, seq, at, hash })

export async function receiptFor(
  { command, seq, at, hash }: Taken,
  { market, sign }: { readonly market: string; readonly sign: (text: string) => Promise<string> },
): Promise<Receipt> {
  const content = { market, command, seq, at, hash }
  return { ...content, signature: await sign(textOf(content)) }
}

/** Whether a text is signed with a market's key: a compact JWS without the text. */
export async function isSignedBy(market: string, text: string, signature: string): Promise<boolean> {
  const [header, , signed] = signature.split('.')
  if (header === undefined || signed === undefined || !isOneText(signed)) return false
  try {
    await flattenedVerify(
      {
        protected: header,
        payload: base64url.encode(text),
        signature: signed,
      },
      await importJWK({ kty: 'OKP', crv: 'Ed25519', x: market }, 'Ed25519'),
      { algorithms: ['Ed25519'] },
    )
    return true
  } catch {
    return false
  }
}

/** Whether a receipt is one of a market, as it has signed it. */
export const isReceiptOf = (market: string, receipt: Receipt): Promise<boolean> =>
  receipt.market === market ? isSignedBy(market, textOf(receipt), receipt.signature) : Promise.resolve(false)

/** What a receipt says of a log that has another entry in its place, or none; undefined if it stands there. */
export async function whyNotThere(
  receipt: Receipt,
  {
    market,
    entry,
    range,
  }: {
    readonly market: string
    readonly entry: Pick<Entry, 'hash' | 'command' | 'at'> | undefined
    /** Where the log begins or ends that has no such entry, in words. */
    readonly range: string
  },
): Promise<string | undefined> {
  const { command, seq, at, hash } = receipt
  const what = `the receipt of ${at} for entry ${seq} (${command.split(' ').slice(0, 2).join(' ')})`
  if (receipt.market !== market) return `${what} is of another market: its key is ${receipt.market}`
  if (!(await isReceiptOf(market, receipt))) return `${what} is not signed with the market's key: it is worth nothing`
  if (entry === undefined) return `${what} is signed by the market, and this log ${range}`
  if (entry.hash !== hash || entry.command !== command)
    return `${what} is signed by the market, and this log has another entry there: it was changed since, or dropped`
  if (entry.at !== at) return `${what} is signed by the market, and the entry is of ${entry.at}: it was not taken then`
  return undefined
}
