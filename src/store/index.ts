export { backupTo, exportLog, openBackup, readExport, restoreFrom } from './backup.ts'
export { backUp, exportFrom } from './backup-client.ts'
export { handOut, type HandingOut } from './backup-server.ts'
export { openStore, type StorePlace } from './open.ts'
export type { DeadLetter, Letter, Outbox } from './outbox.ts'
export { enrolmentIn } from './pglite.ts'
export { postgresVersion } from './postgres-version.ts'
export { kindOfLog, readPublicLog, writePublicLog } from './public-log.ts'
export { DuplicateCommand, ConcurrencyConflict, StoreUnreachable } from './refusals.ts'
export {
  marketOfSealed,
  openSecrets,
  readSecretsKey,
  SecretChanged,
  SIGNING_KEY,
  type SecretStore,
  resealSecrets,
} from './encrypted-secrets.ts'
export type { MarketStore, Secret } from './store.ts'
export { writeAtomically } from './atomic-write.ts'
