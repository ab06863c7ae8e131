import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { makeBaseline } from '../../baseline/index.ts'
import {
  aimedAt,
  blocksIn,
  budgetIn,
  drawFutures,
  drawWorlds,
  placesNamed,
  plan,
  planBrief,
  planReport,
  planTables,
  toMarkdown,
  type PlanOptions,
} from '../../studies/index.ts'
import type { Solver } from '../../solver/index.ts'
import { InputError, type Month, type Scenario, type World } from '../../world/index.ts'
import { loadMenu, loadTerms } from '../load.ts'
import type { LanguageOption, OutputOptions, WorldOptions } from '../options.ts'
import { toPdf } from '../pdf.ts'
import { statusLine } from '../progress.ts'
import { deliver, openWorld } from './common.ts'

export interface PlanCommandOptions extends WorldOptions, LanguageOption, OutputOptions {
  readonly for: readonly string[]
  readonly budget?: string
  readonly start: Month
  readonly maxMeasures: number
  readonly months?: number
  readonly gap: number
  readonly timeLimit: number
  readonly chance?: number
  readonly slip: number
  readonly technologyBan?: boolean
  readonly lateDraws?: number
  readonly years?: string
  readonly risk: string
  readonly futures?: number
  readonly drawFigures?: boolean
  readonly seed: number
  readonly terms?: string
  readonly front: readonly string[]
  readonly others: number
  readonly slack: number
  readonly values?: boolean
  readonly threshold?: number
  readonly together?: boolean
  readonly brief?: string
  readonly include: readonly string[]
  readonly exclude: readonly string[]
}

export async function planCommand(name: string, options: PlanCommandOptions, argv: readonly string[]): Promise<void> {
  const { world, solver } = await openWorld(options)
  const members = placesNamed(world, options.for)
  const budget = options.budget === undefined ? undefined : budgetIn(world, options.budget)
  const whole = await loadMenu(name, world)
  const aimed = whole.futures.length > 0 ? whole : aimedAt(whole, members, world)
  const menu = {
    ...aimed,
    ...(options.months === undefined ? {} : { months: options.months }),
    ...(options.futures === undefined
      ? {}
      : { futures: drawFutures(aimed, options.futures, options.maxMeasures, options.seed) }),
  }
  const risk = riskIn(options.risk)
  const brief = options.brief === undefined ? undefined : briefFor(options.brief)
  const blocks = options.years === undefined ? undefined : blocksIn(options.years)
  const terms = options.terms === undefined ? undefined : await loadTerms(options.terms, world)
  const { baseline } = makeBaseline(world, solver)
  const drawn = options.drawFigures === true ? drawnFor(menu, world, solver, options.seed) : undefined
  const status = statusLine()
  const { start, maxMeasures, gap, timeLimit, chance, slip, include, exclude } = options
  try {
    const result = plan(world, baseline, menu, solver, {
      members,
      start,
      maxMeasures,
      gap,
      slip,
      technologyBan: options.technologyBan === true,
      ...(options.lateDraws === undefined ? {} : { lateDraws: options.lateDraws }),
      seed: options.seed,
      include,
      exclude,
      seconds: timeLimit,
      clock: () => performance.now() / 1000,
      ...(budget === undefined ? {} : { budget }),
      risk,
      front: options.front.map((money) => budgetIn(world, money)),
      others: options.others,
      slack: options.slack,
      values: options.values === true,
      together: options.together === true,
      ...(options.threshold === undefined ? {} : { threshold: options.threshold }),
      ...(blocks === undefined ? {} : { blocks }),
      ...(drawn === undefined ? {} : { drawn }),
      ...(terms === undefined ? {} : { terms }),
      ...(chance === undefined ? {} : { chance }),
      onProgress: ({ phase, lower, upper }) =>
        status.say(
          `plan: ${phase === 'parts' ? 'parts of projects allowed' : 'whole projects'}; at least ${lower.toPrecision(4)} (certified), best so far ${upper.toPrecision(4)} M USD (certified)`,
        ),
    })
    status.end()
    if (brief !== undefined) {
      const report = planBrief(world, result, options.lang)
      const content = brief.pdf
        ? await toPdf(report, options.lang, new Date(`${result.options.start}-01T00:00:00Z`))
        : toMarkdown(report)
      await writeFile(brief.file, content)
      process.stderr.write(`written ${brief.file}\n`)
    }
    await deliver(options, result, planReport(world, menu, result, options.lang), planTables(result), {
      world,
      solver,
      argv,
    })
  } finally {
    status.end()
  }
}

/** A world for each future. The solver holds all of them at once, which bounds how many there can be. */
function drawnFor(menu: Scenario, world: World, solver: Solver, seed: number): ReturnType<typeof drawWorlds> {
  const { length } = menu.futures
  if (length === 0 || length > MOST_DRAWN)
    throw new InputError([
      {
        code: 'PLAN_DRAWN',
        message:
          length === 0
            ? 'Figures are drawn anew for each future, and this menu lists none.'
            : `Figures cannot be drawn anew for ${length} futures: ${MOST_DRAWN} at most.`,
        remedy: `Ask for futures (--futures ${MOST_DRAWN} or fewer), or leave out --draw-figures.`,
      },
    ])
  return drawWorlds(world, solver, length, seed)
}
const MOST_DRAWN = 30

/** Where a brief goes: said before anything is worked out, if it cannot. */
function briefFor(file: string): { file: string; pdf: boolean } {
  if (!/\.(md|pdf)$/.test(file))
    throw new InputError([
      {
        code: 'BRIEF_KIND',
        message: `A brief is written as Markdown or PDF, and "${file}" ends in neither.`,
        remedy: 'Name brief.md or brief.pdf.',
      },
    ])
  if (!existsSync(dirname(file)))
    throw new InputError([
      { code: 'FOLDER_MISSING', message: 'There is no such folder.', file: dirname(file), remedy: 'Make it first.' },
    ])
  return { file, pdf: file.endsWith('.pdf') }
}

/** `worst`, `expected`, `cvar:0.2`. */
function riskIn(text: string): NonNullable<PlanOptions['risk']> {
  if (text === 'worst') return text
  if (text === 'expected') return { part: 1 }
  const part = Number(
    /^cvar:(0?\.\d+|1|\d{1,2}%)$/.exec(text)?.[1]?.replace(/^(\d+)%$/, (_, n: string) => `${Number(n) / 100}`),
  )
  if (part > 0) return { part }
  throw new InputError([
    {
      code: 'PLAN_RISK',
      message: `"${text}" is no way to weigh what may come.`,
      remedy: 'Write worst, expected, or cvar:0.2 for the mean of the worst fifth.',
    },
  ])
}
