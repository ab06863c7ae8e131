// Made by `npm run messages` from column.en.json and column.ja.json: edit those.
import type { Messages, Value } from '../messages/index.ts'
import en from './column.en.json' with { type: 'json' }
import ja from './column.ja.json' with { type: 'json' }

export const columnMessages: Messages<{
  withUnit: { header: Value; unit: Value }
  priceOf: { material: Value; price: Value }
  within: { within: Value; range: Value }
  withinProvisional: { within: Value; range: Value }
}> = { en, ja }
