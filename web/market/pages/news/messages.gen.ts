// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const newsMessages: Messages<{
  title: Plain
  lede: Plain
  mails: Plain
  noMails: Plain
  noAddress: Plain
  mailedTo: { address: Value }
  notMailed: { address: Value }
  address: Plain
  language: Plain
  sendCode: Plain
  codeSent: { address: Value }
  code: Plain
  confirm: Plain
  on: Plain
  off: Plain
  forget: Plain
  forgetAsk: { address: Value }
  forgetYes: Plain
  keep: Plain
  webhooks: Plain
  why: Plain
  none: Plain
  url: Plain
  change: Plain
  end: Plain
  endAsk: { url: Value }
  endYes: Plain
  add: Plain
  once: Plain
  calendar: Plain
  calendarHow: Plain
  undelivered: Plain
  allDelivered: Plain
  user: Plain
  channel: Plain
  entry: Plain
  tries: Plain
  reason: Plain
  again: Plain
  drop: Plain
  mail: Plain
  webhook: Plain
}> = { en, ja }
