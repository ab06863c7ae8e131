// Made by `npm run messages` from faults.en.json and faults.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './faults.en.json' with { type: 'json' }
import ja from './faults.ja.json' with { type: 'json' }

export const faultsMessages: Messages<{
  'QUEUE_ADDRESS.what': Plain
  'QUEUE_ADDRESS.remedy': Plain
  'QUEUE_UNREACHABLE.what': { address: Value; reason: Value }
  'QUEUE_UNREACHABLE.remedy': Plain
  'ENSEMBLE_OTHER.what': Plain
  'ENSEMBLE_OTHER.remedy': Plain
}> = { en, ja }
