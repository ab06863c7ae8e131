// Made by `npm run messages` from outcome.en.json and outcome.ja.json: edit those.
import type { Messages, Plain } from '../../messages/index.ts'
import en from './outcome.en.json' with { type: 'json' }
import ja from './outcome.ja.json' with { type: 'json' }

export const outcomeMessages: Messages<{
  'value-added-lost': Plain
  'gross-output-lost': Plain
  'value-added-lost-pro-rata': Plain
  'share-of-gdp': Plain
  'import-cost-increase': Plain
  'first-stop': Plain
  'exports-forgone': Plain
  'exports-diverted': Plain
  'total-dependence': Plain
  'direct-dependence': Plain
  'indirect-dependence': Plain
  loss: Plain
  leverage: Plain
}> = { en, ja }
