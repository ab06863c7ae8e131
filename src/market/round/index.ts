export {
  gradeName,
  nodeName,
  partsOfGrade,
  type Alternative,
  type Book,
  type FloorContract,
  type Material,
  type Order,
  type PriceRule,
  type Route,
} from './book.ts'
export { buyBaskets, type Basket } from './kinds/basket.ts'
export { buy } from './kinds/buy.ts'
export { convert, type Recipe } from './kinds/convert.ts'
export { floorContract } from './kinds/floor.ts'
export type { BookingTerms, KindFault, OrderKind, OrderNames, PlantWork } from './kinds/kind.ts'
export { sellPackage } from './kinds/package.ts'
export {
  askOf,
  bookOrder,
  contractUnder,
  goodsOffered,
  isCutByShortage,
  kindFaults,
  limitOf,
  namesOf,
  orderSchema,
  orderSchemaBefore,
  plantWork,
  repeats,
  type OrderContent,
} from './kinds/registry.ts'
export { sell } from './kinds/sell.ts'
export { store } from './kinds/store.ts'
export { inTurn, validateBook, type CanonicalBook } from './validate-book.ts'
export { sealed, type Certificate, type Stated } from './certificate.ts'
export { checkCertificate } from './check.ts'
export { CertificateRefused } from './refused.ts'
export { clearRound, USUAL_LIMITS, type SearchLimits } from './clear.ts'
export { moneyOf, settleContracts, sumOf, type Money, type Settlement } from './money.ts'
export { publishedFills, publishedPrices, type Fill, type Price } from './published.ts'
export { raiseAlarms, THRESHOLDS, type Alarm, type CancelledTrade, type Registered, type Thresholds } from './alarms.ts'
export { benchmarksOf, DEPTH, type Benchmark, type Depth } from './benchmark.ts'
export type { UltimateOwners } from './positions.ts'
