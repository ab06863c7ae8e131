import { z } from 'zod'
import { makeBaseline } from '../../baseline/index.ts'
import type { Baseline } from '../../clearing/index.ts'
import { at } from '../../lists/index.ts'
import type { Solver } from '../../solver/index.ts'
import {
  FaultList,
  parseDumping,
  parseMonth,
  readTable,
  worldOf,
  type DumpingPath,
  type Layer,
  type Month,
  type World,
} from '../../world/index.ts'
import { chancesOf, plantsOf, producersOf, yearsOf, type Plant } from '../dumping/index.ts'
import { mean } from '../sample.ts'
import { VERSION } from '../version.ts'
import { accountsOf, accountsSchema } from './accounts.ts'
import { folder } from './episode.ts'
import { PRODUCER_OUTCOMES_TABLE } from './input-tables.ts'
import { fileIn, type HindcastText } from './text.ts'

/** Falls of prices whose producers are known, by folder of `producers/`. */
const FALLS = ['2011-2016', '2022-2025'] as const
/** The fall whose prices and owners published accounts are set beside. */
const OF_ACCOUNTS = '2022-2025' satisfies (typeof FALLS)[number]

const share = z.number().min(0).max(1)
const score = z.object({
  name: z.enum(['model', 'nothing', 'base-rate', 'other-fall']),
  brier: z.number().meta({ 'x-unit': 'score, 0 to 1', description: 'mean of (said - seen) squared; less is better' }),
  expected: z.number().meta({ 'x-unit': 'count', description: 'stops that it leads one to expect' }),
})

/** What `hindcast producers` answers, as plain data. */
export const producersHindcastSchema = z
  .object({
    study: z.literal('hindcast-producers'),
    version: z.string(),
    falls: z.array(
      z.object({
        id: z.enum(FALLS),
        rows: z
          .array(
            z.object({
              site: z.string(),
              owner: z.string().meta({ description: 'who owned it then' }),
              year: z.number(),
              said: share.meta({ description: 'chance that it stops in the year, if it runs when the year begins' }),
              seen: z.enum(['ran', 'slowed', 'idled', 'closed']),
              stopped: z.boolean().meta({ description: 'whether it stopped in that year, for its price' }),
              evidence: z.string(),
            }),
          )
          .meta({
            description:
              'sites outside the supplier state that ran the year before; the first year of each is not scored',
          }),
        stops: z.number().meta({ description: 'rows that stopped for their price' }),
        scores: z.array(score),
        leftOut: z
          .array(z.string())
          .meta({ description: 'sites with a row that the world does not run, or the supplier state does' }),
      }),
    ),
    accounts: accountsSchema,
  })
  .meta({ title: 'Ytterby: which producers stopped in past falls of prices, and what the model says of it' })
export type ProducersHindcast = z.infer<typeof producersHindcastSchema>
type Fall = ProducersHindcast['falls'][number]
type Row = Fall['rows'][number]

/**
 * Which producers stopped when prices fell, and what the model says of it: from the prices of then, and their owners and costs as far as
 * they are known. Nothing is fitted to it. That a site ran in its first year is known, and left out of the scores.
 */
export function hindcastProducers(layers: readonly Layer[], text: HindcastText, solver: Solver): ProducersHindcast {
  const opened = FALLS.map((id) => openFall(layers, text, solver, id))
  const said = opened.map((fall) => rowsOf(text, fall))
  const rateOf = ({ rows }: Pick<Fall, 'rows'>): number => mean(rows.map(({ stopped }) => Number(stopped)))
  return {
    study: 'hindcast-producers',
    version: VERSION,
    falls: said.map((fall, f) => ({
      ...fall,
      stops: fall.rows.filter(({ stopped }) => stopped).length,
      scores: [
        scoreOf('model', fall.rows, (row) => row.said),
        scoreOf('nothing', fall.rows, () => 0),
        scoreOf('base-rate', fall.rows, () => rateOf(fall)),
        scoreOf('other-fall', fall.rows, () => rateOf(at(said, 1 - f))),
      ],
    })),
    accounts: opened
      .filter(({ id }) => id === OF_ACCOUNTS)
      .flatMap(({ world, baseline, path }) => accountsOf(world, baseline, path, text)),
  }
}

/** The world in which prices fell, and the prices. */
interface OpenFall {
  readonly id: Fall['id']
  readonly world: World
  readonly baseline: Baseline
  readonly path: DumpingPath
}

function openFall(layers: readonly Layer[], text: HindcastText, solver: Solver, id: Fall['id']): OpenFall {
  const own = `producers/${id}`
  const world = worldOf([...layers, folder(text, ''), folder(text, `${own}/world/`)])
  const { baseline } = makeBaseline(world, solver)
  const pathFile = `${own}/prices.yaml`
  const path = parseDumping({ file: `${text.name}/${pathFile}`, text: fileIn(text, pathFile) }, world)
  return { id, world, baseline, path }
}

function scoreOf(
  name: Fall['scores'][number]['name'],
  rows: readonly Row[],
  said: (row: Row) => number,
): Fall['scores'][number] {
  return {
    name,
    brier: mean(rows.map((row) => (said(row) - Number(row.stopped)) ** 2)),
    expected: rows.reduce((sum, row) => sum + said(row), 0),
  }
}

function rowsOf(text: HindcastText, { id, world, baseline, path }: OpenFall): Pick<Fall, 'id' | 'rows' | 'leftOut'> {
  const outcomes = outcomesIn(text, `producers/${id}/outcomes.csv`)
  const everywhere = [...world.places.values()].filter(({ bloc }) => bloc !== 'coercer').map((place) => place.id)
  const plants = plantsOf(world, baseline, everywhere, []).flatMap((plant): Plant[] => {
    const first = outcomes.find(({ site, outcome }) => site === plant.site && outcome !== 'not yet')
    if (first === undefined) return []
    const begins = outcomes.find(({ site }) => site === plant.site)?.outcome === 'not yet'
    return [{ ...plant, project: begins, availableFrom: monthOf(first.year) }]
  })
  const years = yearsOf(path.start, path.months)
  const chances = chancesOf(producersOf(world, plants), {
    world,
    baseline,
    path,
    years,
    months: path.months,
    capital: false,
    contractsOf: () => [],
    heeds: 'first-year',
  })
  const stops = new Map(chances.flatMap((owner) => owner.plants.map((plant) => [plant.site, plant.stops] as const)))
  const rows = outcomes.flatMap((row, i): Row[] => {
    const known = stops.get(row.site)
    const before = outcomes[i - 1]
    if (known === undefined || !ranWhenItBegan(row, before?.site === row.site ? before : undefined)) return []
    return [
      {
        site: row.site,
        owner: row.owner,
        year: row.year,
        said: at(
          known,
          years.findIndex(({ from }) => from === monthOf(row.year)),
        ),
        seen: row.outcome === 'not yet' ? 'ran' : row.outcome,
        stopped: row.priceDriven && (row.outcome === 'idled' || row.outcome === 'closed'),
        evidence: row.evidence,
      },
    ]
  })
  return { id, rows, leftOut: [...new Set(outcomes.map(({ site }) => site))].filter((site) => !stops.has(site)) }
}

const monthOf = (year: number): Month => parseMonth(`${year}-01`) ?? 0

const stands = ({ outcome }: Outcome): boolean => outcome === 'idled' || outcome === 'closed'

/** Whether a site ran when the year of a row began, and the year before: one that stood still or was not there cannot stop. */
const ranWhenItBegan = (row: Outcome, before: Outcome | undefined): boolean =>
  before !== undefined && before.outcome !== 'not yet' && !stands(before) && row.outcome !== 'not yet'

interface Outcome {
  readonly site: string
  readonly owner: string
  readonly year: number
  readonly outcome: 'ran' | 'slowed' | 'idled' | 'closed' | 'not yet'
  readonly priceDriven: boolean
  readonly evidence: string
}

/** What became of each site, by site and then by year. */
function outcomesIn(text: HindcastText, file: string): Outcome[] {
  const faults = new FaultList()
  const rows = readTable(`${text.name}/${file}`, fileIn(text, file), PRODUCER_OUTCOMES_TABLE, faults)
  faults.throwIfAny()
  return rows
    .map((row): Outcome => ({
      site: row.text('site'),
      owner: row.text('owner'),
      year: row.number('year'),
      outcome: row.text('outcome') as Outcome['outcome'],
      priceDriven: row.text('price_driven') === 'yes',
      evidence: row.text('evidence'),
    }))
    .sort((one, other) => one.site.localeCompare(other.site) || one.year - other.year)
}
