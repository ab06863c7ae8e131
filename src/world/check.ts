import type { Text } from '../messages/index.ts'
import type { FaultList } from './fault.ts'
import { word, worldFault } from './world-fault.ts'
import { PRICE_BASES, type Tables } from './schema.ts'
import { numberFaults, type Figure, type NumberRule, type Row } from './table.ts'
import { checkKnockOn } from './check-knock-on.ts'
import { checkCustoms } from './check-customs.ts'
import { checkConduct } from './conduct.ts'
import { checkFirms } from './check-firms.ts'
import { checkShutdowns } from './check-shutdowns.ts'
import { checkOwners } from './owners.ts'
import { checkPlans } from './check-plans.ts'
import { checkProducts } from './product.ts'
import { checkProductTables } from './product-tables.ts'
import { checkRecipeUnits } from './check-recipe-units.ts'
import { checkRoutes } from './check-routes.ts'
import { checkSites } from './check-sites.ts'
import { checkWords } from './check-words.ts'
import type { Operation, World } from './world.ts'

/** What comes out of a recipe may exceed what goes in by this share, and by as many t for a t of activity. */
const MASS_TOLERANCE = 1e-9
/** Shares add to 1 up to this. */
const SHARES_TOLERANCE = 1e-6
/** Uses of less than a gram a year are none: there would be nothing to clear. */
const LEAST_USE_TONNES = 1e-6

/** What a sound table can still get wrong: units, shares, recipes that make mass from nothing. */
export function checkWorld(world: World, tables: Tables, faults: FaultList): void {
  checkWords(world, tables, faults)
  checkUnits(world, faults)
  checkFixedUnits(tables, faults)
  checkRecipeUnits(world, tables, faults)
  checkSites(tables, faults)
  checkConduct(tables, faults)
  checkFirms(tables, faults)
  checkCustoms(tables, faults)
  checkProductTables(world, tables, faults)
  checkRoutes(world, tables, faults)
  checkValues(world, tables, faults)
  checkOperations(world, faults)
  checkProducts(world, tables, faults)
  checkSupplier(tables, faults)
  checkPrices(world, faults)
  checkProfiles(world, tables, faults)
  if (world.demand.length === 0) faults.add(worldFault('WORLD_WITHOUT_DEMAND:no-row', {}, { file: 'demand.csv' }))
  else if (world.demand.every(({ use }) => use.value < LEAST_USE_TONNES))
    faults.add(
      worldFault(
        'WORLD_WITHOUT_DEMAND',
        { tonnes: LEAST_USE_TONNES },
        { file: world.demand[0]?.use.file ?? 'demand.csv', column: 'value' },
      ),
    )
  checkStockShares(world, faults)
  checkPlans(world, tables, faults)
  checkShutdowns(world, tables, faults)
  checkOwners(world, tables, faults)
  checkKnockOn(tables, faults)
}

function wrongUnit(figure: Figure, expected: string, of: Text, faults: FaultList): void {
  if (figure.unit === expected) return
  faults.add(
    worldFault(
      'WORLD_UNIT_MISMATCH',
      { of, unit: figure.unit, expected },
      { file: figure.file, line: figure.line, column: 'unit' },
    ),
  )
}

function checkUnits(world: World, faults: FaultList): void {
  const unitOf = (material: string): string => world.materials.get(material)?.unit ?? ''
  for (const place of world.places.values())
    wrongUnit(place.gdp, 'bn USD/yr', word('product', { id: place.id }), faults)
  for (const material of world.materials.values())
    for (const [element, content] of material.contents)
      wrongUnit(
        content,
        `${world.elements.get(element)?.unit ?? ''}/${material.unit}`,
        word('content', { id: material.id }),
        faults,
      )
  for (const { material, shipped } of world.routes)
    wrongUnit(shipped, `${unitOf(material)}/yr`, word('shipped', { material }), faults)
  for (const { material, use } of world.demand)
    wrongUnit(use, `${unitOf(material)}/yr`, word('use', { material }), faults)
  for (const { process, activity } of world.operations)
    wrongUnit(activity, `${world.processes.get(process)?.unit ?? ''}/yr`, word('activity', { process }), faults)
  for (const { id, quantity, materials, figure, use } of world.observations) {
    // Masses of different bases are never added up, unless the source itself weighed them together.
    const units = new Set(materials.map((material) => `${unitOf(material)}/yr`))
    const unit = units.size === 1 ? [...units][0] : undefined
    if (quantity === 'share') {
      wrongUnit(figure, 'share', word('observation', { id }), faults)
      continue
    }
    if ((use !== 'fit' && use !== 'check') || figure.unit === 't gross/yr') continue
    if (unit === undefined)
      faults.add(
        worldFault(
          'WORLD_UNITS_MIXED',
          { id, units: [...units].join(' and ') },
          { file: figure.file, line: figure.line, column: 'materials' },
        ),
      )
    else wrongUnit(figure, unit, word('observation', { id }), faults)
  }
  for (const { cover } of world.stocks) wrongUnit(cover, 'months', word('stock'), faults)
  for (const { figure } of world.prices) wrongUnit(figure, 'USD/kg', word('price'), faults)
  for (const site of world.sites.values()) {
    if (site.capacity === undefined) continue
    const units = new Set(
      world.operations
        .filter((operation) => operation.site === site.id)
        .map(({ process }) => world.processes.get(process)?.unit ?? ''),
    )
    for (const unit of units) wrongUnit(site.capacity, `${unit}/yr`, word('capacity', { id: site.id }), faults)
  }
}

/** Tables whose rows are of several kinds: the unit of each, and what it may be. */
const SWITCHING: Readonly<Record<string, NumberRule & { readonly unit: string }>> = {
  qualification: { unit: 'months', max: 240 },
  ramp: { unit: 'share/month', max: 100 },
  headroom: { unit: 'share', max: 1000 },
}
const SHARE: NumberRule = { max: 1 }

/** Units, and limits, that do not depend on a material. */
function checkFixedUnits(tables: Tables, faults: FaultList): void {
  for (const row of tables.costs)
    wrongUnit(row.figure(), 'USD/kg', word('cost', { process: row.text('process') }), faults)
  for (const row of tables.lanes) wrongUnit(row.figure(), 'USD/kg', word('freight'), faults)
  const held = (row: Row, rule: NumberRule, of: Text): void => {
    for (const column of ['value', 'low', 'high']) numberFaults(row, column, rule, faults, of)
  }
  for (const row of tables.switching) {
    const { unit, ...rule } = SWITCHING[row.text('what')] ?? { unit: '' }
    wrongUnit(row.figure(), unit, word('switching', { what: row.text('what') }), faults)
    held(row, rule, word('switching-in', { what: row.text('what'), unit }))
  }
  for (const row of tables.observations) if (row.text('quantity') === 'share') held(row, SHARE, word('share'))
}

/** Of two supplier states the one that stands first would be asked about, and the other one not. */
function checkSupplier(tables: Tables, faults: FaultList): void {
  const states = tables.places.filter((row) => row.text('bloc') === 'coercer')
  for (const row of states.slice(1))
    faults.add(
      worldFault(
        'SUPPLIER_STATE_TWICE',
        { id: row.text('id'), other: states[0]?.text('id') ?? '' },
        { file: row.file, line: row.line, column: 'bloc' },
      ),
    )
}

/** A material's price of the baseline year at a place is one figure; one that was observed says what it is the price of. */
function checkPrices(world: World, faults: FaultList): void {
  const known = new Map<string, Figure>()
  for (const { material, place, kind, basis, figure } of world.prices) {
    const at = { file: figure.file, line: figure.line, column: 'basis' }
    if (kind !== 'baseline' && basis === undefined)
      faults.add(worldFault('PRICE_WITHOUT_BASIS', { material, place, bases: PRICE_BASES.join(', ') }, at))
    if (kind !== 'baseline') continue
    const key = `${material} ${place}`
    const other = known.get(key)
    const [first, second] = other === undefined || other.line > figure.line ? [figure, other] : [other, figure]
    known.set(key, first)
    if (second !== undefined)
      faults.add(
        worldFault('PRICE_TWICE', { material, place }, { file: second.file, line: second.line, column: 'kind' }),
      )
  }
}

/** What would be worth nothing, or more than the whole it is a part of. */
function checkValues(world: World, { demand }: Tables, faults: FaultList): void {
  const priced = new Map(
    world.prices.flatMap(({ material, place, kind, figure }) =>
      kind === 'baseline' ? [[`${material} ${place}`, figure] as const] : [],
    ),
  )
  for (const row of demand) {
    const [material, place] = [row.text('material'), row.text('place')]
    const price = priced.get(`${material} ${place}`)
    if (price?.value === 0)
      faults.add(
        worldFault('PRICE_OF_NOTHING', { material, place }, { file: price.file, line: price.line, column: 'value' }),
      )
    if (row.number('value_added_musd') > row.number('gross_output_musd'))
      faults.add(
        worldFault(
          'ADDED_OVER_OUTPUT',
          {
            valueAdded: row.text('value_added_musd'),
            sector: row.text('sector'),
            place,
            grossOutput: row.text('gross_output_musd'),
          },
          { file: row.file, line: row.line, column: 'value_added_musd' },
        ),
      )
  }
}

/**
 * No operation may give more of an element than it takes; where contents are not followed, no more tonnes. A finished
 * good, which nothing is made from, may come out poorer than its average: a grade with less of an element.
 */
function checkOperations(world: World, faults: FaultList): void {
  const takenIn = new Set(world.operations.flatMap(({ recipe }) => recipe.inputs.map(({ material }) => material)))
  const followed = [...world.materials.values()].some(({ contents }) => contents.size > 0)
  for (const operation of world.operations) {
    const { recipe } = operation
    if (recipe.inputs.length === 0) continue
    const first = recipe.outputs.map(({ figure }) => figure).sort((a, b) => a.line - b.line)[0] ?? operation.activity
    const report = (what: Text, out: number, into: number): void =>
      faults.add(
        worldFault(
          'RECIPE_MAKES_MASS',
          {
            operation: named(operation),
            out: round(out),
            what,
            into: round(into),
            way: cycles(world, operation) ? 'cycle' : 'once',
          },
          { file: first.file, line: first.line, column: 'value' },
        ),
      )
    if (!followed) {
      const into = total(recipe.inputs, () => 1)
      const out = total(recipe.outputs, () => 1)
      if (out > into * (1 + MASS_TOLERANCE)) report(word('goods'), out, into)
      continue
    }
    for (const element of world.elements.keys()) {
      const content = (material: string): number => world.materials.get(material)?.contents.get(element)?.value ?? 0
      const into = total(recipe.inputs, content)
      const least = (material: string): number =>
        takenIn.has(material)
          ? content(material)
          : (world.materials.get(material)?.contents.get(element)?.low ?? content(material))
      const out = total(recipe.outputs, least)
      if (out > into * (1 + MASS_TOLERANCE) + MASS_TOLERANCE)
        report(word('counted-in', { element, unit: world.elements.get(element)?.unit ?? '' }), out, into)
    }
  }
}

const named = ({ process, site, feed }: Operation): Text =>
  word('operation', { process, site, with: feed === undefined ? 'nothing' : 'feed', feed: feed ?? '' })
const total = (list: Operation['recipe']['inputs'], weight: (material: string) => number): number =>
  list.reduce((sum, { material, perTonne }) => sum + perTonne * weight(material), 0)
const round = (x: number): string => x.toPrecision(6).replace(/\.?0+$/, '')

/** Whether the operation's output can come back to its input: a cycle that would make mass without end. */
function cycles(world: World, from: Operation): boolean {
  const start = new Set(from.recipe.inputs.map(({ material }) => material))
  const reached = new Set(from.recipe.outputs.map(({ material }) => material))
  for (let grew = true; grew;) {
    grew = false
    for (const { recipe } of world.operations) {
      if (!recipe.inputs.some(({ material }) => reached.has(material))) continue
      for (const { material } of recipe.outputs) if (!reached.has(material)) grew = reached.add(material) !== undefined
    }
  }
  return [...start].some((material) => reached.has(material))
}

function checkProfiles(world: World, tables: Tables, faults: FaultList): void {
  for (const sector of world.sectors.values()) {
    const steps = world.steps(sector.profile)
    const rows = tables.steps
      .filter((row) => row.text('profile') === sector.profile)
      .sort((a, b) => a.number('step') - b.number('step'))
    const at = { file: rows[0]?.file ?? 'steps.csv', column: 'profile' }
    const line = (row: Row | undefined) => (row === undefined ? {} : { file: row.file, line: row.line })
    if (steps.length === 0) {
      faults.add(worldFault('STEPS_MISSING', { sector: sector.id, profile: sector.profile }, at))
      continue
    }
    const shares = steps.reduce((sum, { share }) => sum + share.value, 0)
    if (Math.abs(shares - 1) > SHARES_TOLERANCE)
      faults.add(worldFault('STEPS_DO_NOT_ADD_UP', { profile: sector.profile, shares: round(shares) }, at))
    // Worth is drawn within its range, all steps at once: it has to rise at both ends as well.
    for (const end of ['value', 'low', 'high'] as const)
      for (let i = 0; i < steps.length; i++)
        if ((steps[i]?.willingnessToPay[end] ?? 0) <= (steps[i - 1]?.willingnessToPay[end] ?? 0))
          faults.add(
            worldFault(
              'STEPS_NOT_RISING',
              { step: i + 1, profile: sector.profile, than: i === 0 ? 'nothing' : 'before', end },
              {
                ...at,
                ...line(rows[i]),
                column: end === 'value' ? 'willingness_to_pay' : `willingness_to_pay_${end}`,
              },
            ),
          )
  }
}

function checkStockShares(world: World, faults: FaultList): void {
  if (world.buyers.length === 0) return
  const shares = world.buyers.reduce((sum, { share }) => sum + share.value, 0)
  if (Math.abs(shares - 1) > SHARES_TOLERANCE)
    faults.add(worldFault('BUYERS_DO_NOT_ADD_UP', { shares: round(shares) }, { file: 'buyers.csv', column: 'share' }))
}
