// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const baselineMessages: Messages<{
  title: Plain
  none: Plain
  counts: { flows: Value; observed: Value; imbalance: Value }
  inside: { flowsIn: Value; flows: Value; observedIn: Value; observed: Value }
  observation: Plain
  baseline: Plain
  says: Plain
  range: Plain
  unit: Plain
  within: Plain
  source: Plain
  yes: Plain
  no: Plain
  share: Plain
  production: Plain
  trade: Plain
  use: Plain
  furthest: Plain
  furthestText: Plain
  what: Plain
  place: Plain
  distance: Plain
  wedges: Plain
  wedgesText: Plain
  plant: Plain
  flow: Plain
  calibrated: Plain
  factual: Plain
  wedge: Plain
}> = { en, ja }
