import {
  parseMonth,
  readTable,
  worldFault,
  FaultList,
  type Month,
  type Row,
  type TableSchema,
  type World,
} from '../../world/index.ts'
import { MONTHS_PER_YEAR } from '../../quantity/index.ts'
import { studyFault } from '../study-fault.ts'
import { fileIn, type HindcastText } from './text.ts'

/** What a row of accounts tells, and in what; money is in million of the owner's own currency. */
const LINE_UNITS = {
  produced: 't',
  sold: 't',
  'realised-price': 'USD/kg',
  revenue: 'money',
  'cost-of-sales': 'money',
  depreciation: 'money',
  overheads: 'money',
  ebitda: 'money',
  interest: 'money',
  cash: 'money',
  'write-down': 'money',
  support: 'money',
  'exchange-rate': 'rate',
  'price-level': 'x',
} as const
export type AccountLine = keyof typeof LINE_UNITS
const LINES = Object.keys(LINE_UNITS) as AccountLine[]

/** Lines without which no year can be set beside the model. */
const NEEDED = [
  'revenue',
  'cost-of-sales',
  'overheads',
  'ebitda',
  'price-level',
] as const satisfies readonly AccountLine[]

/** PublishedAccounts that firms published, beside which the model's books are set. */
export const ACCOUNTS_TABLE: TableSchema = {
  title: 'Published accounts of producers',
  key: ['owner', 'year', 'line', 'site', 'material'],
  columns: {
    owner: { kind: 'ref', title: 'owner', to: 'owners' },
    year: { kind: 'text', title: 'a year, 2024, or the twelve months to June of one, FY2024' },
    line: {
      kind: 'choice',
      title:
        'line of the accounts: tonnes `produced` of a site and `sold` of a material; `depreciation` that is in `cost-of-sales`; `write-down` of stock in it; `exchange-rate`, US dollars for one of its currency; `price-level`, by what money of the year becomes money of 2024',
      options: LINES,
    },
    site: { kind: 'ref', title: 'site; of tonnes produced', to: 'sites', optional: true },
    material: {
      kind: 'ref',
      title: 'material; of tonnes and prices; blank: all that the site makes, or the owner sells',
      to: 'materials',
      optional: true,
    },
    unit: { kind: 'text', title: 'unit: t, USD/kg, M USD or million of another currency, USD/AUD, x' },
    source: { kind: 'ref', title: 'source', to: 'sources' },
    confidence: { kind: 'choice', title: 'confidence', options: ['high', 'medium', 'low'] },
    note: { kind: 'text', title: 'how it was derived, and what is doubtful', optional: true },
  },
  ranged: { value: { title: 'what the accounts say', unit: { column: 'unit' }, min: -1e6, max: 1e7 } },
}

/** A line of accounts, in tonnes, USD/kg or million US dollars of the year. */
export interface AccountRow {
  readonly line: AccountLine
  readonly site: string | undefined
  readonly material: string | undefined
  readonly value: number
  readonly source: string
}

/** What an owner published of a year. */
export interface PublishedAccounts {
  readonly owner: string
  readonly year: string
  readonly from: Month
  readonly rows: readonly AccountRow[]
}

export const ACCOUNTS_FILE = 'producers/accounts.csv'

/** Published accounts by owner and year, in the order of the file. What is missing or in a wrong unit is a fault. */
export function accountsIn(text: HindcastText, world: World): PublishedAccounts[] {
  const faults = new FaultList()
  const file = `${text.name}/${ACCOUNTS_FILE}`
  const rows = readTable(file, fileIn(text, ACCOUNTS_FILE), ACCOUNTS_TABLE, faults)
  faults.throwIfAny()
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = `${row.text('owner')} ${row.text('year')}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  const found = [...groups.values()].flatMap((group) => ownersYear(group, file, world, faults))
  faults.throwIfAny()
  return found
}

function ownersYear(rows: readonly Row[], file: string, world: World, faults: FaultList): PublishedAccounts[] {
  const [first] = rows
  if (first === undefined) return []
  const { owner, year } = { owner: first.text('owner'), year: first.text('year') }
  const at = { file, line: first.line }
  const from = firstMonth(year)
  if (!world.owners.has(owner))
    faults.add(worldFault('ID_UNKNOWN', { id: owner, table: 'owners.csv', suggestion: '' }, { ...at, column: 'owner' }))
  if (from === undefined) faults.add(studyFault('ACCOUNTS_YEAR', { year }, { ...at, column: 'year' }))
  for (const line of NEEDED)
    if (!rows.some((row) => row.text('line') === line))
      faults.add(studyFault('ACCOUNTS_LINE_MISSING', { owner, year, line }, at))
  const rate = rows.find((row) => row.text('line') === 'exchange-rate')
  const read = rows.flatMap((row): AccountRow[] => {
    const line = row.text('line') as AccountLine
    const unit = row.text('unit')
    const kind = LINE_UNITS[line]
    const currency = kind === 'money' ? /^M ([A-Z]{3})$/.exec(unit)?.[1] : undefined
    const expected = kind === 'money' ? 'M USD' : kind === 'rate' ? 'USD/AUD' : kind
    if (kind === 'money' ? currency === undefined : kind === 'rate' ? !/^USD\/[A-Z]{3}$/.test(unit) : unit !== kind)
      faults.add(worldFault('WORLD_UNIT_MISMATCH:it', { unit, expected }, { file, line: row.line, column: 'unit' }))
    const isForeign = currency !== undefined && currency !== 'USD'
    if (isForeign && rate?.text('unit') !== `USD/${currency}`)
      faults.add(
        studyFault(
          'ACCOUNTS_LINE_MISSING',
          { owner, year, line: `exchange-rate, USD/${currency}` },
          { file, line: row.line },
        ),
      )
    return [
      {
        line,
        site: row.optional('site'),
        material: row.optional('material'),
        value: row.number('value') * (isForeign ? (rate?.number('value') ?? 1) : 1),
        source: row.text('source'),
      },
    ]
  })
  return from === undefined ? [] : [{ owner, year, from, rows: read }]
}

/** The first month of `2024`, or of `FY2024`, the twelve months to June 2024. */
function firstMonth(year: string): Month | undefined {
  const found = /^(FY)?(\d{4})$/.exec(year)
  const january = parseMonth(`${found?.[2]}-01`)
  return january === undefined ? undefined : found?.[1] === undefined ? january : january - MONTHS_PER_YEAR / 2
}
