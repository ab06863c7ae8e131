// Made by `npm run messages` from terms.en.json and terms.ja.json: edit those.
import type { Messages, Plain } from '../messages/index.ts'
import en from './terms.en.json' with { type: 'json' }
import ja from './terms.ja.json' with { type: 'json' }

export const termsMessages: Messages<{
  'metrics-trade': Plain
  'metrics-price': Plain
  'metrics-use': Plain
  'metrics-stop': Plain
  'instruments-grant': Plain
  'instruments-cfd': Plain
  'instruments-tariff': Plain
  'instruments-origin': Plain
  'figureGroups-prices': Plain
  'figureGroups-path': Plain
  'figureGroups-pass-through': Plain
  'figureGroups-premium': Plain
  'figureGroups-cost': Plain
  'figureGroups-waiting': Plain
  'figureGroups-switching': Plain
  'figureGroups-owners': Plain
  supplier: Plain
}> = { en, ja }
