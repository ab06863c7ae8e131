// Made by `npm run messages` from share.en.json and share.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './share.en.json' with { type: 'json' }
import ja from './share.ja.json' with { type: 'json' }

export const shareMessages: Messages<{
  site: Plain
  shock: Plain
  shockAsks: Plain
  weapon: Plain
  weaponAsks: Plain
  plan: Plain
  planAsks: Plain
  dumping: Plain
  dumpingAsks: Plain
  exposure: Plain
  exposureAsks: Plain
  parts: Plain
  partsAsks: Plain
  world: Plain
  worldAsks: Plain
  compare: Plain
  compareAsks: Plain
  hindcast: Plain
  hindcastAsks: Plain
  method: Plain
  methodAsks: Plain
  picture: { page: Value }
}> = { en, ja }
