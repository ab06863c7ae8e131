/**
 * What pages of a market need of it without the rest: a page in a browser gets the modules that it uses, and no other. `web/` imports this or the index, and nothing deeper.
 */
export {
  type BankAccount,
  type BankEntry,
  type BankStatement,
  type SortedEntry,
  type SortedStatement,
  isBic,
  isIban,
  isPayable,
  readStatements,
  sortStatements,
} from './bank/index.ts'
export { canonicalJson } from './canonical.ts'
export { fingerprintOf, makeKeyFile, publicPartsOf, readKeyFile } from './key-file.ts'
export { envelopesSchema, sharesWith, trusteeKeysWith } from './key-use.ts'
export { billionthsIn, decimalOf } from './ledger/index.ts'
export { type Entry, type PublicEntry, START } from './log/index.ts'
export { operatorUri } from './operator-uri.ts'
export { actOf, eventOf, isRefusal, issueCredential, parseDocument, parseEvent } from './origin/index.ts'
export {
  type Book,
  type CanonicalBook,
  type Certificate,
  DEPTH,
  THRESHOLDS,
  checkCertificate,
  nodeName,
  partsOfGrade,
  publishedPrices,
  sealed,
  validateBook,
} from './round/index.ts'
export { BASKET } from './round/kinds/basket.ts'
export { BUY } from './round/kinds/buy.ts'
export { CONVERT } from './round/kinds/convert.ts'
export { FLOOR } from './round/kinds/floor.ts'
export type { BookingTerms } from './round/kinds/kind.ts'
export { PACKAGE } from './round/kinds/package.ts'
export { bookOrder, contractUnder, isCutByShortage, namesOf, orderSchema, plantWork } from './round/kinds/registry.ts'
export { SELL } from './round/kinds/sell.ts'
export { STORE } from './round/kinds/store.ts'
export { sealKeepingKey, trusteeKey } from './sealed/index.ts'
export { KEY_WAITS_MS, commandText, signCommand } from './signed-command.ts'
export { DEPOSIT_CLASSES, type DepositClass } from './venue/events/deposit-class.ts'
export { type ForTwo, PROPOSAL_HOLDS_MS, isForTwo } from './venue/events/for-two.ts'
export { publicEntryIn } from './venue/events/public-event.ts'
export { roundSchema } from './venue/events/round-spec.ts'
export { SCREENINGS, type ScreenedFor } from './venue/events/screening.ts'
export { goodsAt, priceText } from './venue/forms/plain.ts'
export { deficiencyOf } from './venue/rules/goods/conformity.ts'
export { marginFor } from './venue/rules/money/deposit-class.ts'
export { depositFor, roundUpDeposit, valuesIn } from './venue/rules/money/deposits.ts'
export { atLeastFloor } from './venue/rules/money/limits.ts'
export { mostMade, plantOf } from './venue/rules/orders/conversion.ts'
export { type LotFacts, type OrderFault, orderFaults, takenBy } from './venue/rules/orders/order-faults.ts'
export { type Offered, type Unknown, unknownNames } from './venue/rules/orders/order.ts'
export { unscreened } from './venue/rules/people/screening.ts'
export { isThresholdSafe } from './venue/rules/rounds/round.ts'
export { sealingFor } from './venue/sender/place-order.ts'
export { plantsShown } from './venue/sender/plants-shown.ts'
export { isReceiptOf, receiptSchema } from './venue/sequencer/receipt.ts'
export { type PublicLog, followPublicLog } from './venue/verify/public-log.ts'
