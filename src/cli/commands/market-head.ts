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
import { InputError, type Fault } from '../../world/index.ts'
import { headsIn, receiptsIn } from '../market-signed.ts'
import { cliFault, word } from '../cli-fault.ts'
import { type Text } from '../../messages/index.ts'

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
  if (!(await isHeadOf(market, head))) refuse(cliFault('HEAD_UNSIGNED', {}, { file: url }))
  if (before !== undefined && !(await goesOn(url, before, head)))
    refuse(
      cliFault('HEAD_NOT_CONSISTENT', { earlier: before.size, now: head.size, head: JSON.stringify(head) }, { file }),
    )
  await mustStand(url, head, receipts)
  await writeAtomically(file, (write) => write(JSON.stringify(head)))
  const held = before === undefined ? '' : `, which goes on from the ${before.size} that were there`
  process.stdout.write(`Wrote ${file}: the head of ${head.size} entries${held}${standing(receipts)}\n`)
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
    if (!(await isReceiptOf(head.market, receipt))) refuse(cliFault('RECEIPT_OTHER', { command }, { file: url }))
    const stands = seq <= head.size && (await isIn(url, head, { index: seq - 1, data: hash }))
    if (!stands) refuse(cliFault('RECEIPT_DROPPED', { command, seq, hash, head: JSON.stringify(head) }, { file: url }))
  }
}

async function isIn(url: string, head: TreeHead, leaf: { index: number; data: string }): Promise<boolean> {
  const path = `/proofs/inclusion?entry=${leaf.index + 1}&size=${head.size}`
  const proof = await asked(url, path, z.object({ path: z.array(z.string()) }))
  return includes(head, { ...leaf, path: proof.path })
}

async function asked<T>(url: string, path: string, schema: z.ZodType<T>): Promise<T> {
  const address = `${url.replace(/\/$/, '')}${BASE}${path}`
  const notAnswering = (why: string | Text): never =>
    refuse(cliFault('MARKET_NOT_ANSWERING', { address, why }, { file: url }))
  const noAnswer = ({ cause, message }: Error): never => notAnswering(cause instanceof Error ? cause.message : message)
  const response = await fetch(address, { signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(noAnswer)
  if (!response.ok) return notAnswering(word('status', { status: response.status }))
  const read = schema.safeParse(jsonOf(await response.text().catch(noAnswer)))
  return read.success ? read.data : notAnswering(word('no-market'))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function refuse(fault: Fault): never {
  throw new InputError([fault])
}
