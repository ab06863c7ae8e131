// Made by `npm run messages` from proof.en.json and proof.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './proof.en.json' with { type: 'json' }
import ja from './proof.ja.json' with { type: 'json' }

export const proofMessages: Messages<{
  optimal: Plain
  within: { gap: Value }
  unknown: Plain
}> = { en, ja }
