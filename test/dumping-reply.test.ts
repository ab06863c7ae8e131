import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { quantity } from '../src/quantity/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { dumping, dumpingReport, dumpingResultSchema, type DumpingResult } from '../src/studies/index.ts'
import { booksUnder, yearsOf } from '../src/studies/dumping/books.ts'
import { FIGURES } from '../src/studies/dumping/figures.ts'
import { plantsOf } from '../src/studies/dumping/plants.ts'
import { budgetLasts, neededGain, openRecoupment } from '../src/studies/dumping/recoupment.ts'
import { withWorth } from '../src/studies/dumping/reply.ts'
import { dumpingSummary } from '../src/studies/dumping/summary.ts'
import type { SupplierReply } from '../src/studies/dumping/reply-result.ts'
import { parseDumping, type World } from '../src/world/index.ts'
import { F, handWorld as worldByHand } from './hand-world.ts'
import { runHere } from './run-cli.ts'

const solver = await loadSolver()

/** The hand world, in which C's own cost of metal is 1.25 . 50 + 15 = 77.5, with a budget of C for sales below that, half as much to twice as much. */
const handWorld = ({ budget = 0, ...world }: { mineCost?: number; shipped?: number; budget?: number } = {}): World =>
  worldByHand({
    ...world,
    more: {
      parameters: `id,value,low,high,${F}\nsupplier-budget,${budget},${budget / 2},${2 * budget},M USD,2024,case,high,`,
    },
  })

const PATH =
  'title: hand\nstart: 2027-01\nmonths: 12\nprices:\n  - { materials: [all], of: cost, multiple: 1, source: judgement }'
function resultIn(world: World, supplierBudget?: number): DumpingResult {
  const { baseline } = makeBaseline(world, solver)
  const path = parseDumping({ file: 'hand.yaml', text: PATH }, world)
  const budget = supplierBudget === undefined ? {} : { supplierBudget }
  const result = dumping(world, baseline, path, solver, {
    members: ['A'],
    instruments: ['cfd'],
    contracts: [],
    reply: true,
    ...budget,
  })
  expect(dumpingResultSchema.parse(result)).toEqual(result)
  return result
}
function replyIn(world: World, supplierBudget?: number): SupplierReply {
  const { reply } = resultIn(world, supplierBudget)
  if (reply === null) throw new Error('no reply')
  return reply
}
const depthOf = ({ depths }: SupplierReply, depth: number): SupplierReply['depths'][number] => {
  const found = depths.find((each) => each.depth === depth)
  if (found === undefined) throw new Error(`no depth ${depth}`)
  return found
}
/** To nine digits, so that figures done by hand can be compared. */
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, each: unknown) => (typeof each === 'number' ? Number(each.toFixed(9)) : each)))

describe('what a depth costs the supplier state', () => {
  const reply = replyIn(handWorld())

  it('is exports forgone alone as long as its own cost is paid', () => {
    // 60 t of metal at 77.5 in place of 150.
    expect(rounded(depthOf(reply, 1).fullYear)).toEqual({
      exportsForgone: 4.35,
      importsSaved: 0,
      belowCostAbroad: 0,
      belowCostAtHome: 0,
      belowCostImports: 0,
      makersBill: 0,
    })
    expect(depthOf(reply, 1).budgetLasts).toEqual({ value: null, low: null, high: null })
  })

  it('is below that a bill too, which is the fifth of all that its operations cost that the price leaves uncovered', () => {
    // Metal at 62 is 15.5 short of own cost on 60 t abroad and 40 t at home; together 0.2 . ( 125 t . 50 + 100 t . 15 ).
    expect(rounded(depthOf(reply, 0.8).fullYear)).toEqual({
      exportsForgone: 5.28,
      importsSaved: 0,
      belowCostAbroad: 0.93,
      belowCostAtHome: 0.62,
      belowCostImports: 0,
      makersBill: 1.55,
    })
    // The world has no budget.
    expect(depthOf(reply, 0.8).budgetLasts).toEqual({ value: 0, low: 0, high: 0 })
  })

  it('stands beside what contracts cost: the mine is short of 30 on 100 t, the furnace of 5 on 40 t', () => {
    const [first] = depthOf(reply, 1).lengths
    expect(first?.contractsCost).toBeCloseTo(3.2, 6)
    expect(first?.costPerDollar).toBeCloseTo(4.35 / 3.2, 6)
    expect(depthOf(reply, 1).lengths[4]?.contractsCost).toBeCloseTo(16, 5)
  })

  it('is nothing to a supplier state without exports, whose own users still gain what its makers lose', () => {
    for (const { fullYear, lengths } of replyIn(handWorld({ shipped: 0 })).depths) {
      expect([
        fullYear.exportsForgone,
        fullYear.belowCostAbroad,
        fullYear.makersBill - fullYear.belowCostAtHome,
      ]).toEqual([0, 0, 0])
      expect(lengths.map(({ netCost }) => netCost)).toEqual([0, 0, 0, 0, 0])
    }
  })
})

describe('what it gets back', () => {
  const reply = replyIn(handWorld())

  it('is the margin on what the mine made, once that stands still', () => {
    // 100 t of oxide at 100, of which 50 is above own cost; the furnace goes on.
    const longest = depthOf(reply, 1).lengths[4]
    expect([longest?.idle, longest?.idleError, longest?.closed]).toEqual([1, 0, 0])
    expect(rounded(longest?.regained)).toEqual({ sales: 10, margin: 5, marginOfClosed: 0 })
  })

  it('leaves out what a plant took, which is bought no more', () => {
    const world = handWorld()
    const { baseline } = makeBaseline(world, solver)
    const path = parseDumping({ file: 'hand.yaml', text: PATH }, world)
    const { regained, exports } = openRecoupment(booksUnder(world, baseline, path, false)(FIGURES.central))
    const plants = plantsOf(world, baseline, ['A'], [])
    // Both gone: 50 t of oxide and 40 t of metal are missing. Half a chance of the furnace: 20 t of metal, and 25 t of oxide fewer.
    expect(rounded(regained(plants, () => 1))).toEqual({ sales: 11, margin: 5.4 })
    expect(rounded(regained(plants, (site) => (site === 'furnace' ? 0.5 : 0)))).toEqual({ sales: 0.5, margin: 0.2 })
    expect(exports).toBeCloseTo(9, 9)
  })

  it('pays for a path if it exceeds what the path cost, as a yearly sum for ever', () => {
    // Costs of 100 and 100: 108 a year later, so 208 . 1.08 when the path has ended; the return on that, paid as years begin, is 208 . 0.08.
    expect(neededGain([quantity(100), quantity(100)], 0.08)).toBeCloseTo(208 * 0.08, 9)
    expect(neededGain([quantity(100)], 0)).toBe(0)
    // 4.35 a year for five years ask 4.35 . ( 1.08^5 - 1 ) = 2.04 a year; 5 come back.
    expect(depthOf(reply, 1).lengths[4]?.strategicWorth.value).toBe(0)
    // The mine only stands still: if that is to be back, nothing comes back.
    expect(depthOf(reply, 1).lengths[4]?.strategicWorthByClosed).toBeCloseTo(4.35 * 0.4693280768, 8)
    expect(
      neededGain(
        Array.from({ length: 5 }, () => quantity<'MUSD'>(4.35)),
        0.08,
      ),
    ).toBeCloseTo(4.35 * 0.4693280768, 8)
    // A mine that costs 30 stands through all of that, so nothing comes back: all of it is needed, 22.7 % of exports of 9 million.
    const longest = depthOf(replyIn(handWorld({ mineCost: 30 })), 1).lengths[4]
    expect(longest?.regained.margin).toBe(0)
    expect(longest?.strategicWorth.value).toBeCloseTo(4.35 * 0.4693280768, 8)
    expect(longest?.priceRise).toBeCloseTo((4.35 * 0.4693280768) / 9, 8)
  })
})

describe('a budget', () => {
  it('is spent when bills add up to it, the last one going on', () => {
    const bills = [quantity<'MUSD'>(10), quantity<'MUSD'>(20)]
    expect([5, 10, 20, 70].map((budget) => budgetLasts(bills, quantity(budget)))).toEqual([0.5, 1, 1.5, 4])
    expect(budgetLasts([quantity(0), quantity(0)], quantity(0))).toBeNull()
  })

  it('of the world is its range; one that is given has none', () => {
    const world = handWorld({ budget: 4 })
    // 1.55 a year at 0.8 of own cost, 0.775 at 0.9.
    expect(rounded(depthOf(replyIn(world), 0.8).budgetLasts)).toEqual(
      rounded({ value: 4 / 1.55, low: 2 / 1.55, high: 8 / 1.55 }),
    )
    expect(replyIn(world).floors.map(({ budget, depth }) => [budget, depth])).toEqual([
      ['value', 0.9],
      ['low', 1],
      ['high', 0.8],
    ])
    expect(replyIn(world, 1e6).budget).toEqual({ value: 1e6, low: 1e6, high: 1e6 })
    expect(replyIn(world, 0).floors.map(({ depth }) => depth)).toEqual([1, 1, 1])
  })
})

describe('a floor that deters', () => {
  const reply = replyIn(handWorld())
  const central = reply.floors[0]?.cases.find((each) => each.case === 'central')

  it('is what the mine costs, and for metal what the shallowest path asks, in which oxide is dearest', () => {
    // At 1.2 of own cost oxide is at 60: metal at 1.25 . 60 + 20. The furnace needs but 82.5 where oxide is at 50.
    const strikes = new Map(central?.strikes.map(({ material, strike }) => [material, strike]))
    expect(strikes.get('oxide')).toBeCloseTo(80, 6)
    expect(strikes.get('metal')).toBeCloseTo(95, 6)
    expect(central?.strikes.map(({ baselinePrice }) => Math.round(baselinePrice))).toEqual([100, 150])
    expect(central?.lost).toEqual([])
  })

  it('costs more if called than contracts that follow prices', () => {
    // (80 - 50) . 100 t + (95 - 77.5) . 40 t, beside 3.2.
    expect(central?.costIfCalled).toBeCloseTo(3.7, 5)
  })

  it('is worth the lesser of contracts that it spares and the loss that its core averts', () => {
    const { worth: _, ...open } = reply
    const averting = (expected: number) => ({ cases: [{ case: 'central', expected }] }) as never
    expect(withWorth(open, null).worth.lossAverted).toBeNull()
    expect(withWorth(open, null).worth.least).toBeCloseTo(3.2, 6)
    expect(withWorth(open, averting(1)).worth.least).toBe(1)
    expect(withWorth(open, averting(50)).worth.least).toBeCloseTo(3.2, 6)
  })
})

describe('what is said of it', () => {
  const names = { nameOf: (_: string, id: string) => id, setOf: (ids: readonly string[]) => ids.join(' + ') }
  const told = (world: World, language: 'en' | 'ja' = 'en'): string =>
    dumpingSummary
      .tell(resultIn(world), language, names)
      .map(({ text }) => text)
      .join('\n')

  it('says how deep the budget reaches, what comes back, and what a floor costs', () => {
    const text = told(handWorld({ mineCost: 80, budget: 4 }))
    expect(text).toContain(
      'With 4 M USD for sales below its cost (judged), the supplier state can hold 90 % of its own cost for 5 years.',
    )
    expect(text).toContain('At 70 % of its own cost that lasts 1.7 years.')
    expect(text).toContain('it gets back up to 5 M USD a year: the path may pay in money alone.')
    expect(text).toContain('nothing if the supplier state believes it')
    const cheap = told(handWorld({ mineCost: 30 }))
    expect(cheap).toContain('It gets back at most 0 M USD a year in place of plants that stand still then.')
    expect(cheap).toContain('The path pays only if their end is worth 2 M USD a year more to it for ever')
    expect(told(handWorld(), 'ja')).toContain('金銭だけで採算に合う可能性')
  })

  it('has a table of depths and one of floors in the report, in both languages', () => {
    const world = handWorld()
    const path = parseDumping({ file: 'hand.yaml', text: PATH }, world)
    for (const language of ['en', 'ja'] as const) {
      const { sections } = dumpingReport(world, path, [], resultIn(world), language)
      const [grid, floors] = sections.slice(-2)
      expect(grid?.table?.rows.map(([depth]) => depth)).toEqual(['120 %', '110 %', '100 %', '90 %', '80 %', '70 %'])
      expect(floors?.table?.rows).toHaveLength(2)
    }
  })
})

describe('laws', () => {
  const cost = fc.integer({ min: 20, max: 120 })
  const rising = (values: readonly number[]): void =>
    values.forEach((value, i) => expect(value).toBeGreaterThanOrEqual((values[i - 1] ?? value) - 1e-9))

  it('deeper or longer never costs the supplier state less, stops fewer plants, or spares members contracts', () =>
    fc.assert(
      fc.property(cost, fc.integer({ min: 0, max: 200 }), (mineCost, shipped) => {
        const { depths } = replyIn(handWorld({ mineCost, shipped }))
        for (const { lengths } of depths)
          for (const of of ['netCost', 'makersBill', 'contractsCost'] as const) rising(lengths.map((each) => each[of]))
        for (const y of yearsOf(0, 60).keys())
          for (const of of ['netCost', 'makersBill', 'idle', 'contractsCost'] as const)
            rising(depths.map(({ lengths }) => lengths[y]?.[of] ?? Number.NaN))
      }),
      { numRuns: 8 },
    ))

  it('a larger budget never bears a shallower path nor asks a lower floor', () =>
    fc.assert(
      fc.property(cost, fc.nat(20), fc.nat(20), (mineCost, one, other) => {
        const world = handWorld({ mineCost })
        const [small, large] = [Math.min(one, other), Math.max(one, other)].map(
          (budget) => replyIn(world, budget).floors[0],
        )
        expect(large?.depth).toBeLessThanOrEqual(small?.depth ?? Number.NaN)
        for (const [c, { strikes }] of (small?.cases ?? []).entries())
          for (const { material, strike } of strikes)
            expect(large?.cases[c]?.strikes.find((each) => each.material === material)?.strike).toBeGreaterThanOrEqual(
              strike - 1e-9,
            )
      }),
      { numRuns: 6 },
    ))
})

describe('on the command line', () => {
  const ask = (...more: string[]) => runHere('dumping', '--members', 'jp', '--max-measures', '0', ...more)

  it.each(['-1', 'NaN', '1e9', 'much', ''])('a budget of "%s" is refused', async (budget) => {
    const { code, stderr } = await ask('--reply', `--supplier-budget=${budget}`)
    expect(code).toBe(2)
    expect(stderr).toContain('--supplier-budget')
  })

  it('the reply is no part of an answer unless it is asked', async () => {
    const { stdout } = await ask('--instruments', 'cfd', '--json')
    expect((JSON.parse(stdout) as { reply: unknown }).reply).toBeNull()
  })
})
