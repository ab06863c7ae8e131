export { backupTo, exportLog, openBackup, readExport, restoreFrom } from './backup.ts'
export { openStore, type StorePlace } from './open.ts'
export { CommandDoubled, HeadMoved, StoreUnreachable } from './refusals.ts'
export type { MarketStore, Secret } from './store.ts'
