// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const planMessages: Messages<{
  title: { members: Value }
  span: { menu: Value; title: Value; start: Value; chance: Value; n: Value; all: Value; months: Value }
  spanFutures: { menu: Value; title: Value; start: Value; chance: Value; futures: Value; months: Value }
  riskExpected: Plain
  riskTail: { part: Value }
  choices: { plants: Value; thrifting: Value; stockpiles: Value; offtakes: Value; underWay: Value }
  brief: Plain
  years: Plain
  year: Plain
  nothing: Plain
  terms: { title: Value }
  term: Plain
  from: Plain
  always: Plain
  least: Plain
  most: Plain
  plants: Plain
  reserves: Plain
  offtakes: Plain
  what: Plain
  size: Plain
  more: { n: Value }
  drawn: Plain
  late: Plain
  lateSays: { n: Value; seed: Value }
  inTime: Plain
  lateLeast: Plain
  lateMean: Plain
  lateMost: Plain
  valued: Plain
  front: Plain
  frontSays: Plain
  decisions: Plain
  worstOf: { years: Value }
  noLimit: Plain
  others: Plain
  othersSay: { n: Value; most: Value }
  dearest: Plain
  together: Plain
  togetherSays: Plain
  member: Plain
  judged: Plain
  made: { version: Value; hash: Value; world: Value }
}> = { en, ja }
