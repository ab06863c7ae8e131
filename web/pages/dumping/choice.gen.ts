// Made by `npm run messages` from choice.en.json and choice.ja.json: edit those.
import type { Messages, Plain } from '../../../src/messages/index.ts'
import en from './choice.en.json' with { type: 'json' }
import ja from './choice.ja.json' with { type: 'json' }

export const choiceMessages: Messages<{
  controls: Plain
  path: Plain
  members: Plain
  others: Plain
  core: Plain
  coreAll: Plain
  coreChoose: Plain
  coreChosen: { n: number }
  instruments: Plain
  start: Plain
  months: Plain
  monthsText: { n: number }
  maxMeasures: Plain
  maxMeasuresNote: Plain
  noAttack: Plain
  maxMeasuresText: { n: number }
  reset: Plain
}> = { en, ja }
