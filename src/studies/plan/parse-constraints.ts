import { FaultList, InputError, placed, readYaml, suggested, type Fault, type World } from '../../world/index.ts'
import { placesNamed } from '../places.ts'
import { budgetIn, currencyOf } from './budget.ts'
import {
  planConstraintsSchema,
  TERM_LISTS,
  termsIn,
  type GivenTerm,
  type PlanConstraints,
} from './constraints-schema.ts'
import { sitesOfFirm } from './firm-sites.ts'
import { studyFault, word } from '../study-fault.ts'

/** A file of terms while it is checked. */
interface Reading {
  readonly world: World
  readonly given: Omit<PlanConstraints, 'file' | 'lines'>
  readonly add: (fault: Fault, path?: readonly PropertyKey[]) => void
}

/** Reads a file of terms, or throws an `InputError` with every fault found. */
export function parsePlanConstraints(file: string, text: string, world: World): PlanConstraints {
  const { given, find } = readYaml(file, text, {
    schema: planConstraintsSchema,
    whole: word('constraints'),
    begin: word('constraints-begin'),
    example: word('constraints-example'),
    entries: word('entries', { schema: 'constraints' }),
  })
  const faults = new FaultList()
  const reading: Reading = {
    world,
    given,
    add: (fault, path) => faults.add(placed(fault, { file, ...(path === undefined ? {} : find(path)) })),
  }
  checkIds(reading)
  checkBudgets(reading)
  checkPlaces(reading)
  checkStocks(reading)
  checkSupply(reading)
  checkFirms(reading)
  checkWhole(reading)
  faults.throwIfAny()
  const lines = new Map(
    TERM_LISTS.flatMap((list) =>
      termsIn(given, list).flatMap(({ id }, i) => {
        const { line } = find([list, i])
        return line === undefined ? [] : [[id, line] as const]
      }),
    ),
  )
  return { ...given, file, lines }
}

/** Ids of what the world has. */
function checkIds({ world, given, add }: Reading): void {
  const known = (
    what: 'stage' | 'process' | 'element' | 'place' | 'material',
    id: string | undefined,
    all: { has: (id: string) => boolean; keys: () => Iterable<string> },
    path: PropertyKey[],
  ): void => {
    if (id === undefined || all.has(id)) return
    const table = {
      stage: 'stages.csv',
      process: 'processes.csv',
      element: 'elements.csv',
      place: 'places.csv',
      material: 'materials.csv',
    }
    add(studyFault('TERMS_ID_UNKNOWN', { what, id, suggestion: suggested(id, all.keys(), table[what]) }), path)
  }
  for (const [i, { stage, materials = [] }] of (given.stocks ?? []).entries()) {
    known('stage', stage, world.stages, ['stocks', i, 'stage'])
    for (const [j, id] of materials.entries()) {
      known('material', id, world.materials, ['stocks', i, 'materials', j])
      const own = world.materials.get(id)?.stage
      if (own !== undefined && own !== stage)
        add(studyFault('TERMS_MATERIAL_STAGE', { id, own, stage }), ['stocks', i, 'materials', j])
    }
  }
  for (const [i, { stages = [] }] of (given.stores ?? []).entries())
    for (const [j, id] of stages.entries()) known('stage', id, world.stages, ['stores', i, 'stages', j])
  for (const [i, { of, supplier }] of (given.shares ?? []).entries()) {
    known('stage', of, world.stages, ['shares', i, 'of'])
    known('place', supplier, world.places, ['shares', i, 'supplier'])
  }
  for (const list of ['capacities', 'outputs'] as const)
    for (const [i, { stage }] of termsIn(given, list).entries()) known('stage', stage, world.stages, [list, i, 'stage'])
  for (const list of ['shares', 'capacities', 'outputs'] as const)
    for (const [i, { processes = [], elements = [] }] of termsIn(given, list).entries()) {
      for (const [j, id] of processes.entries()) known('process', id, world.processes, [list, i, 'processes', j])
      for (const [j, id] of elements.entries()) known('element', id, world.elements, [list, i, 'elements', j])
    }
}

/** Budgets, and all money of the file. */
function checkBudgets(reading: Reading): void {
  const { world, given, add } = reading
  if (given.currency !== undefined && !world.currencies.has(given.currency))
    add(
      studyFault('CURRENCY_UNKNOWN', {
        code: given.currency,
        suggestion: suggested(given.currency, world.currencies.keys(), 'currencies.csv'),
      }),
      ['currency'],
    )
  const money = (path: PropertyKey[], id: string, text: string): void =>
    hold(reading, path, () => {
      const amount = budgetIn(world, text)
      if (amount <= 0) throw new InputError([studyFault('TERMS_MONEY_NOTHING', { id, text })])
      if (given.currency !== undefined && currencyOf(text) !== given.currency)
        throw new InputError([studyFault('TERMS_CURRENCY', { id, text, currency: given.currency })])
    })
  for (const [i, { id, amount, year, from, until }] of (given.budgets ?? []).entries()) {
    if (from !== undefined && until !== undefined && until < from)
      add(studyFault('TERMS_YEARS_REVERSED', { id, until, from }), ['budgets', i, 'until'])
    if (year !== undefined && (from !== undefined || until !== undefined))
      add(studyFault('TERMS_YEAR_AND_YEARS', { id }), ['budgets', i, 'year'])
    money(['budgets', i, 'amount'], id, amount)
  }
  for (const [i, { id, value }] of (given.outputs ?? []).entries())
    if (value !== undefined) money(['outputs', i, 'value'], id, value)
}

/** Places of all terms: each known, and named once. */
function checkPlaces(reading: Reading): void {
  const { world, given } = reading
  const check = (path: PropertyKey[], words: readonly string[]): void =>
    hold(reading, path, () => {
      placesNamed(world, words)
      const seen = new Map<string, string>()
      for (const said of words)
        for (const place of placesNamed(world, [said])) {
          const before = seen.get(place)
          if (before !== undefined) throw new InputError([studyFault('TERMS_PLACE_TWICE', { place, before, said })])
          seen.set(place, said)
        }
    })
  for (const [i, { for: whose = [] }] of (given.budgets ?? []).entries()) check(['budgets', i, 'for'], whose)
  for (const list of ['stocks', 'stores', 'shares', 'capacities', 'outputs'] as const)
    for (const [i, { at }] of termsIn(given, list).entries()) check([list, i, 'at'], at)
}

/** Stocks and stores: what is asked of them, once each. */
function checkStocks({ given, add }: Reading): void {
  for (const [i, stock] of (given.stocks ?? []).entries()) {
    const { id, days, tonnes, most_days: mostDays, most_tonnes: mostTonnes, by } = stock
    if (days !== undefined && tonnes !== undefined)
      add(studyFault('TERMS_BOTH', { id, one: 'days', other: 'tonnes' }), ['stocks', i, 'tonnes'])
    if (mostDays !== undefined && mostTonnes !== undefined)
      add(studyFault('TERMS_BOTH', { id, one: 'most_days', other: 'most_tonnes' }), ['stocks', i, 'most_tonnes'])
    const least = days ?? tonnes
    if (least === undefined && mostDays === undefined && mostTonnes === undefined)
      add(studyFault('TERMS_NEITHER', { id, keys: '`days`, `tonnes`, `most_days`, `most_tonnes`' }), ['stocks', i])
    const most = days === undefined ? mostTonnes : mostDays
    checkEnds(add, ['stocks', i], { id, least, most, by })
  }
  for (const [i, { id, size, fill, draw }] of (given.stores ?? []).entries()) {
    if (draw !== undefined) add(studyFault('TERMS_STORE_DRAW', { id, draw }), ['stores', i, 'draw'])
    else if (size === undefined && fill === undefined)
      add(studyFault('TERMS_NEITHER', { id, keys: '`size`, `fill`' }), ['stores', i])
  }
}

interface Ends {
  readonly id: string
  readonly least: number | undefined
  readonly most: number | undefined
  readonly by: number | undefined
}

/** A least has a year, and a most none; the least is not above the most. */
function checkEnds(add: Reading['add'], path: PropertyKey[], { id, least, most, by }: Ends): void {
  if (least !== undefined && by === undefined) add(studyFault('TERMS_YEAR_MISSING', { id }), path)
  if (least === undefined && by !== undefined) add(studyFault('TERMS_YEAR_OF_MOST', { id }), [...path, 'by'])
  if (least !== undefined && most !== undefined && least > most)
    add(studyFault('TERMS_LEAST_ABOVE_MOST', { id, least, most }), path)
}

/** Shares, capacity, output and jobs. */
function checkSupply(reading: Reading): void {
  const { given, add } = reading
  for (const [i, { id, least, supplier, firm, most }] of (given.shares ?? []).entries()) {
    const whose = [supplier, firm].filter((one) => one !== undefined).length
    if (whose > 1) add(studyFault('TERMS_BOTH', { id, one: 'supplier', other: 'firm' }), ['shares', i, 'firm'])
    // What is made there, or what may depend on another: one of both.
    else if (whose === 1 ? least !== undefined || most === undefined : least === undefined || most !== undefined)
      add(studyFault('TERMS_SHARE', { id }), ['shares', i])
  }
  for (const [i, capacity] of (given.capacities ?? []).entries()) {
    const { id, least, most, by } = capacity
    if (least === undefined && most === undefined)
      add(studyFault('TERMS_NEITHER', { id, keys: '`least`, `most`' }), ['capacities', i])
    checkEnds(add, ['capacities', i], { id, least, most, by })
    if (least !== undefined) checkMade(reading, ['capacities', i, 'stage'], capacity)
  }
  for (const [i, output] of (given.outputs ?? []).entries()) {
    const { id, tonnes, value, elements } = output
    if (tonnes !== undefined && value !== undefined)
      add(studyFault('TERMS_BOTH', { id, one: 'tonnes', other: 'value' }), ['outputs', i, 'value'])
    else if (tonnes === undefined && value === undefined)
      add(studyFault('TERMS_NEITHER', { id, keys: '`tonnes`, `value`' }), ['outputs', i])
    if (value !== undefined && elements !== undefined)
      add(studyFault('TERMS_BOTH', { id, one: 'value', other: 'elements' }), ['outputs', i, 'elements'])
    checkMade(reading, ['outputs', i, 'stage'], output)
  }
}

/** Whether any plant there makes goods of a stage, or could. */
function checkMade(
  { world, add }: Reading,
  path: PropertyKey[],
  { id, at, stage, processes }: Pick<GivenTerm<'outputs'>, 'id' | 'at' | 'stage' | 'processes'>,
): void {
  if (!world.stages.has(stage)) return
  let places: ReadonlySet<string>
  try {
    places = new Set(placesNamed(world, at))
  } catch {
    // Said where places are checked.
    return
  }
  const made = world.operations.some(
    ({ site, process, recipe }) =>
      places.has(world.sites.get(site)?.place ?? '') &&
      processes?.includes(process) !== false &&
      recipe.outputs.some(({ material }) => world.materials.get(material)?.stage === stage),
  )
  if (!made) add(studyFault('TERMS_NOT_MADE', { id, stage, places: [...places].join(', ') }), path)
}

/** Firms whose share is capped: known, and with a site of the world. */
function checkFirms({ world, given, add }: Reading): void {
  for (const [i, { id, firm }] of (given.shares ?? []).entries()) {
    if (firm === undefined || (world.owners.get(firm)?.sites.length ?? 0) > 0) continue
    const known = [...world.owners.keys(), ...world.firms.keys()]
    if (!known.includes(firm))
      add(studyFault('TERMS_FIRM_UNKNOWN', { firm, suggestion: suggested(firm, known, 'owners.csv, firms.csv') }), [
        'shares',
        i,
        'firm',
      ])
    else if (sitesOfFirm(world, firm).size === 0)
      add(studyFault('TERMS_FIRM_NO_SITE', { id, firm }), ['shares', i, 'firm'])
  }
}

/** The file as a whole: it asks for something, of items too, and each term has an id of its own. */
function checkWhole({ given, add }: Reading): void {
  const nothing = (items: Readonly<Record<string, number>>): boolean => Object.values(items).every((each) => each === 0)
  for (const [i, { id, draws }] of (given.limits ?? []).entries())
    if (nothing(draws)) add(studyFault('TERMS_DO_NOTHING:limit', { id }), ['limits', i, 'draws'])
  for (const [i, { id, items }] of (given.jobs ?? []).entries())
    if (nothing(items)) add(studyFault('TERMS_DO_NOTHING:jobs', { id }), ['jobs', i, 'items'])
  if (!TERM_LISTS.some((list) => termsIn(given, list).length > 0)) add(studyFault('TERMS_DO_NOTHING:file', {}))
  const seen = new Set<string>()
  const told = new Set<string>()
  for (const list of TERM_LISTS)
    for (const [i, { id }] of termsIn(given, list).entries()) {
      if (seen.has(id) && !told.has(id)) {
        told.add(id)
        add(studyFault('TERMS_TWICE', { twice: id }), [list, i, 'id'])
      }
      seen.add(id)
    }
}

/** What is wrong with words of the file, at its place in it. */
function hold({ add }: Reading, path: PropertyKey[], read: () => unknown): void {
  try {
    read()
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    for (const fault of error.faults) add(fault, path)
  }
}
