// Made by `npm run messages` from month.en.json and month.ja.json: edit those.
import type { Messages, Plain } from '../../src/messages/index.ts'
import en from './month.en.json' with { type: 'json' }
import ja from './month.ja.json' with { type: 'json' }

export const monthMessages: Messages<{
  '1': Plain
  '2': Plain
  '3': Plain
  '4': Plain
  '5': Plain
  '6': Plain
  '7': Plain
  '8': Plain
  '9': Plain
  '10': Plain
  '11': Plain
  '12': Plain
}> = { en, ja }
