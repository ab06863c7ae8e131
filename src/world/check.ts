import type { FaultList } from './fault.ts'
import type { Tables } from './schema.ts'
import { numberFaults, type Figure, type NumberRule, type Row } from './table.ts'
import { checkShutdowns } from './check-shutdowns.ts'
import { checkPlans } from './check-plans.ts'
import { checkProducts } from './product.ts'
import { checkRecipeUnits } from './check-recipe-units.ts'
import { checkRoutes } from './check-routes.ts'
import { checkSites } from './check-sites.ts'
import { checkWords } from './check-words.ts'
import type { Operation, World } from './world.ts'

const TOLERANCE = 1e-9
/** Uses of less than a gram a year are none: there would be nothing to clear. */
const LEAST_USE_TONNES = 1e-6

/** What a sound table can still get wrong: units, shares, recipes that make mass from nothing. */
export function checkWorld(world: World, tables: Tables, faults: FaultList): void {
  checkWords(world, tables, faults)
  checkUnits(world, faults)
  checkFixedUnits(tables, faults)
  checkRecipeUnits(world, tables, faults)
  checkSites(tables, faults)
  checkRoutes(world, tables, faults)
  checkValues(world, tables, faults)
  checkOperations(world, faults)
  checkProducts(world, tables, faults)
  checkSupplier(tables, faults)
  checkPrices(world, faults)
  checkProfiles(world, tables, faults)
  if (world.demand.length === 0)
    faults.add({
      code: 'WORLD_WITHOUT_DEMAND',
      message: 'Nobody uses anything: demand.csv has no row.',
      file: 'demand.csv',
      remedy: 'Add the uses; `ytterby schema demand` shows the columns.',
    })
  else if (world.demand.every(({ use }) => use.value < LEAST_USE_TONNES))
    faults.add({
      code: 'WORLD_WITHOUT_DEMAND',
      message: `Nobody uses anything: every use in demand.csv is 0, or less than ${LEAST_USE_TONNES} t a year.`,
      file: world.demand[0]?.use.file ?? 'demand.csv',
      column: 'value',
      remedy: 'Give what is used in a year, in tonnes.',
    })
  checkStockShares(world, faults)
  checkPlans(world, tables, faults)
  checkShutdowns(world, tables, faults)
}

function wrongUnit(figure: Figure, expected: string, of: string, faults: FaultList): void {
  if (figure.unit === expected) return
  faults.add({
    code: 'WORLD_UNIT_MISMATCH',
    message: `${of} is given in "${figure.unit}"; here it is in "${expected}".`,
    file: figure.file,
    line: figure.line,
    column: 'unit',
    remedy: `Convert the value and its range to ${expected} and write that unit.`,
  })
}

function checkUnits(world: World, faults: FaultList): void {
  const unitOf = (material: string): string => world.materials.get(material)?.unit ?? ''
  for (const place of world.places.values()) wrongUnit(place.gdp, 'bn USD/yr', `The product of ${place.id}`, faults)
  for (const material of world.materials.values())
    for (const [element, content] of material.contents)
      wrongUnit(
        content,
        `${world.elements.get(element)?.unit ?? ''}/${material.unit}`,
        `The content of ${material.id}`,
        faults,
      )
  for (const { material, shipped } of world.routes)
    wrongUnit(shipped, `${unitOf(material)}/yr`, `What is shipped of ${material}`, faults)
  for (const { material, use } of world.demand)
    wrongUnit(use, `${unitOf(material)}/yr`, `The use of ${material}`, faults)
  for (const { process, activity } of world.operations)
    wrongUnit(activity, `${world.processes.get(process)?.unit ?? ''}/yr`, `The activity of ${process}`, faults)
  for (const { id, quantity, materials, figure, use } of world.observations) {
    // Masses of different bases are never added up, unless the source itself weighed them together.
    const units = new Set(materials.map((material) => `${unitOf(material)}/yr`))
    const unit = units.size === 1 ? [...units][0] : undefined
    if (quantity === 'share') {
      wrongUnit(figure, 'share', `Observation "${id}"`, faults)
      continue
    }
    if ((use !== 'fit' && use !== 'check') || figure.unit === 't gross/yr') continue
    if (unit === undefined)
      faults.add({
        code: 'WORLD_UNITS_MIXED',
        message: `Observation "${id}" adds up ${[...units].join(' and ')}.`,
        file: figure.file,
        line: figure.line,
        column: 'materials',
        remedy:
          'Keep materials of one unit together, or give the figure in t gross/yr if its source weighed them together.',
      })
    else wrongUnit(figure, unit, `Observation "${id}"`, faults)
  }
  for (const { cover } of world.stocks) wrongUnit(cover, 'months', 'A stock', faults)
  for (const { figure } of world.prices) wrongUnit(figure, 'USD/kg', 'A price', faults)
  for (const site of world.sites.values()) {
    if (site.capacity === undefined) continue
    const units = new Set(
      world.operations
        .filter((operation) => operation.site === site.id)
        .map(({ process }) => world.processes.get(process)?.unit ?? ''),
    )
    for (const unit of units) wrongUnit(site.capacity, `${unit}/yr`, `The capacity of ${site.id}`, faults)
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
  for (const row of tables.costs) wrongUnit(row.figure(), 'USD/kg', `The cost of ${row.text('process')}`, faults)
  for (const row of tables.lanes) wrongUnit(row.figure(), 'USD/kg', 'The freight', faults)
  const held = (row: Row, rule: NumberRule, of: string): void => {
    for (const column of ['value', 'low', 'high']) numberFaults(row, column, rule, faults, of)
  }
  for (const row of tables.switching) {
    const { unit, ...rule } = SWITCHING[row.text('what')] ?? { unit: '' }
    wrongUnit(row.figure(), unit, `The ${row.text('what')}`, faults)
    held(row, rule, `${row.text('what')}, in ${unit}`)
  }
  for (const row of tables.observations) if (row.text('quantity') === 'share') held(row, SHARE, 'a share')
}

/** Of two supplier states the one that stands first would be asked about, and the other one not. */
function checkSupplier(tables: Tables, faults: FaultList): void {
  const states = tables.places.filter((row) => row.text('bloc') === 'coercer')
  for (const row of states.slice(1))
    faults.add({
      code: 'SUPPLIER_STATE_TWICE',
      message: `"${row.text('id')}" is a supplier state, as "${states[0]?.text('id')}" is already.`,
      file: row.file,
      line: row.line,
      column: 'bloc',
      remedy: 'Give the bloc "coercer" to one place; measures of another name it with `by`.',
    })
}

/** A material's price of the baseline year at a place is one figure. */
function checkPrices(world: World, faults: FaultList): void {
  const known = new Map<string, Figure>()
  for (const { material, place, kind, figure } of world.prices) {
    if (kind !== 'baseline') continue
    const key = `${material} ${place}`
    const other = known.get(key)
    const [first, second] = other === undefined || other.line > figure.line ? [figure, other] : [other, figure]
    known.set(key, first)
    if (second !== undefined)
      faults.add({
        code: 'PRICE_TWICE',
        message: `${material} at ${place} has a second price of the baseline year.`,
        file: second.file,
        line: second.line,
        column: 'kind',
        remedy: 'Keep the one that the baseline is to hold, and give the other another kind.',
      })
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
      faults.add({
        code: 'PRICE_OF_NOTHING',
        message: `${material} is used at ${place}, and its price there is 0: a use is worth a multiple of it.`,
        file: price.file,
        line: price.line,
        column: 'value',
        remedy: 'Give what it cost there in the baseline year, or take the row out.',
      })
    if (row.number('value_added_musd') > row.number('gross_output_musd'))
      faults.add({
        code: 'ADDED_OVER_OUTPUT',
        message: `The value added ${row.text('value_added_musd')} of ${row.text('sector')} at ${place} is more than its output of ${row.text('gross_output_musd')}, of which it is a part.`,
        file: row.file,
        line: row.line,
        column: 'value_added_musd',
        remedy: 'Correct one of the two, in million USD a year.',
      })
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
    const report = (what: string, out: number, into: number): void =>
      faults.add({
        code: 'RECIPE_MAKES_MASS',
        message: `${named(operation)} gives ${round(out)} t of ${what} for ${round(into)} t taken in${cycleNote(world, operation)}.`,
        file: first.file,
        line: first.line,
        column: 'value',
        remedy: 'Correct the recipe or the contents: what comes out was in what went in.',
      })
    if (!followed) {
      const into = total(recipe.inputs, () => 1)
      const out = total(recipe.outputs, () => 1)
      if (out > into * (1 + TOLERANCE)) report('product', out, into)
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
      if (out > into * (1 + TOLERANCE) + TOLERANCE)
        report(`${element}, counted in ${world.elements.get(element)?.unit ?? ''}`, out, into)
    }
  }
}

const named = (operation: Operation): string =>
  `"${operation.process}" at "${operation.site}"${operation.feed === undefined ? '' : ` with "${operation.feed}"`}`
const total = (list: Operation['recipe']['inputs'], weight: (material: string) => number): number =>
  list.reduce((sum, { material, perTonne }) => sum + perTonne * weight(material), 0)
const round = (x: number): string => x.toPrecision(6).replace(/\.?0+$/, '')

/** Says so when the operation's output can come back to its input: a cycle that would make mass without end. */
function cycleNote(world: World, from: Operation): string {
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
    ? ', and its product comes back to it through other recipes: a cycle that makes mass from nothing'
    : ''
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
      faults.add({
        code: 'STEPS_MISSING',
        message: `Sector "${sector.id}" uses the profile "${sector.profile}", which has no steps.`,
        ...at,
        remedy: 'Add its rows to steps.csv, or correct the profile in sectors.csv.',
      })
      continue
    }
    const shares = steps.reduce((sum, { share }) => sum + share.value, 0)
    if (Math.abs(shares - 1) > 1e-6)
      faults.add({
        code: 'STEPS_DO_NOT_ADD_UP',
        message: `The shares of profile "${sector.profile}" add to ${round(shares)}, not 1.`,
        ...at,
        remedy: 'Correct the shares in steps.csv.',
      })
    // Worth is drawn within its range, all steps at once: it has to rise at both ends as well.
    for (const end of ['value', 'low', 'high'] as const)
      for (let i = 0; i < steps.length; i++)
        if ((steps[i]?.willingnessToPay[end] ?? 0) <= (steps[i - 1]?.willingnessToPay[end] ?? 0))
          faults.add({
            code: 'STEPS_NOT_RISING',
            message: `Step ${i + 1} of profile "${sector.profile}" is worth no more than ${i === 0 ? 'nothing' : 'the step before it'}${end === 'value' ? '' : ` at the ${end} end of its range`}.`,
            ...at,
            ...line(rows[i]),
            column: end === 'value' ? 'willingness_to_pay' : `willingness_to_pay_${end}`,
            remedy: 'Order the steps so that their worth rises: the cheapest use gives way first.',
          })
  }
}

function checkStockShares(world: World, faults: FaultList): void {
  if (world.buyers.length === 0) return
  const shares = world.buyers.reduce((sum, { share }) => sum + share.value, 0)
  if (Math.abs(shares - 1) > 1e-6)
    faults.add({
      code: 'BUYERS_DO_NOT_ADD_UP',
      message: `The shares in buyers.csv add to ${round(shares)}, not 1.`,
      file: 'buyers.csv',
      column: 'share',
      remedy: 'Correct the shares.',
    })
}
