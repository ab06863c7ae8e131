// Made by `npm run messages` from summary.en.json and summary.ja.json: edit those.
import type { Messages, Value } from '../../messages/index.ts'
import en from './summary.en.json' with { type: 'json' }
import ja from './summary.ja.json' with { type: 'json' }

export const summaryMessages: Messages<{
  surplus: { months: number; surplus: Value }
  checked: { gap: Value }
}> = { en, ja }
