// Made by `npm run messages` from unit.en.json and unit.ja.json: edit those.
import type { Messages, Plain } from '../../src/messages/index.ts'
import en from './unit.en.json' with { type: 'json' }
import ja from './unit.ja.json' with { type: 'json' }

export const unitMessages: Messages<{
  't REO': Plain
  't metal': Plain
  't product': Plain
  't ore': Plain
}> = { en, ja }
