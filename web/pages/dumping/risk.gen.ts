// Made by `npm run messages` from risk.en.json and risk.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './risk.en.json' with { type: 'json' }
import ja from './risk.ja.json' with { type: 'json' }

export const riskMessages: Messages<{
  title: Plain
  answer: { end: Value; sites: Value }
  none: { n: Value; end: Value }
  closing: { site: Value; chance: Value }
  note: Plain
  heading: Plain
  closed: Plain
  without: Plain
  idleIn: { month: Value }
  closedIn: { month: Value }
  withoutIn: { month: Value }
  told: { site: Value; chances: Value; closed: Value; without: Value }
  toldYear: { month: Value; chance: Value }
  doubtful: Plain
  ownersTitle: Plain
  ownersAnswer: { end: Value; owners: Value }
  ownersSafe: { n: number; end: Value }
  ownersUnknown: { n: number; all: Value }
  ownersNote: Plain
  unknown: Plain
}> = { en, ja }
