// Made by `npm run messages` from faults.en.json and faults.ja.json: edit those.
import type { Messages, Plain, Value } from '../../messages/index.ts'
import en from './faults.en.json' with { type: 'json' }
import ja from './faults.ja.json' with { type: 'json' }

export const faultsMessages: Messages<{
  'REHEARSAL_MATERIAL.what': { material: Value }
  'REHEARSAL_MATERIAL.remedy': { suggestion: Value }
  'REHEARSAL_SECTOR.what': { sector: Value }
  'REHEARSAL_SECTOR.remedy': { suggestion: Value }
  'REHEARSAL_CONTRACT.what': { material: Value }
  'REHEARSAL_CONTRACT.remedy': { suggestion: Value }
  'REHEARSAL_OWNER.what': { owner: Value }
  'REHEARSAL_OWNER.remedy': { suggestion: Value }
  'REHEARSAL_NOBODY.what': { materials: Value }
  'REHEARSAL_NOBODY.remedy': Plain
}> = { en, ja }
