import { entries } from './0001-entries.ts'
import { secrets } from './0002-secrets.ts'
import { signatures } from './0003-signatures.ts'
import { publicParts } from './0004-public-parts.ts'
import { outbox } from './0005-outbox.ts'

/** What made the tables, one after another. A step that was released is never changed: another one is added. */
export const MIGRATIONS: readonly Migration[] = [
  { name: 'entries', sql: entries },
  { name: 'secrets', sql: secrets },
  { name: 'signatures', sql: signatures },
  { name: 'public-parts', sql: publicParts },
  { name: 'outbox', sql: outbox },
]

export interface Migration {
  readonly name: string
  readonly sql: string
}
