// Made by `npm run messages` from boundary.en.json and boundary.ja.json: edit those.
import type { Messages, Plain } from '../../src/messages/index.ts'
import en from './boundary.en.json' with { type: 'json' }
import ja from './boundary.ja.json' with { type: 'json' }

export const boundaryMessages: Messages<{
  missing: Plain
  missingDo: Plain
  reload: Plain
}> = { en, ja }
