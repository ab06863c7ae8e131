// Made by `npm run messages` from summary.en.json and summary.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './summary.en.json' with { type: 'json' }
import ja from './summary.ja.json' with { type: 'json' }

export const summaryMessages: Messages<{
  nothingShort: { places: Value }
  market: { places: Value; loss: Value }
  marketStops: { places: Value; loss: Value; month: Value }
  nothingShared: Plain
  proRataSame: { loss: Value }
  proRataMore: { loss: Value; more: Value }
  proRataLess: { loss: Value; less: Value }
  fallsOn: { sector: Value; place: Value; loss: Value; before: Value }
  toRun: { users: Value; goods: Value; figures: Value; judged: Value }
  priority: { sectors: Value; own: Value; before: Value; loss: Value }
  mix: { share: Value; own: Value; loss: Value }
  noStock: { places: Value }
  auction: { clearing: Value; usual: Value }
}> = { en, ja }
