import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../../src/baseline/index.ts'
import { loadWorld, packageRoot, shippedWorld } from '../../src/files/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import { dumping } from '../../src/studies/index.ts'
import { parseDumping } from '../../src/world/index.ts'
import { pairsOf, wrongForgone, wrongMoney, wrongNeeds, wrongShortfalls } from './dumping-compare.ts'
import type { Pair } from './dumping-compare.ts'
import { found, type Setting } from './dumping-paths.ts'

/**
 * The table of instruments of `dumping` against a program written a second time from docs/explanation/dumping.md: prices of a
 * path, books, who is to be kept, three instruments, and least costs by a simplex of its own.
 *
 * `ENUMERATION_RUNS` set, as in `npm run soak`: all questions; else the first few.
 */
const QUESTIONS: readonly { readonly members: string; readonly path: string; readonly core?: readonly string[] }[] = [
  { members: 'JPN', path: 'own-cost' },
  { members: 'USA', path: 'own-cost' },
  // A part of the makers, so that others inside get a part of a tariff, and a head office is borne by one plant of its firm.
  { members: 'alliance', path: 'own-cost', core: ['lamp', 'jp-alloy', 'vn-alloy', 'vac-hanau', 'mountain-pass-ndpr'] },
  { members: 'EUR', path: 'own-cost' },
  { members: 'alliance', path: 'own-cost' },
  { members: 'JPN', path: 'below-cost' },
  { members: 'alliance', path: 'below-cost', core: ['shinetsu-takefu', 'tdk-narita', 'silmet', 'eu-alloy', 'mt-weld'] },
]
const asked = process.env['ENUMERATION_RUNS'] === undefined ? QUESTIONS.slice(0, 3) : QUESTIONS

const world = await loadWorld(shippedWorld())
const solver = await loadSolver()
const { baseline } = makeBaseline(world, solver)

async function answered({ members: word, path: id, core }: (typeof QUESTIONS)[number]) {
  const file = `${packageRoot()}/data/dumping/${id}.yaml`
  const path = parseDumping({ file, text: await readFile(file, 'utf8') }, world)
  const members = [...world.places.values()].filter((place) => place.id === word || place.bloc === word)
  const setting: Setting = {
    world,
    baseline,
    path,
    members: members.map((place) => place.id),
    ...(core === undefined ? {} : { core }),
  }
  const { members: places } = setting
  const product = dumping(world, baseline, path, solver, { members: places, ...(core === undefined ? {} : { core }) })
  return { setting, product, pairs: pairsOf(setting, product) }
}

const answers = await Promise.all(
  asked.map(async (question) => {
    const { members, path, core } = question
    const part = core === undefined ? '' : `, ${core.length} plants of it`
    return { name: `${members} under ${path}${part}`, ...(await answered(question)) }
  }),
)

describe.each(answers)('what keeps the core: $name', ({ setting, product, pairs }) => {
  it('is asked of every instrument, case and year', () => {
    expect(pairs).toHaveLength(3 * 3 * Math.ceil(setting.path.months / 12))
  })

  it('the supplier state forgoes the whole fall on all that it ships', () => {
    expect(wrongForgone(setting, product)).toEqual([])
  })

  it('an owner is short of what its plants of the core lose at the prices of the path, and of head office and debt service', () => {
    expect(pairs.flatMap(wrongNeeds)).toEqual([])
  })

  it('who is not kept lacks something where what all lack is least, and that the cheapest', () => {
    expect(pairs.flatMap(wrongShortfalls)).toEqual([])
  })

  it('the others are kept at the least cost; who pays it, who gets it, and what is beyond need follow', () => {
    expect(pairs.flatMap(wrongMoney)).toEqual([])
  })
})

describe('the comparison', () => {
  const { setting, product, pairs } = found(answers[0], 'an answer')
  const changed = (pair: Pair, by: Partial<Pair['product']>): Pair => ({ ...pair, product: { ...pair.product, ...by } })
  const up = <T extends number>(value: T): T => ((value as number) * (1 + 3e-6)) as T
  const worst = found(
    pairs.find((one) => one.name === 'tariff, severe, year 1'),
    'a year in which some are not kept',
  )

  it.each(['fiscalCost', 'consumerCost', 'producerTransfer', 'bound'] as const)(
    'finds %s that is off by three millionths',
    (what) => {
      expect(wrongMoney(changed(worst, { [what]: up(worst.product[what]) }))).not.toEqual([])
    },
  )

  it('finds a need, and what is forgone, that are off by as much', () => {
    const [first, ...rest] = worst.product.producers
    const one = found(first, 'a producer')
    const producers = [{ ...one, requiredSupport: up(one.requiredSupport) }, ...rest]
    expect(wrongNeeds(changed(worst, { producers }))).toHaveLength(1)
    const years = product.supplier.years.map((year) => ({ ...year, exportsForgone: up(year.exportsForgone) }))
    expect(wrongForgone(setting, { supplier: { ...product.supplier, years } })).toHaveLength(years.length)
  })

  it('finds a producer that is named kept, and is not, and one that is named not kept, and could be', () => {
    const { shortfalls, producers } = worst.product
    expect(shortfalls.length).toBeGreaterThan(1)
    expect(wrongShortfalls(changed(worst, { shortfalls: shortfalls.slice(1) }))).not.toEqual([])
    const spared = new Set(shortfalls.map(({ producer }) => producer))
    const kept = found(
      producers.find(({ producer, requiredSupport }) => requiredSupport > 1 && !spared.has(producer)),
      'a producer that is kept',
    )
    const more = { producer: kept.producer, shortfall: kept.requiredSupport }
    const pair = changed(worst, { shortfalls: [...shortfalls, more] })
    expect([...wrongShortfalls(pair), ...wrongMoney(pair)]).not.toEqual([])
  })
})
