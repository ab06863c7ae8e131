/**
 * How what is asked and logged is written: ids, texts, amounts, instants, days; and how something is refused. Nothing here knows a
 * market.
 */

export { goodsAt, type Goods } from './plain.ts'
export { CommandRefused, refuse } from './refusal.ts'
