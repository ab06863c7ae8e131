// Made by `npm run messages` from app.en.json and app.ja.json: edit those.
import type { Messages, Plain, Value } from '../src/messages/index.ts'
import en from './app.en.json' with { type: 'json' }
import ja from './app.ja.json' with { type: 'json' }

export const appMessages: Messages<{
  home: Plain
  pages: Plain
  shock: Plain
  shockIs: Plain
  weapon: Plain
  weaponIs: Plain
  plan: Plain
  planIs: Plain
  dumping: Plain
  dumpingIs: Plain
  exposure: Plain
  exposureIs: Plain
  parts: Plain
  partsIs: Plain
  world: Plain
  worldIs: Plain
  compare: Plain
  compareIs: Plain
  hindcast: Plain
  hindcastIs: Plain
  method: Plain
  methodIs: Plain
  missing: Plain
  toHome: Plain
  skip: Plain
  loading: Plain
  foot: Plain
  made: { version: Value; hash: Value; world: Value }
  printed: { day: Value }
  madeBy: { version: Value; hash: Value }
}> = { en, ja }
