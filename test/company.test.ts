import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { loadWorld } from '../src/cli/load.ts'
import { loadSolver } from '../src/solver/index.ts'
import { companyStops, parseCompany, stress } from '../src/studies/index.ts'
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
