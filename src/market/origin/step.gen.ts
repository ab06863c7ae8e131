// Made by `npm run messages` from step.en.json and step.ja.json: edit those.
import type { Messages, Plain } from '../../messages/index.ts'
import en from './step.en.json' with { type: 'json' }
import ja from './step.ja.json' with { type: 'json' }

export const stepMessages: Messages<{
  mine: Plain
  scrap: Plain
  separation: Plain
  metal: Plain
  alloy: Plain
  magnet: Plain
  product: Plain
  last: Plain
}> = { en, ja }
