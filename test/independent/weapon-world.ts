import { parse } from 'yaml'
import type { Files, Menu, MenuMeasure } from './weapon-game.ts'
import { WORDS } from '../stages.ts'

/** A small world, a menu and a question, all from one seed. */
export interface Trial {
  readonly seed: number
  readonly files: Files
  readonly menu: Menu
  readonly maxMeasures: number
  readonly runnersUp: number
  /** Whose own loss is asked for; none if empty. */
  readonly member: readonly string[]
  readonly protect: number
  readonly curve: boolean
  /** Leverage under which the weapon is blunt, if that is asked. */
  readonly threshold?: number
}

const START = 2026 * 12
const FIGURE = ['value', 'low', 'high', 'unit', 'date', 'source', 'confidence', 'note']
type Cell = string | number

const figure = (value: number, unit: string): Cell[] => [value, value, value, unit, '2024', 'made-up', 'low', '']
const csv = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [columns, ...rows].map((row) => row.join(',')).join('\n')

/** A generator of its own (mulberry32), so that a seed means the same everywhere. */
class Dice {
  private state: number
  constructor(seed: number) {
    this.state = seed >>> 0
  }
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let t = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }
  chance(share: number): boolean {
    return this.next() < share
  }
  one<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.next() * list.length)]
    if (found === undefined) throw new Error('nothing to choose from')
    return found
  }
  some<T>(list: readonly T[], least: number, most: number): T[] {
    const rest = [...list]
    const count = Math.min(rest.length, this.whole(least, most))
    return Array.from({ length: count }, () => rest.splice(Math.floor(this.next() * rest.length), 1)).flat()
  }
}

interface Good {
  readonly id: string
  readonly stage: string
  readonly unit: string
  readonly price: number
  readonly tradable: boolean
  /** What it is made of, t per t. */
  readonly inputs: readonly (readonly [string, number])[]
  readonly lead: number
}

const UNITS: Readonly<Record<string, string>> = {
  ore: 't REO',
  oxide: 't REO',
  metal: 't metal',
  magnet: 't product',
}

/** One to three goods in a chain; sometimes the last takes a second feed, so that origins meet. */
function goodsOf(dice: Dice): Good[] {
  const stages = dice.one([['magnet'], ['oxide', 'magnet'], ['oxide', 'metal'], ['oxide', 'metal', 'magnet']])
  const goods: Good[] = []
  let price = dice.one([10, 20, 30])
  for (const stage of stages) {
    const before = goods.at(-1)
    const need = dice.one([1, 1.25, 1.5])
    const second = before !== undefined && stage !== 'oxide' && dice.chance(0.25)
    if (second)
      goods.push({
        id: `${stage}-feed`,
        stage: 'oxide',
        unit: UNITS['oxide'] ?? '',
        price: 80,
        tradable: true,
        inputs: [],
        lead: 0,
      })
    const inputs: (readonly [string, number])[] = before === undefined ? [] : [[before.id, need]]
    if (second) inputs.push([`${stage}-feed`, 0.125])
    goods.push({
      id: stage,
      stage,
      unit: UNITS[stage] ?? '',
      price,
      tradable: true,
      inputs,
      lead: dice.chance(0.3) ? 1 : 0,
    })
    price = price * need + dice.one([5, 20, 60]) + (second ? 10 : 0)
  }
  return goods
}

/** Shipments from places with too much to places with too little, some by a detour. */
function shipments(
  dice: Dice,
  made: readonly number[],
  used: readonly number[],
): { from: number; to: number; mass: number }[] {
  const over = made.map((mass, p) => mass - (used[p] ?? 0))
  const flows = new Map<string, { from: number; to: number; mass: number }>()
  const add = (from: number, to: number, mass: number): void => {
    if (from === to) return
    const name = `${from} ${to}`
    flows.set(name, { from, to, mass: (flows.get(name)?.mass ?? 0) + mass })
  }
  const order = dice.some(
    over.map((_, p) => p),
    over.length,
    over.length,
  )
  for (const to of order)
    for (const from of order) {
      const mass = Math.min(Math.max(0, -(over[to] ?? 0)), Math.max(0, over[from] ?? 0))
      if (mass <= 1e-12) continue
      over[to] = (over[to] ?? 0) + mass
      over[from] = (over[from] ?? 0) - mass
      const via = dice.whole(0, over.length - 1)
      if (via !== from && via !== to && dice.chance(0.3)) {
        add(from, via, mass)
        add(via, to, mass)
      } else add(from, to, mass)
    }
  return [...flows.values()]
}

function usesOf(
  dice: Dice,
  goods: readonly Good[],
  places: readonly string[],
  sectors: readonly string[],
  size: number,
): { place: string; sector: string; material: string; use: number; added: number }[] {
  const uses: { place: string; sector: string; material: string; use: number; added: number }[] = []
  const last = goods.at(-1)
  for (const { id } of goods)
    for (const place of places)
      for (const sector of sectors) {
        if (!dice.chance(id === last?.id ? 0.6 : 0.2)) continue
        const use = dice.whole(1, 60) * size
        // Value added a tonne differs from use to use, so that bids are distinguished the same way in any order.
        const added = dice.chance(0.15) ? 0 : use * dice.one([0.02, 0.2, 2]) * (1 + uses.length / 64)
        uses.push({ place, sector, material: id, use, added })
      }
  const given = (material: string): boolean => uses.some((use) => use.material === material && use.place !== places[0])
  if (last !== undefined && !given(last.id))
    uses.push({ place: places[1] ?? '', sector: sectors[0] ?? '', material: last.id, use: 12 * size, added: 3 * size })
  const once = new Map(uses.map((use) => [`${use.place} ${use.sector} ${use.material}`, use]))
  return [...once.values()]
}

const PROFILES: Readonly<Record<string, readonly (readonly [string, number, number, number])[]>> = {
  stop: [['stop', 1, 8, 0]],
  forgo: [
    ['curtail', 0.1, 1.06, 0],
    ['stop', 0.9, 20, 0],
  ],
  thrift: [
    ['curtail', 0.125, 1.06, 0],
    ['thrifting', 0.375, 3, 2],
    ['stop', 0.5, 25, 0],
  ],
  swap: [
    ['curtail', 0.25, 1.5, 0],
    ['substitute', 0.5, 2, 1],
    ['stop', 0.25, 5, 0],
  ],
}

/** What a seed stands for: a random trial, and now and then a tariff in the menu or more measures allowed than there are. */
export function trialOf(seed: number): Trial {
  const trial = randomTrial(seed)
  const { menu } = trial
  const [first, ...others] = menu.measures
  const withTariff =
    seed % 31 === 0 && first !== undefined
      ? { ...menu, measures: [{ ...first, instrument: 'tariff', tariff: 0.25, allowed_share: 1 }, ...others] }
      : menu
  return {
    ...trial,
    menu: withTariff,
    ...(seed % 37 === 0 ? { maxMeasures: 6, menu: { ...withTariff, measures: withTariff.measures.slice(0, 4) } } : {}),
    ...(seed % 3 === 0 ? { threshold: [1, 10, 100][(seed / 3) % 3] ?? 1 } : {}),
  }
}

/** The same world under a quota for each of four places, at most two at once, with all others told. */
export function fourQuotas(seed: number): Trial | undefined {
  const trial = randomTrial(seed)
  const places = (trial.files.get('places.csv') ?? '').split('\n').slice(2, 6)
  if (places.length < 4) return undefined
  const measures = places.map((row, i): MenuMeasure => ({
    id: `quota-${i + 1}`,
    instrument: 'quota',
    materials: ['all'],
    to: [row.split(',')[0] ?? ''],
    from: START,
    allowed_share: [0.2, 0.4, 0.5, 0.8][i] ?? 0,
    leakage: 0,
  }))
  return { ...trial, menu: { ...trial.menu, measures }, maxMeasures: 2, runnersUp: 20, member: [], protect: 2 }
}

function randomTrial(seed: number): Trial {
  const dice = new Dice(seed)
  const places = Array.from({ length: dice.whole(3, 5) }, (_, p) => `P${'ABCDE'[p] ?? ''}A`)
  const sectors = ['cars', 'arms', 'grid'].slice(0, dice.whole(1, 3))
  const goods = goodsOf(dice)
  const months = dice.whole(2, 6)
  const size = dice.one([1, 1, 1, 10, 0.001, 1e4])
  const calibrated = dice.chance(0.85)
  const uses = usesOf(dice, goods, places, sectors, size)

  const sites: Cell[][] = []
  const operations: Cell[][] = []
  const routes: Cell[][] = []
  const need = new Map<string, number>()
  for (const { place, material, use } of uses)
    need.set(`${material} ${place}`, (need.get(`${material} ${place}`) ?? 0) + use)
  const limits = dice.chance(0.4)
  const sharedSite = dice.chance(0.2)
  const activityUnit = (good: Good): string => (sharedSite ? 't REO' : good.unit)
  const tariffs = dice.chance(0.15)
  for (const good of goods.toReversed()) {
    const used = places.map((place) => need.get(`${good.id} ${place}`) ?? 0)
    const all = used.reduce((sum, mass) => sum + mass, 0)
    if (all === 0) continue
    const weights = places.map((_, p) => (p === 0 ? dice.whole(2, 8) : dice.chance(0.5) ? dice.whole(1, 4) : 0))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const made = weights.map((weight) => (all * weight) / total)
    for (const { from, to, mass } of shipments(dice, made, used)) {
      const limit = limits && dice.chance(0.5) ? mass * dice.one([1, 1.1, 2]) : ''
      routes.push([
        good.id,
        places[from] ?? '',
        places[to] ?? '',
        tariffs ? dice.one(['', 0.05]) : '',
        limit,
        ...figure(mass, `${good.unit}/yr`),
      ])
    }
    made.forEach((mass, p) => {
      const idle = mass === 0 && p > 0 && !sharedSite && dice.chance(0.1)
      if (mass === 0 && !idle) return
      const place = places[p] ?? ''
      const id = sharedSite ? `works-${place.toLowerCase()}` : `${good.id}-${place.toLowerCase()}`
      const stated = idle ? all * 0.3 : dice.one(['', mass, mass * 1.1, mass * 1.5, mass * 3])
      const capacity = sharedSite ? '' : stated
      const most: Cell[] = capacity === '' ? ['', '', ''] : [capacity, capacity, capacity]
      if (!sites.some(([name]) => name === id))
        sites.push([
          id,
          id,
          place,
          place,
          '',
          '',
          '',
          place,
          'made-up',
          good.stage,
          ...most,
          `${activityUnit(good)}/yr`,
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
      operations.push([id, `make-${good.id}`, '', ...figure(mass, `${activityUnit(good)}/yr`)])
      for (const [input, perTonne] of good.inputs)
        need.set(`${input} ${place}`, (need.get(`${input} ${place}`) ?? 0) + perTonne * mass)
    })
  }

  const stages = [...new Set(goods.map(({ stage }) => stage))]
  const switching = dice.chance(0.5) ? stages.filter(() => dice.chance(0.8)) : []
  const stocked = dice.chance(0.6)
  const margins = dice.chance(0.3)
  const waste = dice.one([0, 0, 0.01, 1e-6])
  const parameters: [string, number, string][] = [
    ['base-margin', margins ? 0.015 : 0, 'share'],
    ['extra-cost', margins ? 0.02 : 0, 'share'],
    ['disposal-cost', waste, 'USD/kg'],
    ['leakage', dice.one([0, 0, 0.03, 0.1]), 'share'],
    ['export-markup', dice.one([0, 0.03]), 'share'],
    ...(dice.chance(0.3) ? ([['elastic-demand-share', 0, 'share']] as [string, number, string][]) : []),
  ]
  const freight = dice.one([0, 0.3, 2])
  const files = new Map([
    ['sources.csv', csv(['id', 'title', 'publisher', 'published', 'url'], [['made-up', 'invented', '', '', '']])],
    [
      'places.csv',
      csv(
        ['id', 'name', 'name_ja', 'bloc', 'region', 'lat', 'lon', ...FIGURE],
        places.map((id, p) => [
          id,
          id,
          '',
          p === 0 ? 'coercer' : p % 2 === 1 ? 'alliance' : 'other',
          p < 2 ? 'east-asia' : 'europe',
          0,
          0,
          ...figure(1000, 'bn USD/yr'),
        ]),
      ),
    ],
    ...WORDS,
    ['elements.csv', csv(['id', 'name', 'name_ja', 'group'], [['e', 'e', '', '']])],
    [
      'materials.csv',
      csv(
        ['id', 'name', 'name_ja', 'stage', 'unit', 'tradable', 'note'],
        goods.map(({ id, stage, unit, tradable }) => [id, id, '', stage, unit, tradable ? 'yes' : 'no', '']),
      ),
    ],
    [
      'processes.csv',
      csv(
        ['id', 'name', 'name_ja', 'stage', 'unit', 'lead_months', 'note'],
        goods.map((good) => [`make-${good.id}`, `make ${good.id}`, '', good.stage, activityUnit(good), good.lead, '']),
      ),
    ],
    [
      'recipes.csv',
      csv(
        ['process', 'feed', 'direction', 'material', 'basis', ...FIGURE],
        goods.flatMap(({ id, inputs }) => [
          [`make-${id}`, '', 'out', id, 'mass', ...figure(1, 't/t')],
          ...inputs.map(([input, perTonne]) => [`make-${id}`, '', 'in', input, 'mass', ...figure(perTonne, 't/t')]),
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
          ...FIGURE,
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
        [
          ['east-asia', 'east-asia', 0, ...figure(freight / 2, 'USD/kg')],
          ['east-asia', 'europe', dice.one([0, 1]), ...figure(freight, 'USD/kg')],
          ['europe', 'east-asia', dice.one([0, 1, 2]), ...figure(freight, 'USD/kg')],
        ],
      ),
    ],
    ['routes.csv', csv(['material', 'from', 'to', 'tariff', 'limit', ...FIGURE], routes)],
    [
      'sectors.csv',
      csv(
        ['id', 'name', 'name_ja', 'profile'],
        sectors.map((id) => [id, id, '', dice.one(Object.keys(PROFILES))]),
      ),
    ],
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
        Object.entries(PROFILES).flatMap(([profile, steps]) =>
          steps.map(([kind, share, worth, ready], i) => [
            profile,
            i + 1,
            kind,
            share,
            share,
            share,
            ...(calibrated ? [worth, worth, worth] : [worth * 20, worth * 20, worth * 20]),
            ready,
            ready,
            ready,
            'made-up',
            'low',
            '',
          ]),
        ),
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
        uses.map(({ place, sector, material, use, added }) => [
          place,
          sector,
          material,
          ...figure(use, `${goods.find(({ id }) => id === material)?.unit ?? ''}/yr`),
          2 * added,
          2 * added,
          2 * added,
          added,
          added,
          added,
          'made-up',
        ]),
      ),
    ],
    [
      'stocks.csv',
      csv(
        ['place', 'stage', 'holder', ...FIGURE],
        stocked
          ? stages.flatMap((stage) => [
              ['', stage, 'firm', ...figure(dice.one([0, 0.5, 1, 2]), 'months')],
              ...(dice.chance(0.3)
                ? [[dice.one(places.slice(1)), stage, 'firm', ...figure(dice.one([0, 3]), 'months')]]
                : []),
            ])
          : [],
      ),
    ],
    [
      'switching.csv',
      csv(
        ['stage', 'what', ...FIGURE],
        switching.flatMap((stage) => [
          [stage, 'qualification', ...figure(dice.whole(0, 3), 'months')],
          [stage, 'ramp', ...figure(dice.one([0, 0.05, 0.2]), 'share/month')],
          [stage, 'headroom', ...figure(dice.one([0, 0.25]), 'share')],
        ]),
      ),
    ],
    [
      'parameters.csv',
      csv(
        ['id', ...FIGURE],
        parameters.map(([id, value, unit]) => [id, ...figure(value, unit)]),
      ),
    ],
    [
      'prices.csv',
      csv(
        ['material', 'place', 'kind', ...FIGURE],
        calibrated ? goods.map(({ id, price }) => [id, places[0] ?? '', 'baseline', ...figure(price, 'USD/kg')]) : [],
      ),
    ],
    ...(calibrated
      ? []
      : ([
          [
            'costs.csv',
            csv(
              ['process', 'place', ...FIGURE],
              goods.flatMap(({ id }) => [
                [`make-${id}`, '', ...figure(dice.whole(1, 9), 'USD/kg')],
                [`make-${id}`, places[1] ?? '', ...figure(dice.whole(1, 9), 'USD/kg')],
              ]),
            ),
          ],
        ] as [string, string][])),
  ])

  const menu: Menu = {
    start: START,
    months,
    measures: menuOf(dice, { places, sectors, goods: goods.map(({ id }) => id), stages, months }),
  }
  return {
    seed,
    files,
    menu,
    maxMeasures: dice.one([1, 2, 2, 3, 3]),
    runnersUp: dice.one([0, 1, 3, 10, 20]),
    member: dice.chance(0.3)
      ? dice.some(places.slice(1), 1, 2).filter((place) => uses.some((use) => use.place === place))
      : [],
    protect: dice.chance(0.3) ? dice.whole(1, 3) : 0,
    curve: dice.chance(0.4),
  }
}

function menuOf(
  dice: Dice,
  {
    places,
    sectors,
    goods,
    stages,
    months,
  }: { places: string[]; sectors: string[]; goods: string[]; stages: string[]; months: number },
): MenuMeasure[] {
  const differ = dice.chance(0.1)
  const withUsers = dice.one([0, 0.3, 0.8])
  const quotas = dice.one([0, 0.5, 1])
  const late = dice.chance(0.4)
  return Array.from({ length: dice.whole(3, 7) }, (_, i): MenuMeasure => {
    const quota = dice.chance(quotas)
    const from = START + (late ? dice.whole(0, months - 1) : 0)
    const share = quota ? dice.one([0.2, 0.5, 0.5, 0.8]) : 0
    return {
      id: `m${i}`,
      instrument: quota ? 'quota' : dice.chance(0.1) ? 'extraterritorial' : 'ban',
      materials: dice.chance(0.8) ? dice.some(goods, 1, 2) : [dice.one(['all', `stage:${dice.one(stages)}`])],
      to: dice.chance(0.8) ? dice.some(places.slice(1), 1, 2) : [dice.one(['all', 'alliance', 'other'])],
      ...(dice.chance(withUsers) ? { users: dice.some(sectors, 1, 2) } : {}),
      from,
      ...(late && dice.chance(0.3) ? { until: dice.whole(from, START + months) } : {}),
      ...(late && dice.chance(0.2) ? { announced: from - dice.whole(0, 3) } : {}),
      ...(quota && dice.chance(0.2)
        ? { allowed_share: { [from]: share, [from + 1]: dice.one([0, 0.9]) } }
        : { allowed_share: share }),
      ...(differ ? { leakage: dice.one([0, 0.1, 0.4]) } : dice.chance(0.1) ? { leakage: 0 } : {}),
      ...(dice.chance(0.25) ? { origin: dice.chance(0.8) } : {}),
    }
  })
}

/** The menu as a file; JSON is YAML. */
export function menuText({ start, months, measures }: Menu): string {
  const month = (m: number): string => `${Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}`
  return JSON.stringify(
    {
      title: 'random menu',
      start: month(start),
      months,
      measures: measures.map(({ from, until, announced, allowed_share: through, ...rest }) => ({
        ...rest,
        from: month(from),
        ...(until === undefined ? {} : { until: month(until) }),
        ...(announced === undefined ? {} : { announced: month(announced) }),
        ...(through === undefined
          ? {}
          : {
              allowed_share:
                typeof through === 'number'
                  ? through
                  : Object.fromEntries(Object.entries(through).map(([from, share]) => [month(Number(from)), share])),
            }),
      })),
    },
    undefined,
    2,
  )
}

const monthOf = (text: string): number => {
  const [year = 0, month = 0] = text.split('-').map(Number)
  return 12 * year + month - 1
}

/** A menu as its file has it, for a world that is kept in files. */
export function menuFrom(text: string): Menu {
  const { start, months, measures } = parse(text) as {
    start: string
    months: number
    measures: (Omit<MenuMeasure, 'from' | 'until' | 'announced' | 'allowed_share'> & {
      from: string
      until?: string
      announced?: string
      allowed_share?: number
    })[]
  }
  return {
    start: monthOf(start),
    months,
    measures: measures.map(({ from, until, announced, ...rest }) => ({
      ...rest,
      from: monthOf(from),
      ...(until === undefined ? {} : { until: monthOf(until) }),
      ...(announced === undefined ? {} : { announced: monthOf(announced) }),
    })),
  }
}
