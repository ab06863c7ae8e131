// Made by `npm run messages` from faults.en.json and faults.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './faults.en.json' with { type: 'json' }
import ja from './faults.ja.json' with { type: 'json' }

export const faultsMessages: Messages<{
  'FILE_MISSING.what': Plain
  'FILE_MISSING.remedy': Plain
  'TABLE_NUL_BYTE.what': Plain
  'TABLE_NUL_BYTE.remedy': Plain
  'TABLE_NOT_UTF8.what': Plain
  'TABLE_NOT_UTF8.remedy': Plain
  'TABLE_EMPTY.what': Plain
  'TABLE_EMPTY.remedy': { columns: Value }
  'TABLE_MALFORMED.what': { reason: Value }
  'TABLE_MALFORMED.remedy': Plain
  'TABLE_SEPARATOR.what': Plain
  'TABLE_SEPARATOR.remedy': Plain
  'TABLE_COLUMN_MISSING.what': { column: Value }
  'TABLE_COLUMN_MISSING.remedy': { columns: Value }
  'TABLE_COLUMN_UNKNOWN.what': { column: Value }
  'TABLE_COLUMN_UNKNOWN.remedy': { columns: Value }
  'TABLE_COLUMN_TWICE.what': { column: Value }
  'TABLE_COLUMN_TWICE.remedy': Plain
  'TABLE_ROW_TWICE.what': { key: Value; given: Value; first: Value }
  'TABLE_ROW_TWICE.remedy': Plain
  'WORLD_FILE_UNKNOWN.what': { file: Value }
  'WORLD_FILE_UNKNOWN.remedy': { tables: Value }
  'WORLD_TABLE_MISSING.what': { table: Value }
  'WORLD_TABLE_MISSING.remedy': Plain
  'CELL_BLANK.what': { column: Value }
  'CELL_BLANK.remedy': { title: Value }
  'CELL_BLANK:number.what': { column: Value; of: Value }
  'CELL_BLANK:number.remedy': Plain
  'CELL_BLANK:observed.what': Plain
  'CELL_BLANK:observed.remedy': Plain
  'CELL_NOT_A_NUMBER.what': { text: Value; of: Value }
  'CELL_NOT_A_NUMBER.remedy': Plain
  'CELL_NOT_A_NUMBER:percentage.what': { text: Value; of: Value }
  'CELL_NOT_A_NUMBER:percentage.remedy': { fraction: Value }
  'CELL_NOT_WHOLE.what': { text: Value; of: Value }
  'CELL_NOT_WHOLE.remedy': { below: Value; above: Value }
  'CELL_TOO_SMALL.what': { text: Value; min: Value; of: Value }
  'CELL_TOO_SMALL.remedy': { min: Value }
  'CELL_TOO_LARGE.what': { text: Value; max: Value; of: Value }
  'CELL_TOO_LARGE.remedy': { max: Value }
  'CELL_NOT_A_MONTH.what': { text: Value }
  'CELL_NOT_A_MONTH.remedy': Plain
  'CELL_NOT_A_MONTH:month.what': { text: Value }
  'CELL_NOT_A_MONTH:month.remedy': Plain
  'CELL_NOT_A_MONTH:first-output.what': { text: Value }
  'CELL_NOT_A_MONTH:first-output.remedy': Plain
  'CELL_NOT_ALLOWED.what': { text: Value; options: Value }
  'CELL_NOT_ALLOWED.remedy': { options: Value }
  'CELL_NOT_ALLOWED:mass-unit.what': { text: Value; options: Value }
  'CELL_NOT_ALLOWED:mass-unit.remedy': { options: Value }
  'CELL_NOT_AN_ID.what': { text: Value }
  'CELL_NOT_AN_ID.remedy': Plain
  'FIGURE_INCOMPLETE.what': { column: Value; columns: Value }
  'FIGURE_INCOMPLETE.remedy': Plain
  'FIGURE_OUT_OF_RANGE.what': { column: Value; value: Value; low: Value; high: Value }
  'FIGURE_OUT_OF_RANGE.remedy': Plain
  'FIGURE_OUT_OF_RANGE:months.what': { before: Value; earlier: Value; column: Value; later: Value }
  'FIGURE_OUT_OF_RANGE:months.remedy': Plain
  'ID_UNKNOWN.what': { id: Value; table: Value }
  'ID_UNKNOWN.remedy': { suggestion: Value }
  'ID_UNKNOWN:parameter.what': { id: Value }
  'ID_UNKNOWN:parameter.remedy': { suggestion: Value }
  'ID_IS_A_GROUP.what': { id: Value; what: string }
  'ID_IS_A_GROUP.remedy': Plain
  'POSITION_TWICE.what': { id: Value; position: Value; table: Value; other: Value }
  'POSITION_TWICE.remedy': Plain
  'STAGE_COUNTED_NOWHERE.what': { id: Value; head: Value; countedWith: Value }
  'STAGE_COUNTED_NOWHERE.remedy': { countedWith: Value }
  'WORLD_WITHOUT_DEMAND.what': { tonnes: Value }
  'WORLD_WITHOUT_DEMAND.remedy': Plain
  'WORLD_WITHOUT_DEMAND:no-row.what': Plain
  'WORLD_WITHOUT_DEMAND:no-row.remedy': Plain
  'WORLD_UNIT_MISMATCH.what': { of: Value; unit: Value; expected: Value }
  'WORLD_UNIT_MISMATCH.remedy': { expected: Value }
  'WORLD_UNIT_MISMATCH:recipe.what': { process: Value; material: Value; unit: Value; expected: Value }
  'WORLD_UNIT_MISMATCH:recipe.remedy': { expected: Value }
  'WORLD_UNIT_MISMATCH:it.what': { unit: Value; expected: Value }
  'WORLD_UNIT_MISMATCH:it.remedy': { expected: Value }
  'WORLD_UNITS_MIXED.what': { id: Value; units: Value }
  'WORLD_UNITS_MIXED.remedy': Plain
  'PARAMETERS_NOT_FALLING.what': { below: Value; belowWorth: Value; above: Value; aboveWorth: Value }
  'PARAMETERS_NOT_FALLING.remedy': Plain
  'RECIPE_MISSING.what': { process: Value; has: string; feed: Value }
  'RECIPE_MISSING.remedy': Plain
  'RECIPE_FEED_IDLE.what': { feed: Value; process: Value }
  'RECIPE_FEED_IDLE.remedy': Plain
  'RECIPE_FEED_MISSING.what': { process: Value }
  'RECIPE_FEED_MISSING.remedy': Plain
  'RECIPE_YIELD_UNCLEAR.what': { output: Value; elements: Value }
  'RECIPE_YIELD_UNCLEAR.remedy': Plain
  'RECIPE_MAKES_MASS.what': { operation: Value; out: Value; what: Value; into: Value; way: string }
  'RECIPE_MAKES_MASS.remedy': Plain
  'PRODUCT_UNCLEAR.what': { id: Value; products: Value }
  'PRODUCT_UNCLEAR.remedy': Plain
  'PRODUCT_NOT_MADE.what': { product: Value; id: Value }
  'PRODUCT_NOT_MADE.remedy': Plain
  'SUPPLIER_STATE_TWICE.what': { id: Value; other: Value }
  'SUPPLIER_STATE_TWICE.remedy': Plain
  'PRICE_OF_NOTHING.what': { material: Value; place: Value }
  'PRICE_OF_NOTHING.remedy': Plain
  'PRICE_WITHOUT_BASIS.what': { material: Value; place: Value }
  'PRICE_WITHOUT_BASIS.remedy': { bases: Value }
  'PRICE_TWICE.what': { material: Value; place: Value }
  'PRICE_TWICE.remedy': Plain
  'STEPS_MISSING.what': { sector: Value; profile: Value }
  'STEPS_MISSING.remedy': Plain
  'STEPS_DO_NOT_ADD_UP.what': { profile: Value; shares: Value }
  'STEPS_DO_NOT_ADD_UP.remedy': Plain
  'STEPS_NOT_RISING.what': { step: Value; profile: Value; than: string; end: string }
  'STEPS_NOT_RISING.remedy': Plain
  'ADDED_OVER_OUTPUT.what': { valueAdded: Value; sector: Value; place: Value; grossOutput: Value }
  'ADDED_OVER_OUTPUT.remedy': Plain
  'BUYERS_DO_NOT_ADD_UP.what': { shares: Value }
  'BUYERS_DO_NOT_ADD_UP.remedy': Plain
  'ROUTE_TO_ITSELF.what': { material: Value; from: Value }
  'ROUTE_TO_ITSELF.remedy': Plain
  'ROUTE_NOT_TRADED.what': { material: Value; from: Value; to: Value }
  'ROUTE_NOT_TRADED.remedy': Plain
  'ROUTE_OVER_ITS_LIMIT.what': { value: Value; material: Value; from: Value; to: Value; limit: Value }
  'ROUTE_OVER_ITS_LIMIT.remedy': Plain
  'SITE_PART_OF_ITSELF.what': { id: Value; way: string; via: Value }
  'SITE_PART_OF_ITSELF.remedy': Plain
  'FIRM_STAGE_UNKNOWN.what': { id: Value; activities: Value }
  'FIRM_STAGE_UNKNOWN.remedy': { suggestion: Value }
  'FIRM_MATERIAL_UNKNOWN.what': { id: Value }
  'FIRM_MATERIAL_UNKNOWN.remedy': { suggestion: Value }
  'FIRM_TOO_SURE.what': { id: Value; via: Value }
  'FIRM_TOO_SURE.remedy': Plain
  'FIRM_TOO_SURE:unread.what': { id: Value }
  'FIRM_TOO_SURE:unread.remedy': Plain
  'FIRM_OWNS_ITSELF.what': { id: Value; way: string; via: Value }
  'FIRM_OWNS_ITSELF.remedy': Plain
  'FIRM_OWNER_ELSEWHERE.what': { given: Value; of: string; place: Value }
  'FIRM_OWNER_ELSEWHERE.remedy': { place: Value }
  'CONTROL_WITHOUT_SHARE.what': { id: Value; from: Value }
  'CONTROL_WITHOUT_SHARE.remedy': Plain
  'CELL_NOT_A_DAY.what': { text: Value }
  'CELL_NOT_A_DAY.remedy': Plain
  'PROJECT_CELL_MISSING.what': { id: Value; kind: Value; column: Value }
  'PROJECT_CELL_MISSING.remedy': { column: Value }
  'PROJECT_CELL_IDLE.what': { id: Value; kind: Value; column: Value }
  'PROJECT_CELL_IDLE.remedy': Plain
  'PROJECT_SITE_TWICE.what': { other: Value; id: Value; site: Value }
  'PROJECT_SITE_TWICE.remedy': Plain
  'PROJECT_SITE_RUNS.what': { id: Value; site: Value }
  'PROJECT_SITE_RUNS.remedy': Plain
  'PROJECT_SITE_SHUT.what': { id: Value; site: Value; why: string; aggregate: Value }
  'PROJECT_SITE_SHUT.remedy': Plain
  'PROJECT_WITHOUT_SIZE.what': { id: Value; site: Value }
  'PROJECT_WITHOUT_SIZE.remedy': Plain
  'PROJECT_WITHOUT_WORK.what': { id: Value; site: Value }
  'PROJECT_WITHOUT_WORK.remedy': Plain
  'PROJECT_PROCESS_NOT_THERE.what': { id: Value; place: Value; process: Value }
  'PROJECT_PROCESS_NOT_THERE.remedy': Plain
  'PROJECT_BEFORE_ITS_LEAD.what': { id: Value; text: Value; months: Value; date: Value }
  'PROJECT_BEFORE_ITS_LEAD.remedy': Plain
  'PROJECT_REQUIRES_NOTHING.what': { id: Value; requires: Value }
  'PROJECT_REQUIRES_NOTHING.remedy': { requires: Value }
  'PROJECT_REQUIRES_ITSELF.what': { id: Value; way: string; via: Value }
  'PROJECT_REQUIRES_ITSELF.remedy': Plain
  'PROJECT_EXCLUDES_ITS_OWN.what': { id: Value; whom: string; excludes: Value }
  'PROJECT_EXCLUDES_ITS_OWN.remedy': Plain
  'SHUTDOWN_SHARE_TOO_LARGE.what': { what: Value; high: Value }
  'SHUTDOWN_SHARE_TOO_LARGE.remedy': Plain
  'OWNER_SITE_TWICE.what': { site: Value; other: Value; owner: Value }
  'OWNER_SITE_TWICE.remedy': Plain
  'PLANT_COST_WITHOUT_WORK.what': { process: Value; site: Value }
  'PLANT_COST_WITHOUT_WORK.remedy': Plain
  'CONTRACT_REVERSED.what': { id: Value; until: Value; from: Value }
  'CONTRACT_REVERSED.remedy': Plain
  'CONTRACT_ELEMENT_UNCLEAR.what': { id: Value; material: Value }
  'CONTRACT_ELEMENT_UNCLEAR.remedy': Plain
  'CONTRACT_CLAWBACK_UNDER_FLOOR.what': { id: Value; clawbackAbove: Value; floor: Value }
  'CONTRACT_CLAWBACK_UNDER_FLOOR.remedy': Plain
  'INPUT_WITHOUT_ACCOUNT.what': { industry: Value; place: Value }
  'INPUT_WITHOUT_ACCOUNT.remedy': Plain
  'ACCOUNT_OF_ANOTHER_YEAR.what': { place: Value; year: Value; date: Value }
  'ACCOUNT_OF_ANOTHER_YEAR.remedy': Plain
  'ACCOUNT_OVERSPENT.what': { industry: Value; place: Value; spent: Value; output: Value }
  'ACCOUNT_OVERSPENT.remedy': Plain
  'ACCOUNT_OVERSOLD.what': { place: Value; sold: Value; industry: Value; used: Value }
  'ACCOUNT_OVERSOLD.remedy': Plain
  'CONCORDANCE_SHARES.what': { sector: Value; total: Value }
  'CONCORDANCE_SHARES.remedy': Plain
  'CURRENCY_NOT_A_CODE.what': { id: Value }
  'CURRENCY_NOT_A_CODE.remedy': Plain
  'CURRENCY_WORTHLESS.what': { id: Value; low: Value }
  'CURRENCY_WORTHLESS.remedy': Plain
  'CURRENCY_NOT_ONE.what': Plain
  'CURRENCY_NOT_ONE.remedy': Plain
  'BASELINE_UNBALANCED.what': { material: Value; place: Value; what: string }
  'BASELINE_UNBALANCED.remedy': Plain
  'SCENARIO_NOT_TEXT:nul.what': Plain
  'SCENARIO_NOT_TEXT:nul.remedy': Plain
  'SCENARIO_NOT_TEXT:utf8.what': Plain
  'SCENARIO_NOT_TEXT:utf8.remedy': Plain
  'SCENARIO_TOO_DEEP.what': { levels: Value }
  'SCENARIO_TOO_DEEP.remedy': Plain
  'SCENARIO_MALFORMED.what': { reason: Value }
  'SCENARIO_MALFORMED.remedy': { example: Value }
  'SCENARIO_MALFORMED:aliases.what': { reason: Value }
  'SCENARIO_MALFORMED:aliases.remedy': Plain
  'SCENARIO_EMPTY.what': Plain
  'SCENARIO_EMPTY.remedy': { begin: Value }
  'SCENARIO_NOT_ALLOWED.what': { entry: Value; reason: Value }
  'SCENARIO_NOT_ALLOWED.remedy': { entries: Value }
  'SCENARIO_NOT_ALLOWED:percentage.what': { entry: Value; percentage: Value }
  'SCENARIO_NOT_ALLOWED:percentage.remedy': { fraction: Value }
  'SCENARIO_ID_UNKNOWN.what': { what: string; id: Value }
  'SCENARIO_ID_UNKNOWN.remedy': { suggestion: Value }
  'SCENARIO_ID_UNKNOWN:measure.what': { contingency: Value; id: Value }
  'SCENARIO_ID_UNKNOWN:measure.remedy': { suggestion: Value }
  'SCENARIO_MONTHS_REVERSED.what': { what: Value; until: Value; from: Value }
  'SCENARIO_MONTHS_REVERSED.remedy': Plain
  'SCENARIO_MEASURE_TWICE.what': { id: Value }
  'SCENARIO_MEASURE_TWICE.remedy': Plain
  'SCENARIO_CONTINGENCY_TWICE.what': { contingency: Value }
  'SCENARIO_CONTINGENCY_TWICE.remedy': Plain
  'SCENARIO_RELEASE_TWICE.what': { stage: Value; place: Value }
  'SCENARIO_RELEASE_TWICE.remedy': Plain
  'CONDUCT_UNKNOWN.what': { id: Value }
  'CONDUCT_UNKNOWN.remedy': { suggestion: Value }
  'CONDUCT_TWICE.what': { before: Value; id: Value; lever: string }
  'CONDUCT_TWICE.remedy': Plain
  'SCENARIO_DOES_NOTHING:tariff-missing.what': { id: Value }
  'SCENARIO_DOES_NOTHING:tariff-missing.remedy': Plain
  'SCENARIO_DOES_NOTHING:waits.what': { id: Value }
  'SCENARIO_DOES_NOTHING:waits.remedy': Plain
  'SCENARIO_DOES_NOTHING:by-weight.what': { id: Value }
  'SCENARIO_DOES_NOTHING:by-weight.remedy': Plain
  'SCENARIO_WEIGHTS_DIFFER.what': { id: Value; units: Value }
  'SCENARIO_WEIGHTS_DIFFER.remedy': Plain
  'SCENARIO_AIMS_DIFFER.what': { id: Value; one: Value; other: Value }
  'SCENARIO_AIMS_DIFFER.remedy': Plain
  'SCENARIO_DOES_NOTHING:no-plant.what': { id: Value; equipment: string; materials: Value; to: Value }
  'SCENARIO_DOES_NOTHING:no-plant.remedy': Plain
  'SCENARIO_DOES_NOTHING:tariff-idle.what': { id: Value; instrument: Value }
  'SCENARIO_DOES_NOTHING:tariff-idle.remedy': Plain
  'SCENARIO_DOES_NOTHING:aim.what': { id: Value; aim: string; by: Value }
  'SCENARIO_DOES_NOTHING:aim.remedy': { known: Value }
  'SCENARIO_DOES_NOTHING:no-use.what': { id: Value; users: Value; to: Value; materials: Value }
  'SCENARIO_DOES_NOTHING:no-use.remedy': { known: Value }
  'SCENARIO_DOES_NOTHING:no-trade.what': { id: Value; by: Value; materials: Value; to: Value }
  'SCENARIO_DOES_NOTHING:no-trade.remedy': { known: Value }
  'SCENARIO_DOES_NOTHING:ends-before.what': { id: Value; until: Value; start: Value }
  'SCENARIO_DOES_NOTHING:ends-before.remedy': Plain
  'SCENARIO_DOES_NOTHING:begins-after-run.what': { id: Value; from: Value; start: Value; last: Value }
  'SCENARIO_DOES_NOTHING:begins-after-run.remedy': Plain
  'SCENARIO_DOES_NOTHING:begins-after-longest.what': { id: Value; from: Value; start: Value; last: Value }
  'SCENARIO_DOES_NOTHING:begins-after-longest.remedy': Plain
  'SCENARIO_DOES_NOTHING:after-run.what': { what: Value; from: Value }
  'SCENARIO_DOES_NOTHING:after-run.remedy': { start: Value; last: Value }
  'SCENARIO_DOES_NOTHING:before-run.what': { what: Value; until: Value }
  'SCENARIO_DOES_NOTHING:before-run.remedy': { start: Value; last: Value }
  'SCENARIO_DOES_NOTHING:whole-capacity.what': { what: Value }
  'SCENARIO_DOES_NOTHING:whole-capacity.remedy': Plain
  'SCENARIO_DOES_NOTHING:factor-one.what': Plain
  'SCENARIO_DOES_NOTHING:factor-one.remedy': Plain
  'SCENARIO_DOES_NOTHING:no-demand.what': { use: Value }
  'SCENARIO_DOES_NOTHING:no-demand.remedy': Plain
  'SCENARIO_DOES_NOTHING:release-at-users.what': { stage: Value; place: Value }
  'SCENARIO_DOES_NOTHING:release-at-users.remedy': Plain
  'SCENARIO_DOES_NOTHING:release-no-stock.what': { stage: Value; place: Value }
  'SCENARIO_DOES_NOTHING:release-no-stock.remedy': Plain
  'SCENARIO_DOES_NOTHING:release-no-use.what': { stage: Value; place: Value }
  'SCENARIO_DOES_NOTHING:release-no-use.remedy': Plain
  'SCENARIO_DOES_NOTHING:release-early.what': { place: Value; from: Value }
  'SCENARIO_DOES_NOTHING:release-early.remedy': { start: Value }
  'SCENARIO_DOES_NOTHING:release-late.what': { place: Value; from: Value; last: Value }
  'SCENARIO_DOES_NOTHING:release-late.remedy': Plain
  'SCENARIO_DOES_NOTHING:project-stopped.what': { id: Value }
  'SCENARIO_DOES_NOTHING:project-stopped.remedy': Plain
  'SCENARIO_DOES_NOTHING:project-undated.what': { id: Value }
  'SCENARIO_DOES_NOTHING:project-undated.remedy': Plain
  'DUMPING_RAMPS_TOO_LONG.what': { rampDown: Value; rampUp: Value; months: Value }
  'DUMPING_RAMPS_TOO_LONG.remedy': Plain
  'DUMPING_ID_UNKNOWN.what': { what: string; id: Value }
  'DUMPING_ID_UNKNOWN.remedy': { suggestion: Value }
  'CODE_FORM.what': { code: Value; system: Value }
  'CODE_FORM.remedy': { digits: Value }
  'NOTICE_DAYS.what': { text: Value; before: Value }
  'NOTICE_DAYS.remedy': Plain
  'COUNTRY_CODE_TWICE.what': { text: Value; other: Value; id: Value }
  'COUNTRY_CODE_TWICE.remedy': Plain
}> = { en, ja }
