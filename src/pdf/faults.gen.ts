// Made by `npm run messages` from faults.en.json and faults.ja.json: edit those.
import type { Messages, Plain } from '../messages/index.ts'
import en from './faults.en.json' with { type: 'json' }
import ja from './faults.ja.json' with { type: 'json' }

export const faultsMessages: Messages<{
  'PDF_WITHOUT_FONT.what': Plain
  'PDF_WITHOUT_FONT.remedy': Plain
}> = { en, ja }
