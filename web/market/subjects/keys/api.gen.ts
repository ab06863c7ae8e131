// Made by `npm run messages` from api.en.json and api.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './api.en.json' with { type: 'json' }
import ja from './api.ja.json' with { type: 'json' }

export const apiMessages: Messages<{
  title: Plain
  why: Plain
  empty: Plain
  id: Plain
  scopes: Plain
  until: Plain
  change: Plain
  revoke: Plain
  revokeAsk: { id: Value }
  yes: Plain
  no: Plain
  revoked: Plain
  make: Plain
  may: Plain
  untilHint: Plain
  made: Plain
  once: Plain
  expired: Plain
  choose: Plain
  read: Plain
  lots: Plain
  orders: Plain
  shares: Plain
  operate: Plain
}> = { en, ja }
