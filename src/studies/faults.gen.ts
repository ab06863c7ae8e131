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
  'COMPANY_ID_SEVERAL.what': { id: Value; ids: Value }
  'COMPANY_ID_SEVERAL.remedy': Plain
  'PRODUCT_UNKNOWN.what': { id: Value }
  'PRODUCT_UNKNOWN.remedy': { suggestion: Value; known: Value }
  'PRODUCT_UNREADABLE.what': { text: Value }
  'PRODUCT_UNREADABLE.remedy': { example: Value }
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
  'MENU_WEIGHT_LEAKS.what': { id: Value; leaky: Value }
  'MENU_WEIGHT_LEAKS.remedy': { leaky: Value }
  'MENU_NOT_FOR_PLAN.what': { id: Value; entry: Value }
  'MENU_NOT_FOR_PLAN.remedy': Plain
  'MENU_CONTRACTS.what': Plain
  'MENU_CONTRACTS.remedy': Plain
  'MENU_CONDUCT.what': Plain
  'MENU_CONDUCT.remedy': Plain
  'PROTECT_UNKNOWN.what': { asked: Value }
  'PROTECT_UNKNOWN.remedy': { suggestion: Value }
  'PROTECT_ABSENT.what': { kind: string; asked: Value }
  'PROTECT_ABSENT.remedy': { kind: string }
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
  'PLAN_AGAINST_CONTINGENCIES.what': Plain
  'PLAN_AGAINST_CONTINGENCIES.remedy': Plain
  'PLAN_DUMPING_PROBABILITY.what': Plain
  'PLAN_DUMPING_PROBABILITY.remedy': Plain
  'PLAN_REPLICATIONS_RISK.what': Plain
  'PLAN_REPLICATIONS_RISK.remedy': Plain
  'PLAN_DRAWN.what': { contingencies: Value; most: Value }
  'PLAN_DRAWN.remedy': { most: Value }
  'PLAN_DRAWN:none.what': Plain
  'PLAN_DRAWN:none.remedy': { most: Value }
  'PLAN_COST_SHARING.what': { members: Value; most: Value }
  'PLAN_COST_SHARING.remedy': Plain
  'PLAN_COST_SHARING:one.what': Plain
  'PLAN_COST_SHARING:one.remedy': Plain
  'PLAN_COST_SHARING:contingencies.what': Plain
  'PLAN_COST_SHARING:contingencies.remedy': Plain
  'PLAN_QUIET_CHANCE.what': Plain
  'PLAN_QUIET_CHANCE.remedy': Plain
  'PLAN_QUIET_CONTINGENCIES.what': Plain
  'PLAN_QUIET_CONTINGENCIES.remedy': Plain
  'PLAN_QUIET_ASSUMPTIONS.what': Plain
  'PLAN_QUIET_ASSUMPTIONS.remedy': Plain
  'PLAN_QUIET_SHARED.what': Plain
  'PLAN_QUIET_SHARED.remedy': Plain
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
  'PLAN_TARGET_MISSED:shared.what': { id: Value; by: Value; when: Value; needed: Value; there: Value; added: Value; within: Value; most: Value }
  'PLAN_TARGET_MISSED:shared.remedy': Plain
  'PLAN_TERM_UNKNOWN.what': { id: Value; file: Value }
  'PLAN_TERM_UNKNOWN.remedy': { suggestion: Value }
  'PLAN_TERMS_NONE.what': Plain
  'PLAN_TERMS_NONE.remedy': Plain
  'PLAN_RELAXATION.what': { terms: Value; total: Value; checked: Value }
  'PLAN_RELAXATION.remedy': Plain
  'PLAN_RELAXATION:alone.what': { id: Value; by: Value; share: Value }
  'PLAN_RELAXATION:alone.remedy': Plain
  'PLAN_RELAXATION:not-alone.what': { n: number; ids: Value }
  'PLAN_RELAXATION:not-alone.remedy': Plain
  'PLAN_RELAXATION:budget.what': { budget: Value }
  'PLAN_RELAXATION:budget.remedy': Plain
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
  'TERMS_ID_UNKNOWN:item.what': { kind: string; id: Value; item: Value }
  'TERMS_ID_UNKNOWN:item.remedy': { suggestion: Value }
  'TERMS_MATERIAL_STAGE.what': { id: Value; own: Value; stage: Value }
  'TERMS_MATERIAL_STAGE.remedy': Plain
  'TERMS_MONEY_NOTHING.what': { id: Value; text: Value }
  'TERMS_MONEY_NOTHING.remedy': Plain
  'TERMS_CURRENCY.what': { id: Value; text: Value; currency: Value }
  'TERMS_CURRENCY.remedy': { currency: Value }
  'TERMS_YEAR_AND_YEARS.what': { id: Value }
  'TERMS_YEAR_AND_YEARS.remedy': Plain
  'TERMS_PLACE_TWICE.what': { place: Value; before: Value; said: Value }
  'TERMS_PLACE_TWICE.remedy': Plain
  'TERMS_BOTH.what': { id: Value; one: Value; other: Value }
  'TERMS_BOTH.remedy': Plain
  'TERMS_NEITHER.what': { id: Value; keys: Value }
  'TERMS_NEITHER.remedy': Plain
  'TERMS_STORE_DRAW.what': { id: Value }
  'TERMS_STORE_DRAW.remedy': { draw: Value }
  'TERMS_LEAST_ABOVE_MOST.what': { id: Value; least: Value; most: Value }
  'TERMS_LEAST_ABOVE_MOST.remedy': Plain
  'TERMS_YEAR_MISSING.what': { id: Value }
  'TERMS_YEAR_MISSING.remedy': Plain
  'TERMS_YEAR_OF_MOST.what': { id: Value }
  'TERMS_YEAR_OF_MOST.remedy': Plain
  'TERMS_YEAR_OUTSIDE.what': { id: Value; year: Value; first: Value; last: Value }
  'TERMS_YEAR_OUTSIDE.remedy': { first: Value; last: Value }
  'TERMS_SHARE.what': { id: Value }
  'TERMS_SHARE.remedy': Plain
  'TERMS_NOT_MADE.what': { id: Value; stage: Value; places: Value }
  'TERMS_NOT_MADE.remedy': Plain
  'TERMS_FIRM_UNKNOWN.what': { firm: Value }
  'TERMS_FIRM_UNKNOWN.remedy': { suggestion: Value }
  'TERMS_FIRM_NO_SITE.what': { firm: Value; id: Value }
  'TERMS_FIRM_NO_SITE.remedy': Plain
  'TERMS_PAYERS_MANY.what': { most: Value }
  'TERMS_PAYERS_MANY.remedy': Plain
  'TERMS_DO_NOTHING:jobs.what': { id: Value }
  'TERMS_DO_NOTHING:jobs.remedy': Plain
  'TERMS_DO_NOTHING:pays.what': { id: Value }
  'TERMS_DO_NOTHING:pays.remedy': Plain
  'NEWS_ROOT.what': Plain
  'NEWS_ROOT.remedy': Plain
  'NEWS_ROOT:several.what': { roots: Value }
  'NEWS_ROOT:several.remedy': Plain
  'NEWS_TWICE.what': { id: Value }
  'NEWS_TWICE.remedy': Plain
  'NEWS_PARENT.what': { id: Value; parent: Value }
  'NEWS_PARENT.remedy': Plain
  'NEWS_PARENT:circle.what': { id: Value; parent: Value }
  'NEWS_PARENT:circle.remedy': Plain
  'NEWS_CHANCE.what': { id: Value; chance: Value }
  'NEWS_CHANCE.remedy': Plain
  'NEWS_CHANCE:none.what': { id: Value }
  'NEWS_CHANCE:none.remedy': Plain
  'NEWS_CHANCE:root.what': { id: Value; chance: Value }
  'NEWS_CHANCE:root.remedy': Plain
  'NEWS_CHANCES_SUM.what': { id: Value; sum: Value; children: Value }
  'NEWS_CHANCES_SUM.remedy': Plain
  'NEWS_CHANCE_RANGE.what': { id: Value; chance: Value; low: Value; high: Value }
  'NEWS_CHANCE_RANGE.remedy': Plain
  'NEWS_YEAR_ORDER.what': { id: Value; year: Value; parent: Value; earlier: Value }
  'NEWS_YEAR_ORDER.remedy': Plain
  'NEWS_YEAR_SIBLINGS.what': { id: Value; year: Value; sibling: Value; other: Value }
  'NEWS_YEAR_SIBLINGS.remedy': Plain
  'NEWS_YEAR_START.what': { id: Value; own: Value; start: Value }
  'NEWS_YEAR_START.remedy': { own: Value }
  'NEWS_YEAR_OUTSIDE.what': { id: Value; own: Value; last: Value }
  'NEWS_YEAR_OUTSIDE.remedy': { last: Value }
  'NEWS_CONDUCT.what': { id: Value; setting: Value }
  'NEWS_CONDUCT.remedy': { suggestion: Value }
  'NEWS_CONDUCT:contracts.what': { id: Value; setting: Value }
  'NEWS_CONDUCT:contracts.remedy': Plain
  'NEWS_PROJECT.what': { id: Value; project: Value }
  'NEWS_PROJECT.remedy': { suggestion: Value }
  'NEWS_PROJECT:outside.what': { id: Value; project: Value }
  'NEWS_PROJECT:outside.remedy': Plain
  'NEWS_SAID_TWICE:conduct.what': { id: Value; setting: Value }
  'NEWS_SAID_TWICE:conduct.remedy': Plain
  'NEWS_SAID_TWICE:project.what': { id: Value; project: Value }
  'NEWS_SAID_TWICE:project.remedy': Plain
  'NEWS_WITH.what': { options: Value }
  'NEWS_WITH.remedy': { options: Value }
  'NEWS_CONTINGENCIES.what': Plain
  'NEWS_CONTINGENCIES.remedy': Plain
  'CONTRACT_UNKNOWN.what': { id: Value }
  'CONTRACT_UNKNOWN.remedy': { suggestion: Value }
  'CONTRACT_NOT_OURS.what': { id: Value; sites: Value }
  'CONTRACT_NOT_OURS.remedy': Plain
  'CORE_UNKNOWN.what': { id: Value }
  'CORE_UNKNOWN.remedy': { suggestion: Value }
  'ACCOUNTS_LINE_MISSING.what': { owner: Value; year: Value; line: Value }
  'ACCOUNTS_LINE_MISSING.remedy': Plain
  'ACCOUNTS_YEAR.what': { year: Value }
  'ACCOUNTS_YEAR.remedy': Plain
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
  'STOCKPILE_NO_EMBARGO.what': Plain
  'STOCKPILE_NO_EMBARGO.remedy': Plain
  'STOCKPILE_GOOD_NOT_HELD.what': { id: Value; stage: Value; forms: Value }
  'STOCKPILE_GOOD_NOT_HELD.remedy': Plain
  'STOCKPILE_GOOD_NOT_USED.what': { id: Value }
  'STOCKPILE_GOOD_NOT_USED.remedy': Plain
}> = { en, ja }
