// Made by `npm run messages` from role.en.json and role.ja.json: edit those.
import type { Messages, Plain } from '../../../src/messages/index.ts'
import en from './role.en.json' with { type: 'json' }
import ja from './role.ja.json' with { type: 'json' }

export const roleMessages: Messages<{
  operator: Plain
  trader: Plain
  auditor: Plain
  reader: Plain
}> = { en, ja }
