import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadSolver, sharing, type LinearModel, type LiveModel } from './index.ts'

const solver = await loadSolver()
const f = (...xs: number[]): Float64Array => Float64Array.from(xs)
const inf = Number.POSITIVE_INFINITY

/** minimise p a + q b, a + b >= need, a <= most */
const terms = fc.record({
  p: fc.integer({ min: 1, max: 9 }),
  q: fc.integer({ min: 1, max: 9 }),
  need: fc.integer({ min: 0, max: 9 }),
  most: fc.integer({ min: 0, max: 9 }),
})
type Terms = typeof terms extends fc.Arbitrary<infer T> ? T : never
const model = ({ p, q, need, most }: Terms, weight = 1): LinearModel => ({
  columns: 2,
  rows: 1,
  cost: f(p, q),
  lower: f(0, 0),
  upper: f(most, inf),
  rowLower: f(need),
  rowUpper: f(inf),
  starts: Int32Array.of(0, 1, 2),
  indices: Int32Array.of(0, 0),
  values: f(1, weight),
})
const best = ({ p, q, need, most }: Terms): number =>
  p < q ? p * Math.min(need, most) + q * Math.max(0, need - most) : q * need

const FIRST: Terms = { p: 2, q: 3, need: 4, most: 3 }
const OTHER: Terms = { p: 5, q: 4, need: 7, most: 1 }

describe('models that share a matrix', () => {
  it('each have their own optimum, no matter which was solved, changed or ended before', () => {
    const acts = fc.array(
      fc.record({ who: fc.nat(3), what: fc.constantFrom('solve', 'change', 'end', 'open'), terms }),
      { minLength: 5, maxLength: 40 },
    )
    fc.assert(
      fc.property(acts, (list) => {
        const shared = sharing(solver)
        const open: { live: LiveModel; now: Terms }[] = [{ live: shared.create(model(FIRST)), now: FIRST }]
        for (const { who, what, terms: given } of list) {
          const one = open[who % Math.max(1, open.length)]
          if (what === 'open' || one === undefined) open.push({ live: shared.create(model(given)), now: given })
          else if (what === 'change') {
            one.live.update(model(given))
            one.now = given
          } else if (what === 'end') {
            one.live.dispose()
            open.splice(open.indexOf(one), 1)
          } else expect(one.live.solve().objective).toBeCloseTo(best(one.now), 9)
        }
        for (const { live, now } of open) {
          expect(live.solve().objective).toBeCloseTo(best(now), 9)
          live.dispose()
        }
      }),
    )
  })

  it('are held in one place, and others in a place of their own', () => {
    const shared = sharing(solver)
    const [one, two, third] = [shared.create(model(FIRST)), shared.create(model(OTHER)), shared.create(model(FIRST, 2))]
    expect(two['held']).toBe(one['held'])
    expect(third['held']).not.toBe(one['held'])
    expect(solver.create(model(FIRST))['held']).not.toBe(one['held'])
    for (const live of [one, two, third]) live.dispose()
    expect(shared.create(model(FIRST))['held']).not.toBe(one['held'])
  })

  it('begin a turn cold, or from the basis that is set', () => {
    const shared = sharing(solver)
    const [one, two] = [shared.create(model(FIRST)), shared.create(model(OTHER))]
    for (const live of [one, two]) live.algorithm('simplex')
    one.solve()
    const basis = one.basis()
    two.solve()
    one.setBasis(basis)
    expect(one.solve()).toMatchObject({ objective: 9, simplexIterations: 0 })
    for (const live of [one, two]) live.dispose()
  })

  it('take no rows, which the others have not, and no integer columns', () => {
    const shared = sharing(solver)
    const [one, two] = [shared.create(model(FIRST)), shared.create(model(OTHER))]
    const row = { lower: 0, upper: 1, indices: [0], values: [1] }
    expect(() => two.addRows([row])).toThrow(/shares its matrix/)
    expect(() => one.addRows([row])).toThrow(/shares its matrix/)
    expect(() => two.solveMip(Int32Array.of(0), { gap: 0, seconds: 1 })).toThrow(/hasIntegers/)
    const whole = shared.create(model(FIRST), { hasIntegers: true })
    whole.addRows([row])
    expect(shared.create(model(FIRST))['held']).not.toBe(whole['held'])
    expect(whole.solveMip(Int32Array.of(0), { gap: 0, seconds: 5 })?.objective).toBeCloseTo(11, 9)
  })
})
