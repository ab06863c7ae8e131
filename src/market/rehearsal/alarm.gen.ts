// Made by `npm run messages` from alarm.en.json and alarm.ja.json: edit those.
import type { Messages, Plain } from '../../messages/index.ts'
import en from './alarm.en.json' with { type: 'json' }
import ja from './alarm.ja.json' with { type: 'json' }

export const alarmMessages: Messages<{
  'self-trade': Plain
  pivotal: Plain
  'physical withholding': Plain
  'small price-setting order': Plain
  'cancelled trade': Plain
}> = { en, ja }
