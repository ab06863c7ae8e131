// Made by `npm run messages` from fault.en.json and fault.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './fault.en.json' with { type: 'json' }
import ja from './fault.ja.json' with { type: 'json' }

export const faultMessages: Messages<{
  screening: { what: Value }
  identity: Plain
  sanctions: Plain
  suspended: Plain
  unknown: { names: Value }
  least: Plain
  twice: Plain
  'baskets-coarse': Plain
  'store-until': { month: Value; until: Value }
  unclear: { why: Value }
  'contract-taken': { contract: Value }
  'floor-over-strike': { contract: Value }
  contract: { contract: Value; material: Value }
  nothing: Plain
  'outside-collar': { limit: Value; edge: Value }
  askOutside: { limit: Value; edge: Value }
  deposit: { needed: Value }
  cash: Plain
  'lot-unknown': { lot: Value }
  'lot-material': { lot: Value; material: Value }
  'lot-owner': { lot: Value }
  'lot-place': { lot: Value; place: Value }
  lotUnqualified: { lot: Value; names: Value }
  'lot-grade': { lot: Value; grade: Value; promised: Value }
  'lots-short': { wanted: Value; material: Value; found: Value }
  'plant-unnamed': Plain
  'site-unknown': { site: Value }
  'site-owner': { site: Value }
  'site-place': { site: Value; place: Value }
  'site-process': { site: Value; process: Value }
  'recipe-unknown': { materials: Value; process: Value }
  'recipe-yield': { made: Value; material: Value; most: Value; process: Value }
  'recipe-grade': { grade: Value; loosest: Value }
  'recipe-standards': { site: Value; names: Value }
  capacity: { month: Value; wanted: Value; process: Value; free: Value }
  'value-unknown': { material: Value }
}> = { en, ja }
