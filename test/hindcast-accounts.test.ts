import { beforeAll, describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { BEFORE_CONTROLS, readEpisodes, readLayers, shippedEpisodes } from '../src/files/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { booksUnder, FIGURES, ownersStatement, plantsOf, producersOf, yearly } from '../src/studies/dumping/index.ts'
import { ACCOUNTS_FILE } from '../src/studies/hindcast/accounts-table.ts'
import { accountsOf, PARTS, varianceOf, type OwnersAccounts } from '../src/studies/hindcast/accounts.ts'
import { folder } from '../src/studies/hindcast/episode.ts'
import type { HindcastText } from '../src/studies/index.ts'
import { InputError, parseDumping, worldOf, type DumpingPath, type World } from '../src/world/index.ts'

let world: World
let path: DumpingPath
let text: HindcastText
let baseline: ReturnType<typeof makeBaseline>['baseline']
beforeAll(async () => {
  const [layers, episodes, solver] = await Promise.all([
    readLayers(BEFORE_CONTROLS, undefined),
    readEpisodes(shippedEpisodes()),
    loadSolver(),
  ])
  text = episodes
  world = worldOf([...layers, folder(text, '')])
  baseline = makeBaseline(world, solver).baseline
  const file = 'producers/2022-2025/prices.yaml'
  path = parseDumping({ file, text: text.files[file] ?? '' }, world)
})

const published = (): string => text.files[ACCOUNTS_FILE] ?? ''
const withRows = (csv: string): OwnersAccounts =>
  accountsOf(world, baseline, path, { ...text, files: { ...text.files, [ACCOUNTS_FILE]: csv } })
/** The shipped rows, without those that match. */
const without = (pattern: RegExp): string =>
  published()
    .split('\n')
    .filter((line) => !pattern.test(line))
    .join('\n')
const faultsIn = (csv: string): string[] => {
  try {
    withRows(csv)
  } catch (error) {
    if (error instanceof InputError) return error.faults.map(({ code, message }) => `${code}: ${message}`)
    throw error
  }
  return []
}

describe('books beside published accounts', () => {
  it('has both firms in three years each, and tells months of fiscal years', () => {
    const accounts = withRows(published())
    expect(accounts.map(({ owner, year, from, to }) => `${owner} ${year} ${from} ${to}`)).toEqual([
      'mp-materials 2023 2023-01 2023-12',
      'mp-materials 2024 2024-01 2024-12',
      'mp-materials 2025 2025-01 2025-12',
      'lynas FY2023 2022-07 2023-06',
      'lynas FY2024 2023-07 2024-06',
      'lynas FY2025 2024-07 2025-06',
    ])
  })

  it('explains the whole difference of EBITDA, to 1e-9', () => {
    for (const { lines, variance } of withRows(published())) {
      const ebitda = lines.find(({ line }) => line === 'ebitda')
      const parts = variance.reduce((sum, { musd }) => sum + musd, 0)
      expect(Math.abs((ebitda?.study ?? 0) + parts - (ebitda?.seen ?? 0))).toBeLessThan(1e-9)
      expect(variance.map(({ part }) => part)).toEqual([...PARTS])
    }
  })

  it('has the margins of the plants as `dumping` has them', () => {
    const producers = producersOf(world, plantsOf(world, baseline, [...world.places.keys()], []))
    const books = booksUnder(world, baseline, path, false)(FIGURES.central)
    const year = { from: path.start + 12, months: 12 }
    for (const id of ['mp-materials', 'lynas']) {
      const plants = producers.find((producer) => producer.id === id)?.plants ?? []
      expect(plants.length).toBeGreaterThan(2)
      const { revenue, cost } = ownersStatement(books, plants, year)
      const margin = plants.reduce((sum, plant) => sum + yearly(books, plant, year), 0)
      expect(Math.abs(revenue - cost - margin)).toBeLessThan(1e-9 * revenue)
    }
  })

  it('runs at the tonnes that were made, and turns foreign money into dollars', () => {
    const [, mp2024, , , lynas2024] = withRows(published())
    const made = mp2024?.lines.filter(({ line }) => line === 'produced')
    expect(made?.map(({ site, made: own, seen }) => [site, own, seen])).toContainEqual([
      'mountain-pass-ndpr',
      1294,
      1294,
    ])
    const capacity = made?.find(({ site }) => site === 'mountain-pass-mine')?.capacity
    expect(capacity).toBeCloseTo(50692, 6)
    expect(lynas2024?.lines.find(({ line }) => line === 'revenue')?.seen).toBeCloseTo(463.285 * 0.656, 9)
    // Cost of sales is shown without depreciation.
    expect(lynas2024?.lines.find(({ line }) => line === 'cost-of-sales')?.seen).toBeCloseTo((330.59 - 65.6) * 0.656, 9)
  })

  it('moves only what the tonnes change when only they change', () => {
    const half = published().replace(
      /^(mp-materials,2024,produced,mountain-pass-ndpr,ndpr-oxide,)1294,1294,1294/m,
      '$1647,647,647',
    )
    const [before, after] = [published(), half].map((csv) => withRows(csv)[1])
    expect(after).not.toEqual(before)
    const part = (of: typeof before, name: string): number =>
      of?.variance.find((each) => each.part === name)?.musd ?? NaN
    expect(part(after, 'overheads')).toBe(part(before, 'overheads'))
    expect(part(after, 'other')).toBe(part(before, 'other'))
    expect(part(after, 'volume')).not.toBeCloseTo(part(before, 'volume'), 3)
  })
})

describe('causes of a difference', () => {
  it('are those worked out by hand', () => {
    const parts = varianceOf({
      study: { revenue: 100, cost: 60 },
      made: { revenue: 80, cost: 50 },
      sold: 70,
      seen: { revenue: 77, cost: 58, overheads: 12, ebitda: 20, support: 5 },
      overheads: 10,
    })
    expect(Object.fromEntries(parts.map(({ part, musd }) => [part, musd]))).toEqual({
      volume: -10,
      stock: -10,
      price: 7,
      cost: -8,
      overheads: -2,
      support: 5,
      other: 8,
    })
  })
})

describe('accounts that cannot be set beside the books', () => {
  it.each([
    ['a year without revenue', /^lynas,FY2024,revenue/, 'The accounts of "lynas" for FY2024 have no line "revenue".'],
    [
      'a year without head office',
      /^mp-materials,2023,overheads/,
      'The accounts of "mp-materials" for 2023 have no line "overheads".',
    ],
    [
      'a plant whose tonnes are not told',
      /^mp-materials,2024,produced,us-finishing/,
      'The accounts of "mp-materials" for 2024 have no line "produced, us-finishing".',
    ],
    [
      'foreign money without a rate',
      /^lynas,FY2025,exchange-rate/,
      'The accounts of "lynas" for FY2025 have no line "exchange-rate, USD/AUD".',
    ],
  ])('refuses %s, and says which', (_, pattern, message) => {
    expect(faultsIn(without(pattern))).toContain(`ACCOUNTS_LINE_MISSING: ${message}`)
  })

  it('refuses years off the path, years of no form, other units and unknown owners', () => {
    expect(faultsIn(published().replaceAll(',FY2025,', ',FY2027,'))).toEqual([
      'ACCOUNTS_YEAR: "FY2027" is no year whose prices are known here.',
    ])
    expect(faultsIn(published().replaceAll(',FY2025,', ',June 2025,'))).toEqual([
      'ACCOUNTS_YEAR: "June 2025" is no year whose prices are known here.',
    ])
    expect(faultsIn(published().replace(/253\.445,M USD/, '253.445,bn USD')).join()).toContain('WORLD_UNIT_MISMATCH')
    expect(faultsIn(published().replaceAll('lynas,FY', 'lynx,FY')).join()).toContain('lynx')
  })
})
