import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { compareWithFacts, makeBaseline } from '../src/baseline/index.ts'
import { buildNetwork, checkRun, rollHorizon } from '../src/clearing/index.ts'
import { loadScenario, loadWorld, readScenario, scenarioNames, shippedWorld } from '../src/files/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { stress, VERSION, type StressResult, stressRange, withRange } from '../src/studies/index.ts'
import { referenceScenario } from '../src/world/index.ts'

const world = await loadWorld(shippedWorld())
const solver = await loadSolver()
const made = makeBaseline(world, solver)
const { baseline } = made
const fits = made.reconciled === undefined ? [] : compareWithFacts(world, made.reconciled)

describe('the shipped world', () => {
  it('holds what a user looks for', () => {
    expect(world.places.size).toBeGreaterThanOrEqual(15)
    expect([...world.elements.keys()]).toEqual(
      expect.arrayContaining(['ndpr', 'dy', 'tb', 'sm', 'gd', 'y', 'la', 'ce']),
    )
    expect(world.sites.size).toBeGreaterThanOrEqual(80)
    expect(new Set(world.demand.map(({ sector }) => sector)).size).toBeGreaterThanOrEqual(10)
    for (const stage of ['ore', 'oxide', 'metal', 'alloy', 'magnet', 'product'])
      expect([...world.materials.values()].some((material) => material.stage === stage)).toBe(true)
    for (const site of ['minamitorishima', 'maaden-mp', 'caremag', 'lamp-hre', 'mountain-pass-heavy'])
      expect(world.sites.has(site)).toBe(true)
  })

  it('gives a reason for every judgement and an address for nearly every source', () => {
    const judged = [
      ...world.operations.map(({ activity }) => activity),
      ...world.routes.map(({ shipped }) => shipped),
      ...world.demand.map(({ use }) => use),
      ...world.parameters.values(),
    ].filter(({ source }) => source === 'judgement')
    expect(judged.filter(({ note }) => note === '')).toEqual([])
    const cited = [...world.sources.values()].filter(({ id }) => id !== 'judgement')
    expect(cited.filter(({ url }) => url === '').length / cited.length).toBeLessThan(0.1)
  })

  it('knows the sources that its scenarios name', async () => {
    for (const name of await scenarioNames()) {
      const text = await readFile(join(shippedWorld(), '..', 'scenarios', `${name}.yaml`), 'utf8')
      for (const [, id] of text.matchAll(/source: ([a-z0-9-]+)/g))
        expect(world.sources.has(id ?? ''), `${name}: ${id}`).toBe(true)
    }
  })

  it('has scenarios whose measures are called something in both languages', async () => {
    const unnamed = (await Promise.all((await scenarioNames()).map(readScenario))).flatMap(({ file, text }) =>
      ((parse(text) as { measures?: readonly { id: string; title?: string; title_ja?: string }[] }).measures ?? [])
        .filter(({ title, title_ja: titleJa }) => title === undefined || titleJa === undefined)
        .map(({ id }) => `${file} ${id}`),
    )
    expect(unnamed).toEqual([])
  })

  it('has a project, or a reason against it, for every site outside the supplier state that does not run', async () => {
    const why = await readFile(join(shippedWorld(), 'README.md'), 'utf8')
    const funded = new Set([...world.projects.values()].map(({ site }) => site))
    const ran = new Set(world.operations.filter(({ activity }) => activity.value > 0).map(({ site }) => site))
    const left = [...world.sites.values()].filter(
      ({ id, status }) => status !== 'operating' && !ran.has(id) && !funded.has(id),
    )
    expect(left.filter(({ id }) => !why.includes(`\`${id}\``)).map(({ id }) => id)).toEqual([])
    for (const { id, site } of world.projects.values())
      expect(world.places.get(world.sites.get(site ?? '')?.control ?? '')?.bloc, id).not.toBe('coercer')
  })

  it('tells of a plan what the tables hold', () => {
    expect(world.projects.get('gbd-jpn')).toMatchObject({ kind: 'thrifting', site: undefined, place: 'JPN' })
    expect(world.projects.get('caremag')).toMatchObject({ kind: 'plant', site: 'caremag', share: undefined })
    expect(world.projects.get('minamitorishima-large')).toMatchObject({ requires: 'minamitorishima', minShare: 0.5 })
    expect(world.projects.get('mp-10x')?.earliest).toBe(2028 * 12 + 6)
    const days = (stage: 'magnet' | 'oxide'): number => world.stockpiles.get(stage)?.mostDays.value ?? 0
    expect(days('magnet')).toBeLessThan(days('oxide'))
    expect(world.offtakes.get('oxide')?.maxShare.value).toBeGreaterThan(0)
    expect(world.currencies.get('USD')?.perUsd.value).toBe(1)
    expect(world.currencies.get('JPY')?.perUsd.value).toBeGreaterThan(100)
  })

  it('has every project put its money where something can be made', () => {
    for (const { id, site, capex, leadMonths } of world.projects.values()) {
      expect(capex.value, id).toBeGreaterThan(0)
      expect(leadMonths.low, id).toBeGreaterThan(0)
      if (site !== undefined) expect(world.sites.get(site)?.capacity?.value, id).toBeGreaterThan(0)
    }
  })

  it('is of the version that the package says', async () => {
    const { version } = JSON.parse(await readFile(join(shippedWorld(), '..', '..', 'package.json'), 'utf8')) as {
      version: string
    }
    expect(VERSION).toBe(version)
  })
})

describe('the baseline of 2024', () => {
  it('closes every balance', () => {
    expect(made.reconciled?.imbalance).toBeLessThan(1e-9)
  })

  it.each([
    'mine-world-2024',
    'share-chn-mine-usgs',
    'share-chn-separation-doe',
    'share-chn-separation-iea',
    'share-chn-metal-doe',
    'share-chn-magnet-doe',
    'share-chn-magnet-iea',
    'magnet-chn-all-2024',
    'magnet-chn-usa-2024',
    'magnet-chn-eur-2024',
    'magnet-chn-jpn-2024',
    'magnet-chn-kor-2024',
    'magnet-chn-ind-2024',
    'magnet-chn-vnm-2024',
    'share-jpn-2024-a',
    'share-jpn-yttrium-2024-h1',
    'share-jpn-heavy-2025',
    'trade-jpn-ind-2024',
    'use-jpn-ce-2024',
    'use-jpn-ndpr-2024',
  ])('%s comes out within the range of its source', (id) => {
    const fit = fits.find(({ what }) => what === id)
    expect(fit).toBeDefined()
    expect(fit?.fitted).toBeGreaterThanOrEqual((fit?.figure.low ?? 0) * 0.999)
    expect(fit?.fitted).toBeLessThanOrEqual((fit?.figure.high ?? 0) * 1.001)
  })
})

describe('left alone for 14 months', () => {
  it.each([1, 6, 24])('the world keeps every flow at foresight %i, and nobody is short', (foresight) => {
    const scenario = referenceScenario(2026 * 12, 14)
    const network = buildNetwork(world, baseline, scenario)
    const run = rollHorizon(solver, network, scenario, { foresight })
    const off: string[] = []
    for (const flows of run.months) {
      network.arcs.forEach(({ base, material, fromPlace, toPlace }, s) => {
        const mass = (flows.ship[0][s] ?? 0) + (flows.ship[1][s] ?? 0) + (flows.ship[2][s] ?? 0)
        if (Math.abs(mass - base) > 1e-6 * Math.max(1, base))
          off.push(`${material} ${fromPlace} to ${toPlace}: ${base} became ${mass}`)
      })
      network.activities.forEach(({ base, operation }, r) => {
        if (Math.abs((flows.run[r] ?? 0) - base) > 1e-6 * Math.max(1, base))
          off.push(`${world.operations[operation]?.site}: ${base} became ${flows.run[r]}`)
      })
      network.buyers.forEach(({ steps }, b) =>
        steps.forEach(({ size }, s) => {
          if ((flows.serve[(run.stepOffsets[b] ?? 0) + s] ?? 0) < size - 1e-6 * Math.max(1, size))
            off.push(`buyer ${b} is short`)
        }),
      )
    }
    expect(off).toEqual([])
    expect(checkRun(run)).toMatchObject({ maxBalanceResidual: expect.closeTo(0, 6) as number })
  })
})

const results = new Map<string, StressResult>()
async function answer(name: string, range = false): Promise<StressResult> {
  const key = `${name} ${range}`
  const known = results.get(key)
  if (known !== undefined) return known
  const scenario = await loadScenario(name, world)
  const { result } = stress(world, baseline, scenario, solver)
  const whole = range ? withRange(result, stressRange(world, baseline, scenario, solver)) : result
  results.set(key, whole)
  return whole
}
const supplyOf = (result: StressResult, material: string, place: string): StressResult['central']['supply'][number] => {
  const found = result.central.supply.find((supply) => supply.material === material && supply.place === place)
  if (found === undefined) throw new Error(`${material} at ${place} is not told`)
  return found
}
const peak = (result: StressResult, material: string, place: string): number =>
  Math.max(...supplyOf(result, material, place).byMonth.map(({ shadowPrice }) => shadowPrice)) /
  supplyOf(result, material, place).baselinePrice
const least = (result: StressResult, material: string, place: string): number =>
  Math.min(...supplyOf(result, material, place).byMonth.map(({ supply }) => supply)) /
  supplyOf(result, material, place).baselineSupply

describe('what the shocks do, as far as the model can say', () => {
  it('January 2026: dysprosium and terbium run short in Japan, neodymium-praseodymium does not', async () => {
    const result = await answer('jp-2026-practice')
    expect(least(result, 'dy-metal', 'JPN')).toBeLessThan(0.6)
    expect(least(result, 'tb-metal', 'JPN')).toBeLessThan(0.6)
    expect(peak(result, 'dy-metal', 'JPN')).toBeGreaterThan(1.3)
    expect(peak(result, 'ndpr-oxide', 'JPN')).toBeLessThan(1.1)
    expect(peak(result, 'ndpr-metal', 'JPN')).toBeLessThan(1.1)
    expect(least(result, 'magnet-standard', 'JPN')).toBeGreaterThan(0.9)
  })

  it('April 2025: heavy prices outside China part from those inside, NdPr hardly moves', async () => {
    const result = await answer('world-2025-april')
    // Terbium as metal: outside China its oxide goes into phosphors alone, which stop for lack of yttrium first.
    for (const material of ['dy-oxide', 'tb-metal', 'y-oxide']) {
      expect(peak(result, material, 'EUR') / peak(result, material, 'CHN')).toBeGreaterThan(2)
      expect(peak(result, material, 'CHN')).toBeLessThan(1.2)
    }
    for (const place of ['EUR', 'JPN', 'CHN']) expect(peak(result, 'ndpr-oxide', place)).toBeLessThan(1.1)
  })

  it('a year without China: Japan loses between the mild and the severe case, beside what others found', async () => {
    const result = await answer('jp-cutoff-12m', true)
    const lost = (which: 'mild' | 'central' | 'severe'): number =>
      result[which]?.places.find(({ place }) => place === 'JPN')?.shareOfGdp ?? Number.NaN
    expect(lost('mild')).toBeGreaterThan(0)
    expect(lost('central')).toBeGreaterThan(lost('mild'))
    expect(lost('severe')).toBeGreaterThan(lost('central'))
    expect(result.published.map(({ value }) => value)).toEqual([0.43, 0.88, 1.3, 1.8])
  })

  it('a cut aimed at Japan costs nobody else any output', async () => {
    for (const { place, valueAddedLost } of (await answer('jp-cutoff-12m', true)).central.places)
      if (place !== 'JPN') expect(valueAddedLost, place).toBeLessThan(1)
  })

  it('as written, January 2026 reaches the defence sector alone', async () => {
    const result = await answer('jp-2026-text')
    expect(
      new Set(
        result.central.uses
          .filter(({ valueAddedLost }) => valueAddedLost > 1)
          .map(({ place, sector }) => `${place} ${sector}`),
      ),
    ).toEqual(new Set(['JPN defence']))
  })

  it('every shipped scenario is checked: balances close, no limit is exceeded', async () => {
    for (const name of await scenarioNames()) {
      const { central } = await answer(name)
      expect(central.maxBalanceResidual, name).toBeLessThan(1e-6)
      expect(central.maxBoundViolation, name).toBeLessThan(1e-6)
      expect(central.gap, name).toBeLessThan(1e-6)
    }
  })
})

describe('price intervals', () => {
  it('hold the dual between the worth of one more and the cost of one less', async () => {
    const result = await answer('jp-cutoff-12m', true)
    const told = result.central.supply.filter(({ peak: known }) => known !== undefined)
    expect(told.length).toBeGreaterThan(3)
    for (const { peak: known, byMonth, material } of told) {
      const dual = byMonth.find(({ month }) => month === known?.month)?.shadowPrice ?? Number.NaN
      expect(known?.low, material).toBeLessThanOrEqual(dual * 1.001 + 1e-6)
      if (known?.high !== null) expect(known?.high, material).toBeGreaterThanOrEqual(dual * 0.999 - 1e-6)
    }
  })
})
