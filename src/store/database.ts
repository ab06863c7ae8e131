/** A row by column. int8 comes as a number, json as what it holds, from either driver. */
export type SqlRow = Readonly<Record<string, unknown>>

/** What both drivers do alike: all that the store asks of a database. */
export interface Session {
  /** Outside a transaction it is one of its own; what it has written is on disk then. */
  query(sql: string, values?: readonly unknown[]): Promise<SqlRow[]>
  /** Several statements at once, without values. */
  run(sql: string): Promise<void>
}

/** Serializable for what is decided by what was read; repeatable read for what is all to be of one instant. */
type Isolation = 'serializable' | 'repeatable read' | 'read committed'

export interface Database extends Session {
  /** The database in words, without a password. */
  readonly name: string
  /** Does all of `work` in one transaction; what it throws undoes it. */
  transaction<T>(isolation: Isolation, work: (session: Session) => Promise<T>): Promise<T>
  /**
   * Does work while no other process does so under the same number, and hands it what a query finds then. One that does not give its turn back
   * for long is waited for no more, and nothing is handed on: what is written is held against the log in any case. Absent where no other process
   * has the database.
   */
  inTurn?<T>(number: number, sql: string, work: (rows: SqlRow[] | undefined) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** SQLSTATE of what a database refused; undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined
}

/** Numbers of the types whose values the drivers would otherwise give each in their own way. */
export const INT8 = 20
