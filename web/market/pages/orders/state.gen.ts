// Made by `npm run messages` from state.en.json and state.ja.json: edit those.
import type { Messages, Plain } from '../../../../src/messages/index.ts'
import en from './state.en.json' with { type: 'json' }
import ja from './state.ja.json' with { type: 'json' }

export const stateMessages: Messages<{
  sealed: Plain
  accepted: Plain
  refused: Plain
  traded: Plain
  partly: Plain
  untraded: Plain
}> = { en, ja }
