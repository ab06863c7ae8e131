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
  headNothing: Plain
  years: Plain
  year: Plain
  without: Plain
  worst: Plain
  bound: Plain
  measures: Plain
  nothing: Plain
  terms: { title: Value }
  term: Plain
  from: Plain
  always: Plain
  asked: Plain
  reached: Plain
  unit: Plain
  least: Plain
  most: Plain
  plants: Plain
  reserves: Plain
  offtakes: Plain
  what: Plain
  where: Plain
  decide: Plain
  stands: Plain
  size: Plain
  part: Plain
  once: Plain
  yearly: Plain
  whence: Plain
  more: { n: Value }
  drawn: Plain
  late: Plain
  lateSays: { n: Value; seed: Value }
  inTime: Plain
  lateLeast: Plain
  lateMean: Plain
  lateMost: Plain
  blunt: { year: Value; threshold: Value }
  sharp: { threshold: Value; beyond: Value }
  valued: Plain
  dropped: Plain
  fair: Plain
  front: Plain
  frontSays: Plain
  budget: Plain
  spent: Plain
  objective: Plain
  decisions: Plain
  worstOf: { years: Value }
  noLimit: Plain
  others: Plain
  othersSay: { n: Value; most: Value }
  noRegret: { ids: Value }
  noRegretNone: Plain
  plan: Plain
  unlike: Plain
  dearest: Plain
  reserveOf: { material: Value; place: Value }
  offtakeOf: { material: Value; from: Value; to: Value }
  together: Plain
  togetherSays: { apart: Value; together: Value; saved: Value }
  member: Plain
  alone: Plain
  saves: Plain
  pays: Plain
  judged: Plain
  made: { version: Value; hash: Value; world: Value }
}> = { en, ja }
