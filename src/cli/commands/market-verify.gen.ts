// Made by `npm run messages` from market-verify.en.json and market-verify.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './market-verify.en.json' with { type: 'json' }
import ja from './market-verify.ja.json' with { type: 'json' }

export const marketVerifyMessages: Messages<{
  holds: { seq: Value; at: Value; hash: Value }
  'decided-none': Plain
  'decided-all': Plain
  'decided-from': { from: Value }
  'tables-held': { tables: Value; whose: string }
  'tables-named': { tables: Value }
  receipts: { n: number }
  'receipt-hashes': { n: number }
  seen: { n: number }
  'begins-with': { file: Value }
  round: { id: Value; status: Value; orders: Value }
  certified: { gains: Value; gap: Value }
  'cleared-again': Plain
  'public-holds': { seq: Value; hash: Value }
  'public-from': { from: Value }
  'public-shown': { shown: Value }
  'not-founded': Plain
  market: { name: Value; key: Value; members: Value }
  'public-round': { id: Value; status: Value; sealed: Value; opened: Value; result: Value; book: Value; undone: Value }
  sealed: { orders: Value }
  opened: { accepted: Value; refused: Value }
  'result-there': Plain
  'result-signed': Plain
  proved: Plain
  undone: { cancelled: Value }
}> = { en, ja }
