import type { OrderContent } from '../../../../src/market/index.ts'
import { orderSchema } from '../../../../src/market/venue/events/order.ts'
import { unknownNames, type Offered, type Unknown } from '../../../../src/market/venue/rules/orders/order.ts'

/** An order that was pasted, or why it is none. */
export type Imported =
  | { readonly kind: 'order'; readonly content: OrderContent }
  | { readonly kind: 'no-json'; readonly why: string }
  | { readonly kind: 'no-order'; readonly issues: readonly string[] }
  | { readonly kind: 'twice' }
  | { readonly kind: 'unknown'; readonly names: readonly Unknown[] }

export function importOrder(text: string, offered: Offered): Imported {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch (error) {
    return { kind: 'no-json', why: error instanceof Error ? error.message : String(error) }
  }
  const read = orderSchema.safeParse(given)
  if (!read.success)
    return {
      kind: 'no-order',
      issues: read.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`),
    }
  const content = read.data
  const names = unknownNames(content, offered)
  if (names.length > 0) return { kind: 'unknown', names }
  // The form has one bid for each month: which of two is meant is not for it to guess.
  if (content.kind === 'buy' && new Set(content.at.map(({ month }) => month)).size < content.at.length)
    return { kind: 'twice' }
  return { kind: 'order', content }
}
