// Made by `npm run messages` from unit.en.json and unit.ja.json: edit those.
import type { Messages, Plain } from '../../src/messages/index.ts'
import en from './unit.en.json' with { type: 'json' }
import ja from './unit.ja.json' with { type: 'json' }

export const unitMessages: Messages<{
  't gross': Plain
  'bn USD': Plain
  'M USD': Plain
  USD: Plain
  yr: Plain
  month: Plain
  quarter: Plain
  'half-year': Plain
  months: Plain
  days: Plain
  years: Plain
  share: Plain
  unit: Plain
  x: Plain
}> = { en, ja }
