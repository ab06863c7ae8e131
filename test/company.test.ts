import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { loadWorld } from '../src/files/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { companyLines, companyMeasures, companyOf, companyStops, parseCompany, stress } from '../src/studies/index.ts'
import { referenceScenario, type Scenario } from '../src/world/index.ts'
import { runHere, temporaryFolder, testWorld, writeFolder } from './run-cli.ts'

const solver = await loadSolver()
const world = await loadWorld(testWorld('late-notice'))
const { baseline } = makeBaseline(world, solver)

/** One supplier, one user of 10 t a month; a share of it is let through for five months. */
function held(share: number): Scenario {
  const start = 2026 * 12
  const reference = { ...referenceScenario(start, 5), focus: ['J'] }
  if (share === 1) return reference
  return {
    ...reference,
    measures: [
      {
        id: 'm',
        instrument: 'quota',
        by: 'C',
        materials: new Set(['good']),
        to: new Set(['J']),
        users: undefined,
        from: start,
        until: undefined,
        announced: start,
        allowedShare: [{ from: start, share }],
        leakage: 0,
        origin: false,
        tariff: 0,
        waits: false,
        byWeight: false,
      },
    ],
  }
}

const HEAD = 'part,material,place,supplier,kg_per_year,stock_days'
/** A month, as a company counts its stock. */
const MONTH = 365 / 12

const chancesOf = (run: ReturnType<typeof stress>['run'], days: number, supplier = ''): number[] =>
  companyStops(run, parseCompany('mine.csv', `${HEAD}\np,good,J,${supplier},1200,${String(days)}\n`, world))
    .flatMap(({ chances }) => chances)
    .map(({ chance }) => chance)

describe('the chance that a company’s line stops', () => {
  it('by hand: two fifths come, stock of a month, half of what is lacking is got otherwise', () => {
    // Three lines in five lack 0.5 months of use, then 1, 1.5, 2, 2.5; stock is lognormal with mean 1 and spread 0.8.
    // 0.6 N((ln 0.5 + 0.32) / 0.8) = 0.6 x 0.3205; 0.6 N(0.4) = 0.6 x 0.6554; N(0.9068), N(1.2664), N(1.5454) after that.
    const { run } = stress(world, baseline, held(0.4), solver)
    const byHand = [0.3205, 0.6554, 0.8177, 0.8973, 0.9389].map((below) => 0.6 * below)
    for (const supplier of ['', 'C'])
      chancesOf(run, MONTH, supplier).forEach((chance, t) => expect(chance).toBeCloseTo(byHand[t] ?? 0, 4))
  })

  it('is that of a sector of one line with the same stock', () => {
    const { run, result } = stress(world, baseline, held(0.3), solver)
    const [sector] = result.stopChances
    // Users of this world hold nothing.
    expect(chancesOf(run, 0)).toEqual(sector?.byMonth.map(({ chance }) => chance))
    expect(chancesOf(run, 0)[0]).toBeCloseTo(0.7, 9)
  })

  it('is nothing without a measure, even without stock', () => {
    const { run } = stress(world, baseline, held(1), solver)
    for (const supplier of ['', 'C']) expect(chancesOf(run, 0, supplier)).toEqual([0, 0, 0, 0, 0])
  })

  it('grows with the months, and is no higher with more stock or with more that is let through', () => {
    const share = fc.double({ min: 0, max: 0.999, noNaN: true })
    const days = fc.double({ min: 0, max: 400, noNaN: true })
    fc.assert(
      fc.property(share, days, fc.double({ min: 0, max: 1, noNaN: true }), days, (let1, stock, part, more) => {
        const { run } = stress(world, baseline, held(let1), solver)
        const chances = chancesOf(run, stock)
        chances.forEach((chance, t) => {
          expect(chance).toBeGreaterThanOrEqual((chances[t - 1] ?? 0) - 1e-12)
          expect(chance).toBeLessThanOrEqual(1)
        })
        const easier = stress(world, baseline, held(let1 + part * (0.999 - let1)), solver).run
        for (const other of [chancesOf(run, stock + more), chancesOf(easier, stock)])
          other.forEach((chance, t) => expect(chance).toBeLessThanOrEqual((chances[t] ?? 0) + 1e-9))
      }),
      { numRuns: 20 },
    )
  })
})

describe('what a company may do', () => {
  const about = (days: number, more = '') =>
    parseCompany('mine.csv', `${HEAD},line,sales_musd\np,good,J,,1200,${String(days)},motors,${more}\n`, world)

  it('more stock has the chance and the month that a company with this stock has in the same run', () => {
    const { run } = stress(world, baseline, held(0.3), solver)
    const company = about(10, '120')
    const lines = companyLines(run, company)
    const stock = companyMeasures(run, company, lines).filter(({ kind }) => kind === 'stock')
    expect(stock.map(({ days }) => days)).toEqual(expect.arrayContaining([30, 90]))
    for (const { days, chance, chanceBefore, stops } of stock) {
      const [now] = companyStops(run, about(10))
      const [then] = companyStops(run, about(10 + (days ?? 0)))
      expect(chanceBefore).toBeCloseTo(now?.chances.at(-1)?.chance ?? NaN, 9)
      expect(chance).toBeCloseTo(then?.chances.at(-1)?.chance ?? NaN, 9)
      expect(stops).toBe(then?.stops)
    }
  })

  it('keeps what it is worth: by hand, sales of 120 a year, all goods gone for five months, ten months of stock', () => {
    const { run } = stress(world, baseline, held(0), solver)
    const [line] = companyLines(run, about(0, '120'))
    // Five months without goods lose five twelfths of 120; half of what is lacking is found elsewhere where goods come by lot.
    expect(line).toMatchObject({ line: 'motors', value: 120, valueFrom: 'file' })
    expect(line?.lostOnShelf).toBeCloseTo(50, 9)
    expect(line?.lostByLot).toBeCloseTo(25, 9)
  })

  it('parts of one line share its sales, and none is from the supplier state', () => {
    const { run } = stress(world, baseline, held(0.2), solver)
    const two = parseCompany(
      'mine.csv',
      `${HEAD},line,sales_musd\np,good,J,,1200,0,motors,120\nq,good,J,,600,0,motors,\nr,good,J,,600,0,,\n`,
      world,
    )
    const lines = companyLines(run, two)
    expect(lines.map(({ line, parts }) => [line, parts])).toEqual([
      ['motors', ['p', 'q']],
      ['r', ['r']],
    ])
    expect(lines[0]?.value).toBe(120)
    const measures = companyMeasures(run, two, lines)
    expect(measures.length).toBeGreaterThan(0)
    for (const { part, from, stops, chance, chanceBefore } of measures) {
      const without = companyStops(run, two).find((one) => one.part === part)?.stops ?? 'never'
      expect((stops ?? 'never') >= without, 'no measure stops a line sooner').toBe(true)
      expect(from).not.toBe('C')
      expect(chance).toBeLessThan(chanceBefore)
    }
  })

  it('nothing helps where nothing is withheld', () => {
    const { run } = stress(world, baseline, held(1), solver)
    const company = about(0, '120')
    expect(companyMeasures(run, company, companyLines(run, company))).toEqual([])
  })
})

describe('products with a shipped bill of materials', () => {
  it('are parts by hand: 50,000 of 1.5 kg, with the stock of users there, at the place that is named', async () => {
    const shipped = await loadWorld('data/world')
    const [motor] = companyOf(shipped, { product: ['ev-motor:50000:europe'], place: 'JPN' })?.parts ?? []
    expect(motor).toMatchObject({ material: 'magnet-heavy', place: 'EUR', kgPerYear: 75_000, sector: 'ev-traction' })
    expect(companyOf(shipped, { product: ['ev-motor:1e3'], place: 'JPN' })?.parts[0]?.place).toBe('JPN')
    expect(companyOf(shipped, {})).toBeUndefined()
    expect(shipped.products.size).toBeGreaterThanOrEqual(15)
    for (const { id, bill, sector } of shipped.products.values()) {
      expect(bill.length, id).toBeGreaterThan(0)
      // Somebody in the world of the tables uses it so, else nothing could be said of it.
      for (const { material, grams } of bill) {
        expect(
          shipped.demand.some((one) => one.material === material && one.sector === sector && one.place === 'JPN'),
          `${id}: ${sector} uses ${material} in Japan`,
        ).toBe(true)
        if (grams.source !== 'judgement') expect(shipped.sources.get(grams.source)?.url, id).toMatch(/^https?:/)
      }
    }
  })

  it.each([
    ['ev-motor', 'PRODUCT_UNREADABLE'],
    ['ev-motor:many', 'PRODUCT_UNREADABLE'],
    ['ev-moter:5', 'PRODUCT_UNKNOWN'],
    ['ev-motor:5:Atlantis', 'PLACE_UNKNOWN'],
    ['__proto__:5', 'PRODUCT_UNKNOWN'],
  ])('%s is refused', async (product, code) => {
    const shipped = await loadWorld('data/world')
    try {
      companyOf(shipped, { product: [product] })
      expect.unreachable()
    } catch (error) {
      expect((error as { faults: { code: string }[] }).faults.map((fault) => fault.code)).toEqual([code])
    }
  })
})

describe('the chances of a company, shown', () => {
  it('are in the report, the JSON and a table, each part and any of them', async () => {
    const folder = await temporaryFolder()
    writeFolder(folder, {
      'quota.yaml': [
        'title: t',
        'start: 2026-01',
        'months: 3',
        'focus: [J]',
        'measures:',
        '  - { id: q, instrument: quota, by: C, materials: [good], to: [J], from: 2026-01, allowed_share: 0.4, leakage: 0 }',
      ].join('\n'),
      'mine.csv': `${HEAD}\nfirst,good,J,,1200,${String(MONTH)}\nsecond,good,J,C,1200,${String(MONTH)}\n`,
    })
    const ask = (...more: string[]) =>
      runHere(
        'stress',
        join(folder, 'quota.yaml'),
        '--no-range',
        '--company',
        join(folder, 'mine.csv'),
        '--world',
        testWorld('late-notice'),
        ...more,
      )
    const { stdout } = await ask('--json', '--out', join(folder, 'out'))
    const told = JSON.parse(stdout) as { companyChances: { month: string; chance: number }[] }
    // 1 - (1 - 0.19228)^2, 1 - (1 - 0.39325)^2
    expect(told.companyChances.map(({ chance }) => Number(chance.toFixed(3))).slice(0, 2)).toEqual([0.348, 0.632])
    const report = (await ask()).stdout
    expect(report).toMatch(/first +19 % +49 %/)
    expect(report).toMatch(/any of them +35 % +74 %/)
    const rows = (await readFile(join(folder, 'out', 'company_chances.csv'), 'utf8')).split('\n')
    expect(rows[0]).toBe('part,month,chance')
    expect(rows[1]).toMatch(/^,2026-01,0\.347/)
    expect(rows[4]).toMatch(/^first,2026-01,0\.192/)
  })
})
