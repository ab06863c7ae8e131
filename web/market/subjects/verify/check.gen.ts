// Made by `npm run messages` from check.en.json and check.ja.json: edit those.
import type { Messages, Plain } from '../../../../src/messages/index.ts'
import en from './check.en.json' with { type: 'json' }
import ja from './check.ja.json' with { type: 'json' }

export const checkMessages: Messages<{
  checks: Plain
  checking: Plain
  holds: Plain
  fails: Plain
  unseen: Plain
  reason: Plain
  book: Plain
  bookMeans: Plain
  about: Plain
  aboutMeans: Plain
  seal: Plain
  sealMeans: Plain
  result: Plain
  resultMeans: Plain
  signature: Plain
  signatureMeans: Plain
  bookFails: Plain
  aboutFails: Plain
  sealFails: Plain
  resultFails: Plain
  signatureFails: Plain
  openBook: Plain
  openSignature: Plain
  openKey: Plain
  openBrowser: Plain
  soundTitle: Plain
  sound: Plain
  provedTitle: Plain
  proved: Plain
  forgedTitle: Plain
  forged: Plain
  apartTitle: Plain
  apart: Plain
  wrongTitle: Plain
  wrong: Plain
}> = { en, ja }
