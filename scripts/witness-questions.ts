import fc from 'fast-check'
import { makeBaseline } from '../src/baseline/index.ts'
import {
  loadScenario,
  readLayers,
  readMenu,
  readOriginGrades,
  readOriginRules,
  readScenario,
  scenarioNames,
  TODAY,
} from '../src/files/index.ts'
import { clearRound, freshKeys, rehearsalDefaults, rehearse, USUAL_LIMITS } from '../src/market/index.ts'
import { loadSolver, type Solver } from '../src/solver/index.ts'
import {
  clearOnce,
  openModelSession,
  runRequest,
  stress,
  stressRange,
  type ModelSession,
} from '../src/studies/index.ts'
import { randomBook } from '../test/random-book.ts'
import { measuresOfAllKinds, menuOf, tight } from '../test/random-menu.ts'
import { randomWorld, recipes } from '../test/random-world.ts'

/** A question, answered by a solver that someone watches. */
export interface WatchedQuestion {
  readonly name: string
  /** Answers it, and says of how many month windows that was one; 0 where nothing is rolled month by month. */
  readonly ask: (solver: Solver) => Promise<number>
}

const RANGE_OF = 'jp-2026-practice'
const MONTHS_OF_ATTACK = 6
const MONTHS_OF_MARKET = 2
/** Random worlds are small: buyers who look ahead further see all of them at once. */
const FORESIGHT = 2
const SEED = 20261202

/** Counts months as they are rolled. Those that were kept from an earlier run come all at once, and none of them is a window. */
function monthCounter(): { readonly onProgress: (done: number) => void; readonly count: () => number } {
  let last = 0
  let count = 0
  return {
    onProgress: (done) => {
      if (done === last + 1) count += 1
      last = done
    },
    count: () => count,
  }
}

/** What is shipped, over today's world: every scenario, and one question of each kind that is made of other linear programs. */
export async function shippedQuestions(): Promise<WatchedQuestion[]> {
  const open = await openModelSession(await readLayers(TODAY), loadSolver())
  const { world } = open
  const { baseline } = open.baseline
  // Months that are kept from question to question would be seen once alone.
  const session = (solver: Solver): ModelSession => ({ world, baseline: open.baseline, solver })
  const menu = await readMenu('bans')
  const scenarios = (await scenarioNames()).map((name): WatchedQuestion => ({
    name: `stress ${name}`,
    ask: async (solver) => {
      const { onProgress, count } = monthCounter()
      stress(world, baseline, await loadScenario(name, world), solver, { onProgress })
      return count()
    },
  }))
  return [
    ...scenarios,
    {
      name: `stress ${RANGE_OF}: mild, severe, without each measure`,
      ask: async (solver) => {
        const { onProgress, count } = monthCounter()
        stressRange(world, baseline, await loadScenario(RANGE_OF, world), solver, { onProgress })
        return count()
      },
    },
    {
      name: `clear ${RANGE_OF}`,
      ask: async (solver) => {
        const scenario = await readScenario(RANGE_OF)
        runRequest(session(solver), { study: 'clear', scenario, months: MONTHS_OF_ATTACK })
        return 0
      },
    },
    {
      name: 'weapon bans, one at once',
      ask: (solver) => {
        const asked = { menu, maxMeasures: 1, months: MONTHS_OF_ATTACK, curve: false, simulate: 0 }
        runRequest(session(solver), { study: 'weapon', ...asked })
        return Promise.resolve(0)
      },
    },
    {
      name: 'plan bans for Japan, without its mixed-integer programs',
      ask: (solver) => {
        const attack = { menu, maxMeasures: 1, months: MONTHS_OF_ATTACK, periods: '2-3,4-10', gap: 0.05 }
        runRequest(session(solver), {
          study: 'plan',
          members: ['JPN'],
          budget: '100e9JPY',
          start: '2027-01',
          ...attack,
        })
        return Promise.resolve(0)
      },
    },
    {
      name: `market rehearse ${RANGE_OF}: the rounds of ${MONTHS_OF_MARKET} months`,
      ask: async (solver) => {
        const rules = Object.fromEntries((await readOriginRules()).map(({ file, text }) => [file, text]))
        const origin = { rules, grades: (await readOriginGrades()).text }
        const scenario = await loadScenario(RANGE_OF, world, MONTHS_OF_MARKET)
        const options = { ...rehearsalDefaults(world), months: MONTHS_OF_MARKET }
        await rehearse({ world, baseline, scenario }, solver, options, { origin, keys: freshKeys })
        return 0
      },
    },
  ]
}

/**
 * Random small worlds, cleared at once and rolled month by month under random measures, and a fifth as many random rounds of a market: the
 * search for blocks of a round takes some forty solves.
 */
export const randomQuestions = (worlds: number, rounds = Math.ceil(worlds / 5)): WatchedQuestion[] => [
  {
    name: `${worlds} random worlds, cleared and rolled`,
    ask: async (solver) => {
      let windows = 0
      for (const [recipe, list] of fc.sample(fc.tuple(recipes, measuresOfAllKinds), { seed: SEED, numRuns: worlds })) {
        const world = await randomWorld(recipe)
        const { baseline } = makeBaseline(world, solver)
        const scenario = menuOf(tight(list))
        clearOnce(world, baseline, scenario, solver)
        const { onProgress, count } = monthCounter()
        stress(world, baseline, { ...scenario, focus: ['P1'] }, solver, { foresight: FORESIGHT, onProgress })
        windows += count()
      }
      return windows
    },
  },
  {
    name: `${rounds} random rounds of a market`,
    ask: (solver) => {
      for (let seed = 1; seed <= rounds; seed++) clearRound(solver, randomBook(seed), USUAL_LIMITS)
      return Promise.resolve(0)
    },
  },
]
