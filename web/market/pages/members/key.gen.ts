// Made by `npm run messages` from key.en.json and key.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './key.en.json' with { type: 'json' }
import ja from './key.ja.json' with { type: 'json' }

export const keyMessages: Messages<{
  print: Plain
  addKey: Plain
  ownAffair: { name: Value }
  propose: Plain
  proposeWhy: { name: Value }
  proposeHow: { name: Value }
  keyText: Plain
  keyTextHint: Plain
  keyJson: Plain
  keyShape: Plain
  keyPrivate: Plain
  keyKind: Plain
  keyTimes: Plain
  keyOther: { organisation: Value; name: Value }
  keyIs: { id: Value; name: Value; until: Value; print: Value }
  proposed: Plain
  proposedBy: { id: Value; by: Value; at: Value; until: Value; print: Value }
  waits: { name: Value; at: Value; by: Value }
  yours: Plain
  agree: Plain
  agreeSure: { id: Value; name: Value }
  agreeCompare: { name: Value; print: Value }
  revoke: Plain
  revokeSure: { key: Value }
}> = { en, ja }
