// Made by `npm run messages` from summary.en.json and summary.ja.json: edit those.
import type { Messages, Value } from '../../messages/index.ts'
import en from './summary.en.json' with { type: 'json' }
import ja from './summary.ja.json' with { type: 'json' }

export const summaryMessages: Messages<{
  highest: { place: Value; material: Value; share: Value; element: Value; supplier: Value; stage: Value; most: Value }
  hidden: { place: Value; material: Value; share: Value; element: Value; supplier: Value }
  none: { supplier: Value; place: Value }
}> = { en, ja }
