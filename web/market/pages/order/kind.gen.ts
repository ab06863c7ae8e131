// Made by `npm run messages` from kind.en.json and kind.ja.json: edit those.
import type { Messages, Plain } from '../../../../src/messages/index.ts'
import en from './kind.en.json' with { type: 'json' }
import ja from './kind.ja.json' with { type: 'json' }

export const kindMessages: Messages<{
  buy: Plain
  buyIs: Plain
  basket: Plain
  basketIs: Plain
  sell: Plain
  sellIs: Plain
  package: Plain
  packageIs: Plain
  convert: Plain
  convertIs: Plain
  store: Plain
  storeIs: Plain
  floor: Plain
  floorIs: Plain
}> = { en, ja }
