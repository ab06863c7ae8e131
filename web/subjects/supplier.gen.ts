// Made by `npm run messages` from supplier.en.json and supplier.ja.json: edit those.
import type { Messages, Plain } from '../../src/messages/index.ts'
import en from './supplier.en.json' with { type: 'json' }
import ja from './supplier.ja.json' with { type: 'json' }

export const supplierMessages: Messages<{
  supplier: Plain
}> = { en, ja }
