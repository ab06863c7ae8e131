import { z } from 'zod'
import { receiptSchema, treeHeadSchema, type Receipt, type TreeHead } from '../market/index.ts'
import { InputError } from '../world/index.ts'
import { readText } from '../files/index.ts'
import { cliFault } from './cli-fault.ts'

/** What a market has signed, as it was saved. */

/** A receipt as the API has answered, alone or with the answer around it, or a list of them as the pages save it. */
export async function receiptsIn(file: string): Promise<readonly Receipt[]> {
  const one = z.union([z.object({ receipt: receiptSchema }).transform(({ receipt }) => receipt), receiptSchema])
  const read = z.union([one.transform((receipt) => [receipt]), z.array(one).min(1)]).safeParse(await jsonIn(file))
  if (read.success) return read.data
  throw new InputError([cliFault('RECEIPT_NOT_ALLOWED', {}, { file })])
}

/** Heads as the API has answered: one, or those of days. */
export async function headsIn(file: string): Promise<readonly TreeHead[]> {
  const ofDays = z.object({ heads: z.array(z.object({ head: treeHeadSchema })).min(1) })
  const read = z
    .union([treeHeadSchema.transform((head) => [head]), ofDays.transform(({ heads }) => heads.map(({ head }) => head))])
    .safeParse(await jsonIn(file))
  if (read.success) return read.data
  throw new InputError([cliFault('HEAD_NOT_ALLOWED', {}, { file })])
}

/** What a file says; undefined if it is no JSON. */
export async function jsonIn(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readText(file))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
