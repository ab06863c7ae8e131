import { parse } from 'csv-parse/sync'
import { TABLES, type TableName, type TableSchema } from '../src/world/index.ts'

/** The same world written otherwise: rows and columns in another order, ids spelled in another way. */
export interface Varied {
  readonly files: ReadonlyMap<string, string>
  /** A word of the varied world as the given one spells it. */
  readonly back: (word: string) => string
}

/** Ids that the model or other tables know by name, within words of their own, stay. */
const KNOWN = new Set(['parameters', 'currencies', 'sources', 'stages', 'units', 'groups', 'variants'])
/** They name ids of several tables in one column, and no run reads them. */
const LEFT_OUT = new Set(['defaults.csv', 'firms.csv', 'countries.csv', 'codes.csv', 'notices.csv', 'words.csv'])
/** Columns that name ids without being references. */
const NAMED: Readonly<Record<string, string>> = {
  'recipes material': 'materials',
  'observations materials': 'materials',
  'contracts sites': 'sites',
  'owners sites': 'sites',
  'places region': 'region',
  'lanes from_region': 'region',
  'lanes to_region': 'region',
  'sectors profile': 'profile',
  'steps profile': 'profile',
}

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

function shuffled<T>(list: readonly T[], below: (n: number) => number): T[] {
  const copy = [...list]
  for (let i = copy.length - 1; i > 0; i--) {
    const j = below(i + 1)
    ;[copy[i], copy[j]] = [copy[j]!, copy[i]!]
  }
  return copy
}

/** `below(n)`: a whole number from 0 to n - 1, by chance. */
export function varied(files: ReadonlyMap<string, string>, below: (n: number) => number): Varied {
  const tables = new Map(
    [...files]
      .filter(([file]) => !LEFT_OUT.has(file))
      .map(([file, text]) => [file.replace('.csv', '') as TableName, parse(text, { bom: true })]),
  )
  const given = new Map<string, string>()
  const spelled = new Map<string, string>()
  const spell = (kind: string, word: string): string => {
    const key = `${kind} ${word}`
    let found = spelled.get(key)
    while (found === undefined || given.has(found)) found = `${String.fromCodePoint(97 + below(26))}${below(1e9)}`
    spelled.set(key, found)
    given.set(found, word)
    return found
  }
  const again = (kind: string, word: string): string =>
    word === '' || word === 'feed' || word.startsWith('stage:') || KNOWN.has(kind)
      ? word
      : (spelled.get(`${kind} ${word}`) ?? spell(kind, word))
  const renamed = [...tables].map(([name, rows]) => {
    const schema: TableSchema = TABLES[name]
    const [header = [], ...body] = rows
    const kinds = header.map((column) => {
      const rule = schema.columns[column]
      return rule?.kind === 'id' ? name : rule?.kind === 'ref' ? rule.to : NAMED[`${name} ${column}`]
    })
    const cells = body.map((row) =>
      row.map((text, c) => {
        const kind = kinds[c]
        if (kind === undefined) return text
        return text
          .split(' ')
          .map((word) => again(kind, word))
          .join(' ')
      }),
    )
    const order = shuffled([...header.keys()], below)
    return [
      `${name}.csv`,
      [header, ...shuffled(cells, below)].map((row) => order.map((c) => cell(row[c] ?? '')).join(',')).join('\n'),
    ] as const
  })
  return { files: new Map(shuffled(renamed, below)), back: (word) => given.get(word) ?? word }
}
