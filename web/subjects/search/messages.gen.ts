// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const searchMessages: Messages<{
  search: Plain
  hint: Plain
  close: Plain
  results: Plain
  count: { n: number }
  none: { text: Value }
  advice: Plain
  some: { kind: Value; shown: Value; n: Value }
  reading: Plain
  unread: Plain
  pages: Plain
  companies: Plain
  sites: Plain
  materials: Plain
  places: Plain
  sectors: Plain
  scenarios: Plain
  terms: Plain
  sources: Plain
  others: Plain
  siteMined: { place: Value }
  sitePlant: { place: Value }
  firm: { place: Value }
  owner: Plain
  stage: Plain
  placeUses: Plain
  placeMakes: Plain
  country: { place: Value }
  scenario: { month: Value; n: number }
  menu: Plain
  path: Plain
}> = { en, ja }
