// Made by `npm run messages` from messages.en.json and messages.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './messages.en.json' with { type: 'json' }
import ja from './messages.ja.json' with { type: 'json' }

export const signInMessages: Messages<{
  title: Plain
  user: Plain
  password: Plain
  code: Plain
  codeHint: Plain
  signIn: Plain
  oidc: Plain
  lost: Plain
  tooSoon: Plain
  tryAgain: { time: Value }
  others: Plain
  chooseTitle: Plain
  chooseWhy: Plain
  oneTime: Plain
  chosen: Plain
  chosenHint: Plain
  again: Plain
  differ: Plain
  choose: Plain
}> = { en, ja }
