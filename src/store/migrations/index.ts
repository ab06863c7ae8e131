import { entries } from './0001-entries.ts'
import { secrets } from './0002-secrets.ts'

/** What made the tables, one after another. A step that was released is never changed: another one is added. */
export const MIGRATIONS: readonly Migration[] = [
  { name: 'entries', sql: entries },
  { name: 'secrets', sql: secrets },
]

export interface Migration {
  readonly name: string
  readonly sql: string
}
