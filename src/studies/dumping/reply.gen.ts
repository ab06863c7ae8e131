// Made by `npm run messages` from reply.en.json and reply.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './reply.en.json' with { type: 'json' }
import ja from './reply.ja.json' with { type: 'json' }

export const replyMessages: Messages<{
  grid: Plain
  gridNote: { budget: Value; low: Value; high: Value; draws: Value }
  forgone: Plain
  saved: Plain
  abroad: Plain
  home: Plain
  bill: Plain
  contracts: Plain
  idleAfter: { years: Value }
  closedAfter: Plain
  lasts: Plain
  notSpent: Plain
  floors: { depth: Value }
  floorsNote: { central: Value; mild: Value; severe: Value }
  mild: Plain
  central: Plain
  severe: Plain
  depth: Plain
  perDollar: Plain
  regained: Plain
  worth: Plain
  rise: Plain
  between: { low: Value; high: Value }
}> = { en, ja }
