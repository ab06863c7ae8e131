// Made by `npm run messages` from fault-words.en.json and fault-words.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './fault-words.en.json' with { type: 'json' }
import ja from './fault-words.ja.json' with { type: 'json' }

export const faultWordsMessages: Messages<{
  sites: Plain
  keys: Plain
  document: Plain
  register: Plain
  rule: Plain
  grades: Plain
  'begin-rule': Plain
  'begin-grades': Plain
  example: Plain
  entries: Plain
  and: Plain
  of: Plain
  'no-process': Plain
  'on-way': { from: Value; to: Value }
  lies: { lot: Value; site: Value }
  'no-jws': Plain
  'other-type': { type: Value; algorithm: Value }
  'no-type': Plain
  'no-algorithm': Plain
  'read-otherwise': Plain
  'no-json': Plain
  has: { entry: Value; reason: Value }
  'no-event': Plain
  'about-other': { subject: Value; event: Value }
  action: { step: Value; action: Value }
  'no-lots': Plain
  'lots-undescribed': Plain
  'no-process-named': Plain
  'makes-and-moves': Plain
  'describes-again': Plain
  'withdraws-and-moves': Plain
  'ships-nowhere': Plain
  'receives-from-nowhere': Plain
  'inspects-and-moves': Plain
  'outputs-undescribed': Plain
  'process-for-repackaging': Plain
  'container-whole': Plain
  'no-owners': Plain
}> = { en, ja }
