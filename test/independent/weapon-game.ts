import loadHighs from 'highs'

/**
 * The game of `weapon`, written a second time from the documents (the-weapon, the-clearing, the-baseline, origin,
 * world-tables, scenario, parameters), without the clearing, the baseline or the search of `src/`. It reads the text of
 * the tables, sets up one linear program for each set of measures from nothing, and tries every set.
 *
 * It expects facts that balance, so that the baseline is the facts, and has no projects, releases, adoptions or scares.
 * Where the documents leave something open, a comment says `not in the documents`.
 */

/** A measure as the menu's file has it. Months count from January of year 0. */
export interface MenuMeasure {
  readonly id: string
  readonly instrument: string
  readonly by?: string
  readonly materials: readonly string[]
  readonly to: readonly string[]
  readonly users?: readonly string[]
  readonly from: number
  readonly until?: number
  readonly announced?: number
  readonly allowed_share?: number | Readonly<Record<number, number>>
  readonly leakage?: number
  readonly origin?: boolean
  readonly tariff?: number
}

export interface Menu {
  readonly start: number
  readonly months: number
  readonly measures: readonly MenuMeasure[]
}

type Row = Readonly<Record<string, string>>
export type Files = ReadonlyMap<string, string>

/** Cells hold no quotes and no commas. */
function rowsOf(files: Files, name: string): Row[] {
  const [head = '', ...lines] = (files.get(name) ?? '').split('\n').filter((line) => line !== '')
  const columns = head.split(',')
  return lines.map((line) => {
    const cells = line.split(',')
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']))
  })
}

const text = (row: Row | undefined, column: string): string => row?.[column] ?? ''
const number = (row: Row | undefined, column = 'value'): number => {
  const cell = text(row, column)
  if (cell === '' || !Number.isFinite(Number(cell))) throw new Error(`no number in ${column}`)
  return Number(cell)
}

/** Defaults of docs/reference/parameters.md. */
const DEFAULTS: Readonly<Record<string, number>> = {
  discount: 0.01,
  'holding-cost': 0.01,
  'convenience-yield': 0.015,
  'terminal-value-1': 1.02,
  'terminal-value-2': 0.9,
  'terminal-value-3': 0.6,
  leakage: 0,
  'leakage-price-multiple': 2,
  'base-margin': 0.015,
  'extra-cost': 0.02,
  'export-markup': 0,
  'disposal-cost': 0,
  'spare-capacity': 0.25,
  'elastic-demand-share': 0.05,
  'elastic-demand-price': 0.955,
}

/**
 * Between 1 and 1.2, by which the margins of equal ways differ on purpose. The documents leave to the linear program how they do,
 * so that this is asked of it; a world without margins needs no answer.
 */
export interface Ties {
  readonly operation: (site: string, process: string, origin: string) => number
  readonly route: (material: string, from: string, to: string, origin: string) => number
}

// Not in the documents: how ties between kinds are broken.
const SPARED = 1e-3
const BID_RANK = 0.004
const BID_GROUP = 0.001

type Kind = 'any' | 'free' | 'theirs'
const originOf = (kind: Kind): string => (kind === 'theirs' ? 'coercer' : kind)
const key = (...parts: (string | number)[]): string => parts.join(' ')

interface Activity {
  readonly site: string
  readonly lead: number
  readonly inputs: readonly (readonly [string, number])[]
  readonly outputs: readonly (readonly [string, number])[]
  readonly base: number
  readonly baseCost: number
  readonly extraCost: number
}
interface Arc {
  readonly material: string
  readonly from: string
  readonly to: string
  readonly kind: Kind
  readonly source: string
  readonly sink: string
  readonly transit: number
  readonly base: number
  readonly baseCost: number
  readonly extraCost: number
  readonly limit: number
  /** Price where it starts. */
  readonly price: number
}
interface Use {
  readonly place: string
  readonly sector: string
  readonly material: string
  readonly base: number
  readonly price: number
  readonly cover: number
  readonly addedPerTonne: number
  readonly steps: readonly {
    readonly stops: boolean
    readonly size: number
    readonly ready: number
    readonly worth: number
    readonly unready: number
  }[]
  readonly sources: readonly { readonly node: string; readonly kind: Kind; readonly base: number }[]
}
interface Spot {
  readonly place: string
  readonly kind: Kind
  readonly material: string
  readonly price: number
  readonly tradable: boolean
  cover: number
  pipeline: number
}

/** The world as the weapon sees it: the supplier state a market, one buyer a sector, followed where the menu asks. */
interface Model {
  readonly parameter: (id: string) => number
  readonly coercer: string
  readonly calibrated: boolean
  readonly activities: readonly Activity[]
  readonly arcs: readonly Arc[]
  readonly uses: readonly Use[]
  readonly spots: ReadonlyMap<string, Spot>
  readonly capacity: ReadonlyMap<string, number>
  readonly switching: (material: string) => { qualification: number; ramp: number; headroom: number } | undefined
  /** What a place used of a material a month. */
  readonly used: (material: string, place: string) => number
}

/** The groups of a measure: `all`, `stage:...` and blocs. */
export function membersOf(files: Files, measure: MenuMeasure): { materials: Set<string>; to: Set<string>; by: string } {
  const places = rowsOf(files, 'places.csv')
  const by =
    measure.by ??
    text(
      places.find((row) => text(row, 'bloc') === 'coercer'),
      'id',
    )
  const traded = rowsOf(files, 'materials.csv').filter((row) => text(row, 'tradable') === 'yes')
  const materials = measure.materials.flatMap((word) =>
    word === 'all'
      ? traded.map((row) => text(row, 'id'))
      : word.startsWith('stage:')
        ? traded.filter((row) => text(row, 'stage') === word.slice(6)).map((row) => text(row, 'id'))
        : [word],
  )
  const to = measure.to.flatMap((word) =>
    word === 'all'
      ? places.map((row) => text(row, 'id')).filter((id) => id !== by)
      : places.some((row) => text(row, 'bloc') === word)
        ? places.filter((row) => text(row, 'bloc') === word).map((row) => text(row, 'id'))
        : [word],
  )
  return { materials: new Set(materials), to: new Set(to), by }
}

function modelOf(files: Files, menu: Menu, ties: Ties): Model {
  const table = (name: string): Row[] => rowsOf(files, `${name}.csv`)
  const parameters = new Map(table('parameters').map((row) => [text(row, 'id'), number(row)]))
  const parameter = (id: string): number => parameters.get(id) ?? DEFAULTS[id] ?? Number.NaN
  const places = new Map(table('places').map((row) => [text(row, 'id'), row]))
  const coercer = [...places].find(([, row]) => text(row, 'bloc') === 'coercer')?.[0] ?? ''
  const materials = new Map(table('materials').map((row) => [text(row, 'id'), row]))
  const tradable = (material: string): boolean => text(materials.get(material), 'tradable') === 'yes'
  const stageOf = (material: string): string => text(materials.get(material), 'stage')
  const discount = 1 / (1 + parameter('discount'))

  const lanes = new Map(table('lanes').map((row) => [key(text(row, 'from_region'), text(row, 'to_region')), row]))
  const lane = (from: string, to: string): { transit: number; freight: number } => {
    const row = lanes.get(key(text(places.get(from), 'region'), text(places.get(to), 'region')))
    return row === undefined
      ? { transit: 0, freight: 0 }
      : { transit: number(row, 'transit_months'), freight: number(row) }
  }

  // Facts balance, so the baseline is the facts; by the month.
  const sites = new Map(table('sites').map((row) => [text(row, 'id'), row]))
  const processes = new Map(table('processes').map((row) => [text(row, 'id'), row]))
  const recipes = table('recipes')
  const legs = (process: string, direction: string): (readonly [string, number])[] =>
    recipes
      .filter((row) => text(row, 'process') === process && text(row, 'direction') === direction)
      .map((row) => [text(row, 'material'), number(row)] as const)
  const operations = table('operations').map((row) => {
    const process = text(row, 'process')
    const site = text(row, 'site')
    return {
      process,
      site,
      place: text(sites.get(site), 'place'),
      run: number(row) / 12,
      lead: number(processes.get(process), 'lead_months'),
      inputs: legs(process, 'in'),
      outputs: legs(process, 'out'),
    }
  })
  const routes = table('routes').map((row) => ({
    material: text(row, 'material'),
    from: text(row, 'from'),
    to: text(row, 'to'),
    tariff: text(row, 'tariff') === '' ? 0 : number(row, 'tariff'),
    limit: text(row, 'limit') === '' ? Number.POSITIVE_INFINITY : number(row, 'limit') / 12,
    ship: number(row) / 12,
  }))
  const demand = table('demand').map((row) => ({
    place: text(row, 'place'),
    sector: text(row, 'sector'),
    material: text(row, 'material'),
    use: number(row) / 12,
    added: number(row, 'value_added_musd'),
  }))

  // how-a-price-is-made: where the price of 2024 comes from.
  const given = new Map(
    table('prices')
      .filter((row) => text(row, 'kind') === 'baseline')
      .map((row) => [key(text(row, 'material'), text(row, 'place')), number(row)]),
  )
  const calibrated = given.size > 0
  const priceAt = (material: string, place: string): number | undefined => {
    const own = given.get(key(material, place))
    const there = given.get(key(material, coercer))
    if (own !== undefined || there === undefined) return own
    if (!tradable(material)) return there
    const comesIn = routes.some((route) => route.ship > 0 && route.material === material && route.to === place)
    const exported = routes.some((route) => route.ship > 0 && route.material === material && route.from === coercer)
    const { freight } = lane(coercer, place)
    return comesIn || exported
      ? there * (1 + parameter('export-markup')) + freight
      : Math.max(0.2 * there, there - freight)
  }
  const price = (material: string, place: string): number => priceAt(material, place) ?? 0

  // Followed: what is under a measure with origin or users.
  const followed = new Set(
    menu.measures
      .filter((measure) => (measure.origin ?? measure.instrument === 'extraterritorial') || measure.users !== undefined)
      .flatMap((measure) => [...membersOf(files, measure).materials]),
  )
  const kindsAt = (material: string, place: string): Kind[] =>
    !followed.has(material) ? ['any'] : place === coercer ? ['theirs'] : ['free', 'theirs']
  const nodeOf = (material: string, place: string, kind: Kind): string =>
    key(material, place, !followed.has(material) ? 'any' : place === coercer ? 'theirs' : kind)

  // origin: proportional mixing, by repetition.
  let shareAt = new Map<string, number>()
  const tainted = (material: string, place: string): number =>
    place === coercer ? 1 : (shareAt.get(key(material, place)) ?? 0)
  const taintedRun = (operation: (typeof operations)[number]): number =>
    operation.place === coercer
      ? 1
      : Math.max(
          0,
          ...operation.inputs
            .filter(([material]) => followed.has(material))
            .map(([material]) => tainted(material, operation.place)),
        )
  for (let round = 0; round < 200; round++) {
    const all = new Map<string, number>()
    const theirs = new Map<string, number>()
    const flow = (node: string, mass: number, share: number): void => {
      all.set(node, (all.get(node) ?? 0) + mass)
      theirs.set(node, (theirs.get(node) ?? 0) + mass * share)
    }
    for (const operation of operations)
      for (const [material, perTonne] of operation.outputs)
        flow(key(material, operation.place), perTonne * operation.run, taintedRun(operation))
    for (const { material, from, to, ship } of routes) flow(key(material, to), ship, tainted(material, from))
    shareAt = new Map([...all].map(([node, mass]) => [node, mass > 0 ? (theirs.get(node) ?? 0) / mass : 0]))
  }
  const part = (kind: Kind, share: number): number => (kind === 'any' ? 1 : kind === 'theirs' ? share : 1 - share)

  // Costs that break even.
  const value = (list: readonly (readonly [string, number])[], place: string): number =>
    list.reduce((sum, [material, perTonne]) => sum + perTonne * price(material, place), 0)
  const costs = table('costs')
  const factual = (process: string, place: string): number | undefined => {
    const row =
      costs.find((one) => text(one, 'process') === process && text(one, 'place') === place) ??
      costs.find((one) => text(one, 'process') === process && text(one, 'place') === '')
    return row === undefined ? undefined : number(row)
  }
  const activities: Activity[] = []
  operations.forEach(({ process, site, place, run, lead, inputs, outputs }) => {
    if (place === coercer) return
    const even = discount ** lead * value(outputs, place) - value(inputs, place)
    // Idle operations have no cost of their own in these worlds: they break even too.
    const cost = calibrated ? even : (factual(process, place) ?? 0)
    const takes = inputs.some(([material]) => followed.has(material))
    const gives = outputs.some(([material]) => followed.has(material))
    const kinds: Kind[] = !takes && !gives ? ['any'] : takes ? ['free', 'theirs'] : ['free']
    const worth = value(outputs, place)
    for (const kind of kinds)
      activities.push({
        site,
        lead,
        inputs: inputs.map(([material, perTonne]) => [nodeOf(material, place, kind), perTonne] as const),
        outputs: outputs.map(([material, perTonne]) => [nodeOf(material, place, kind), perTonne] as const),
        base:
          run * (kinds.length === 1 ? 1 : part(kind, taintedRun({ process, site, place, run, lead, inputs, outputs }))),
        baseCost: cost - parameter('base-margin') * worth * ties.operation(site, process, originOf(kind)),
        extraCost: cost + parameter('extra-cost') * worth * ties.operation(site, process, originOf(kind)),
      })
  })
  const capacity = new Map(
    [...sites].map(([id, row]) => {
      const run = operations.reduce((sum, operation) => sum + (operation.site === id ? operation.run : 0), 0)
      const stated = text(row, 'value') === '' ? run * (1 + parameter('spare-capacity')) : number(row) / 12
      return [id, Math.max(stated, run)] as const
    }),
  )

  // Routes of 2024, then those that may begin: from every maker to every user, if there are rules of switching.
  const arcs: Arc[] = []
  const addArcs = (
    route: { material: string; from: string; to: string; limit: number; ship: number },
    freight: number,
  ): void => {
    const { material, from, to, limit, ship } = route
    const { transit } = lane(from, to)
    const [here, there] = [price(material, from), price(material, to)]
    const even = calibrated ? discount ** transit * there - here : Number.NEGATIVE_INFINITY
    const paid = from === coercer ? here : to === coercer ? -(discount ** transit) * there : 0
    for (const kind of kindsAt(material, from)) {
      const tie = ties.route(material, from, to, originOf(kind))
      arcs.push({
        material,
        from,
        to,
        kind,
        source: nodeOf(material, from, kind),
        sink: nodeOf(material, to, kind),
        transit,
        base: ship * part(kind, tainted(material, from)),
        baseCost: paid + freight - parameter('base-margin') * there * tie,
        extraCost: paid + Math.max(freight, even) + parameter('extra-cost') * there * tie,
        limit,
        price: here,
      })
    }
  }
  for (const route of routes) {
    const { material, from, to, tariff, ship } = route
    const { transit, freight } = lane(from, to)
    const even = discount ** transit * price(material, to) - (1 + tariff) * price(material, from)
    addArcs(route, (calibrated && ship > 0 ? even : freight) + tariff * price(material, from))
  }
  const switchingRows = table('switching')
  if (switchingRows.length > 0) {
    // Not in the documents: an idle plant counts as a maker if its capacity is stated.
    const makers = operations
      .filter(({ run, site }) => run > 0 || text(sites.get(site), 'value') !== '')
      .flatMap(({ outputs, place }) => outputs.map(([material]) => ({ material, place })))
    const users = [
      ...operations
        .filter(({ run, site }) => run > 0 || text(sites.get(site), 'value') !== '')
        .flatMap(({ inputs, place }) => inputs.map(([material]) => ({ material, place }))),
      ...demand,
    ]
    const known = new Set(routes.map(({ material, from, to }) => key(material, from, to)))
    for (const material of new Set(makers.map((maker) => maker.material))) {
      if (!tradable(material)) continue
      for (const from of new Set(makers.filter((maker) => maker.material === material).map(({ place }) => place)))
        for (const to of new Set(users.filter((user) => user.material === material).map(({ place }) => place))) {
          if (from === to || known.has(key(material, from, to))) continue
          addArcs({ material, from, to, limit: Number.POSITIVE_INFINITY, ship: 0 }, lane(from, to).freight)
        }
    }
  }
  const used = (material: string, place: string): number =>
    operations.reduce(
      (sum, { place: at, inputs, run }) =>
        at === place
          ? sum + inputs.reduce((own, [of, perTonne]) => own + (of === material ? perTonne * run : 0), 0)
          : sum,
      0,
    ) + demand.reduce((sum, row) => sum + (row.material === material && row.place === place ? row.use : 0), 0)

  const stocks = table('stocks').filter((row) => text(row, 'holder') === 'firm')
  const months = (material: string, place: string): number => {
    const own = stocks.filter((row) => text(row, 'stage') === stageOf(material))
    const row = own.find((one) => text(one, 'place') === place) ?? own.find((one) => text(one, 'place') === '')
    return row === undefined ? 0 : number(row)
  }
  const finished = (material: string): boolean => ['magnet', 'product'].includes(stageOf(material))

  const profileOf = new Map(table('sectors').map((row) => [text(row, 'id'), text(row, 'profile')]))
  const uses: Use[] = []
  demand.forEach(({ place, sector, material, use, added }) => {
    if (use <= 0 || place === coercer) return
    const known = priceAt(material, place)
    const perTonne = (row: (typeof demand)[number]): number => (row.use > 0 ? row.added / row.use : 0)
    const rivals = demand.filter((row) => row.material === material).map(perTonne)
    const own = added / use
    // Who loses equally much ranks equally, in the middle of them.
    const alike = (other: number): boolean => Math.abs(other - own) <= 1e-12 * own
    const less = rivals.filter((other) => other < own && !alike(other)).length
    const rank = less + (rivals.filter(alike).length - 1) / 2
    const bid = calibrated ? 1 + BID_RANK * (rivals.length > 1 ? rank / (rivals.length - 1) : 0) + BID_GROUP : 1
    // USD/kg: million USD a year over t a year, and the price that is no longer paid.
    const lost = added > 0 ? (1000 * added) / (12 * use) + (known ?? 0) : 0
    const rows = table('steps')
      .filter((row) => text(row, 'profile') === profileOf.get(sector))
      .sort((a, b) => number(a, 'step') - number(b, 'step'))
    const steps = rows.map((row) => ({
      stops: text(row, 'kind') === 'stop',
      size: number(row, 'share') * use,
      ready: number(row, 'ready_months'),
      worth: Math.max(number(row, 'willingness_to_pay') * (known ?? 1) * bid, text(row, 'kind') === 'stop' ? lost : 0),
    }))
    const top = steps.at(-1)?.worth ?? 0
    uses.push({
      place,
      sector,
      material,
      base: use,
      price: known ?? 0,
      addedPerTonne: added / (12 * use),
      cover: finished(material) ? months(material, place) * use : 0,
      // Not in the documents: in this study unready tonnes are worth 0.999 to 1 of the last step, not 0.9 to 1.
      steps: steps.map((step, i) => ({
        ...step,
        unready: Math.max(step.worth, top * (0.999 + (0.001 * i) / steps.length)),
      })),
      sources: kindsAt(material, place).map((kind) => ({
        node: nodeOf(material, place, kind),
        kind,
        base: use * part(kind, tainted(material, place)),
      })),
    })
  })

  const spots = new Map<string, Spot>()
  const spot = (material: string, place: string): void => {
    for (const kind of kindsAt(material, place))
      if (!spots.has(nodeOf(material, place, kind)))
        spots.set(nodeOf(material, place, kind), {
          place,
          kind,
          material,
          price: price(material, place),
          tradable: tradable(material),
          cover: 0,
          pipeline: 0,
        })
  }
  for (const { place, inputs, outputs } of operations)
    for (const [material] of [...inputs, ...outputs]) spot(material, place)
  for (const { material, from, to } of arcs) {
    spot(material, from)
    spot(material, to)
  }
  for (const { material, place } of demand) spot(material, place)
  const leaves = (node: string, mass: number): void => {
    const found = spots.get(node)
    // Stock is months of what leaves; finished goods lie with their users, what cannot be traded is not kept.
    if (found !== undefined && found.place !== coercer && found.tradable && !finished(found.material))
      found.cover += months(found.material, found.place) * mass
  }
  const comes = (node: string, mass: number): void => {
    const found = spots.get(node)
    if (found !== undefined) found.pipeline += mass
  }
  for (const { inputs, outputs, base, lead } of activities) {
    for (const [node, perTonne] of inputs) leaves(node, perTonne * base)
    for (const [node, perTonne] of outputs) comes(node, perTonne * base * lead)
  }
  for (const { source, sink, base, transit } of arcs) {
    leaves(source, base)
    comes(sink, base * transit)
  }
  for (const { sources } of uses) for (const { node, base } of sources) leaves(node, base)

  return {
    parameter,
    coercer,
    calibrated,
    activities,
    arcs,
    uses,
    spots,
    capacity,
    used,
    switching: (material) => {
      const rows = switchingRows.filter((row) => text(row, 'stage') === stageOf(material))
      if (rows.length === 0) return undefined
      const of = (what: string): number => {
        const row = rows.find((one) => text(one, 'what') === what)
        return row === undefined ? 0 : number(row)
      }
      return { qualification: of('qualification'), ramp: of('ramp'), headroom: of('headroom') }
    },
  }
}

/** A measure with what it names spelled out. */
interface Act {
  readonly materials: ReadonlySet<string>
  readonly to: ReadonlySet<string>
  readonly by: string
  readonly users: ReadonlySet<string> | undefined
  readonly origin: boolean
  readonly through: (month: number) => number
  readonly leakage: number
}

function actOf(files: Files, measure: MenuMeasure, leakage: number): Act {
  const list = measure.allowed_share ?? 0
  return {
    ...membersOf(files, measure),
    users: measure.users === undefined ? undefined : new Set(measure.users),
    origin: measure.origin ?? measure.instrument === 'extraterritorial',
    leakage: measure.leakage ?? leakage,
    through: (month) => {
      if (month < measure.from || (measure.until !== undefined && month > measure.until)) return 1
      if (typeof list === 'number') return list
      const shares = Object.entries(list)
        .map(([from, share]) => [Number(from), share] as const)
        .sort((a, b) => a[0] - b[0])
      return shares.findLast(([from]) => from <= month)?.[1] ?? shares[0]?.[1] ?? 0
    },
  }
}

const aimsAtArc = (act: Act, arc: Arc): boolean =>
  act.users === undefined &&
  act.materials.has(arc.material) &&
  act.to.has(arc.to) &&
  arc.to !== act.by &&
  (arc.from === act.by || (act.origin && arc.kind === 'theirs'))

/** The most that gets past a measure, legally and not. */
const arrives = (act: Act, month: number): number => act.through(month) + Math.min(act.leakage, 1 - act.through(month))

interface Column {
  readonly cost: number
  readonly upper: number
  readonly entries: readonly (readonly [string, number])[]
  /** Where a use is served by it. */
  readonly place: string | undefined
  /** Value added that a tonne of it saves, million USD. */
  readonly saves: number
}

/** A linear program by names: minimise, rows equal to or at most what is on their right. */
interface LinearProgram {
  readonly columns: readonly Column[]
  readonly equal: ReadonlyMap<string, number>
  readonly atMost: ReadonlyMap<string, number>
}

/** The clearing of all others over the whole horizon under some acts, as docs/explanation/the-clearing.md writes it. */
function linearProgramOf(
  model: Model,
  acts: readonly Act[],
  start: number,
  months: number,
  alarm: number,
): LinearProgram {
  const { parameter, coercer } = model
  const d = 1 / (1 + parameter('discount'))
  const columns: Column[] = []
  const equal = new Map<string, number>()
  const atMost = new Map<string, number>()
  const row = (node: string, k: number): string => (k < months ? key('balance', node, k) : key('left', node))
  /** What comes to a node `k` months from the start, as an entry of a column; after the end it counts as left. */
  const into = (node: string, k: number, mass: number): [string, number] => [row(node, k), k < months ? mass : -mass]
  const add = (
    k: number,
    cost: number,
    upper: number,
    entries: readonly (readonly [string, number])[],
    place?: string,
    saves = 0,
  ): void => {
    const kept = entries.filter(([name]) => equal.has(name) || atMost.has(name))
    columns.push({ cost: cost * d ** k, upper: Math.max(0, upper), entries: kept, place, saves })
  }
  const shelves = new Map<string, { price: number; cover: number; usual: number; kept: boolean; waste: boolean }>()
  for (const [node, { place, price, cover, pipeline, tradable }] of model.spots)
    if (place !== coercer) shelves.set(node, { price, cover, usual: cover + pipeline, kept: tradable, waste: true })
  const buyer = ({ material, place, sector }: Use): string => key('buyer', material, place, sector)
  for (const use of model.uses)
    shelves.set(buyer(use), { price: use.price, cover: use.cover, usual: use.cover, kept: true, waste: false })

  // What is there, and what was under way when it began.
  for (const [node, { cover }] of shelves) {
    for (let k = 0; k < months; k++) equal.set(row(node, k), k === 0 ? -cover : 0)
    atMost.set(row(node, months), 0)
  }
  const underWay = (node: string, lag: number, mass: number): void => {
    for (let k = 0; k < lag; k++) {
      const rows = k < months ? equal : atMost
      const name = row(node, k)
      if (rows.has(name)) rows.set(name, (rows.get(name) ?? 0) + (k < months ? -mass : mass))
    }
  }
  for (const { outputs, lead, base } of model.activities)
    for (const [node, perTonne] of outputs) underWay(node, lead, perTonne * base)
  for (const { sink, transit, base } of model.arcs) underWay(sink, transit, base)

  // A route is one for all that is distinguished on it.
  const onRoute = new Map<string, number>()
  for (const { material, from, to, base } of model.arcs) {
    const route = key(material, from, to)
    onRoute.set(route, (onRoute.get(route) ?? 0) + base)
  }
  const perSite = new Map<string, number>()
  for (const { site } of model.activities) perSite.set(site, (perSite.get(site) ?? 0) + 1)
  for (let k = 0; k < months; k++) {
    const month = start + k
    for (const [site, count] of perSite)
      if (count > 1) atMost.set(key('capacity', site, k), model.capacity.get(site) ?? 0)
    for (const { site, lead, inputs, outputs, base, baseCost, extraCost } of model.activities) {
      const most = model.capacity.get(site) ?? 0
      const entries = [
        ...inputs.map(([node, perTonne]) => [row(node, k), -perTonne] as const),
        ...outputs.map(([node, perTonne]) => into(node, k + lead, perTonne)),
        [key('capacity', site, k), 1] as const,
      ]
      const within = Math.min(base, most)
      if (base > 0) add(k, baseCost, within, entries)
      add(k, extraCost, most - within, entries)
    }
    for (const arc of model.arcs) {
      const { base, baseCost, extraCost, transit, source, sink, limit, material, from, to } = arc
      const switching = model.switching(material)
      let growth = limit - base
      const together = onRoute.get(key(material, from, to)) ?? 0
      if (limit < Number.POSITIVE_INFINITY) atMost.set(key('limit', material, from, to, k), Math.max(limit, together))
      if (switching !== undefined) {
        const waited = month < alarm ? 0 : month - alarm - switching.qualification + 1
        const ramp = waited > 0 ? switching.ramp * model.used(material, to) * waited : 0
        growth = Math.min(growth, switching.headroom * base + ramp)
        atMost.set(key('tried', material, from, to, k), switching.headroom * together + ramp)
      }
      const inForce = acts.filter((act) => aimsAtArc(act, arc) && act.through(month) < 1)
      const through = Math.min(1, ...inForce.map((act) => act.through(month)))
      const total = Math.min(1, ...inForce.map((act) => arrives(act, month)))
      const entries = [
        [row(source, k), -1] as const,
        into(sink, k + transit, 1),
        [key('limit', material, from, to, k), 1] as const,
      ]
      if (base > 0) add(k, baseCost, through * base, entries)
      const above = [...entries, [key('tried', material, from, to, k), 1] as const]
      add(k, extraCost, inForce.length > 0 ? 0 : growth, above)
      if (base > 0 && inForce.length > 0)
        add(k, extraCost + (parameter('leakage-price-multiple') - 1) * arc.price, (total - through) * base, entries)
    }
    for (const [node, { place, material, kind, price }] of model.spots)
      if (kind === 'free')
        add(k, SPARED * price, Number.POSITIVE_INFINITY, [
          [row(node, k), -1],
          [row(key(material, place, 'theirs'), k), 1],
        ])
    for (const use of model.uses) {
      const inForce = acts.filter(
        (act) =>
          act.users?.has(use.sector) === true &&
          act.materials.has(use.material) &&
          act.to.has(use.place) &&
          act.through(month) < 1,
      )
      atMost.set(key('latent', buyer(use), k), parameter('elastic-demand-share') * use.base)
      for (const { node, kind, base } of use.sources) {
        const held = kind === 'theirs' ? inForce : []
        const most =
          held.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...held.map((act) => arrives(act, month))) * base
        add(k, kind === 'free' ? SPARED * use.price : 0, most, [
          [row(node, k), -1],
          [row(buyer(use), k), 1],
        ])
        // Not in the documents: users who come in when it is cheap are barred too.
        if (model.calibrated)
          add(
            k,
            -parameter('elastic-demand-price') * use.price,
            held.length === 0 ? parameter('elastic-demand-share') * use.base : 0,
            [
              [row(node, k), -1],
              [key('latent', buyer(use), k), 1],
            ],
            use.place,
          )
      }
      for (const { size, ready, worth, unready, stops } of use.steps) {
        const isReady = ready === 0 || (month >= alarm && month - alarm >= ready)
        const saves = stops || !isReady ? use.addedPerTonne : 0
        add(k, -(isReady ? worth : unready), size, [[row(buyer(use), k), -1]], use.place, saves)
      }
    }
    for (const [node, { price, cover, kept, waste }] of shelves) {
      const entries = [[row(node, k), -1] as const, into(node, k + 1, 1)]
      if (kept && cover > 0) add(k, -parameter('convenience-yield') * price, cover, entries)
      if (kept) add(k, parameter('holding-cost') * price, Number.POSITIVE_INFINITY, entries)
      if (waste) add(k, parameter('disposal-cost'), Number.POSITIVE_INFINITY, [[row(node, k), -1]])
    }
  }
  for (const [node, { price, usual }] of shelves)
    for (const [tier, most] of [usual, usual, price > 0 ? Number.POSITIVE_INFINITY : 0].entries())
      add(months, -parameter(`terminal-value-${tier + 1}`) * price, most, [[row(node, months), 1]])
  return { columns, equal, atMost }
}

type Highs = Awaited<ReturnType<typeof loadHighs>>
let loaded: Promise<Highs> | undefined

interface Solved {
  readonly objective: number
  /** Nothing is below this, by the duals alone. */
  readonly bound: number
}

/** Solves a linear program from nothing, in units in which flows and costs are about one, and bounds it by its duals. */
function solve(highs: Highs, { columns, equal, atMost }: LinearProgram, relative = 1e-9): Solved {
  const largest = (list: Iterable<number>): number =>
    Math.max(Number.MIN_VALUE, ...[...list].filter(Number.isFinite).map(Math.abs))
  const tonnes = largest([...columns.map(({ upper }) => upper), ...equal.values(), ...atMost.values()])
  const money = largest(columns.map(({ cost }) => cost))
  const rows = [...equal.keys(), ...atMost.keys()]
  const rowIndex = new Map(rows.map((name, i) => [name, i]))
  const rhs = [...equal.values(), ...atMost.values()].map((value) => value / tonnes)
  const lowers = rhs.map((value, i) => (i < equal.size ? value : Number.NEGATIVE_INFINITY))
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const { entries } of columns) {
    const sums = new Map<number, number>()
    for (const [name, value] of entries) {
      const i = rowIndex.get(name) ?? -1
      sums.set(i, (sums.get(i) ?? 0) + value)
    }
    for (const [i, value] of sums) {
      indices.push(i)
      values.push(value)
    }
    starts.push(indices.length)
  }
  const cost = columns.map((column) => column.cost / money)
  const upper = columns.map((column) => column.upper / tonnes)
  const model = highs.createModel({
    numCols: columns.length,
    numRows: rows.length,
    colCost: Float64Array.from(cost),
    colLower: new Float64Array(columns.length),
    colUpper: Float64Array.from(upper),
    rowLower: Float64Array.from(lowers),
    rowUpper: Float64Array.from(rhs),
    matrix: {
      format: 'csc',
      numRows: rows.length,
      numCols: columns.length,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
  })
  const attempt = (presolve: 'off' | 'on', scaling: number): Solved | string => {
    model.options.set({
      output_flag: false,
      presolve,
      simplex_scale_strategy: scaling,
      primal_feasibility_tolerance: 1e-10,
      dual_feasibility_tolerance: 1e-10,
    })
    model.clearSolver()
    const { modelStatus } = model.run()
    if ((modelStatus as number) !== 7) return `no optimum: status ${String(modelStatus)}`
    const { rowDual } = model.getSolution()
    let bound = 0
    rhs.forEach((value, i) => {
      const y = rowDual?.[i] ?? 0
      bound += (i < equal.size ? y : Math.min(0, y)) * value
    })
    columns.forEach((_, j) => {
      let reduced = cost[j] ?? 0
      for (let e = starts[j] ?? 0; e < (starts[j + 1] ?? 0); e++) {
        const i = indices[e] ?? 0
        const y = rowDual?.[i] ?? 0
        reduced -= (values[e] ?? 0) * (i < equal.size ? y : Math.min(0, y))
      }
      // No column needs to be larger than everything there is.
      if (reduced < 0) bound += reduced * Math.min(upper[j] ?? 0, 1e3)
    })
    const objective = model.getObjectiveValue()
    if (!(Math.abs(objective - bound) <= Math.max(1e-9, relative * Math.abs(objective))))
      return `the duals do not prove the optimum: ${objective} and ${bound}`
    return { objective: objective * tonnes * money, bound: bound * tonnes * money }
  }
  try {
    let failed = ''
    for (const [presolve, scaling] of [
      ['off', 1],
      ['off', 0],
      ['on', 4],
      ['off', 4],
    ] as const) {
      const found = attempt(presolve, scaling)
      if (typeof found !== 'string') return found
      failed = found
    }
    throw new Error(failed)
  } finally {
    model.dispose()
  }
}

/** What a set of measures costs; thousand USD. */
export interface SetLoss {
  /** Places in the menu, rising. */
  readonly set: readonly number[]
  readonly loss: number
  /** Exports that it stops, at the prices of 2024. */
  readonly gives: number
}

/** What a set costs a member, from the response that is kindest to it to the one that is least kind. */
export interface MemberLoss {
  readonly set: readonly number[]
  readonly optimistic: number
  readonly pessimistic: number
}

interface Range {
  readonly least: number
  readonly most: number
}

export interface Enumeration {
  /** What the others are worth undisturbed. */
  readonly worth: number
  readonly losses: readonly SetLoss[]
  readonly crosses: boolean
  /** Value added that is not made under a set, over all responses that are as good; million USD, not discounted. */
  readonly lostAdded: (set: readonly number[]) => Range
  /** What the member's uses are worth undisturbed, and what each set takes of it. */
  readonly member: { readonly worth: number; readonly losses: readonly MemberLoss[] } | undefined
}

export function setsOf(measures: number, most: number): number[][] {
  const sets: number[][] = [[]]
  for (const set of sets)
    if (set.length < most) for (let next = (set.at(-1) ?? -1) + 1; next < measures; next++) sets.push([...set, next])
  return sets
}

/** Two measures cover the same trade, and neither is stricter in every respect: the one that allows less leaks more than the other lets pass in all. */
function crosses(model: Model, acts: readonly Act[], { start, months }: Menu): boolean {
  for (const arc of model.arcs) {
    if (arc.base === 0) continue
    const own = acts.filter((act) => aimsAtArc(act, arc))
    for (let month = start; month < start + months; month++)
      for (const one of own)
        for (const other of own)
          if (
            one.through(month) < other.through(month) &&
            other.through(month) < 1 &&
            arrives(one, month) > arrives(other, month) + 1e-12
          )
            return true
  }
  return false
}

/** Solves every set of at most `most` measures, each by itself from nothing. */
export async function enumerate(
  files: Files,
  menu: Menu,
  most: number,
  ties: Ties,
  member: readonly string[] = [],
): Promise<Enumeration> {
  loaded ??= loadHighs()
  const highs = await loaded
  const model = modelOf(files, menu, ties)
  const acts = menu.measures.map((measure) => actOf(files, measure, model.parameter('leakage')))
  const alarm = Math.min(...menu.measures.map(({ from, announced }) => announced ?? from))
  const linearProgram = (set: readonly number[]): LinearProgram =>
    linearProgramOf(
      model,
      acts.filter((_, a) => set.includes(a)),
      menu.start,
      menu.months,
      alarm,
    )
  const gives = (set: readonly number[]): number => {
    let sum = 0
    for (const arc of model.arcs)
      for (let month = menu.start; month < menu.start + menu.months; month++) {
        // The strictest decides; what leaks out is forgone.
        const own = set.flatMap((a) => acts[a] ?? []).filter((act) => aimsAtArc(act, arc) && arc.from === act.by)
        const through = Math.min(1, ...own.map((act) => act.through(month)))
        sum += (1 - through) * arc.base * arc.price
      }
    return sum
  }
  const solved = setsOf(menu.measures.length, most).map((set) => ({ set, ...solve(highs, linearProgram(set)) }))
  const worth = -(solved[0]?.objective ?? Number.NaN)
  const range = (set: readonly number[], optimum: number, valueOf: (column: Column) => number): Range => {
    const { columns, equal, atMost } = linearProgram(set)
    const scale = Math.max(...columns.map(({ cost }) => Math.abs(cost)))
    const end = (sign: 1 | -1, weight: number): number => {
      const held = columns.map((column) => ({
        ...column,
        cost: sign * valueOf(column),
        entries: [...column.entries, ...(column.cost === 0 ? [] : [['held', (weight * column.cost) / scale] as const])],
      }))
      // The optimum held by a row more, but for a little. That little buys something, at a rate that does not change
      // near nothing: what twice as much buys tells what none would.
      const give = (slack: number): number => {
        const rows = new Map([...atMost, ['held', (weight * (optimum + slack)) / scale] as const])
        return sign * solve(highs, { columns: held, equal, atMost: rows }, 1e-7).objective
      }
      const little = 1e-9 * Math.abs(optimum)
      return 2 * give(little) - give(2 * little)
    }
    // The heavier the row, the less the solver's tolerance lets through, and the harder to solve.
    const surely = (sign: 1 | -1): number => {
      try {
        return end(sign, 1e3)
      } catch {
        return end(sign, 1)
      }
    }
    return { least: surely(1), most: surely(-1) }
  }
  const optimumOf = new Map(solved.map(({ set, objective }) => [set.join(), objective]))
  const ends =
    member.length === 0
      ? undefined
      : solved.map(({ set, objective }) => ({
          set,
          ...range(set, objective, ({ place, cost }) => (place !== undefined && member.includes(place) ? -cost : 0)),
        }))
  const undisturbed = ends?.[0]?.most ?? 0
  return {
    worth,
    losses: solved.map(({ set, objective }) => ({ set, loss: worth + objective, gives: gives(set) })),
    crosses: crosses(model, acts, menu),
    lostAdded: (set) => {
      const { columns } = linearProgram(set)
      const whole = columns.reduce((sum, { upper, saves }) => sum + (saves > 0 ? upper * saves : 0), 0)
      if (whole === 0) return { least: 0, most: 0 }
      const saved = range(set, optimumOf.get(set.join()) ?? Number.NaN, ({ saves }) => saves)
      return { least: whole - saved.most, most: whole - saved.least }
    },
    member:
      ends === undefined
        ? undefined
        : {
            worth: undisturbed,
            losses: ends.map(({ set, most, least }) => ({
              set,
              optimistic: undisturbed - most,
              pessimistic: undisturbed - least,
            })),
          },
  }
}
