// Made by `npm run messages` from examples.en.json and examples.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './examples.en.json' with { type: 'json' }
import ja from './examples.ja.json' with { type: 'json' }

export const examplesMessages: Messages<{
  list: Plain
  'list-about': Plain
  written: { folder: Value }
  next: { folder: Value }
  file: Plain
  command: Plain
  what: Plain
  how: Plain
  wrote: { folder: Value }
  'readme-title': Plain
  'readme-about': { version: Value }
  'readme-command': Plain
  'readme-more': Plain
}> = { en, ja }
