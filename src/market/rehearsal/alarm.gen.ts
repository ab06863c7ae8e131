// Made by `npm run messages` from alarm.en.json and alarm.ja.json: edit those.
import type { Messages, Plain } from '../../messages/index.ts'
import en from './alarm.en.json' with { type: 'json' }
import ja from './alarm.ja.json' with { type: 'json' }

export const alarmMessages: Messages<{
  'both sides': Plain
  pivotal: Plain
  withheld: Plain
  'small order at the margin': Plain
  'cancelled trade': Plain
}> = { en, ja }
