// Made by `npm run messages` from stopped.en.json and stopped.ja.json: edit those.
import type { Messages, Plain } from '../../messages/index.ts'
import en from './stopped.en.json' with { type: 'json' }
import ja from './stopped.ja.json' with { type: 'json' }

export const stoppedMessages: Messages<{
  'time-limit': Plain
  'round-limit': Plain
  interrupted: Plain
}> = { en, ja }
