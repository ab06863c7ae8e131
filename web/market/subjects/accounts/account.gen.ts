// Made by `npm run messages` from account.en.json and account.ja.json: edit those.
import type { Messages, Plain } from '../../../../src/messages/index.ts'
import en from './account.en.json' with { type: 'json' }
import ja from './account.ja.json' with { type: 'json' }

export const accountMessages: Messages<{
  iban: Plain
  bic: Plain
  holder: Plain
  ibanHint: Plain
  ibanWrong: Plain
  bicHint: Plain
  bicWrong: Plain
  holderHint: Plain
}> = { en, ja }
