import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { makeBaseline } from '../../src/baseline/index.ts'
import {
  buildNetwork,
  KeptOpenings,
  rollHorizon,
  type Network,
  type RollOptions,
  type Run,
} from '../../src/clearing/index.ts'
import { readLayers, readScenario } from '../../src/files/index.ts'
import { LiveModel, loadSolver } from '../../src/solver/index.ts'
import { openModelSession, runRequest, toJson, type ModelRequest, type ModelSession } from '../../src/studies/index.ts'
import { parseWorld, type Scenario } from '../../src/world/index.ts'
import { measures, menuOf, type MeasureRecipe } from '../random-menu.ts'
import { randomTables, recipes, type Recipe } from '../random-world.ts'

/** What controls have led to before a scenario is kept from run to run. No answer may depend on what was asked before. */

const RUNS = Number(process.env['LAW_RUNS'] ?? 60) / 2
const solver = await loadSolver()

/** A question that may share its first months with another, or seem to. */
const questions = fc.array(
  fc.record({
    list: measures,
    months: fc.constantFrom(1, 4),
    /** Months after January 2026; at -3, one month comes before. */
    start: fc.constantFrom(-3, 0, 1),
    /** Months before the scenario in which its first measure was announced. */
    announced: fc.constantFrom(0, 0, 2),
    foresight: fc.constantFrom(2, 3),
    terminalValue: fc.constantFrom<('baseline-price' | 'last-price')[]>('baseline-price', 'last-price'),
    split: fc.constantFrom('P1', 'P2'),
    /** Months over which the state lets out its magnets, from when none of the first months' windows sees it. */
    releasedOver: fc.constantFrom(0, 2, 9),
    /** Tonnes that a stockpile lets out in the second month before the scenario. */
    moved: fc.constantFrom(0, 0, 1),
  }),
  { minLength: 2, maxLength: 4 },
)
type Question = typeof questions extends fc.Arbitrary<(infer Drawn)[]> ? Drawn : never

const scenarioOf = ({ list, months, start, announced, releasedOver }: Question): Scenario => {
  const { measures, ...menu } = menuOf(list)
  const from = menu.start + start
  return {
    ...menu,
    start: from,
    months,
    opening: 'controls',
    measures: measures.map((measure, i) => (i === 0 ? { ...measure, announced: from - announced } : measure)),
    stockReleases:
      releasedOver === 0 ? [] : [{ place: 'P1', stage: 'magnet', from: from + 2, overMonths: releasedOver }],
  }
}

async function controlled(recipe: Recipe) {
  const columns = 'id,name,name_ja,instrument,by,materials,to,users,origin,waits,announced,from,until,source,note'
  const world = await parseWorld([
    { name: 'random', files: randomTables(recipe, { planned: [], switching: true }) },
    {
      name: 'controls',
      files: new Map([
        ['controls.csv', `${columns}\nheld,Held,,quota,P0,magnet,all,,no,no,,2025-09,,made-up,\n`],
        [
          'allowances.csv',
          'measure,from,value,low,high,date,source,confidence,note\nheld,2025-09,0.3,0.3,0.3,2025,made-up,low,\nheld,2025-11,0.6,0.6,0.6,2025,made-up,low,\n',
        ],
      ]),
    },
  ])
  return { world, baseline: makeBaseline(world, solver).baseline }
}

/** All numbers of a run, to the last digit. */
const digits = ({ months, states, simplexIterations, gap }: Run): string =>
  JSON.stringify([months, states, simplexIterations, gap], (_, value: unknown) =>
    value instanceof Float64Array ? [...value] : value,
  )

describe('what controls have led to, kept from run to run', () => {
  let taken = 0
  let asked = 0
  it('changes no digit of any run, on random worlds and questions that share their first months or seem to', () =>
    fc.assert(
      fc.asyncProperty(recipes, questions, async (recipe, drawn) => {
        const { world, baseline } = await controlled(recipe)
        const openings = new KeptOpenings()
        const find = vi.spyOn(openings, 'find')
        const roll = (question: Question, kept: KeptOpenings): Run => {
          const scenario = scenarioOf(question)
          const network: Network = buildNetwork(world, baseline, scenario, { split: new Set([question.split]) })
          const { foresight, terminalValue, moved } = question
          const options: RollOptions = {
            foresight,
            terminalValue,
            openings: kept,
            movements:
              moved === 0
                ? []
                : [{ material: 'magnet', place: 'P1', month: scenario.start - 2, tonnes: moved as never }],
          }
          return rollHorizon(solver, network, scenario, options)
        }
        // Most are the first one with other shares, as a slider's questions are, and a third of them with a setting that is another.
        const slid = (share: number): MeasureRecipe[] => drawn[0]!.list.map((measure) => ({ ...measure, share }))
        const near = drawn.flatMap((question, i): Question[] => [
          { ...drawn[0]!, list: slid(i / 10) },
          { ...drawn[0]!, releasedOver: question.releasedOver, terminalValue: question.terminalValue },
          question,
        ])
        for (const question of near)
          expect(digits(roll(question, openings))).toBe(digits(roll(question, new KeptOpenings())))
        asked += find.mock.results.length
        taken += find.mock.results.filter(({ value }) => value !== undefined).length
      }),
      { numRuns: RUNS, endOnFailure: true },
    ))

  it('is taken in many of them, and not in all', () => {
    expect(taken).toBeGreaterThan(asked / 10)
    expect(taken).toBeLessThan(asked * 0.9)
  })
})

describe('a desk over the world of today', () => {
  it('answers the same bytes whatever it was asked before, and solves the months before a scenario once', async () => {
    const layers = await readLayers()
    const japan = await readScenario('jp-2026-practice')
    const softer = { ...japan, text: japan.text.replaceAll('0.5', '0.4') }
    const short = { months: 1, foresight: 2 }
    const asked: readonly ModelRequest[] = [
      { study: 'stress', scenario: japan, ...short },
      { study: 'stress', scenario: softer, ...short },
      { study: 'stress', scenario: japan, ...short, terminalValue: 'last-price' },
      { study: 'stress-range', scenario: softer, ...short },
      { study: 'stress', scenario: await readScenario('world-2025-october'), ...short },
    ]
    const fresh: string[] = []
    for (const question of asked) fresh.push(toJson(runRequest(await openModelSession(layers, loadSolver()), question)))
    for (const order of [
      [0, 1, 2, 3, 4],
      [3, 4, 2, 1, 0],
      [4, 0, 4, 0, 1],
    ]) {
      const desk = await openModelSession(layers, loadSolver())
      for (const i of order)
        expect(toJson(runRequest(desk, asked[i]!)) === fresh[i], `question ${i} of ${order.join()}`).toBe(true)
    }
    const desk = await openModelSession(layers, loadSolver())
    const solves = vi.spyOn(LiveModel.prototype, 'solve')
    const count = (session: ModelSession): number => {
      solves.mockClear()
      runRequest(session, asked[1]!)
      return solves.mock.calls.length
    }
    try {
      // Nine months from April 2025 on.
      runRequest(desk, asked[0]!)
      const { openings, ...without } = desk
      expect(openings).toBeDefined()
      // The central run, and those of a measure left out, whose network is another.
      expect(count(without) - count(desk)).toBe(27)
    } finally {
      solves.mockRestore()
    }
  })
})
