// Made by `npm run messages` from make.en.json and make.ja.json: edit those.
import type { Messages, Plain, Value } from '../../../../src/messages/index.ts'
import en from './make.en.json' with { type: 'json' }
import ja from './make.ja.json' with { type: 'json' }

export const makeMessages: Messages<{
  title: Plain
  why: Plain
  another: Plain
  step1: Plain
  step2: Plain
  step3: Plain
  openFirst: { keys: Value }
  isLost: Plain
  keyId: Plain
  keyIdHint: Plain
  keyIdTaken: Plain
  validFor: Plain
  years: { n: number }
  make: Plain
  made: { file: Value }
  again: Plain
  register: Plain
  goOn: Plain
  done: { print: Value; file: Value }
  registerThis: Plain
  vouch: { keys: Value }
  older: Plain
  olderHint: Plain
  olderGood: { id: Value }
  olderNotGood: { id: Value }
  lostAll: Plain
  lostHow: Plain
  lostPrint: { print: Value }
  forOperator: Plain
  copy: Plain
  copied: Plain
  copyFailed: Plain
  saveJson: Plain
}> = { en, ja }
