// Made by `npm run messages` from status.en.json and status.ja.json: edit those.
import type { Messages, Plain } from '../../../src/messages/index.ts'
import en from './status.en.json' with { type: 'json' }
import ja from './status.ja.json' with { type: 'json' }

export const statusMessages: Messages<{
  opening: Plain
  stepCash: Plain
  stepKept: Plain
  stepAverted: Plain
  outdated: Plain
  cancel: Plain
  cancelled: Plain
  kept: Plain
  again: Plain
}> = { en, ja }
