import { z } from 'zod'
import type { Baseline } from '../../clearing/index.ts'
import { entry } from '../../lists/index.ts'
import { MONTHS_PER_YEAR, quantity, unitValue } from '../../quantity/index.ts'
import { formatMonth, InputError, type DumpingPath, type World } from '../../world/index.ts'
import {
  booksUnder,
  FIGURES,
  madeAt,
  ownersBooks,
  ownersStatement,
  plantsOf,
  producersOf,
  type Books,
  type OwnersStatement,
  type Plant,
  type Producer,
} from '../dumping/index.ts'
import { studyFault } from '../study-fault.ts'
import {
  ACCOUNTS_FILE,
  accountsIn,
  type AccountLine,
  type AccountRow,
  type PublishedAccounts,
} from './accounts-table.ts'
import type { HindcastText } from './text.ts'

/** Lines that are set side by side, in this order. */
const SHOWN_LINES = [
  'produced',
  'sold',
  'revenue',
  'cost-of-sales',
  'gross-margin',
  'overheads',
  'ebitda',
  'interest',
  'cash',
  'write-down',
  'support',
] as const

/** What EBITDA differs by, in this order. */
export const PARTS = ['volume', 'stock', 'price', 'cost', 'overheads', 'support', 'other'] as const

const maybe = z.number().nullable()
export const accountsSchema = z
  .array(
    z.object({
      owner: z.string(),
      year: z.string().meta({ description: 'a year, or FY and the year in whose June it ends' }),
      from: z.string(),
      to: z.string(),
      lines: z.array(
        z.object({
          line: z.enum(SHOWN_LINES),
          site: z.string().nullable(),
          material: z.string().nullable(),
          unit: z.enum(['t', 'MUSD']),
          capacity: maybe.meta({ description: 'of tonnes produced: in a year at the capacity of sites.csv' }),
          study: maybe.meta({ description: 'the model at the rate of the baseline year, as the study has it' }),
          made: maybe.meta({ description: 'the model at the tonnes really made' }),
          seen: maybe.meta({ description: 'as published, in US dollars of the year' }),
          source: z.string().nullable(),
        }),
      ),
      sales: z
        .array(
          z.object({
            material: z.string(),
            tonnes: z.number(),
            price: z.number().meta({ description: 'USD/kg, of the year' }),
            revenue: z.number().meta({ 'x-unit': 'M USD' }),
            realisedPrice: maybe.meta({ 'x-unit': 'USD/kg' }),
          }),
        )
        .meta({ description: 'what the model sells to others at the tonnes really made' }),
      variance: z.array(z.object({ part: z.enum(PARTS), musd: z.number().meta({ 'x-unit': 'M USD' }) })).meta({
        description: 'what published EBITDA is more than the model’s at the rate of the study, by cause; they add up',
      }),
    }),
  )
  .meta({ description: 'books of owners beside the accounts that they published' })
export type OwnersAccounts = z.infer<typeof accountsSchema>
type Line = OwnersAccounts[number]['lines'][number]

/** The books of owners, from the tables of the world and the prices of then, beside what they published. */
export function accountsOf(world: World, baseline: Baseline, path: DumpingPath, text: HindcastText): OwnersAccounts {
  const everywhere = [...world.places.keys()]
  const producers = new Map(
    producersOf(world, plantsOf(world, baseline, everywhere, [])).map((each) => [each.id, each]),
  )
  const books = booksUnder(world, baseline, path, false)(FIGURES.central)
  return accountsIn(text, world).map((accounts) => {
    const producer = producers.get(accounts.owner)
    const fault = faultOf(accounts, producer, path, `${text.name}/${ACCOUNTS_FILE}`)
    if (fault !== undefined || producer === undefined) throw new InputError(fault === undefined ? [] : [fault])
    return sideBySide(books, producer, accounts)
  })
}

/** Why accounts cannot be set beside the model. */
function faultOf(
  { owner, year, from, rows }: PublishedAccounts,
  producer: Producer | undefined,
  path: DumpingPath,
  file: string,
) {
  if (from < path.start || from + MONTHS_PER_YEAR > path.start + path.months)
    return studyFault('ACCOUNTS_YEAR', { year }, { file })
  if (producer === undefined) return studyFault('ACCOUNTS_LINE_MISSING', { owner, year, line: 'produced' }, { file })
  const silent = producer.plants.find(({ site }) => !rows.some((row) => row.line === 'produced' && row.site === site))
  return silent === undefined
    ? undefined
    : studyFault('ACCOUNTS_LINE_MISSING', { owner, year, line: `produced, ${silent.site}` }, { file })
}

/** Published lines of one owner and year, and what the model has for them. */
function sideBySide(books: Books, producer: Producer, accounts: PublishedAccounts): OwnersAccounts[number] {
  const { world } = books
  const year = { from: accounts.from, months: MONTHS_PER_YEAR }
  const study = ownersStatement(books, producer.plants, year)
  const rates = new Map(
    accounts.rows.flatMap(({ line, site, material, value }) =>
      line === 'produced' && site !== undefined && study.made.has(site)
        ? [[site, value / madeAt(study, site, material)] as const]
        : [],
    ),
  )
  const made = ownersStatement(books, producer.plants, year, (site) => entry(rates, site))
  const rowOf = (line: AccountLine): AccountRow | undefined => accounts.rows.find((row) => row.line === line)
  const seen = (line: AccountLine): number => rowOf(line)?.value ?? 0
  // The model counts in money of the baseline year, accounts in money of their own.
  const nominal = (millions: number): number => millions / seen('price-level')
  const { overheads, debtService, cash } = ownersBooks(producer, books.figures)
  const headOffice = nominal(overheads)
  const costSeen = seen('cost-of-sales') - seen('depreciation')
  const line = (name: Line['line'], values: Pick<Line, 'study' | 'made' | 'seen' | 'source'>): Line => ({
    line: name,
    site: null,
    material: null,
    unit: 'MUSD',
    capacity: null,
    ...values,
  })
  const published = (name: AccountLine & Line['line'], study: number | null, made: number | null): Line[] => {
    const row = rowOf(name)
    return row === undefined ? [] : [line(name, { study, made, seen: row.value, source: row.source })]
  }
  const both = (of: (statement: OwnersStatement) => number): [number, number] => [nominal(of(study)), nominal(of(made))]
  const margins = both(({ revenue, cost }) => revenue - cost)
  const [studyCost, madeCost] = both(({ cost }) => cost)
  const costSource = rowOf('cost-of-sales')?.source ?? null
  const beforeHead = { study: margins[0], made: margins[1], seen: seen('revenue') - costSeen, source: costSource }
  return {
    owner: accounts.owner,
    year: accounts.year,
    from: formatMonth(year.from),
    to: formatMonth(year.from + year.months - 1),
    lines: [
      ...accounts.rows.flatMap((row) => tonnesLine(world, producer, row, [study, made])),
      ...published('revenue', ...both(({ revenue }) => revenue)),
      line('cost-of-sales', { study: studyCost, made: madeCost, seen: costSeen, source: costSource }),
      line('gross-margin', beforeHead),
      ...published('overheads', headOffice, headOffice),
      ...published('ebitda', margins[0] - headOffice, margins[1] - headOffice),
      ...published('interest', nominal(debtService), nominal(debtService)),
      ...published('cash', cash ?? null, cash ?? null),
      ...published('write-down', null, null),
      ...published('support', null, null),
    ],
    sales: [...made.sales].map(([material, { mass, worth }]) => ({
      material,
      tonnes: mass,
      price: unitValue(quantity(nominal(worth)), mass),
      revenue: nominal(worth),
      realisedPrice:
        accounts.rows.find((row) => row.line === 'realised-price' && row.material === material)?.value ?? null,
    })),
    variance: varianceOf({
      study: { revenue: nominal(study.revenue), cost: studyCost },
      made: { revenue: nominal(made.revenue), cost: madeCost },
      sold: nominal(worthSold(made, accounts.rows)),
      seen: {
        revenue: seen('revenue'),
        cost: costSeen,
        overheads: seen('overheads'),
        ebitda: seen('ebitda'),
        support: seen('support'),
      },
      overheads: headOffice,
    }),
  }
}

/** Tonnes that a plant made, or that were sold of a material: the model’s beside them. */
function tonnesLine(world: World, { plants }: Producer, row: AccountRow, [study, made]: Statements): Line[] {
  const { line, site, material, value: seen, source } = row
  const common = { site: site ?? null, material: material ?? null, unit: 't', capacity: null, seen, source } as const
  if (line === 'produced') {
    const plant = plants.find((each) => each.site === site)
    if (plant === undefined) return [{ ...common, line, study: null, made: null }]
    const own = madeAt(study, plant.site, material)
    return [{ ...common, line, capacity: atCapacity(world, plant, own), study: own, made: seen }]
  }
  if (line !== 'sold') return []
  const of = ({ sales }: OwnersStatement): number | null =>
    material === undefined ? null : (sales.get(material)?.mass ?? 0)
  return [{ ...common, line, study: of(study), made: of(made) }]
}

/** At the rate of the study, and at the tonnes really made. */
type Statements = readonly [OwnersStatement, OwnersStatement]

/** What a site would make at the capacity of sites.csv, which counts what it runs. */
function atCapacity(world: World, { site, work }: Plant, own: number): number | null {
  const capacity = world.sites.get(site)?.capacity?.value
  const ran = work.reduce((sum, { amount }) => sum + amount, 0)
  return capacity === undefined || ran === 0 ? null : (own * capacity) / ran
}

/** What was sold of what the model makes, at the model’s prices; goods of which nobody said it: all that was made. */
function worthSold({ sales }: OwnersStatement, rows: readonly AccountRow[]): number {
  let worth = 0
  for (const [material, sale] of sales) {
    const sold = rows.find((row) => row.line === 'sold' && row.material === material)
    worth += sold === undefined ? sale.worth : (sale.worth * sold.value) / sale.mass
  }
  return worth
}

/** Money of a year, million US dollars. */
interface Compared {
  readonly study: { readonly revenue: number; readonly cost: number }
  readonly made: { readonly revenue: number; readonly cost: number }
  readonly sold: number
  readonly seen: {
    readonly revenue: number
    readonly cost: number
    readonly overheads: number
    readonly ebitda: number
    readonly support: number
  }
  readonly overheads: number
}

/**
 * What published EBITDA is more than the model's, by cause, one step after the other. R: revenue, C: cost of sales, H: head office;
 * 0: at the rate of the study, 1: at the tonnes made, 2: at the tonnes sold; published without a number:
 *
 *   volume = ( R1 - C1 ) - ( R0 - C0 )      stock = R2 - R1      price = R - R2      cost = C1 - C
 *   overheads = H0 - H      support = S, paid by states      other = E - ( R - C - H ) - S
 *   their sum = E - ( R0 - C0 - H0 )
 */
export function varianceOf({ study, made, sold, seen, overheads }: Compared): OwnersAccounts[number]['variance'] {
  const parts: Record<(typeof PARTS)[number], number> = {
    volume: made.revenue - made.cost - (study.revenue - study.cost),
    stock: sold - made.revenue,
    price: seen.revenue - sold,
    cost: made.cost - seen.cost,
    overheads: overheads - seen.overheads,
    support: seen.support,
    other: seen.ebitda - (seen.revenue - seen.cost - seen.overheads) - seen.support,
  }
  return PARTS.map((part) => ({ part, musd: parts[part] }))
}
