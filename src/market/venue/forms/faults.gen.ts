// Made by `npm run messages` from faults.en.json and faults.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../messages/index.ts'
import en from './faults.en.json' with { type: 'json' }
import ja from './faults.ja.json' with { type: 'json' }

export const faultsMessages: Messages<{
  'NOT_ALLOWED.what': { role: string; command: Value }
  'NOT_ALLOWED.remedy': { roles: Value }
  'NOT_ALLOWED:read.what': { role: string }
  'NOT_ALLOWED:read.remedy': { roles: Value }
  'NOT_ALLOWED:read-operator.what': { role: string }
  'NOT_ALLOWED:read-operator.remedy': Plain
  'NOT_ALLOWED:no-member.what': Plain
  'NOT_ALLOWED:no-member.remedy': Plain
  'NOT_ALLOWED:trustee.what': { id: Value }
  'NOT_ALLOWED:trustee.remedy': Plain
  'NOT_ALLOWED:own-key.what': Plain
  'NOT_ALLOWED:own-key.remedy': Plain
  'NOT_ALLOWED:let-in.what': { role: string }
  'NOT_ALLOWED:let-in.remedy': Plain
  'NOT_ALLOWED:webhooks.what': { role: string }
  'NOT_ALLOWED:webhooks.remedy': Plain
  'NOT_ALLOWED:changed.what': { user: Value }
  'NOT_ALLOWED:changed.remedy': Plain
  'NOT_ALLOWED:revoked.what': Plain
  'NOT_ALLOWED:revoked.remedy': Plain
  'SCOPE_MISSING.what': { scopes: Value; command: Value; scope: Value }
  'SCOPE_MISSING.remedy': Plain
  'SCOPE_MISSING:read.what': { scopes: Value; scope: Value }
  'SCOPE_MISSING:read.remedy': Plain
  'INPUT_NOT_ALLOWED.what': { entry: Value; reason: Value }
  'INPUT_NOT_ALLOWED.remedy': Plain
  'COMMAND_ID_USED.what': { id: Value }
  'COMMAND_ID_USED.remedy': Plain
  'COMMAND_NOT_SIGNED.what': { party: Value }
  'COMMAND_NOT_SIGNED.remedy': Plain
  'SIGNATURE_WRONG.what': Plain
  'SIGNATURE_WRONG.remedy': Plain
  'SIGNATURE_WRONG:other.what': { key: Value }
  'SIGNATURE_WRONG:other.remedy': Plain
  'SIGNATURE_OF_ANOTHER.what': { key: Value; party: Value }
  'SIGNATURE_OF_ANOTHER.remedy': Plain
  'SIGNATURE_LAPSED.what': { signed: Value; at: Value }
  'SIGNATURE_LAPSED.remedy': Plain
  'RULES_OLD.what': { version: Value; release: Value }
  'RULES_OLD.remedy': Plain
  'RULES_ADOPTED.what': { version: Value }
  'RULES_ADOPTED.remedy': Plain
  'RULES_ROUNDS.what': { rounds: Value }
  'RULES_ROUNDS.remedy': Plain
  'TABLES_OTHER.what': { name: Value }
  'TABLES_OTHER.remedy': Plain
  'TABLES_ADOPTED.what': Plain
  'TABLES_ADOPTED.remedy': Plain
  'TABLES_ROUNDS.what': { rounds: Value }
  'TABLES_ROUNDS.remedy': Plain
  'TABLES_LACK.what': { lost: Value }
  'TABLES_LACK.remedy': Plain
  'TABLES_CHANGE_LOTS.what': { count: Value; among: Value }
  'TABLES_CHANGE_LOTS.remedy': Plain
  'MEMBER_UNKNOWN.what': { member: Value }
  'MEMBER_UNKNOWN.remedy': { known: Value }
  'MEMBER_SUSPENDED.what': { organisation: Value; suspended: Value }
  'MEMBER_SUSPENDED.remedy': Plain
  'NOT_A_MEMBER.what': Plain
  'NOT_A_MEMBER.remedy': Plain
  'USER_UNKNOWN.what': { user: Value }
  'USER_UNKNOWN.remedy': Plain
  'USER_UNKNOWN:list.what': { user: Value }
  'USER_UNKNOWN:list.remedy': Plain
  'USER_RESERVED.what': Plain
  'USER_RESERVED.remedy': Plain
  'USER_LOOKS_ALIKE.what': { user: Value; alike: Value }
  'USER_LOOKS_ALIKE.remedy': Plain
  'USER_WITHOUT_MEMBER.what': { role: string }
  'USER_WITHOUT_MEMBER.remedy': Plain
  'USER_OF_MEMBER.what': { role: string }
  'USER_OF_MEMBER.remedy': Plain
  'USER_SELF.what': Plain
  'USER_SELF.remedy': Plain
  'USER_SELF:remove.what': Plain
  'USER_SELF:remove.remedy': Plain
  'SUBJECT_MISSING.what': Plain
  'SUBJECT_MISSING.remedy': Plain
  'OIDC_OPERATOR.what': Plain
  'OIDC_OPERATOR.remedy': Plain
  'ORGANISATION_UNKNOWN.what': { organisation: Value }
  'ORGANISATION_UNKNOWN.remedy': Plain
  'ORGANISATION_LOOKS_ALIKE.what': { name: Value; own: Value; otherName: Value; other: Value }
  'ORGANISATION_LOOKS_ALIKE.remedy': Plain
  'TAKES_TWO_OPERATORS.what': { command: Value }
  'TAKES_TWO_OPERATORS.remedy': Plain
  'TAKES_TWO_OPERATORS:let-in.what': { user: Value }
  'TAKES_TWO_OPERATORS:let-in.remedy': Plain
  'TWO_REQUIRED.what': Plain
  'TWO_REQUIRED.remedy': Plain
  'OPERATORS_TOO_FEW.what': { user: Value }
  'OPERATORS_TOO_FEW.remedy': Plain
  'OPERATORS_TOO_FEW:none.what': Plain
  'OPERATORS_TOO_FEW:none.remedy': Plain
  'PROPOSAL_UNKNOWN.what': { proposal: Value }
  'PROPOSAL_UNKNOWN.remedy': Plain
  'PROPOSAL_TWICE.what': { proposal: Value }
  'PROPOSAL_TWICE.remedy': Plain
  'PROPOSAL_TOO_LONG.what': Plain
  'PROPOSAL_TOO_LONG.remedy': Plain
  'PROPOSAL_NEEDS_ANOTHER.what': { by: Value }
  'PROPOSAL_NEEDS_ANOTHER.remedy': Plain
  'PROPOSAL_LAPSED.what': { at: Value }
  'PROPOSAL_LAPSED.remedy': Plain
  'API_KEY_UNKNOWN.what': { key: Value }
  'API_KEY_UNKNOWN.remedy': Plain
  'API_KEY_SCOPES.what': { role: Value; scopes: Value }
  'API_KEY_SCOPES.remedy': { allowed: Value }
  'API_KEY_UNTIL.what': { until: Value; at: Value }
  'API_KEY_UNTIL.remedy': Plain
  'API_KEY_TWICE.what': Plain
  'API_KEY_TWICE.remedy': Plain
  'KEY_OF_ANOTHER.what': { organisation: Value }
  'KEY_OF_ANOTHER.remedy': Plain
  'KEY_NEEDS_CONSENT.what': { organisation: Value }
  'KEY_NEEDS_CONSENT.remedy': Plain
  'KEY_NEEDS_ANOTHER.what': { by: Value }
  'KEY_NEEDS_ANOTHER.remedy': Plain
  'KEY_NEEDS_ANOTHER:operator.what': Plain
  'KEY_NEEDS_ANOTHER:operator.remedy': Plain
  'KEY_WAITS.what': { at: Value }
  'KEY_WAITS.remedy': Plain
  'KEY_WAITS:operator.what': { at: Value }
  'KEY_WAITS:operator.remedy': Plain
  'KEYS_TWICE.what': { key: Value }
  'KEYS_TWICE.remedy': Plain
  'KEYS_TWICE:operator.what': { key: Value }
  'KEYS_TWICE:operator.remedy': Plain
  'SIGNING_KEY_UNKNOWN.what': { id: Value }
  'SIGNING_KEY_UNKNOWN.remedy': Plain
  'SIGNING_KEY_UNKNOWN:operator.what': { id: Value }
  'SIGNING_KEY_UNKNOWN:operator.remedy': Plain
  'SIGNING_KEY_UNKNOWN:own.what': { key: Value }
  'SIGNING_KEY_UNKNOWN:own.remedy': Plain
  'SIGNING_KEY_UNKNOWN:proposed.what': { key: Value }
  'SIGNING_KEY_UNKNOWN:proposed.remedy': Plain
  'SIGNING_KEY_UNKNOWN:waiting.what': { key: Value }
  'SIGNING_KEY_UNKNOWN:waiting.remedy': Plain
  'SIGNING_KEY_REVOKED.what': { id: Value; revoked: Value }
  'SIGNING_KEY_REVOKED.remedy': Plain
  'SIGNING_KEY_REVOKED:own.what': { key: Value; at: Value }
  'SIGNING_KEY_REVOKED:own.remedy': Plain
  'SIGNING_KEY_REVOKED:replaced.what': { id: Value }
  'SIGNING_KEY_REVOKED:replaced.remedy': Plain
  'SIGNING_KEY_PASSED.what': { until: Value; at: Value }
  'SIGNING_KEY_PASSED.remedy': Plain
  'SIGNING_KEY_PASSED:when.what': { id: Value; from: Value; until: Value }
  'SIGNING_KEY_PASSED:when.remedy': Plain
  'SIGNING_KEY_TWICE.what': Plain
  'SIGNING_KEY_TWICE.remedy': Plain
  'SIGNING_KEY_WEAK.what': Plain
  'SIGNING_KEY_WEAK.remedy': Plain
  'OPERATOR_KEY_OTHER.what': { key: Value }
  'OPERATOR_KEY_OTHER.remedy': Plain
  'OPERATOR_KEY_OWN.what': Plain
  'OPERATOR_KEY_OWN.remedy': Plain
  'OPERATORS_SIGN.what': Plain
  'OPERATORS_SIGN.remedy': Plain
  'OPERATOR_KEYS_MISSING.what': { users: Value }
  'OPERATOR_KEYS_MISSING.remedy': Plain
  'TRUSTEE_KEYS_NUMBER.what': { keysUsed: Value; organisation: Value; from: Value }
  'TRUSTEE_KEYS_NUMBER.remedy': { next: Value }
  'TRUSTEE_KEY_WEAK.what': { number: Value }
  'TRUSTEE_KEY_WEAK.remedy': Plain
  'TRUSTEE_KEY_TEXT.what': { number: Value }
  'TRUSTEE_KEY_TEXT.remedy': Plain
  'TRUSTEE_KEY_TWICE.what': { number: Value }
  'TRUSTEE_KEY_TWICE.remedy': Plain
  'TRUSTEE_WITHOUT_KEY.what': { trustee: Value }
  'TRUSTEE_WITHOUT_KEY.remedy': Plain
  'TRUSTEES_TWICE.what': Plain
  'TRUSTEES_TWICE.remedy': Plain
  'TRUSTEES_TOO_FEW.what': { threshold: Value; length: Value }
  'TRUSTEES_TOO_FEW.remedy': Plain
  'TRUSTEES_TOO_FEW:threshold.what': { threshold: Value; length: Value; fewer: Value }
  'TRUSTEES_TOO_FEW:threshold.remedy': { enough: Value }
  'NOT_A_TRUSTEE.what': { organisation: Value; name: Value }
  'NOT_A_TRUSTEE.remedy': Plain
  'SHARES_GIVEN.what': { organisation: Value; round: Value }
  'SHARES_GIVEN.remedy': Plain
  'SHARES_GIVEN:some.what': { organisation: Value; count: Value; orders: Value }
  'SHARES_GIVEN:some.remedy': Plain
  'SHARES_WRONG.what': { count: Value; orders: Value }
  'SHARES_WRONG.remedy': Plain
  'SHARES_WRONG:none.what': { round: Value; count: Value }
  'SHARES_WRONG:none.remedy': Plain
  'SHARES_TOO_FEW.what': { given: Value; threshold: Value }
  'SHARES_TOO_FEW.remedy': Plain
  'ORDERS_UNREAD.what': { count: Value; orders: Value; who: string; time: string; from: Value }
  'ORDERS_UNREAD.remedy': Plain
  'READING_OVER.what': { round: Value; count: Value }
  'READING_OVER.remedy': Plain
  'ROUND_UNKNOWN.what': { round: Value }
  'ROUND_UNKNOWN.remedy': { known: Value }
  'ROUND_UNKNOWN:list.what': { round: Value }
  'ROUND_UNKNOWN:list.remedy': Plain
  'ROUND_TWICE.what': { round: Value }
  'ROUND_TWICE.remedy': Plain
  'ROUND_TIMES.what': { opens: Value; closes: Value; at: Value }
  'ROUND_TIMES.remedy': Plain
  'ROUND_NOT_READY.what': { id: Value; status: Value; needed: Value }
  'ROUND_NOT_READY.remedy': Plain
  'ROUND_NOT_OPEN.what': { round: Value; opens: Value; closes: Value; at: Value }
  'ROUND_NOT_OPEN.remedy': { when: string }
  'ROUND_NOT_OVER.what': { name: Value; closes: Value; at: Value }
  'ROUND_NOT_OVER.remedy': Plain
  'ROUND_BEFORE.what': { first: Value; name: Value; status: Value }
  'ROUND_BEFORE.remedy': Plain
  'PLACE_UNKNOWN:round.what': { place: Value }
  'PLACE_UNKNOWN:round.remedy': Plain
  'MATERIAL_UNKNOWN.what': { material: Value }
  'MATERIAL_UNKNOWN.remedy': Plain
  'GRADE_UNKNOWN.what': { grade: Value; material: Value }
  'GRADE_UNKNOWN.remedy': { known: Value }
  'ROUTE_OWNER.what': { route: Value; owner: Value }
  'ROUTE_OWNER.remedy': Plain
  'DEPOSIT_CLASSES.what': { why: Value }
  'DEPOSIT_CLASSES.remedy': Plain
  'DEPOSIT_BELOW_DAMAGES.what': { why: Value }
  'DEPOSIT_BELOW_DAMAGES.remedy': Plain
  'DEPOSIT_TOO_SMALL.what': { name: Value; deposit: Value; given: Value }
  'DEPOSIT_TOO_SMALL.remedy': Plain
  'COLLAR_REFERENCE.what': { without: Value }
  'COLLAR_REFERENCE.remedy': Plain
  'COLLAR_REFERENCE:not-traded.what': { good: Value }
  'COLLAR_REFERENCE:not-traded.remedy': Plain
  'COLLAR_REFERENCE:round.what': { round: Value }
  'COLLAR_REFERENCE:round.remedy': Plain
  'ORDER_UNKNOWN.what': { id: Value; round: Value }
  'ORDER_UNKNOWN.remedy': Plain
  'ORDER_ID_TAKEN.what': { order: Value }
  'ORDER_ID_TAKEN.remedy': Plain
  'ORDER_ID_TAKEN:withdrawn.what': { order: Value }
  'ORDER_ID_TAKEN:withdrawn.remedy': Plain
  'ORDER_NOT_UNREAD.what': { order: Value }
  'ORDER_NOT_UNREAD.remedy': Plain
  'REVEALED_WRONG.what': { order: Value }
  'REVEALED_WRONG.remedy': Plain
  'ENVELOPE_WRONG.what': { version: Value; order: Value; organisation: Value; fault: Value }
  'ENVELOPE_WRONG.remedy': Plain
  'SCREENING_MISSING.what': { name: Value; needed: Value; organisation: Value; lacking: Value }
  'SCREENING_MISSING.remedy': Plain
  'SCREENING_DATES.what': { on: Value; until: Value; today: Value }
  'SCREENING_DATES.remedy': Plain
  'ORDERS_TOO_MANY.what': { organisation: Value; standing: Value; name: Value; orders: Value }
  'ORDERS_TOO_MANY.remedy': Plain
  'AMENDMENTS_TOO_MANY.what': { organisation: Value; round: Value; times: Value }
  'AMENDMENTS_TOO_MANY.remedy': Plain
  'AMENDMENTS_TOO_MANY:order.what': { order: Value; times: Value; round: Value }
  'AMENDMENTS_TOO_MANY:order.remedy': Plain
  'BYTES_TOO_MANY.what': { bytes: Value; megabytes: Value; name: Value; organisation: Value; left: Value }
  'BYTES_TOO_MANY.remedy': Plain
  'LOT_UNKNOWN.what': { id: Value }
  'LOT_UNKNOWN.remedy': Plain
  'LOT_BOUND.what': { event: Value; organisation: Value; why: Value }
  'LOT_BOUND.remedy': Plain
  'LOT_BOUND:another.what': { event: Value }
  'LOT_BOUND:another.remedy': Plain
  'PARCEL_UNKNOWN.what': { parcel: Value }
  'PARCEL_UNKNOWN.remedy': Plain
  'PARCEL_UNKNOWN:any.what': { parcel: Value; round: Value }
  'PARCEL_UNKNOWN:any.remedy': Plain
  'PARCEL_NOT_OPEN.what': { parcel: Value }
  'PARCEL_NOT_OPEN.remedy': Plain
  'PARCEL_OTHER_GOODS.what': { why: Value }
  'PARCEL_OTHER_GOODS.remedy': Plain
  'PARCEL_EXCEEDED.what': { parcel: Value; left: Value; grams: Value }
  'PARCEL_EXCEEDED.remedy': Plain
  'PARCEL_NOT_COVERED.what': { member: Value; round: Value; missing: Value; currency: Value }
  'PARCEL_NOT_COVERED.remedy': Plain
  'DELIVERY_SETTLED.what': { delivery: Value; round: Value; state: string }
  'DELIVERY_SETTLED.remedy': Plain
  'DELIVERY_UNKNOWN.what': { delivery: Value; round: Value }
  'DELIVERY_UNKNOWN.remedy': Plain
  'NOT_DELIVERED.what': { count: Value; parcels: Value }
  'NOT_DELIVERED.remedy': Plain
  'DISPUTES_NONE.what': { round: Value }
  'DISPUTES_NONE.remedy': Plain
  'DISPUTES_POSSIBLE.what': { round: Value; days: Value; last: Value }
  'DISPUTES_POSSIBLE.remedy': Plain
  'DISPUTE_UNKNOWN.what': { delivery: Value; round: Value }
  'DISPUTE_UNKNOWN.remedy': Plain
  'DISPUTE_TOO_LATE.what': { at: Value; days: Value }
  'DISPUTE_TOO_LATE.remedy': Plain
  'DISPUTE_TWICE.what': Plain
  'DISPUTE_TWICE.remedy': Plain
  'DISPUTE_OWN.what': Plain
  'DISPUTE_OWN.remedy': Plain
  'DISPUTE_ANSWERED.what': { at: Value }
  'DISPUTE_ANSWERED.remedy': Plain
  'DISPUTE_UNHEARD.what': { days: Value; at: Value }
  'DISPUTE_UNHEARD.remedy': Plain
  'DISPUTE_AMOUNT.what': Plain
  'DISPUTE_AMOUNT.remedy': Plain
  'DISPUTE_BEYOND.what': { bound: Value; currency: Value; amount: Value }
  'DISPUTE_BEYOND.remedy': Plain
  'DISPUTE_DEFAULTED.what': { buyer: Value; round: Value }
  'DISPUTE_DEFAULTED.remedy': Plain
  'DISPUTE_OF_BUYER.what': { days: Value; at: Value }
  'DISPUTE_OF_BUYER.remedy': { reader: string }
  'DISPUTE_LAPSED.what': { days: Value; at: Value }
  'DISPUTE_LAPSED.remedy': Plain
  'DISPUTE_OVER.what': { how: string; at: Value }
  'DISPUTE_OVER.remedy': Plain
  'FORCE_MAJEURE_NONE.what': { name: Value }
  'FORCE_MAJEURE_NONE.remedy': Plain
  'FORCE_MAJEURE_TWICE.what': Plain
  'FORCE_MAJEURE_TWICE.remedy': Plain
  'FORCE_MAJEURE_LATE.what': { found: Value }
  'FORCE_MAJEURE_LATE.remedy': Plain
  'FORCE_MAJEURE_UNKNOWN.what': Plain
  'FORCE_MAJEURE_UNKNOWN.remedy': Plain
  'FORCE_MAJEURE_OVER.what': { at: Value }
  'FORCE_MAJEURE_OVER.remedy': Plain
  'FORCE_MAJEURE_OVER:lapsed.what': { days: Value; at: Value }
  'FORCE_MAJEURE_OVER:lapsed.remedy': Plain
  'FORCE_MAJEURE_DAYS.what': { name: Value; most: Value }
  'FORCE_MAJEURE_DAYS.remedy': Plain
  'FORCE_MAJEURE_OPEN.what': { at: Value }
  'FORCE_MAJEURE_OPEN.remedy': Plain
  'FORCE_MAJEURE_TIME.what': { days: Value; found: Value }
  'FORCE_MAJEURE_TIME.remedy': Plain
  'TRADE_NOT_REVIEWABLE:handed-over.what': Plain
  'TRADE_NOT_REVIEWABLE:handed-over.remedy': Plain
  'TRADE_NOT_REVIEWABLE:contract.what': Plain
  'TRADE_NOT_REVIEWABLE:contract.remedy': Plain
  'TRADE_REVIEW_NONE.what': { name: Value }
  'TRADE_REVIEW_NONE.remedy': Plain
  'TRADE_REVIEW_LATE.what': { name: Value; clearedAt: Value; days: Value }
  'TRADE_REVIEW_LATE.remedy': Plain
  'TRADE_REVIEW_TWICE.what': Plain
  'TRADE_REVIEW_TWICE.remedy': Plain
  'TRADE_REVIEW_COMPENSATION.what': { compensation: Value; currency: Value; most: Value }
  'TRADE_REVIEW_COMPENSATION.remedy': Plain
  'TRADE_REVIEW_OWN.what': Plain
  'TRADE_REVIEW_OWN.remedy': Plain
  'TRADE_REVIEW_UNKNOWN.what': Plain
  'TRADE_REVIEW_UNKNOWN.remedy': Plain
  'TRADE_REVIEW_CONSENT.what': Plain
  'TRADE_REVIEW_CONSENT.remedy': Plain
  'TRADE_REVIEW_OVER.what': { at: Value }
  'TRADE_REVIEW_OVER.remedy': Plain
  'TRADE_REVIEW_OVER:ended.what': { how: string; at: Value }
  'TRADE_REVIEW_OVER:ended.remedy': Plain
  'TRADE_REVIEW_OVER:no-consent.what': { at: Value }
  'TRADE_REVIEW_OVER:no-consent.remedy': Plain
  'TRADE_REVIEW_OVER:no-answer.what': { days: Value; at: Value }
  'TRADE_REVIEW_OVER:no-answer.remedy': Plain
  'TRADE_REVIEW_OVER:lapsed.what': { days: Value; at: Value }
  'TRADE_REVIEW_OVER:lapsed.remedy': Plain
  'TRADE_REVIEW_OPEN.what': { at: Value }
  'TRADE_REVIEW_OPEN.remedy': Plain
  'TRADE_REVIEW_OPEN:agreed.what': { parcel: Value }
  'TRADE_REVIEW_OPEN:agreed.remedy': { days: Value; at: Value }
  'TRADE_REVIEW_DISPUTES.what': { member: Value; round: Value; bound: Value; currency: Value; left: Value }
  'TRADE_REVIEW_DISPUTES.remedy': Plain
  'NOT_SHORT.what': { organisation: Value; name: Value }
  'NOT_SHORT.remedy': Plain
  'MONEY_MISSING.what': { missing: Value }
  'MONEY_MISSING.remedy': Plain
  'CASH_TOO_LITTLE.what': { member: Value; free: Value; currency: Value; amount: Value; isOwed: Value }
  'CASH_TOO_LITTLE.remedy': Plain
  'CONTRACT_NOT_YOURS.what': { contract: Value }
  'CONTRACT_NOT_YOURS.remedy': Plain
  'CONTRACT_TWICE.what': { contract: Value }
  'CONTRACT_TWICE.remedy': Plain
  'CONTRACT_IN_ROUND.what': { round: Value; status: string }
  'CONTRACT_IN_ROUND.remedy': Plain
  'CONTRACT_TOO_LARGE.what': { amount: Value; currency: Value; budget: Value; most: Value }
  'CONTRACT_TOO_LARGE.remedy': Plain
  'BUDGET_TOO_SMALL.what': { budget: Value; there: Value; currency: Value; bound: Value }
  'BUDGET_TOO_SMALL.remedy': Plain
  'BUDGET_NOT_FREE.what': { budget: Value; member: Value; most: Value; currency: Value; amount: Value; there: Value; bound: Value }
  'BUDGET_NOT_FREE.remedy': Plain
  'NOTICE_TOO_SMALL.what': { given: Value; currency: Value; amount: Value }
  'NOTICE_TOO_SMALL.remedy': Plain
  'NOTICE_NOT_OVER.what': { rounds: Value }
  'NOTICE_NOT_OVER.remedy': Plain
  'NOTICE_BEYOND_BALANCE.what': { there: Value; currency: Value; amount: Value }
  'NOTICE_BEYOND_BALANCE.remedy': Plain
  'BANK_ACCOUNT_MISSING.what': { organisation: Value }
  'BANK_ACCOUNT_MISSING.remedy': Plain
  'BANK_ACCOUNT_MISSING:market.what': Plain
  'BANK_ACCOUNT_MISSING:market.remedy': Plain
  'BANK_OTHER_ACCOUNT.what': { of: Value; own: Value }
  'BANK_OTHER_ACCOUNT.remedy': Plain
  'BANK_ENTRY_TWICE.what': { entry: Value }
  'BANK_ENTRY_TWICE.remedy': Plain
  'NAMED_TWICE.what': { twice: Value }
  'NAMED_TWICE.remedy': Plain
  'PAYOUT_UNKNOWN.what': { payout: Value }
  'PAYOUT_UNKNOWN.remedy': Plain
  'PAYOUT_UNKNOWN:any.what': { name: Value }
  'PAYOUT_UNKNOWN:any.remedy': Plain
  'PAYOUT_TWICE.what': { payout: Value }
  'PAYOUT_TWICE.remedy': Plain
  'PAYOUT_NOT_PAYABLE.what': { amount: Value; currency: Value }
  'PAYOUT_NOT_PAYABLE.remedy': Plain
  'PAYOUT_NOT_READY.what': { name: Value; status: Value; needed: Value }
  'PAYOUT_NOT_READY.remedy': Plain
  'PAYOUT_OTHER_AMOUNT.what': { name: Value; amount: Value; paid: Value }
  'PAYOUT_OTHER_AMOUNT.remedy': Plain
  'PAYMENT_FILE_MADE.what': { date: Value }
  'PAYMENT_FILE_MADE.remedy': Plain
  'PAYMENT_FILE_DATE.what': { today: Value; date: Value }
  'PAYMENT_FILE_DATE.remedy': Plain
  'PAYMENT_FILE_EMPTY.what': Plain
  'PAYMENT_FILE_EMPTY.remedy': Plain
  'PAYMENT_FILE_UNKNOWN.what': { date: Value }
  'PAYMENT_FILE_UNKNOWN.remedy': Plain
  'BOOK_UNKNOWN.what': { id: Value }
  'BOOK_UNKNOWN.remedy': Plain
  'STATEMENT_UNKNOWN.what': { id: Value }
  'STATEMENT_UNKNOWN.remedy': Plain
  'ALARMS_UNKNOWN.what': { id: Value }
  'ALARMS_UNKNOWN.remedy': Plain
  'MAIL_OFF.what': Plain
  'MAIL_OFF.remedy': Plain
  'MAIL_NOT_SENT.what': Plain
  'MAIL_NOT_SENT.remedy': Plain
  'MAIL_CODES_MANY.what': { most: Value }
  'MAIL_CODES_MANY.remedy': Plain
  'MAIL_CODE_WRONG.what': Plain
  'MAIL_CODE_WRONG.remedy': { minutes: Value; tries: Value }
  'WEBHOOKS_MANY.what': { most: Value }
  'WEBHOOKS_MANY.remedy': Plain
  'WEBHOOK_UNKNOWN.what': { id: Value }
  'WEBHOOK_UNKNOWN.remedy': Plain
  'WEBHOOK_ADDRESS.what': Plain
  'WEBHOOK_ADDRESS.remedy': Plain
  'LETTER_UNKNOWN.what': { id: Value }
  'LETTER_UNKNOWN.remedy': Plain
}> = { en, ja }
