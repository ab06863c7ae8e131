// Made by `npm run messages` from facts.en.json and facts.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './facts.en.json' with { type: 'json' }
import ja from './facts.ja.json' with { type: 'json' }

export const factsMessages: Messages<{
  outside: { n: Value; flows: Value }
  over: { n: Value }
  overOne: Plain
  overAlone: { n: Value }
  overAloneOne: Plain
  worst: { parts: Value; what: Value; place: Value; beyond: Value; value: Value; unit: Value; share: Value }
  route: { material: Value; from: Value; to: Value }
  between: Plain
  age: { middle: Value; span: string; oldest: Value; newest: Value; judged: Value }
}> = { en, ja }
