import fc from 'fast-check'
import { parseWorld, type World } from '../src/world/index.ts'
import { WORDS } from './stages.ts'

/** What a random world is made of; small whole numbers, so that a failing one can be read. */
export interface Recipe {
  readonly places: number
  /** Annual use of magnets by place, t. */
  readonly use: readonly number[]
  /** Weights with which places share in each of four stages. */
  readonly making: readonly (readonly number[])[]
  readonly transit: number
  readonly lead: number
  readonly cover: number
  readonly capacity: number
  readonly stopShare: number
}

export const recipes: fc.Arbitrary<Recipe> = fc.integer({ min: 2, max: 4 }).chain((places) =>
  fc.record({
    places: fc.constant(places),
    use: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: places, maxLength: places }),
    making: fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: places, maxLength: places }), {
      minLength: 4,
      maxLength: 4,
    }),
    transit: fc.integer({ min: 0, max: 2 }),
    lead: fc.integer({ min: 0, max: 1 }),
    cover: fc.integer({ min: 0, max: 3 }),
    capacity: fc.integer({ min: 0, max: 10 }),
    stopShare: fc.constantFrom(0.4, 0.7),
  }),
)

/** P0 makes all; P1 and P2 use magnets that come from there. */
export const ONE_MAKER: Recipe = {
  places: 3,
  use: [10, 40, 20],
  making: [
    [5, 0, 0],
    [5, 0, 0],
    [5, 0, 0],
    [5, 0, 0],
  ],
  transit: 0,
  lead: 0,
  cover: 1,
  capacity: 0,
  stopShare: 0.7,
}

const STAGES = [
  { material: 'ore', stage: 'ore', unit: 't REO', price: 10, process: 'mine' },
  { material: 'oxide', stage: 'oxide', unit: 't REO', price: 30, process: 'separate' },
  { material: 'metal', stage: 'metal', unit: 't metal', price: 60, process: 'reduce' },
  { material: 'magnet', stage: 'magnet', unit: 't product', price: 90, process: 'sinter' },
] as const

/** Tonnes of the stage before in a tonne of each stage. */
const NEEDS = [0, 1.1, 1.25, 0.4]
const CONTENT = [1, 1, 1.1, 0.4]

const csv = (columns: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [columns, ...rows].map((row) => row.join(',')).join('\n')
const FIGURE = ['value', 'low', 'high', 'unit', 'date', 'source', 'confidence', 'note']
const figure = (value: number, unit: string): (string | number)[] => [
  value,
  value,
  value,
  unit,
  '2024',
  'made-up',
  'low',
  '',
]

/** Flows of a stage from places with too much to places with too little, in order. */
function ship(made: readonly number[], used: readonly number[]): { from: number; to: number; mass: number }[] {
  const over = made.map((mass, p) => mass - (used[p] ?? 0))
  const flows: { from: number; to: number; mass: number }[] = []
  over.forEach((_, to) =>
    over.forEach((_, from) => {
      const mass = Math.min(Math.max(0, -(over[to] ?? 0)), Math.max(0, over[from] ?? 0))
      if (mass <= 1e-9) return
      over[to] = (over[to] ?? 0) + mass
      over[from] = (over[from] ?? 0) - mass
      flows.push({ from, to, mass })
    }),
  )
  return flows
}

/** A plant that does not run yet: stage by its place in the chain, capacity in t of activity a year. */
export interface PlannedPlant {
  readonly id: string
  readonly place: string
  readonly stage: number
  readonly capacity: number
}

interface More {
  readonly capacity?: number
  readonly planned?: readonly PlannedPlant[]
  /** Without rows in switching.csv nothing bounds how fast another source may be found. */
  readonly switching?: boolean
}

/** A world of one element and four stages, in balance by construction. Place P0 is the coercer. */
export const randomWorld = (recipe: Recipe, more: More = {}): Promise<World> =>
  parseWorld([{ name: 'random', files: randomTables(recipe, more) }])

/** Its tables: file name -> text. */
export function randomTables(recipe: Recipe, more: More = {}): Map<string, string> {
  const places = Array.from({ length: recipe.places }, (_, p) => `P${p}`)
  const operations: (string | number)[][] = []
  const sites: (string | number)[][] = []
  const routes: (string | number)[][] = []
  let used = recipe.use.map(Number)
  for (let s = 3; s >= 0; s--) {
    const stage = STAGES[s]!
    const weights = recipe.making[s]!.map((w, p) => (p === 0 ? w + 1 : w))
    const all = used.reduce((a, b) => a + b, 0)
    const total = weights.reduce((a, b) => a + b, 0)
    const made = weights.map((w) => (all * w) / total)
    for (const { from, to, mass } of ship(made, used))
      routes.push([stage.material, places[from]!, places[to]!, '', '', ...figure(mass, `${stage.unit}/yr`)])
    made.forEach((mass, p) => {
      if (mass <= 0) return
      const id = `${stage.process}-${places[p]}`
      const capacity = mass * (1 + (recipe.capacity + (more.capacity ?? 0)) / 20)
      sites.push([
        id,
        id,
        places[p]!,
        places[p]!,
        '',
        '',
        '',
        places[p]!,
        'made-up',
        stage.stage,
        capacity,
        capacity,
        capacity,
        `${stage.unit}/yr`,
        '2024',
        'made-up',
        'low',
        '',
        'operating',
        '',
        '',
        '',
        '',
      ])
      operations.push([id, stage.process, '', ...figure(mass, `${stage.unit}/yr`)])
    })
    used = made.map((mass) => mass * NEEDS[s]!)
  }
  for (const { id, place, stage: s, capacity } of more.planned ?? []) {
    const { stage, unit, process } = STAGES[s]!
    const [value, low, high, , date, source, confidence, note] = figure(capacity, unit)
    const own = [
      '',
      '',
      '',
      place,
      'made-up',
      stage,
      value!,
      low!,
      high!,
      `${unit}/yr`,
      date!,
      source!,
      confidence!,
      note!,
    ]
    sites.push([id, id, place, place, ...own, 'planned', '2030', '', '', ''])
    operations.push([id, process, '', ...figure(0, `${unit}/yr`)])
  }
  return new Map([
    ['sources.csv', csv(['id', 'title', 'publisher', 'published', 'url'], [['made-up', 'invented', '', '', '']])],
    [
      'places.csv',
      csv(
        ['id', 'name', 'name_ja', 'bloc', 'region', 'lat', 'lon', ...FIGURE],
        places.map((p, i) => [p, p, '', i === 0 ? 'coercer' : 'alliance', 'r', 0, 0, ...figure(1000, 'bn USD/yr')]),
      ),
    ],
    ...WORDS,
    ['elements.csv', csv(['id', 'name', 'name_ja', 'group'], [['e', 'e', '', '']])],
    [
      'materials.csv',
      csv(
        ['id', 'name', 'name_ja', 'stage', 'unit', 'tradable', 'note'],
        STAGES.map(({ material, stage, unit }) => [material, material, '', stage, unit, 'yes', '']),
      ),
    ],
    [
      'contents.csv',
      csv(
        ['material', 'element', ...FIGURE],
        STAGES.map(({ material, unit }, s) => [material, 'e', ...figure(CONTENT[s]!, `t REO/${unit}`)]),
      ),
    ],
    [
      'processes.csv',
      csv(
        ['id', 'name', 'name_ja', 'stage', 'unit', 'lead_months', 'note'],
        STAGES.map(({ process, stage, unit }, s) => [process, process, '', stage, unit, s === 3 ? recipe.lead : 0, '']),
      ),
    ],
    [
      'recipes.csv',
      csv(
        ['process', 'feed', 'direction', 'material', 'basis', ...FIGURE],
        STAGES.flatMap(({ process, material }, s) => [
          [process, '', 'out', material, 'mass', ...figure(1, 't/t')],
          ...(s === 0 ? [] : [[process, '', 'in', STAGES[s - 1]!.material, 'mass', ...figure(NEEDS[s]!, 't/t')]]),
        ]),
      ),
    ],
    [
      'sites.csv',
      csv(
        [
          'id',
          'name',
          'place',
          'country',
          'lat',
          'lon',
          'operator',
          'control',
          'control_source',
          'stage',
          'value',
          'low',
          'high',
          'unit',
          'date',
          'source',
          'confidence',
          'note',
          'status',
          'start',
          'start_low',
          'start_high',
          'part_of',
        ],
        sites,
      ),
    ],
    ['operations.csv', csv(['site', 'process', 'feed', ...FIGURE], operations)],
    [
      'lanes.csv',
      csv(
        ['from_region', 'to_region', 'transit_months', ...FIGURE],
        [['r', 'r', recipe.transit, ...figure(0.3, 'USD/kg')]],
      ),
    ],
    ['routes.csv', csv(['material', 'from', 'to', 'tariff', 'limit', ...FIGURE], routes)],
    ['sectors.csv', csv(['id', 'name', 'name_ja', 'profile'], [['users', 'users', '', 'usual']])],
    [
      'steps.csv',
      csv(
        [
          'profile',
          'step',
          'kind',
          'share',
          'share_low',
          'share_high',
          'willingness_to_pay',
          'willingness_to_pay_low',
          'willingness_to_pay_high',
          'ready_months',
          'ready_months_low',
          'ready_months_high',
          'source',
          'confidence',
          'note',
        ],
        (
          [
            ['curtail', 0.1, 1.06, 0],
            ['thrifting', Number((0.9 - recipe.stopShare).toFixed(6)), 4, 4],
            ['stop', recipe.stopShare, 25, 0],
          ] as const
        ).map(([kind, share, worth, ready], i) => [
          'usual',
          i + 1,
          kind,
          share,
          share,
          share,
          worth,
          worth,
          worth,
          ready,
          ready,
          ready,
          'made-up',
          'low',
          '',
        ]),
      ),
    ],
    [
      'demand.csv',
      csv(
        [
          'place',
          'sector',
          'material',
          ...FIGURE,
          'gross_output_musd',
          'gross_output_musd_low',
          'gross_output_musd_high',
          'value_added_musd',
          'value_added_musd_low',
          'value_added_musd_high',
          'value_source',
        ],
        places.map((p, i) => [
          p,
          'users',
          'magnet',
          ...figure(recipe.use[i]!, 't product/yr'),
          100,
          100,
          100,
          40,
          40,
          40,
          'made-up',
        ]),
      ),
    ],
    [
      'stocks.csv',
      csv(
        ['place', 'stage', 'holder', ...FIGURE],
        [
          ...STAGES.map(({ stage }) => ['', stage, 'firm', ...figure(recipe.cover, 'months')]),
          ...STAGES.map(({ stage }) => ['', stage, 'state', ...figure(2, 'months')]),
        ],
      ),
    ],
    [
      'buyers.csv',
      csv(
        [
          'id',
          'share',
          'share_low',
          'share_high',
          'stock_multiple',
          'stock_multiple_low',
          'stock_multiple_high',
          'source',
          'confidence',
          'note',
        ],
        [
          ['lean', 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 'made-up', 'low', ''],
          ['covered', 0.5, 0.5, 0.5, 1.5, 1.5, 1.5, 'made-up', 'low', ''],
        ],
      ),
    ],
    [
      'switching.csv',
      csv(
        ['stage', 'what', ...FIGURE],
        (more.switching === false ? [] : STAGES).flatMap(({ stage }) => [
          [stage, 'qualification', ...figure(2, 'months')],
          [stage, 'ramp', ...figure(0.1, 'share/month')],
          [stage, 'headroom', ...figure(0.25, 'share')],
        ]),
      ),
    ],
    ['parameters.csv', csv(['id', ...FIGURE], [['leakage', ...figure(0.03, 'share')]])],
    [
      'prices.csv',
      csv(
        ['material', 'place', 'kind', ...FIGURE],
        STAGES.map(({ material, price }) => [material, 'P0', 'baseline', ...figure(price, 'USD/kg')]),
      ),
    ],
  ])
}
