// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const stressMessages: Messages<{
  span: { months: Value; start: Value; foresight: Value }
  conduct: { settings: Value }
  setting: { name: Value; id: Value }
  brief: Plain
  noPlace: Plain
  stops: Plain
  noStop: { places: Value }
  wanting: Plain
  curtail: Plain
  thrifting: Plain
  substitute: Plain
  lineStop: Plain
  lean: Plain
  usual: Plain
  covered: Plain
  all: Plain
  short: Plain
  usualFlow: Plain
  least: Plain
  lowMonths: Plain
  scarce: Plain
  times: { x: Value }
  usdPerKg: { x: Value }
  atLeast: { x: Value }
  between: { low: Value; high: Value }
  setBy: Plain
  paid: Plain
  notShort: { materials: Value }
  uses: Plain
  missing: Plain
  ofUse: Plain
  loss: Plain
  mild: Plain
  central: Plain
  severe: Plain
  added: Plain
  gdp: Plain
  output: Plain
  even: Plain
  bill: Plain
  ordersToo: Plain
  partsToo: Plain
  unknown: Plain
  published: Plain
  who: Plain
  what: Plain
  figure: Plain
  ours: Plain
  miss: Plain
  countedAs: Plain
  'stopped-lines': Plain
  'lost-orders': Plain
  'rationed-parts': Plain
  others: Plain
  nobody: Plain
  coercer: { place: Value }
  coercerText: { lost: Value; gained: Value }
  sure: Plain
  sureRange: Plain
  sureJudged: { judged: Value; figures: Value }
  sureScarcity: Plain
  sureFlows: Plain
  sureChecked: { imbalance: Value; excess: Value; gap: Value }
  company: Plain
  never: Plain
  artefact: { foresight: Value; needed: Value }
  made: { version: Value; hash: Value; world: Value; scenario: Value }
  spot: Plain
  chances: Plain
  chancesText: Plain
  afterMonths: { n: number }
  companyChances: Plain
  companyChancesText: { relief: Value }
  anyPart: Plain
  carries: Plain
  leftOut: Plain
  lossWithout: Plain
  lessBy: Plain
  restsOn: Plain
  assumption: Plain
  judgement: { what: Value }
  spread: Plain
  spreadQuantiles: { p5: Value; p95: Value; p25: Value; p75: Value; p50: Value }
  spreadKept: { draws: Value; tables: Value }
  spreadCarried: { draws: Value; scenario: Value; tables: Value }
  factor: Plain
  explains: Plain
  figures: Plain
  judgements: Plain
  companyLines: Plain
  companyLinesText: Plain
  companyMeasures: Plain
  companyMeasuresText: Plain
  measureStock: { days: Value }
  measureSource: { share: Value; from: Value }
  measureContract: { share: Value; from: Value }
}> = { en, ja }
