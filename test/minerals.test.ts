import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { loadScenario, loadWorld, readLayers, shippedWorld } from '../src/files/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { exposure, stress, type StressRun } from '../src/studies/index.ts'
import { materialsIn, parseScenario, parseWorld, type Layer, type World } from '../src/world/index.ts'

const ROOT = join(import.meta.dirname, '..')
const OVERLAY = join(ROOT, 'data/overlays/gallium-germanium')
const solver = await loadSolver()
const shipped = await loadWorld(shippedWorld())
const world = await loadWorld(shippedWorld(), [OVERLAY])
const NEW = new Set(['gallium', 'germanium'])
/** Shares of a usual flow, and multiples of a price, that solves of two linear programs of another size may differ by. */
const ALIKE = 6

/** What came, as a share of the usual, by place and material. */
const least = (run: StressRun): Map<string, number> =>
  new Map(
    run.supply.map(({ place, material, baselineSupply, byMonth }) => [
      `${place} ${material}`,
      Math.min(...byMonth.map(({ supply }) => supply / baselineSupply)),
    ]),
  )
const lost = (run: StressRun, minerals: 'new' | 'old'): number =>
  run.uses
    .filter(({ material }) => NEW.has(material) === (minerals === 'new'))
    .reduce((sum, { valueAddedLost }) => sum + valueAddedLost, 0)

describe('gallium and germanium over the shipped world', () => {
  const made = makeBaseline(world, solver)

  it('stand beside the rare earths, whose groups do not take them in', () => {
    for (const id of NEW) expect(world.materials.get(id)).toMatchObject({ stage: 'metal', unit: 't metal' })
    expect(world.elements.get('ga')).toMatchObject({ group: 'by-product-metals', unit: 't metal' })
    expect(world.elements.get('dy')?.unit).toBe('t REO')
    expect(materialsIn(world, 'by-product-metals')).toEqual(['gallium', 'germanium'])
    expect(materialsIn(world, 'element:ga')).toEqual(['gallium'])
    expect(materialsIn(world, 'heavy')).toEqual(materialsIn(shipped, 'heavy'))
    expect(materialsIn(world, 'stage:metal')).toEqual(expect.arrayContaining(['gallium', 'dy-metal']))
  })

  it('are no part of what was observed of the rare earths', () => {
    const staged = world.observations.filter(({ materials }) => materials.includes('dy-metal') && materials.length > 3)
    expect(staged.length).toBeGreaterThan(5)
    for (const { id, materials } of world.observations)
      expect(materials, id).toEqual(shipped.observations.find((one) => one.id === id)?.materials)
  })

  it('are short when gallium is stopped, and no rare earth is', async () => {
    const scenario = await loadScenario(join(ROOT, 'docs/examples/gallium-stop.yaml'), world)
    const { result } = stress(world, made.baseline, scenario, solver)
    const came = least(result.central)
    expect(came.get('EUR gallium')).toBeLessThan(0.5)
    expect(came.get('JPN gallium')).toBeLessThan(0.9)
    expect(lost(result.central, 'new')).toBeGreaterThan(500)
    expect(lost(result.central, 'old')).toBeCloseTo(0, ALIKE)
    for (const [row, share] of came) if (!row.endsWith(' gallium')) expect(share, row).toBeGreaterThan(1 - 1e-6)
    const stopped = result.central.uses.filter(({ firstStop }) => firstStop !== null)
    expect(new Set(stopped.map(({ material }) => material))).toEqual(new Set(['gallium']))
  })

  it('leave a scenario of rare earths as it was', async () => {
    const { baseline } = makeBaseline(shipped, solver)
    const name = 'jp-cutoff-3m'
    const [before, after] = [
      stress(shipped, baseline, await loadScenario(name, shipped), solver).result.central,
      stress(world, made.baseline, await loadScenario(name, world), solver).result.central,
    ]
    expect(lost(before, 'old')).toBeGreaterThan(0)
    expect(lost(after, 'old') / lost(before, 'old')).toBeCloseTo(1, ALIKE)
    const [was, is] = [least(before), least(after)]
    for (const [row, share] of was) expect(is.get(row), row).toBeCloseTo(share, ALIKE)
  })

  it('are stated of an exposure by who made them, each counted in its own unit', () => {
    const { dependences, worldStages } = exposure(world, made.baseline, ['JPN'])
    const gallium = dependences.find(({ material }) => material === 'gallium')
    // Of 67 t that Japan uses, 27 come from China.
    expect(gallium).toMatchObject({ element: 'ga', bottleneckStage: 'metal' })
    expect(gallium?.totalDependence).toBeCloseTo(27 / 67, 2)
    expect(worldStages.filter(({ element }) => element === 'ga')).toMatchObject([
      { stage: 'metal', unit: 't metal/yr' },
    ])
    expect(new Set(worldStages.filter(({ element }) => element === 'dy').map(({ unit }) => unit))).toEqual(
      new Set(['t REO/yr']),
    )
    const rare = exposure(shipped, makeBaseline(shipped, solver).baseline, ['JPN']).dependences
    for (const one of rare) {
      const same = dependences.find(({ material, element }) => material === one.material && element === one.element)
      expect(same?.totalDependence, `${one.material} ${one.element}`).toBeCloseTo(one.totalDependence, ALIKE)
    }
  })
})

describe('the page that says how to add a mineral', async () => {
  const page = await readFile(join(ROOT, 'docs/how-to/add-a-mineral.md'), 'utf8')
  const tables = new Map(
    [...page.matchAll(/^ *```table (\S+)\n([\s\S]*?)^ *```$/gm)].map(([, file = '', text = '']) => [
      file,
      text.replaceAll(/^ {3}/gm, ''),
    ]),
  )
  const yaml = /```text\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  const layers = await readLayers(shippedWorld())
  const built = (own: ReadonlyMap<string, string>): Promise<World> =>
    parseWorld([...layers, { name: 'tungsten', files: own } satisfies Layer])

  it('makes a world in which the mineral is withheld, and bites', async () => {
    const own = await built(tables)
    expect(own.elements.get('w')).toMatchObject({ group: 'hard-metals', unit: 't WO3' })
    expect([...own.stages.keys()].indexOf('powder')).toBe([...own.stages.keys()].indexOf('metal') + 1)
    const { baseline } = makeBaseline(own, solver)
    const { result } = stress(own, baseline, parseScenario('stop.yaml', yaml, own), solver)
    const short = result.central.uses.filter(({ shortfall }) => shortfall > 1e-3).map(({ material }) => material)
    expect(new Set(short)).toEqual(new Set(['w-powder']))
    const { dependences } = exposure(own, baseline, ['JPN'])
    expect(dependences.find(({ material }) => material === 'w-powder')?.totalDependence).toBeGreaterThan(0.5)
  })

  it('has no table of words, forms, makers or users that could be left out', async () => {
    const needed = ['groups', 'elements', 'stages', 'units', 'materials', 'processes', 'recipes', 'sites', 'sectors']
    for (const table of needed) {
      const without = new Map(tables)
      expect(without.delete(`${table}.csv`), table).toBe(true)
      await expect(built(without), table).rejects.toThrow()
    }
  })
})
