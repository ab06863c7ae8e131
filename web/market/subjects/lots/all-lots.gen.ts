// Made by `npm run messages` from all-lots.en.json and all-lots.ja.json: edit those.
import type { Messages, Plain } from '../../../../src/messages/index.ts'
import en from './all-lots.en.json' with { type: 'json' }
import ja from './all-lots.ja.json' with { type: 'json' }

export const allLotsMessages: Messages<{
  allLots: Plain
}> = { en, ja }
