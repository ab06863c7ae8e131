import { quantity } from '../quantity/index.ts'
import type { Fault, FaultList } from './fault.ts'
import { limitsWhat, type Measure } from './measure.ts'
import type { Tables } from './schema.ts'
import { suggested } from './suggest.ts'
import { numberFaults, type Figure, type NumberRule, type Ranged } from './table.ts'
import { word, worldFault } from './world-fault.ts'
import type { ConductLever, ConductSetting, Switching, World } from './world.ts'

/**
 * How firms and third places act, as settings with names (conduct.csv), each of which sets one thing of a run:
 *
 *   contracts      the parameter `export-contracts`
 *   qualification  times the months until a new supplier is qualified, at every stage
 *   ramp           times what a new supplier can add each month, at every stage
 *   detours        what passes on of what third places made of the supplier state's material: nothing, so far
 *   stocks         times what firms hold
 *   variants       times the share that can go over to a variant at once, and what is added a month
 */
const LEVERS: Readonly<Record<ConductLever, NumberRule & { readonly unit: string }>> = {
  contracts: { unit: 'share', min: 0, max: 1 },
  qualification: { unit: 'x', min: 0, max: 1000 },
  ramp: { unit: 'x', min: 0, max: 10 },
  detours: { unit: 'share', min: 0, max: 0 },
  stocks: { unit: 'x', min: 0, max: 100 },
  variants: { unit: 'x', min: 0, max: 100 },
}

/** What a row of conduct.csv can still get wrong: its unit, and what its lever may be set to. */
export function checkConduct(tables: Tables, faults: FaultList): void {
  for (const row of tables.conduct) {
    const lever = row.text('lever') as ConductLever
    // A lever that there is not has been reported already.
    const rule = (LEVERS as Readonly<Partial<typeof LEVERS>>)[lever]
    if (rule === undefined) continue
    if (row.text('unit') !== rule.unit)
      faults.add(
        worldFault(
          'WORLD_UNIT_MISMATCH:it',
          { unit: row.text('unit'), expected: rule.unit },
          { file: row.file, line: row.line, column: 'unit' },
        ),
      )
    else
      for (const column of ['value', 'low', 'high'])
        numberFaults(row, column, rule, faults, word('conduct-lever', { lever, unit: rule.unit }))
  }
}

/** What is wrong with a list of settings, by its place in the list: what there is not, and what an earlier one sets otherwise. */
export function conductFaults({ conduct }: Pick<World, 'conduct'>, ids: readonly string[]): [number, Fault][] {
  return ids.flatMap((id, i): [number, Fault][] => {
    const setting = conduct.get(id)
    if (setting === undefined)
      return [[i, worldFault('CONDUCT_UNKNOWN', { id, suggestion: suggested(id, conduct.keys(), 'conduct.csv') })]]
    const before = ids.slice(0, i).find((other) => conduct.get(other)?.lever === setting.lever)
    return before === undefined ? [] : [[i, worldFault('CONDUCT_TWICE', { id, before, lever: setting.lever })]]
  })
}

const settingsOf = ({ conduct }: Pick<World, 'conduct'>, ids: readonly string[]): ConductSetting[] =>
  ids.flatMap((id) => conduct.get(id) ?? [])

/** A measure where what third places made of the supplier state's material passes on no more: it reaches that too. */
export function measureUnder(world: Pick<World, 'conduct'>, ids: readonly string[], measure: Measure): Measure {
  const stopped = settingsOf(world, ids).some(({ lever }) => lever === 'detours')
  const holdsBack =
    limitsWhat(measure) === 'trade' &&
    measure.through === undefined &&
    !measure.allowedShare.every(({ share }) => share >= 1)
  return stopped && holdsBack ? { ...measure, origin: true } : measure
}

/** A world whose figures are as these settings have them. Ranges move with them, so that cases and draws stay about them. */
export const underConduct = (world: World, ids: readonly string[]): World =>
  settingsOf(world, ids).reduce((given, { lever, figure }) => set(given, lever, figure), world)

function set(world: World, lever: ConductLever, figure: Figure): World {
  const scaled = scale(figure.value)
  switch (lever) {
    case 'contracts':
      return withParameters(world, new Map(world.parameters).set('export-contracts', alone(figure)))
    case 'qualification':
      return switchingWith(world, (rule) => ({
        qualification: quantity<'months'>(rule.qualification * figure.value),
        range: { ...rule.range, qualification: scaled(rule.range.qualification) },
      }))
    case 'ramp':
      return switchingWith(world, (rule) => ({
        ramp: quantity<'share'>(rule.ramp * figure.value),
        range: { ...rule.range, ramp: scaled(rule.range.ramp) },
      }))
    case 'stocks':
      return {
        ...world,
        stocks: world.stocks.map((stock) =>
          stock.holder === 'firm' ? { ...stock, cover: scaled(stock.cover) } : stock,
        ),
      }
    case 'variants': {
      const moved = new Set([...world.variants.keys()].flatMap((id) => [`${id}-initial-share`, `${id}-ramp`]))
      return withParameters(
        world,
        new Map([...world.parameters].map(([id, old]) => [id, moved.has(id) ? scaled(old) : old])),
      )
    }
    case 'detours':
      // Measures reach further then; no figure differs.
      return world
    default:
      return lever satisfies never
  }
}

/** A figure that is not in doubt: the setting says it. */
const alone = (figure: Figure): Figure => ({ ...figure, low: figure.value, high: figure.value })

const scale =
  (factor: number) =>
  <T extends Ranged>(figure: T): T => ({
    ...figure,
    value: figure.value * factor,
    low: figure.low * factor,
    high: figure.high * factor,
  })

const switchingWith = (world: World, changed: (rule: Switching) => Partial<Switching>): World => ({
  ...world,
  switching: new Map([...world.switching].map(([stage, rule]) => [stage, { ...rule, ...changed(rule) }])),
})

const withParameters = (world: World, parameters: World['parameters']): World => ({
  ...world,
  parameters,
  parameter: (id) => parameters.get(id)?.value ?? world.parameter(id),
})
