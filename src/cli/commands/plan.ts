import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { DeskThread } from '../../ensemble/index.ts'
import { toPdf } from '../../pdf/index.ts'
import {
  periodsIn,
  planBrief,
  planMenuOf,
  planReport,
  planTables,
  toMarkdown,
  type Bounds,
  type Language,
  type PlanOptions,
  type PlanQuestion,
  type PlanResult,
} from '../../studies/index.ts'
import { formatMonth, InputError, type Layer, type Month, type World } from '../../world/index.ts'
import { readLayers, readMenu, readTerms, shippedWorld } from '../load.ts'
import type { LanguageOption, OutputOptions, WorldOptions } from '../options.ts'
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
  const brief = options.brief === undefined ? undefined : briefFor(options.brief)
  const question = await questionOf(name, options)
  const layers = await readLayers(options.world ?? shippedWorld(), options.with)
  const { world, solver } = await openWorld(options)
  const menu = planMenuOf(world, question)
  const result = await stoppable(layers, question)
  await deliver(
    options,
    result,
    planReport(world, menu, result, options.lang),
    planTables(result),
    { world, solver, argv },
    brief === undefined ? [] : [{ file: brief.file, content: await briefOf(brief.pdf, world, result, options.lang) }],
  )
}

async function briefOf(pdf: boolean, world: World, result: PlanResult, lang: Language): Promise<string | Uint8Array> {
  const report = planBrief(world, result, lang)
  return pdf ? toPdf(report, lang, new Date(`${result.options.start}-01T00:00:00Z`)) : toMarkdown(report)
}

async function questionOf(name: string, options: PlanCommandOptions): Promise<PlanQuestion> {
  const { start, maxMeasures, gap, timeLimit, slip, include, exclude, front, others, slack, seed } = options
  const { budget, months, chance, lateDraws, futures, threshold, years, terms } = options
  return {
    study: 'plan',
    menu: await readMenu(name),
    members: options.for,
    start: formatMonth(start),
    maxMeasures,
    gap,
    seconds: timeLimit,
    delay: slip,
    include,
    exclude,
    budgets: front,
    alternatives: others,
    slack,
    seed,
    risk: riskIn(options.risk),
    values: options.values === true,
    costSharing: options.together === true,
    technologyBan: options.technologyBan === true,
    drawFigures: options.drawFigures === true,
    ...(budget === undefined ? {} : { budget }),
    ...(months === undefined ? {} : { months }),
    ...(chance === undefined ? {} : { attackProbability: chance }),
    ...(lateDraws === undefined ? {} : { delaySamples: lateDraws }),
    ...(futures === undefined ? {} : { contingencies: futures }),
    ...(threshold === undefined ? {} : { threshold }),
    ...(years === undefined ? {} : { periods: periodsIn(years) }),
    ...(terms === undefined ? {} : { constraints: await readTerms(terms) }),
  }
}

/** Has the plan made in a thread, so that Ctrl-C stops it with the best so far. A second one ends all at once. */
async function stoppable(layers: readonly Layer[], question: PlanQuestion): Promise<PlanResult> {
  const status = statusLine()
  const thread = new DeskThread(layers)
  let best: PlanResult | undefined
  let stopped = false
  const stop = (): void => {
    stopped = true
    void thread.stop()
  }
  process.once('SIGINT', stop)
  try {
    return await thread.ask(
      question,
      (_, __, bounds) => {
        if (bounds !== undefined) status.say(progressOf(bounds))
      },
      (part) => (best = part),
    )
  } catch (error) {
    if (!stopped) throw error
    if (best === undefined)
      throw new InputError([
        {
          code: 'PLAN_STOPPED',
          message: 'It was stopped before the first whole plan was found.',
          remedy: 'Give it longer, or ask for less: a budget, fewer members or measures, shorter attacks.',
        },
      ])
    return { ...best, objective: { ...best.objective, termination: 'interrupted' } }
  } finally {
    process.off('SIGINT', stop)
    status.end()
    await thread.stop()
  }
}

const progressOf = ({ phase, bound, best }: Bounds): string =>
  `plan: ${phase === 'relaxation' ? 'parts of projects allowed' : 'whole projects'}; at least ${bound.toPrecision(4)} (certified), best so far ${best.toPrecision(4)} M USD (certified); Ctrl-C takes that`

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
  if (text === 'expected') return { tailShare: 1 }
  const part = Number(
    /^cvar:(0?\.\d+|1|\d{1,2}%)$/.exec(text)?.[1]?.replace(/^(\d+)%$/, (_, n: string) => `${Number(n) / 100}`),
  )
  if (part > 0) return { tailShare: part }
  throw new InputError([
    {
      code: 'PLAN_RISK',
      message: `"${text}" is no way to weigh what may come.`,
      remedy: 'Write worst, expected, or cvar:0.2 for the mean of the worst fifth.',
    },
  ])
}
