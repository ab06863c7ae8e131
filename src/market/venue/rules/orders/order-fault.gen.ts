// Made by `npm run messages` from order-fault.en.json and order-fault.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../messages/index.ts'
import en from './order-fault.en.json' with { type: 'json' }
import ja from './order-fault.ja.json' with { type: 'json' }

export const orderFaultMessages: Messages<{
  suspended: { organisation: Value; why: Value }
  screening: { organisation: Value; lacking: Value }
  unknown: { names: Value }
  'unknown-material': { name: Value }
  'unknown-grade': { name: Value; of: Value }
  'unknown-place': { name: Value }
  'unknown-month': { name: Value }
  least: Plain
  contract: { organisation: Value; contract: Value; material: Value }
  'contract-taken': { contract: Value }
  'floor-over-strike': { contract: Value }
  twice: Plain
  'baskets-coarse': Plain
  'store-until': { month: Value; until: Value }
  nothing: Plain
  'bid-outside': { limit: Value; edge: Value }
  'ask-outside': { limit: Value; edge: Value }
  deposit: { needed: Value; currency: Value; cover: Value }
  'lot-unknown': { lot: Value }
  'lot-material': { lot: Value; material: Value }
  'lot-owner': { lot: Value; organisation: Value }
  'lot-place': { lot: Value; place: Value }
  'lots-short': { wanted: Value; material: Value; found: Value }
  'plant-unnamed': Plain
  'site-unknown': { site: Value }
  'site-owner': { site: Value; organisation: Value }
  'site-place': { site: Value; place: Value }
  'site-process': { site: Value; process: Value }
  'recipe-unknown': { process: Value; materials: Value }
  'recipe-yield': { made: Value; material: Value; most: Value; process: Value }
  'recipe-grade': { grade: Value; loosest: Value }
  'recipe-standards': { site: Value; lacking: Value }
  capacity: { month: Value; wanted: Value; process: Value; site: Value; free: Value }
  'value-unknown': { material: Value }
}> = { en, ja }
