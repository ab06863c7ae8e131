import { z } from 'zod'
import { canonicalJson } from '../../canonical.ts'
import { isSignedBy } from './receipt.ts'

/** What a market has signed about its whole log as it stood. Who keeps one can show that the log was changed or cut later. */
export const treeHeadSchema = z.object({
  market: z.string().meta({ description: 'public key of the market' }),
  size: z.int().min(1).meta({ 'x-unit': 'count', description: 'entries of the log' }),
  at: z.string().meta({ description: 'instant of the last of them' }),
  hash: z.string().meta({ description: 'of that entry' }),
  root: z.string().meta({ description: 'of the tree over the hashes of all of them (RFC 9162, SHA-256)' }),
  signature: z.string().meta({ description: 'JWS (Ed25519) over the canonical JSON of the rest, without the text' }),
})
export type TreeHead = Readonly<z.infer<typeof treeHeadSchema>>
export type UnsignedHead = Omit<TreeHead, 'signature'>

/** With a name of its own, so that nothing else that a market signs is taken for it. */
export const textOfHead = ({ market, size, at, hash, root }: UnsignedHead): string =>
  canonicalJson({ ytterby: 'tree head', market, size, at, hash, root })

/** Whether a head is one of a market, as it has signed it. */
export const isHeadOf = (market: string, head: TreeHead): Promise<boolean> =>
  head.market === market ? isSignedBy(market, textOfHead(head), head.signature) : Promise.resolve(false)
