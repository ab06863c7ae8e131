// Made by `npm run messages` from update.en.json and update.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './update.en.json' with { type: 'json' }
import ja from './update.ja.json' with { type: 'json' }

export const updateMessages: Messages<{
  title: { n: number; files: number }
  world: { folder: Value; prices: number }
  hindcast: { file: Value; n: Value }
  files: Plain
  file: Plain
  format: Plain
  published: Plain
  figures: Plain
  leftOut: Plain
  nothingLeft: Plain
  listed: { file: Value }
  reason: Plain
  rows: Plain
  such: Plain
}> = { en, ja }
