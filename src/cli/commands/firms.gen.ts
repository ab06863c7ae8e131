// Made by `npm run messages` from firms.en.json and firms.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './firms.en.json' with { type: 'json' }
import ja from './firms.ja.json' with { type: 'json' }

export const firmsMessages: Messages<{
  title: { n: number; asked: string }
  none: Plain
  firms: Plain
  firm: Plain
  place: Plain
  does: Plain
  makes: Plain
  owner: Plain
  ownerPlace: Plain
  link: { place: Value }
  status: Plain
  confidence: Plain
  sources: Plain
  addresses: Plain
  id: Plain
  titleOf: Plain
  published: Plain
  publisher: Plain
  address: Plain
  itself: Plain
  counts: Plain
  counted: Plain
  all: Plain
  sure: Plain
  trade: Plain
  recycling: Plain
  holding: Plain
  owned: Plain
  'joint-venture': Plain
  plant: Plain
  operating: Plain
  ramping: Plain
  'under-construction': Plain
  committed: Plain
  planned: Plain
  study: Plain
  stopped: Plain
  high: Plain
  medium: Plain
  low: Plain
}> = { en, ja }
