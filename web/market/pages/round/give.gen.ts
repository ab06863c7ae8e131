// Made by `npm run messages` from give.en.json and give.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './give.en.json' with { type: 'json' }
import ja from './give.ja.json' with { type: 'json' }

export const giveMessages: Messages<{
  title: Plain
  what: Plain
  needed: { threshold: Value; all: Value; given: Value }
  safe: Plain
  why: Plain
  wrongKey: Plain
  wrongAgain: Plain
  before: Plain
  beforeHint: Plain
  ready: { n: number }
  nothing: Plain
  act: Plain
  unreadable: { n: number }
  done: { seq: Value }
  already: Plain
  enough: Plain
  more: { n: number }
}> = { en, ja }
