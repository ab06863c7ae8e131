import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../../src/baseline/index.ts'
import { CheckFailed } from '../../src/clearing/index.ts'
import { checkCertificate, clearRound } from '../../src/market/index.ts'
import { LiveModel, loadSolver, SolverError, type Optimum, type Solver } from '../../src/solver/index.ts'
import { clearOnce, stress, weapon } from '../../src/studies/index.ts'
import { leastCost, type SupportProblem } from '../../src/studies/dumping/least-cost.ts'
import { bestByTrying } from '../market-truth.ts'
import { drawsOf, randomBook } from '../random-book.ts'
import { measures, menuOf } from '../random-menu.ts'
import { randomWorld, recipes } from '../random-world.ts'

/** Whatever the solver says, no wrong answer leaves the programme: the answer is right, or withheld. */

const RUNS = Number(process.env['LAW_RUNS'] ?? 6)
const honest = await loadSolver()

/** How a solver may lie. */
const LIES = [
  'solution',
  'duals',
  'both',
  'reduced costs',
  'objective',
  'zeros',
  'the answer before',
  'no number',
] as const
type Lie = (typeof LIES)[number]

/** A solver that answers truly, but for some answers, of which one number or all are false. */
function lying(lie: Lie, seed: number, often = 2): { readonly solver: Solver; readonly lies: () => number } {
  const draw = drawsOf(seed)
  let told = 0
  const change = (list: Float64Array): Float64Array => {
    const changed = list.slice()
    const at = draw(0, list.length - 1)
    changed[at] = (changed[at] ?? 0) * [0, 0.5, 1.1, 3, -1][draw(0, 4)]! + [0, 1, -1, 50][draw(0, 3)]!
    return changed
  }
  const spoil = (found: Optimum, before: Optimum | undefined): Optimum => {
    const { x, rowDual, reducedCost } = found
    if (lie === 'solution') return { ...found, x: change(x) }
    if (lie === 'duals') return { ...found, rowDual: change(rowDual) }
    if (lie === 'both') return { ...found, x: change(x), rowDual: change(rowDual), reducedCost: change(reducedCost) }
    if (lie === 'reduced costs') return { ...found, reducedCost: change(reducedCost) }
    if (lie === 'objective') return { ...found, objective: found.objective * 0.9 - 1 }
    if (lie === 'zeros') return { ...found, x: new Float64Array(x.length), rowDual: new Float64Array(rowDual.length) }
    if (lie === 'no number') return { ...found, x: x.map((each, j) => (j === 0 ? Number.NaN : each)) }
    return before?.x.length === x.length && before.rowDual.length === rowDual.length ? before : found
  }
  return {
    lies: () => told,
    solver: {
      version: honest.version,
      create: (model) => {
        const live = honest.create(model)
        const solve = LiveModel.prototype.solve.bind(live)
        let before: Optimum | undefined
        live.solve = () => {
          const found = solve()
          const said = draw(1, often) === 1 ? spoil(found, before) : found
          if (said !== found) told += 1
          before = found
          return said
        }
        return live
      },
    },
  }
}

/** The answer, or undefined where it is withheld. Anything but the two ways to withhold it fails the test. */
function answered<T>(ask: () => T): T | undefined {
  try {
    return ask()
  } catch (error) {
    if (error instanceof CheckFailed || error instanceof SolverError) return undefined
    throw error
  }
}

describe('with a solver that lies, no wrong answer is given:', () => {
  it.each(LIES)('clear, %s', (lie) => {
    let told = 0
    return fc
      .assert(
        fc.asyncProperty(recipes, measures, fc.nat({ max: 1e6 }), async (recipe, list, seed) => {
          const world = await randomWorld(recipe)
          const { baseline } = makeBaseline(world, honest)
          const truth = clearOnce(world, baseline, menuOf(list), honest)
          const liar = lying(lie, seed, 1)
          const said = answered(() => clearOnce(world, baseline, menuOf(list), liar.solver))
          told += liar.lies()
          if (said !== undefined)
            expect(Math.abs(said.totalSurplus - truth.totalSurplus)).toBeLessThan(
              1e-4 * Math.max(1, Math.abs(truth.totalSurplus)),
            )
        }),
        { numRuns: RUNS, endOnFailure: true },
      )
      .then(() => expect(told).toBeGreaterThan(lie === 'the answer before' ? -1 : RUNS / 2))
  })

  it.each(LIES)('stress, %s', (lie) =>
    fc.assert(
      fc.asyncProperty(recipes, measures, fc.nat({ max: 1e6 }), async (recipe, list, seed) => {
        const world = await randomWorld(recipe)
        const { baseline } = makeBaseline(world, honest)
        const scenario = { ...menuOf(list), focus: ['P1'] }
        const truth = stress(world, baseline, scenario, honest, { foresight: 2 }).result.central
        const said = answered(
          () => stress(world, baseline, scenario, lying(lie, seed).solver, { foresight: 2 }).result.central,
        )
        if (said === undefined) return
        const sum = (of: typeof truth): number => of.places.reduce((all, { valueAddedLost }) => all + valueAddedLost, 0)
        expect(Math.abs(sum(said) - sum(truth))).toBeLessThan(1e-3 * Math.max(1, sum(truth)))
      }),
      { numRuns: RUNS, endOnFailure: true },
    ),
  )

  it.each(LIES)('weapon, %s', (lie) =>
    fc.assert(
      fc.asyncProperty(recipes, measures, fc.nat({ max: 1e6 }), async (recipe, list, seed) => {
        const world = await randomWorld(recipe)
        const { baseline } = makeBaseline(world, honest)
        const ask = (solver: Solver) =>
          weapon(world, baseline, menuOf(list), solver, { maxMeasures: 2, simulate: 0, runnersUp: 1, curve: false })
        const truth = ask(honest)
        const said = answered(() => ask(lying(lie, seed).solver))
        if (said !== undefined)
          expect(Math.abs(said.worst.loss - truth.worst.loss)).toBeLessThan(1e-4 * Math.max(1, truth.worst.loss))
      }),
      { numRuns: RUNS, endOnFailure: true },
    ),
  )

  it.each(LIES)('dumping, the least raise of prices, %s', (lie) => {
    const amounts = (size: number, min: number, max: number): fc.Arbitrary<number[]> =>
      fc.array(fc.integer({ min, max }), { minLength: size, maxLength: size })
    const covers: fc.Arbitrary<SupportProblem> = fc.record({
      plants: fc.constant(['p0', 'p1', 'p2']),
      materials: fc.constant(['m0', 'm1', 'm2']),
      gain: fc.array(amounts(3, -2, 6), { minLength: 3, maxLength: 3 }),
      requiredSupport: amounts(3, -5, 20),
      cost: amounts(3, 0, 9),
      price: amounts(3, 1, 100),
    })
    const sum = (list: readonly number[]): number => list.reduce((all, each) => all + each, 0)
    return fc.assert(
      fc.property(covers, fc.nat({ max: 1e6 }), (cover, seed) => {
        const truth = leastCost(honest, cover)
        const said = answered(() => leastCost(lying(lie, seed).solver, cover))
        if (said === undefined) return
        expect(Math.abs(sum(said.shortfall) - sum(truth.shortfall))).toBeLessThan(1e-3)
        expect(Math.abs(said.cost - truth.cost)).toBeLessThan(1e-3 * Math.max(1, truth.cost))
        cover.plants.forEach((_, i) => {
          const gets = sum(said.topUp.map((each, m) => each * cover.gain[i]![m]!))
          if (said.shortfall[i] === 0) expect(gets).toBeGreaterThan(cover.requiredSupport[i]! - 1e-3)
        })
      }),
      { numRuns: 20 * RUNS, endOnFailure: true },
    )
  })

  it.each(LIES)('a round, %s', (lie) => {
    for (let seed = 1; seed <= RUNS; seed++) {
      const book = randomBook(seed)
      let cleared
      try {
        cleared = clearRound(lying(lie, seed, 4).solver, book, { solves: 300 })
      } catch {
        continue // Withheld: it says so, and gives no prices.
      }
      const { open, certificate } = cleared
      checkCertificate(open, certificate)
      const truth = bestByTrying(honest, book)
      const most = Number(BigInt(certificate.stated.gains) + BigInt(certificate.stated.gap)) / 1e9
      expect(truth.gains, `seed ${seed}`).toBeLessThanOrEqual(most + 1e-6 * Math.max(1, truth.gains))
    }
  })
})
