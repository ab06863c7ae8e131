// Made by `npm run messages` from assumptions.en.json and assumptions.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './assumptions.en.json' with { type: 'json' }
import ja from './assumptions.ja.json' with { type: 'json' }

export const assumptionsMessages: Messages<{
  'kind-attack-probability': Plain
  'kind-months': Plain
  'kind-measures': Plain
  'kind-start': Plain
  'kind-conduct': Plain
  'kind-delay': Plain
  'kind-discount': Plain
  'kind-capital-cost': Plain
  'value-attack-probability': { value: Value }
  'value-months': { value: Value }
  'value-measures': { value: Value }
  'value-start': { value: Value }
  'value-delay': { value: Value }
  'value-discount': { value: Value }
  'value-capital-cost': { value: Value }
  heading: Plain
  says: { saved: Value }
  notEvaluated: { conduct: Value }
  assumption: Plain
  tried: Plain
  breakEven: Plain
}> = { en, ja }
