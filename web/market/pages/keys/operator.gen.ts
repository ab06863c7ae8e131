// Made by `npm run messages` from operator.en.json and operator.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './operator.en.json' with { type: 'json' }
import ja from './operator.ja.json' with { type: 'json' }

export const operatorMessages: Messages<{
  lede: Plain
  sign: Plain
  unsigned: Plain
  fileTitle: Plain
  openWhy: Plain
  make: Plain
  made: { file: Value }
  good: Plain
  waits: { at: Value }
  replaced: Plain
  unknown: Plain
  print: { print: Value }
  older: Plain
  olderHint: Plain
  register: Plain
  registerAlone: Plain
  waitingTitle: Plain
  waiting: { id: Value; user: Value; at: Value; from: Value }
  compare: Plain
  agree: Plain
  refuse: Plain
  listTitle: Plain
  listed: { user: Value; id: Value; print: Value }
  require: Plain
  requireSure: Plain
  notice: Plain
  toKeys: Plain
}> = { en, ja }
