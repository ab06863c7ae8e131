// Made by `npm run messages` from term.en.json and term.ja.json: edit those.
import type { Messages, Plain } from '../../src/messages/index.ts'
import en from './term.en.json' with { type: 'json' }
import ja from './term.ja.json' with { type: 'json' }

export const termMessages: Messages<{
  more: Plain
}> = { en, ja }
