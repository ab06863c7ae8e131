// Made by `npm run messages` from goods.en.json and goods.ja.json: edit those.
import type { Messages, Plain } from '../../src/messages/index.ts'
import en from './goods.en.json' with { type: 'json' }
import ja from './goods.ja.json' with { type: 'json' }

export const goodsMessages: Messages<{
  ore: Plain
  intermediate: Plain
  scrap: Plain
  oxide: Plain
  metal: Plain
  alloy: Plain
  magnet: Plain
  product: Plain
}> = { en, ja }
