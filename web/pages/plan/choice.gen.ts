// Made by `npm run messages` from choice.en.json and choice.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './choice.en.json' with { type: 'json' }
import ja from './choice.ja.json' with { type: 'json' }

export const choiceMessages: Messages<{
  controls: Plain
  members: Plain
  others: Plain
  budget: Plain
  budgetUnit: Plain
  currency: Plain
  noLimit: Plain
  maxMeasures: Plain
  maxMeasuresText: { n: Value }
  start: Plain
  months: Plain
  monthsText: { n: number }
  delay: Plain
  technologyBan: Plain
  onTime: Plain
  threshold: Plain
  notAsked: Plain
  constraints: Plain
  noConstraints: Plain
  budgets: Plain
  noBudgets: Plain
  budgetsText: { n: Value; low: Value; high: Value }
  alternatives: Plain
  noAlternatives: Plain
  alternativesText: { n: number }
  more: Plain
  menu: Plain
  reset: Plain
  assumptions: Plain
}> = { en, ja }
