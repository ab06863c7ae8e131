/**
 * What follows from a market as it stands: functions that read the slices of it that they need, and refuse. `money` (deposits,
 * limits, netting, default waterfall), `orders`, `rounds`, `goods` (parcels, hand-overs, lots), `people`.
 */

export { stakesIn } from './money/stakes.ts'
export { paidByContracts } from './money/contract-pay.ts'
export { waterfall, type WaterfallLayer } from './money/waterfall.ts'
export { clearBook, type Cleared } from './rounds/clearing.ts'
export { openParcels } from './goods/delivery.ts'
export { carriedOf } from './goods/parcels.ts'
export { screeningExpiries } from './people/screening.ts'
export { shortfallsIn } from './money/owed.ts'
export { roundUpDeposit, valuesIn, type Values } from './money/deposits.ts'
export { bindingOf, sealingOf } from './rounds/round.ts'
