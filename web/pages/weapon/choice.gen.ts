// Made by `npm run messages` from choice.en.json and choice.ja.json: edit those.
import type { Messages, Plain } from '../../../src/messages/index.ts'
import en from './choice.en.json' with { type: 'json' }
import ja from './choice.ja.json' with { type: 'json' }

export const choiceMessages: Messages<{
  controls: Plain
  menu: Plain
  target: Plain
  everyone: Plain
  others: Plain
  maxMeasures: Plain
  maxMeasuresText: { n: number }
  months: Plain
  monthsText: { n: number }
  threshold: Plain
  thresholdNote: Plain
  notAsked: Plain
  protect: Plain
  protectText: { n: number }
  member: Plain
  memberNone: Plain
  memberNote: Plain
  reset: Plain
}> = { en, ja }
