// Made by `npm run messages` from writing.en.json and writing.ja.json: edit those.
import type { Messages, Plain, Value } from './messages.ts'
import en from './writing.en.json' with { type: 'json' }
import ja from './writing.ja.json' with { type: 'json' }

export const writingMessages: Messages<{
  label: { label: Value; text: Value }
  brackets: { text: Value; more: Value }
  colon: Plain
  sentence: Plain
  comma: Plain
  dot: Plain
  range: { low: Value; high: Value }
  semicolon: Plain
}> = { en, ja }
