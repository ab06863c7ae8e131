// Made by `npm run messages` from factors.en.json and factors.ja.json: edit those.
import type { Messages, Plain } from '../../messages/index.ts'
import en from './factors.en.json' with { type: 'json' }
import ja from './factors.ja.json' with { type: 'json' }

export const factorsMessages: Messages<{
  factor: Plain
  figures: Plain
  title: Plain
  together: Plain
  drawn: Plain
  ofPlan: Plain
}> = { en, ja }
