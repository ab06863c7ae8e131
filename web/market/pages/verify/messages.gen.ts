// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const verifyMessages: Messages<{
  title: Plain
  lede: Plain
  pickTitle: Plain
  pick: Plain
  pickHint: Plain
  pickNone: Plain
  none: Plain
  filesTitle: Plain
  files: Plain
  filesHint: Plain
  drop: Plain
  clear: Plain
  isBook: { round: Value; n: Value }
  isCertificate: Plain
  unsigned: Plain
  empty: Plain
  notJson: Plain
  uncleared: Plain
  refused: Plain
  other: Plain
  tooLarge: Plain
  unreadable: Plain
  noneUsable: Plain
  needBook: Plain
  needCertificate: Plain
  keyTitle: Plain
  key: Plain
  keyHint: Plain
  keyOwn: Plain
  answerTitle: Plain
  waiting: Plain
  saysTitle: Plain
  round: Plain
  orders: Plain
  gains: Plain
  gap: Plain
  seal: Plain
  provesTitle: Plain
  proves1: Plain
  proves2: Plain
  proves3: Plain
  proves4: Plain
  notTitle: Plain
  not1: Plain
  not2: Plain
  not3: Plain
  not4: Plain
  not5: Plain
  source: { round: Value }
}> = { en, ja }
