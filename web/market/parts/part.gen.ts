// Made by `npm run messages` from part.en.json and part.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../src/messages/index.ts'
import en from './part.en.json' with { type: 'json' }
import ja from './part.ja.json' with { type: 'json' }

export const partMessages: Messages<{
  waiting: Plain
  taking: Plain
  over: Plain
  announced: Plain
  closed: Plain
  opened: Plain
  cleared: Plain
  settled: Plain
  void: Plain
  notDone: Plain
  notShown: Plain
  notSignedIn: Plain
  unreachable: Plain
  mayBeDone: Plain
  remedy: Plain
  doing: Plain
  done: { seq: Value }
  proposed: Plain
  loading: Plain
  signInFirst: Plain
  notForYou: { roles: Value }
  noMember: Plain
  toSignIn: Plain
  inDays: { n: number }
  inHours: { n: number }
  inMinutes: { n: number }
  inSeconds: { n: number }
  passed: Plain
  digestOf: { label: Value }
  digestHint: Plain
  digestUnread: Plain
}> = { en, ja }
