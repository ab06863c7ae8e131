// Made by `npm run messages` from faults.en.json and faults.ja.json: edit those.
import type { Messages, Plain, Value } from '../messages/index.ts'
import en from './faults.en.json' with { type: 'json' }
import ja from './faults.ja.json' with { type: 'json' }

export const faultsMessages: Messages<{
  'PORT_IN_USE.what': { port: Value; host: Value }
  'PORT_IN_USE.remedy': { flag: Value }
  'PORT_NOT_ALLOWED.what': { port: Value }
  'PORT_NOT_ALLOWED.remedy': { flag: Value }
  'HOST_UNKNOWN.what': { host: Value }
  'HOST_UNKNOWN.remedy': { flag: Value }
  'ENSEMBLE_TOO_LARGE.what': { samples: Value; factors: Value; rows: Value; most: Value }
  'ENSEMBLE_TOO_LARGE.remedy': Plain
  'MAIL_SETTINGS:from.what': Plain
  'MAIL_SETTINGS:from.remedy': Plain
  'MAIL_SETTINGS:server.what': Plain
  'MAIL_SETTINGS:server.remedy': Plain
  'ISSUER_UNSAFE.what': { issuer: Value }
  'ISSUER_UNSAFE.remedy': Plain
  'MARKET_ORIGIN.what': { origin: Value }
  'MARKET_ORIGIN.remedy': Plain
  'API_KEYS_UNREADABLE.what': { reason: Value }
  'API_KEYS_UNREADABLE.remedy': Plain
}> = { en, ja }
