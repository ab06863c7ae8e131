// Made by `npm run messages` from controlled.en.json and controlled.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './controlled.en.json' with { type: 'json' }
import ja from './controlled.ja.json' with { type: 'json' }

export const controlledMessages: Messages<{
  title: { asked: Value; answer: string }
  named: Plain
  part: Plain
  inside: Plain
  suspended: Plain
  notNamed: Plain
  unknown: Plain
  asOf: { day: Value }
  codes: Plain
  system: Plain
  code: Plain
  material: Plain
  relation: Plain
  is: Plain
  holds: Plain
  share: Plain
  range: Plain
  notices: Plain
  notice: Plain
  item: Plain
  specification: Plain
  kind: Plain
  targets: Plain
  announced: Plain
  inForce: Plain
  suspendedColumn: Plain
  until: { from: Value; until: Value }
  confidence: Plain
  source: Plain
  everywhere: Plain
  licence: Plain
  ban: Plain
  quota: Plain
  entity: Plain
  technology: Plain
  rule: Plain
  easing: Plain
  none: Plain
  high: Plain
  medium: Plain
  low: Plain
  addresses: Plain
  id: Plain
  titleOf: Plain
  published: Plain
  address: Plain
}> = { en, ja }
