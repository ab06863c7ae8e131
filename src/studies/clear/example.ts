import { at } from '../../lists/index.ts'
import { makeBaseline } from '../../baseline/index.ts'
import { buildNetwork, priceIntervals, rollHorizon, type Baseline } from '../../clearing/index.ts'
import { perYear, quantity } from '../../quantity/index.ts'
import type { Solver } from '../../solver/index.ts'
import { parseScenario, parseWorld, referenceScenario, type StepKind, type World } from '../../world/index.ts'
import { clearOnce } from './study.ts'

/**
 * A market small enough to be drawn: one material at one place in one month, offered by four and wanted in five steps.
 * Its figures are invented so that withholding 5 % after 5 % meets both kinds of answer: a step that sets the price, and
 * a kink where the price is an interval. Tonnes a month (the tables hold them by the year), USD/kg.
 */
const OFFERS = [
  { id: 'recycler', place: 'here', cost: 30, most: 10, usual: 10 },
  { id: 'supplier-state', place: 'there', cost: 50, most: 60, usual: 60 },
  { id: 'own-plant', place: 'here', cost: 70, most: 39, usual: 30 },
  { id: 'ally', place: 'elsewhere', cost: 150, most: 9, usual: 0 },
] as const
const STEPS = [
  { kind: 'stop', size: 64, worth: 400 },
  { kind: 'substitute', size: 9, worth: 260 },
  { kind: 'thrifting', size: 9, worth: 180 },
  { kind: 'curtail', size: 9, worth: 120 },
  { kind: 'curtail', size: 9, worth: 80 },
] as const
const WANTED = STEPS.reduce((sum, { size }) => sum + size, 0)
const MONTH = '2024-01'
const START = 2024 * 12

export interface WorkedExample {
  readonly offers: readonly ExampleOffer[]
  /** What the users want, the dearest use first. */
  readonly steps: readonly { readonly kind: StepKind; readonly size: number; readonly worth: number }[]
  /** The same market, with more and more withheld. */
  readonly cases: readonly ExampleCase[]
}

interface ExampleOffer {
  readonly id: (typeof OFFERS)[number]['id']
  readonly cost: number
  /** t a month when nothing is withheld. */
  readonly most: number
}

interface ExampleCase {
  /** Share of its usual deliveries that the supplier state keeps back. */
  readonly withheld: number
  /** t that each offer may send, and that it sends. */
  readonly offered: readonly number[]
  readonly sent: readonly number[]
  /** t that each step gets. */
  readonly served: readonly number[]
  readonly volume: number
  /** Both ends of the price: worth of a little more, cost of a little less. */
  readonly low: number
  readonly high: number
}

/** Clears the little market once for each share withheld, as any world is cleared. */
export async function workedExample(solver: Solver, shares: readonly number[]): Promise<WorkedExample> {
  const world = await parseWorld([{ name: 'example', files: tables() }])
  const { baseline } = makeBaseline(world, solver)
  return {
    offers: OFFERS.map(({ id, cost, most }) => ({ id, cost, most })),
    steps: STEPS,
    cases: shares.map((withheld) => clearWith(world, baseline, solver, withheld)),
  }
}

function clearWith(world: World, baseline: Baseline, solver: Solver, withheld: number): ExampleCase {
  const scenario =
    withheld === 0
      ? referenceScenario(START, 1)
      : parseScenario(
          'example.yaml',
          [
            'title: A share withheld',
            `start: ${MONTH}`,
            'months: 1',
            'measures:',
            `  - { id: withheld, instrument: ban, materials: [all], to: [here], from: ${MONTH}, allowed_share: ${1 - withheld}, leakage: 0 }`,
          ].join('\n'),
          world,
        )
  const { production, served, prices } = clearOnce(world, baseline, scenario, solver)
  // The ends of a price, and who gets what, come from the same month as a run of one month sees it.
  const network = buildNetwork(world, baseline, scenario)
  const run = rollHorizon(solver, network, scenario, { foresight: 1 })
  const node = network.nodeOf('metal', 'here', 'any') ?? 0
  const [ends] = priceIntervals(solver, run, 1, [{ node, t: 0 }])
  const price = prices.find(({ place }) => place === 'here')?.price ?? 0
  return {
    withheld,
    offered: OFFERS.map(({ id, most }) => (id === 'supplier-state' ? most * (1 - withheld) : most)),
    sent: OFFERS.map(({ id }) => production.find(({ site }) => site === id)?.activity ?? 0),
    // A profile's steps rise, the picture's fall.
    served: [...at(run.months, 0).serve].toReversed(),
    volume: served.reduce((sum, one) => sum + one.served, 0),
    low: ends?.low ?? price,
    high: ends?.high ?? price,
  }
}

/** The market as the tables of a world. */
function tables(): ReadonlyMap<string, string> {
  const figure = (value: number, unit: string): string => `${value},${value},${value},${unit},2024,example,high,`
  const yearly = (value: number): string => figure(perYear(quantity<'t'>(value)), 't metal/yr')
  const columns = 'value,low,high,unit,date,source,confidence,note'
  const table = (name: string, header: string, rows: readonly string[]): readonly [string, string] => [
    `${name}.csv`,
    [header, ...rows].join('\n').concat('\n'),
  ]
  const abroad = OFFERS.filter(({ place }) => place !== 'here')
  return new Map([
    table('stages', 'id,name,name_ja,goods,goods_ja,position,kind,counted_with,note', [
      'metal,Metal,,metals,,1,refined,metal,',
    ]),
    table('units', 'id,name,name_ja,note', ['metal,metal,,']),
    table('elements', 'id,name,name_ja,group', []),
    table('materials', 'id,name,name_ja,stage,unit,tradable,note', ['metal,Metal,,metal,t metal,yes,']),
    table('sources', 'id,title,publisher,published,url', ['example,Invented,,,https://example.org']),
    table('sectors', 'id,name,name_ja,profile', ['users,Users,,users']),
    table(
      'places',
      `id,name,name_ja,bloc,region,lat,lon,${columns}`,
      [
        ['here', 'alliance'],
        ['there', 'coercer'],
        ['elsewhere', 'alliance'],
      ].map(([id, bloc]) => `${id},${id},,${bloc},one,0,0,${figure(0, 'bn USD/yr')}`),
    ),
    table(
      'processes',
      'id,name,name_ja,stage,unit,lead_months,note',
      OFFERS.map(({ id }) => `${id},${id},,metal,t metal,0,`),
    ),
    table(
      'recipes',
      `process,feed,direction,material,basis,${columns}`,
      OFFERS.map(({ id }) => `${id},,out,metal,mass,${figure(1, 't/t')}`),
    ),
    table(
      'costs',
      `process,place,${columns}`,
      OFFERS.map(({ id, cost }) => `${id},,${figure(cost, 'USD/kg')}`),
    ),
    table(
      'sites',
      `id,name,place,country,lat,lon,operator,control,control_source,stage,${columns},status,start,start_low,start_high,part_of`,
      OFFERS.map(
        ({ id, place, most }) =>
          `${id},${id},${place},${place},,,,${place},example,metal,${yearly(most)},operating,,,,`,
      ),
    ),
    table(
      'operations',
      `site,process,feed,${columns}`,
      OFFERS.map(({ id, usual }) => `${id},${id},,${yearly(usual)}`),
    ),
    table(
      'routes',
      `material,from,to,tariff,limit,${columns}`,
      abroad.map(({ place, most, usual }) => `metal,${place},here,,${perYear(quantity<'t'>(most))},${yearly(usual)}`),
    ),
    table(
      'demand',
      `place,sector,material,${columns},gross_output_musd,gross_output_musd_low,gross_output_musd_high,value_added_musd,value_added_musd_low,value_added_musd_high,value_source`,
      [`here,users,metal,${yearly(WANTED)},0,0,0,0,0,0,example`],
    ),
    table(
      'steps',
      'profile,step,kind,share,share_low,share_high,willingness_to_pay,willingness_to_pay_low,willingness_to_pay_high,ready_months,ready_months_low,ready_months_high,source,confidence,note',
      STEPS.toReversed().map(({ kind, size, worth }, s) => {
        const share = size / WANTED
        return `users,${s + 1},${kind},${share},${share},${share},${worth},${worth},${worth},0,0,0,example,high,`
      }),
    ),
    table(
      'parameters',
      `id,${columns}`,
      ['discount', 'holding-cost', 'convenience-yield'].map((id) => `${id},${figure(0, 'share/month')}`),
    ),
  ])
}
