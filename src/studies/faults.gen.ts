// Made by `npm run messages` from faults.en.json and faults.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './faults.en.json' with { type: 'json' }
import ja from './faults.ja.json' with { type: 'json' }

export const faultsMessages: Messages<{
  'PLACE_UNKNOWN.what': { kind: string; word: Value }
  'PLACE_UNKNOWN.remedy': { suggestion: Value }
  'MONTH_UNREADABLE.what': { text: Value }
  'MONTH_UNREADABLE.remedy': Plain
  'COMPANY_ID_UNKNOWN.what': { id: Value }
  'COMPANY_ID_UNKNOWN.remedy': { suggestion: Value }
  'COMPANY_EMPTY.what': Plain
  'COMPANY_EMPTY.remedy': Plain
  'COMPANY_PART_NOT_TRADED.what': { place: Value; material: Value; part: Value }
  'COMPANY_PART_NOT_TRADED.remedy': Plain
  'COMPANY_PART_NOT_TRADED:supplier.what': { supplier: Value; material: Value; place: Value; part: Value }
  'COMPANY_PART_NOT_TRADED:supplier.remedy': Plain
  'COMPANY_PART_NOT_TRADED:exposure.what': { material: Value; from: Value; part: Value }
  'COMPANY_PART_NOT_TRADED:exposure.remedy': Plain
  'MENU_EMPTY.what': { id: Value }
  'MENU_EMPTY.remedy': Plain
  'MENU_WAITS.what': { id: Value }
  'MENU_WAITS.remedy': Plain
  'MENU_BY_WEIGHT.what': { id: Value }
  'MENU_BY_WEIGHT.remedy': Plain
  'MENU_CONTRACTS.what': Plain
  'MENU_CONTRACTS.remedy': Plain
  'MENU_CONDUCT.what': Plain
  'MENU_CONDUCT.remedy': Plain
  'MENU_TARIFF.what': { tariff: Value }
  'MENU_TARIFF.remedy': Plain
  'MENU_CROSSES.what': { one: Value; other: Value }
  'MENU_CROSSES.remedy': Plain
  'MENU_MISSES_TARGET.what': { menu: Value; targets: Value }
  'MENU_MISSES_TARGET.remedy': Plain
  'MENU_TOO_LARGE.what': { measures: Value; sets: Value; most: Value; limit: Value }
  'MENU_TOO_LARGE.remedy': Plain
  'MEMBER_TOO_MANY.what': { measures: Value; most: Value; solves: Value; limit: Value }
  'MEMBER_TOO_MANY.remedy': Plain
  'MEMBER_USES_NOTHING.what': { places: Value }
  'MEMBER_USES_NOTHING.remedy': Plain
  'YEAR_WITHOUT_PLAN.what': Plain
  'YEAR_WITHOUT_PLAN.remedy': Plain
  'PLAN_FILE_UNREADABLE.what': Plain
  'PLAN_FILE_UNREADABLE.remedy': Plain
  'PLAN_YEAR.what': { year: Value }
  'PLAN_YEAR.remedy': { first: Value; last: Value }
  'PLAN_BLOCKS.what': { part: Value; text: Value }
  'PLAN_BLOCKS.remedy': Plain
  'PLAN_BLOCKS:order.what': { part: Value; text: Value }
  'PLAN_BLOCKS:order.remedy': Plain
  'PLAN_BLOCKS:far.what': { part: Value; text: Value; most: Value }
  'PLAN_BLOCKS:far.remedy': Plain
  'PLAN_RISK.what': { text: Value }
  'PLAN_RISK.remedy': Plain
  'PLAN_NO_CONTINGENCIES.what': Plain
  'PLAN_NO_CONTINGENCIES.remedy': Plain
  'PLAN_DRAWN.what': { contingencies: Value; most: Value }
  'PLAN_DRAWN.remedy': { most: Value }
  'PLAN_DRAWN:none.what': Plain
  'PLAN_DRAWN:none.remedy': { most: Value }
  'PLAN_NOTHING.what': Plain
  'PLAN_NOTHING.remedy': Plain
  'PLAN_ITEM_UNKNOWN.what': { id: Value }
  'PLAN_ITEM_UNKNOWN.remedy': Plain
  'PLAN_ITEM_UNKNOWN:asked.what': { id: Value }
  'PLAN_ITEM_UNKNOWN:asked.remedy': { suggestion: Value }
  'PLAN_ITEM_BOTH.what': { id: Value }
  'PLAN_ITEM_BOTH.remedy': Plain
  'PLAN_ITEM_LATE.what': { id: Value; month: Value; late: Value }
  'PLAN_ITEM_LATE.remedy': Plain
  'PLAN_ITEMS_CLASH.what': { items: Value }
  'PLAN_ITEMS_CLASH.remedy': Plain
  'PLAN_BUDGET_TOO_SMALL.what': { items: Value; cost: Value; budget: Value }
  'PLAN_BUDGET_TOO_SMALL.remedy': Plain
  'PLAN_TARGET_MISSED.what': { id: Value; by: Value; when: Value; needed: Value; there: Value; added: Value; within: Value }
  'PLAN_TARGET_MISSED.remedy': Plain
  'PLAN_TARGET_MISSED:overdrawn.what': { id: Value; by: Value; high: Value }
  'PLAN_TARGET_MISSED:overdrawn.remedy': Plain
  'PLAN_NONE_IN_TIME.what': Plain
  'PLAN_NONE_IN_TIME.remedy': Plain
  'BUDGET_UNREADABLE.what': { text: Value }
  'BUDGET_UNREADABLE.remedy': Plain
  'BUDGET_UNREADABLE:large.what': { text: Value; millionUsd: Value; most: Value }
  'BUDGET_UNREADABLE:large.remedy': Plain
  'CURRENCY_UNKNOWN.what': { code: Value }
  'CURRENCY_UNKNOWN.remedy': { suggestion: Value }
  'TERMS_ID_UNKNOWN.what': { what: string; id: Value }
  'TERMS_ID_UNKNOWN.remedy': { suggestion: Value }
  'TERMS_ID_UNKNOWN:limit.what': { limit: Value; item: Value }
  'TERMS_ID_UNKNOWN:limit.remedy': { suggestion: Value }
  'TERMS_YEARS_REVERSED.what': { id: Value; until: Value; from: Value }
  'TERMS_YEARS_REVERSED.remedy': Plain
  'TERMS_DO_NOTHING:limit.what': { id: Value }
  'TERMS_DO_NOTHING:limit.remedy': Plain
  'TERMS_DO_NOTHING:file.what': Plain
  'TERMS_DO_NOTHING:file.remedy': Plain
  'TERMS_DO_NOTHING:budget.what': { id: Value; year: Value; last: Value }
  'TERMS_DO_NOTHING:budget.remedy': Plain
  'TERMS_TWICE.what': { twice: Value }
  'TERMS_TWICE.remedy': Plain
  'CONTRACT_UNKNOWN.what': { id: Value }
  'CONTRACT_UNKNOWN.remedy': { suggestion: Value }
  'CONTRACT_NOT_OURS.what': { id: Value; sites: Value }
  'CONTRACT_NOT_OURS.remedy': Plain
  'CORE_UNKNOWN.what': { id: Value }
  'CORE_UNKNOWN.remedy': { suggestion: Value }
  'CORE_NOT_OURS.what': { id: Value }
  'CORE_NOT_OURS.remedy': Plain
  'DUMPING_NO_PRICES.what': Plain
  'DUMPING_NO_PRICES.remedy': Plain
  'DUMPING_NO_PRODUCERS.what': Plain
  'DUMPING_NO_PRODUCERS.remedy': Plain
  'DUMPING_PROJECT_UNKNOWN.what': { id: Value }
  'DUMPING_PROJECT_UNKNOWN.remedy': { suggestion: Value }
  'DRAWS_FAIL.what': { found: Value; drawn: Value }
  'DRAWS_FAIL.remedy': Plain
  'TOTALS_TOO_FEW.what': { totalOrderSamples: Value }
  'TOTALS_TOO_FEW.remedy': { least: Value }
  'TOTALS_OVER_RUNS.what': { totalOrderSamples: Value; samples: Value }
  'TOTALS_OVER_RUNS.remedy': Plain
  'FACTOR_UNKNOWN.what': { id: Value }
  'FACTOR_UNKNOWN.remedy': { meant: Value }
  'EPISODE_NONE.what': Plain
  'EPISODE_NONE.remedy': Plain
  'EPISODE_UNKNOWN.what': { name: Value }
  'EPISODE_UNKNOWN.remedy': { suggestion: Value; known: Value }
  'OBSERVED_NONE.what': Plain
  'OBSERVED_NONE.remedy': Plain
  'OBSERVED_NEVER.what': { row: Value }
  'OBSERVED_NEVER.remedy': Plain
  'OBSERVED_SPAN.what': Plain
  'OBSERVED_SPAN.remedy': Plain
  'OBSERVED_STOP.what': Plain
  'OBSERVED_STOP.remedy': { most: Value }
  'OBSERVED_STOP:usual.what': Plain
  'OBSERVED_STOP:usual.remedy': Plain
  'OBSERVED_LEVEL.what': { row: Value; unit: Value }
  'OBSERVED_LEVEL.remedy': Plain
  'OBSERVED_BASIS.what': { isPrice: string }
  'OBSERVED_BASIS.remedy': { isPrice: string; bases: Value }
  'OBSERVED_REASON.what': { scored: string }
  'OBSERVED_REASON.remedy': Plain
  'FIT_WITHOUT_SHOCK.what': Plain
  'FIT_WITHOUT_SHOCK.remedy': Plain
  'FIT_UNREADABLE.what': { issues: Value }
  'FIT_UNREADABLE.remedy': { command: Value }
  'FIT_UNREADABLE:json.what': { reason: Value }
  'FIT_UNREADABLE:json.remedy': { command: Value }
  'FREEZE_MONTHS.what': { from: Value; to: Value; start: Value }
  'FREEZE_MONTHS.remedy': { start: Value; max: Value }
  'FROZEN_UNREADABLE.what': { issue: Value }
  'FROZEN_UNREADABLE.remedy': Plain
  'FROZEN_UNREADABLE:json.what': { reason: Value }
  'FROZEN_UNREADABLE:json.remedy': Plain
  'FROZEN_UNREADABLE:format.what': { format: Value }
  'FROZEN_UNREADABLE:format.remedy': Plain
  'FROZEN_HASH.what': { found: Value; stated: Value }
  'FROZEN_HASH.remedy': Plain
  'FROZEN_EPISODES.what': Plain
  'FROZEN_EPISODES.remedy': Plain
}> = { en, ja }
