// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const sankeyMessages: Messages<{
  label: Plain
  hint: Plain
  other: Plain
  unknown: Plain
  past: Plain
  node: { stage: Value; who: Value; share: Value; amount: Value }
  nodeUse: { stage: Value; amount: Value }
  came: { list: Value }
  went: { list: Value }
  link: { fromStage: Value; from: Value; toStage: Value; to: Value; share: Value; amount: Value }
  among: { list: Value }
  perYear: { amount: Value }
}> = { en, ja }
