// Made by `npm run messages` from case.en.json and case.ja.json: edit those.
import type { Messages, Plain } from '../../messages/index.ts'
import en from './case.en.json' with { type: 'json' }
import ja from './case.ja.json' with { type: 'json' }

export const caseMessages: Messages<{
  mild: Plain
  central: Plain
  severe: Plain
}> = { en, ja }
