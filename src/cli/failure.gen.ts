// Made by `npm run messages` from failure.en.json and failure.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './failure.en.json' with { type: 'json' }
import ja from './failure.ja.json' with { type: 'json' }

export const failureMessages: Messages<{
  error: Plain
  input: Plain
  stopped: Plain
  'before-done': Plain
  solver: { message: Value }
  'solver-do': Plain
  check: { message: Value }
  'check-do': Plain
  tampered: Plain
  do: Plain
}> = { en, ja }
