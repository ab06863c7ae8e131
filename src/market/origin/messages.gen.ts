// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const originMessages: Messages<{
  passes: { title: Value }
  fails: { title: Value }
  allElements: Plain
  sourceUnknown: Plain
  and: Plain
  'against-place': { country: Value }
  'against-operator': { country: Value }
  'against-controller': { country: Value }
  notYet: { from: Value }
  exempt: { covered: Value; below: Value }
  partPasses: { share: Value; step: Value; site: Value; place: Value; operator: Value; countries: Value }
  partFails: { share: Value; step: Value; site: Value; place: Value; operator: Value; countries: Value; reasons: Value }
  unknownCollected: { share: Value }
  unknownFails: { share: Value }
  nothingFails: Plain
  someFails: { share: Value }
  mostFails: { share: Value; most: Value }
  standardsKept: { step: Value; site: Value }
  standardsLacking: { step: Value; site: Value; missing: Value }
  source: { element: Value; step: Value; share: Value; source: Value }
  sourceOver: { element: Value; step: Value; share: Value; source: Value; most: Value }
  sources: { element: Value; step: Value; count: Value }
  sourcesFew: { element: Value; step: Value; count: Value; least: Value }
}> = { en, ja }
