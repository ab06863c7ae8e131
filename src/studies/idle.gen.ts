// Made by `npm run messages` from idle.en.json and idle.ja.json: edit those.
import type { Messages, Value } from '../messages/index.ts'
import en from './idle.en.json' with { type: 'json' }
import ja from './idle.ja.json' with { type: 'json' }

export const idleMessages: Messages<{
  idle: { months: Value; start: Value; list: Value }
  trade: { id: Value }
  months: { id: Value; from: Value }
  'lets-through': { id: Value }
}> = { en, ja }
