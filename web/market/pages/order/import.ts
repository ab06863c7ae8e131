import type { OrderContent } from '../../../../src/market/index.ts'
import { type Offered, orderSchema, type Unknown, unknownNames } from '../../../../src/market/light.ts'
import { pageOf } from '../../subjects/order/kinds/registry.ts'

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
  if (pageOf(content.kind).repeats?.(content) === true) return { kind: 'twice' }
  return { kind: 'order', content }
}
