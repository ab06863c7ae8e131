import { existsSync } from 'node:fs'
import { z } from 'zod'
import {
  includes,
  isBeginningOf,
  isHeadOf,
  isReceiptOf,
  treeHeadSchema,
  type Receipt,
  type TreeHead,
} from '../../market/index.ts'
import { writeAtomically } from '../../store/index.ts'
import { InputError } from '../../world/index.ts'
import { headsIn, receiptsIn } from '../market-signed.ts'

const BASE = '/api/v1/market'
const TIMEOUT_MS = 30_000

export interface HeadOptions {
  readonly market?: string
  readonly receipt: readonly string[]
}

/**
 * Writes the signed head of a market's log into a file. What the file holds already has to be the beginning of it, and receipts have to
 * stand in it: who runs this every day finds out when the log was changed, and has the proof in hand.
 */
export async function marketHead(url: string, file: string, options: HeadOptions): Promise<void> {
  const before = await headIn(file)
  const receipts = (await Promise.all(options.receipt.map(receiptsIn))).flat()
  const head = await asked(url, '/tree-head', treeHeadSchema)
  const market = options.market ?? before?.market ?? head.market
  if (!(await isHeadOf(market, head)))
    refuse(
      'HEAD_UNSIGNED',
      'The head is not signed with the market’s key.',
      'Compare the key with one that you had by another way.',
      url,
    )
  if (before !== undefined && !(await goesOn(url, before, head)))
    refuse(
      'HEAD_NOT_CONSISTENT',
      `The market has signed a log of ${before.size} entries, which is in the file, and now one of ${head.size} that does not begin with it: ${JSON.stringify(head)}`,
      'Keep the file and this message: together they show that the log was changed. Tell the operator and the others who keep heads.',
      file,
    )
  await mustStand(url, head, receipts)
  await writeAtomically(file, (write) => write(JSON.stringify(head)))
  const held = before === undefined ? '' : `, which goes on from the ${before.size} that were there`
  process.stdout.write(`written ${file}: the head of ${head.size} entries${held}${standing(receipts)}\n`)
}

const standing = ({ length }: readonly Receipt[]): string =>
  length === 0 ? '' : `; ${length} ${length === 1 ? 'receipt stands' : 'receipts stand'} in it`

async function goesOn(url: string, before: TreeHead, head: TreeHead): Promise<boolean> {
  if (head.size < before.size) return false
  const { path } = await asked(
    url,
    `/proofs/consistency?first=${before.size}&second=${head.size}`,
    z.object({ path: z.array(z.string()) }),
  )
  return isBeginningOf(before, head, path)
}

/** The head in a file; undefined if there is no such file. */
async function headIn(file: string): Promise<TreeHead | undefined> {
  if (!existsSync(file)) return undefined
  const [head] = await headsIn(file)
  return head
}

/** Throws unless each of them stands in the log of a head, as the market has to prove. */
async function mustStand(url: string, head: TreeHead, receipts: readonly Receipt[]): Promise<void> {
  for (const receipt of receipts) {
    const { seq, hash, command } = receipt
    if (!(await isReceiptOf(head.market, receipt)))
      refuse(
        'RECEIPT_OTHER',
        `The receipt of ${command} is not signed by that market.`,
        'Give those of this market.',
        url,
      )
    const stands = seq <= head.size && (await isIn(url, head, { index: seq - 1, data: hash }))
    if (!stands)
      refuse(
        'RECEIPT_DROPPED',
        `The market has signed that ${command} is entry ${seq} with the hash ${hash}, and now a log in which it is not: ${JSON.stringify(head)}`,
        'Keep the receipt and this message: together they show that the log was changed. Tell the operator and the others who keep heads.',
        url,
      )
  }
}

async function isIn(url: string, head: TreeHead, leaf: { index: number; data: string }): Promise<boolean> {
  const path = `/proofs/inclusion?entry=${leaf.index + 1}&size=${head.size}`
  const proof = await asked(url, path, z.object({ path: z.array(z.string()) }))
  return includes(head, { ...leaf, path: proof.path })
}

async function asked<T>(url: string, path: string, schema: z.ZodType<T>): Promise<T> {
  const address = `${url.replace(/\/$/, '')}${BASE}${path}`
  const notAnswering = (why: string): never =>
    refuse(
      'MARKET_NOT_ANSWERING',
      `${address}: ${why}`,
      'Give the market’s address, such as https://market.example.',
      url,
    )
  const noAnswer = ({ cause, message }: Error): never => notAnswering(cause instanceof Error ? cause.message : message)
  const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(noAnswer)
  if (!response.ok) return notAnswering(`the answer is ${response.status}`)
  const read = schema.safeParse(jsonOf(await response.text().catch(noAnswer)))
  return read.success ? read.data : notAnswering('what answers there is no market')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function refuse(code: string, message: string, remedy: string, file: string): never {
  throw new InputError([{ code, message, remedy, file }])
}
