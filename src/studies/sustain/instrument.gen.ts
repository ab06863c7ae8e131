// Made by `npm run messages` from instrument.en.json and instrument.ja.json: edit those.
import type { Messages, Plain } from '../../messages/index.ts'
import en from './instrument.en.json' with { type: 'json' }
import ja from './instrument.ja.json' with { type: 'json' }

export const instrumentMessages: Messages<{
  cfd: Plain
  tariff: Plain
  origin: Plain
}> = { en, ja }
