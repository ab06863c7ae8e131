import { emptyBaseline, type Baseline } from '../src/clearing/index.ts'
import { vector, type Tonnes } from '../src/quantity/index.ts'
import { parseWorld, type World } from '../src/world/index.ts'
import { randomTables } from './random-world.ts'

const figure = (value: number, unit: string): string => `${value},${value},${value},${unit},2024,made-up,low,`
const MATERIALS = [
  ['ore', 't REO'],
  ['oxide', 't REO'],
  ['metal', 't metal'],
  ['magnet', 't product'],
  ['scrap', 't REO'],
] as const
export const GOODS = MATERIALS.map(([material]) => material)
export const PROCESSES = ['mine', 'separate', 'reduce', 'sinter', 'recycle'] as const

/**
 * A world in which every place P0, P1, … has one plant of every stage, magnet making leaves scrap that becomes oxide again, and
 * every good may go from each place to each other. P0 is the supplier state. What runs and what is shipped is up to the test.
 *
 * @param controls by plant, such as `reduce-P1`: the place that decides over it, if not its own
 */
export function openWorld(places: number, controls: Readonly<Record<string, string>> = {}): Promise<World> {
  const ids = Array.from({ length: places }, (_, p) => `P${p}`)
  const ones = ids.map((_, p) => (p === 0 ? 0 : 1))
  const files = randomTables({
    places,
    use: ids.map(() => 10),
    making: [ones, ones, ones, ones],
    transit: 0,
    lead: 0,
    cover: 1,
    capacity: 5,
    stopShare: 0.7,
  })
  const more: Readonly<Record<string, readonly string[]>> = {
    'materials.csv': ['scrap,scrap,,scrap,t REO,yes,'],
    'contents.csv': [`scrap,e,${figure(1, 't REO/t REO')}`],
    'processes.csv': ['recycle,recycle,,oxide,t REO,0,'],
    'recipes.csv': [
      `recycle,,out,oxide,mass,${figure(1, 't/t')}`,
      `recycle,,in,scrap,mass,${figure(1.2, 't/t')}`,
      `sinter,,out,scrap,mass,${figure(0.03, 't/t')}`,
    ],
    'operations.csv': ids.map((id) => `recycle-${id},recycle,,${figure(1, 't REO/yr')}`),
    'routes.csv': MATERIALS.flatMap(([material, unit]) =>
      ids.flatMap((from) =>
        ids.filter((to) => to !== from).map((to) => `${material},${from},${to},,,${figure(1, `${unit}/yr`)}`),
      ),
    ),
  }
  const sites = (files.get('sites.csv') ?? '').split('\n')
  const recyclers = ids.map((id) =>
    (sites.find((line) => line.startsWith(`separate-${id},`)) ?? '').replaceAll(`separate-${id}`, `recycle-${id}`),
  )
  const controlled = [...sites, ...recyclers].map((line) => {
    const cells = line.split(',')
    const control = controls[cells[0] ?? '']
    return control === undefined ? line : cells.with(CONTROL, control).join(',')
  })
  const tables = new Map([
    ...files,
    ...Object.entries(more).map(([name, rows]) => [name, [files.get(name), ...rows].join('\n')] as const),
    ['sites.csv', controlled.join('\n')] as const,
  ])
  return parseWorld([{ name: 'open', files: tables }])
}
/** Where `control` stands among the columns of sites. */
const CONTROL = 7

/** Tonnes by plant, such as `reduce-P0`, and by route, such as `metal P0 P2`; what is not named is 0. */
export function flowing(world: World, flows: Readonly<Record<string, number>>): Baseline {
  const unknown = new Set(Object.keys(flows))
  const of = (name: string): number => {
    unknown.delete(name)
    return flows[name] ?? 0
  }
  const run = world.operations.map(({ site }) => of(site))
  const ship = world.routes.map(({ material, from, to }) => of(`${material} ${from} ${to}`))
  if (unknown.size > 0) throw new Error(`no such flow: ${[...unknown].join(', ')}`)
  return {
    ...emptyBaseline(world),
    run: vector<Tonnes>(Float64Array.from(run)),
    ship: vector<Tonnes>(Float64Array.from(ship)),
  }
}
