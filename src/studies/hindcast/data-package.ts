import {
  fileOf,
  headerOf,
  packageOf,
  TABLE_NAMES,
  TABLES,
  type PackageTable,
  type TableSchema,
} from '../../world/index.ts'
import { ACCOUNTS_TABLE } from './accounts-table.ts'
import { EPISODES_TABLE, OBSERVED_TABLE, PRODUCER_OUTCOMES_TABLE, RENTS_TABLE } from './input-tables.ts'
import type { HindcastText } from './text.ts'

/** The same of producers that are no sites of the tables: no run reads them. */
const OTHER_PRODUCERS_TABLE: TableSchema = {
  ...PRODUCER_OUTCOMES_TABLE,
  title: 'What became of other producers',
  key: ['producer', 'year'],
  columns: { producer: { kind: 'text', title: 'producer' }, ...PRODUCER_OUTCOMES_TABLE.columns },
}

/** What a file of the folder holds, by its name; the first that fits. */
const HOLDS: readonly (readonly [RegExp, TableSchema])[] = [
  [/^episodes\.csv$/, EPISODES_TABLE],
  [/^evidence\.csv$|\/observed\.csv$/, OBSERVED_TABLE],
  [/^rents\.csv$/, RENTS_TABLE],
  [/\/accounts\.csv$/, ACCOUNTS_TABLE],
  [/\/outcomes\.csv$/, PRODUCER_OUTCOMES_TABLE],
  [/\/others\.csv$/, OTHER_PRODUCERS_TABLE],
  ...TABLE_NAMES.map((name) => [new RegExp(`(^|/)${fileOf(name).replace('.', '\\.')}$`), TABLES[name]] as const),
]

/**
 * The Data Package of a folder of past episodes.
 *
 * @throws Error for a file of which no table is known
 */
export function hindcastPackage({ files }: Pick<HindcastText, 'files'>): object {
  const tables = Object.keys(files)
    .filter((path) => path.endsWith('.csv'))
    .sort()
    .map((path): PackageTable => {
      const schema = HOLDS.find(([name]) => name.test(path))?.[1]
      if (schema === undefined) throw new Error(`no table is known to be in ${path}`)
      return {
        name: path.replace(/\.csv$/, '').replaceAll('/', '.'),
        path,
        schema,
        columns: headerOf(files[path] ?? ''),
      }
    })
  return packageOf(
    {
      name: 'ytterby-hindcast',
      title: 'Past export controls: what was done, and what customs, price reporters and firms said',
      description:
        'Episodes, what was observed in each, small worlds of those that have one of their own, and what became of producers. Ids of places, materials and sites are those of the world’s tables.',
    },
    tables,
    // What is cited may stand in the world's tables, and evidence is kept of episodes that are not run.
    new Set(),
  )
}
