import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { buildNetwork, type Network } from '../src/clearing/index.ts'
import { quantity, tonnes, tonnesPerYear } from '../src/quantity/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { InputError, type World } from '../src/world/index.ts'
import { openInterdiction, parsePlanConstraints, BoundedEnumeration } from '../src/studies/index.ts'
import { constraintsOf } from '../src/studies/plan/constraints.ts'
import { costOf } from '../src/studies/plan/costs.ts'
import { provisionOf, type CandidateDecision } from '../src/studies/plan/decisions.ts'
import { refuseInfeasible } from '../src/studies/plan/infeasibility.ts'
import { yearsOf } from '../src/studies/plan/periods.ts'
import { menuSecondStage } from '../src/studies/plan/second-stage.ts'
import { solvePlan } from '../src/studies/plan/solve.ts'
import { CHANCE, decision, DISCOUNT, months, PERIODS } from './random-plan.ts'
import { measures, menuOf } from './random-menu.ts'
import { randomWorld, recipes, type PlannedPlant } from './random-world.ts'

/** Each enumerates up to 81 plans, with a search of all attacks in each. */
const RUNS = Number(process.env['TERMS_RUNS'] ?? 25)
const solver = await loadSolver()

const YEAR = 2026
const money = fc.constantFrom(100, 1000, 4000, 20_000, 100_000)

/** In one world of two. */
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.oneof(fc.constant(null), one)

/** Two plants and two stocks of P1, and terms that some sets of them keep. */
const asked = fc.record({
  plants: fc.array(
    fc.record({
      stage: fc.integer({ min: 0, max: 3 }),
      capacity: fc.integer({ min: 5, max: 60 }),
      fixed: money,
      late: fc.boolean(),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  stocks: fc.record({
    oxide: fc.integer({ min: 1, max: 20 }),
    magnet: fc.integer({ min: 1, max: 20 }),
    fixed: money,
    yearly: money,
  }),
  payers: maybe(
    fc.record({
      a: fc.array(money, { minLength: 2, maxLength: 2 }),
      b: fc.array(money, { minLength: 2, maxLength: 2 }),
    }),
  ),
  least: maybe(fc.integer({ min: 1, max: 6 })),
  size: maybe(fc.integer({ min: 5, max: 40 })),
  fill: maybe(fc.constantFrom(0.5, 1, 2)),
  capacity: maybe(fc.integer({ min: 1, max: 50 })),
  capped: maybe(fc.integer({ min: 30, max: 120 })),
  jobs: maybe(fc.integer({ min: 1, max: 2 })),
})

/** How often there was a plan that keeps to all terms, there was none, and terms ruled out what would have been best. */
const seen = { kept: 0, refused: 0, binding: 0 }

describe('a plan with terms of a ministry, on random worlds', () => {
  it('is the best of all sets of projects and dates that keep to them, each counted by hand', () =>
    fc.assert(
      fc.asyncProperty(recipes, measures, asked, async (drawn, list, given) => {
        const recipe = { ...drawn, cover: 0 }
        const planned = given.plants.map(({ stage, capacity }, i): PlannedPlant => ({
          id: `new-${i}`,
          place: 'P1',
          stage,
          capacity,
        }))
        const bare = await randomWorld(recipe, { planned, switching: true })
        const currencies = new Map([['USD', { id: 'USD', perUsd: { value: 1 } }]])
        const world = { ...bare, currencies } as unknown as World
        const { baseline } = makeBaseline(world, solver)
        const menu = { ...menuOf(list), months: 5 }
        const build = (decisions: readonly CandidateDecision[], levels?: Float64Array): Network =>
          buildNetwork(world, baseline, menu, { exogenousPlace: 'P0', provision: provisionOf(decisions, levels) })
        const decisions: CandidateDecision[] = planned.map(({ id, capacity }, i) => ({
          ...decision,
          kind: 'plant',
          id,
          site: id,
          most: tonnesPerYear(capacity),
          fixed: quantity(given.plants[i]!.fixed / 1e6),
          lead: months(given.plants[i]!.late ? 24 : 12),
        }))
        const { nodeOf } = build(decisions)
        for (const material of ['oxide', 'magnet'] as const)
          if ((['any', 'free'] as const).some((origin) => nodeOf(material, 'P1', origin) !== undefined))
            decisions.push({
              ...decision,
              kind: 'stockpile',
              id: `stockpile ${material} P1`,
              material,
              place: 'P1',
              most: tonnes(given.stocks[material]),
              fixed: quantity(given.stocks.fixed / 1e6),
              annualCost: quantity(given.stocks.yearly / 1e6),
              lead: months(12),
            })
        const availability = (i: number, b: number): 'optional' | 'unavailable' =>
          (decisions[i]?.lead ?? 0) <= 12 * (PERIODS[b]?.from ?? 0) ? 'optional' : 'unavailable'
        const { payers, least, size, fill, capacity, capped, jobs } = given
        const lines = ['title: t']
        if (payers !== null)
          lines.push(
            'budgets:',
            ...[0, 1].flatMap((y) => [
              `  - { id: a${y}, payer: A, amount: ${payers.a[y]}USD, year: ${YEAR + y}, kinds: [plant] }`,
              `  - { id: b${y}, payer: B, amount: ${payers.b[y]}USD, year: ${YEAR + y} }`,
            ]),
          )
        if (least !== null)
          lines.push('stocks:', `  - { id: stock, at: [P1], stage: magnet, tonnes: ${least}, by: 2028 }`)
        if (size !== null || fill !== null)
          lines.push(
            'stores:',
            `  - { id: store, at: [P1]${size === null ? '' : `, size: ${size}`}${fill === null ? '' : `, fill: ${fill}`} }`,
          )
        const stage = ['ore', 'oxide', 'metal', 'magnet'][planned[0]!.stage]!
        if (capacity !== null || capped !== null)
          lines.push(
            'capacities:',
            ...(capacity === null ? [] : [`  - { id: cap, at: [P1], stage: ${stage}, least: ${capacity}, by: 2028 }`]),
            ...(capped === null ? [] : [`  - { id: capped, at: [P1], stage: ${stage}, most: ${capped} }`]),
          )
        if (jobs !== null)
          lines.push(
            'jobs:',
            `  - { id: jobs, least: ${jobs}, items: { ${decisions.map(({ id }, i) => `${id}: ${1 + (i % 2)}`).join(', ')} }, by: 2027 }`,
          )
        if (lines.length === 1) return
        const terms = parsePlanConstraints('t.yaml', lines.join('\n'), world)
        const rows = constraintsOf(terms, { world, baseline, decisions, periods: PERIODS, year: YEAR, availability })
        // What plants of P1 can make of the stage today.
        const there = rows.find(({ id }) => id === 'cap' || id === 'capped')?.there ?? 0

        /** Whether a set of projects, each from a period on or never (2), keeps to all, counted without the rows. */
        const keeps = (since: readonly number[]): boolean => {
          const stands = (i: number, b: number): boolean => since[i]! <= b
          const close = 1e-9
          if (payers !== null)
            for (const y of [0, 1]) {
              let [plants, others] = [0, 0]
              decisions.forEach((decision, i) => {
                const from = PERIODS[since[i]!]?.from
                if (from === undefined) return
                const bought = from - decision.lead / 12 === y ? decision.fixed * 1e6 : 0
                // 2027 is a year of the first period.
                const held = y === 1 && stands(i, 0) ? decision.annualCost * 1e6 : 0
                if (decision.kind === 'plant') plants += bought
                else others += bought + held
              })
              // B pays for what is no plant, and for what A cannot pay.
              if (others + Math.max(0, plants - payers.a[y]!) > payers.b[y]! * (1 + close)) return false
            }
          const held = (b: number, material?: string): number =>
            decisions.reduce(
              (sum, decision, i) =>
                decision.kind === 'stockpile' &&
                (material === undefined || decision.material === material) &&
                stands(i, b)
                  ? sum + decision.most
                  : sum,
              0,
            )
          const magnets = decisions.some((decision) => decision.kind === 'stockpile' && decision.material === 'magnet')
          if (least !== null && magnets && held(1, 'magnet') < least) return false
          if (size !== null && held(1) > size) return false
          if (fill !== null && (held(0) > 12 * fill || held(1) - held(0) > 12 * fill)) return false
          const made = decisions.reduce(
            (sum, decision, i) =>
              decision.kind === 'plant' && planned[i]!.stage === planned[0]!.stage && stands(i, 1)
                ? sum + decision.most
                : sum,
            there,
          )
          if (capacity !== null && made < capacity - 1e-6) return false
          if (capped !== null && made > capped + 1e-6) return false
          const given = decisions.reduce((sum, _, i) => sum + (stands(i, 0) ? 1 + (i % 2) : 0), 0)
          return jobs === null || given >= jobs
        }

        const problem = {
          decisions,
          periods: PERIODS,
          discount: DISCOUNT,
          attackProbability: CHANCE,
          budget: quantity<'MUSD'>(Number.POSITIVE_INFINITY),
          availability,
          forced: new Map<number, boolean>(),
          risk: { kind: 'worst' as const },
          rows,
        }
        const stages = menuSecondStage(solver, build(decisions), menu, decisions, { most: 1 })
        try {
          const worst = new Map<string, number>()
          const lossOf = (v: Float64Array): number => {
            const known = worst.get(v.join(' '))
            if (known !== undefined) return known
            const interdiction = openInterdiction(solver, build(decisions, v), menu)
            try {
              const { sets } = new BoundedEnumeration(interdiction, 1, 1e-6)
              const most = Math.max(...sets.map((set) => interdiction.loss(set)))
              const loss = (stages.reference - interdiction.followerSurplus + most) / 1000
              worst.set(v.join(' '), loss)
              return loss
            } finally {
              interdiction.dispose()
            }
          }
          let [best, free] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
          for (let code = 0; code < 3 ** decisions.length; code++) {
            const since = decisions.map((_, i) => Math.floor(code / 3 ** i) % 3)
            if (since.some((from, i) => from < 2 && availability(i, from) === 'unavailable')) continue
            const v = PERIODS.map((_, b) => Float64Array.from(since, (from) => (from <= b ? 1 : 0)))
            const objective = v.reduce<number>(
              (sum, levels, b) => sum + CHANCE * yearsOf(PERIODS[b]!, DISCOUNT) * lossOf(levels),
              costOf(problem, { v }),
            )
            free = Math.min(free, objective)
            if (keeps(since)) best = Math.min(best, objective)
          }
          const refuse = (): void => refuseInfeasible(solver, problem, rows, 't.yaml')
          if (!Number.isFinite(best)) {
            seen.refused += 1
            expect(refuse, lines.join('\n')).toThrow(InputError)
            return
          }
          seen.kept += 1
          refuse()
          const solved = solvePlan(solver, stages, problem, {
            gap: 1e-7,
            seconds: Number.POSITIVE_INFINITY,
            clock: () => 0,
          })
          const tolerance = 1e-5 * Math.max(1, Math.abs(best), stages.reference / 1e6)
          if (best > free + tolerance) seen.binding += 1
          expect(Math.abs(solved.upperBound - best), lines.join('\n')).toBeLessThan(tolerance)
          expect(solved.lowerBound).toBeLessThanOrEqual(best + 1e-6 * Math.abs(best) + 1e-12)
        } finally {
          stages.dispose()
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    ))

  it('was kept, refused, and costly often enough for the test to mean something', () => {
    expect(seen.kept).toBeGreaterThan(RUNS / 5)
    expect(seen.refused).toBeGreaterThan(RUNS / 20)
    expect(seen.binding).toBeGreaterThan(RUNS / 20)
  })
})
