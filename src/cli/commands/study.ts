import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeBaseline } from '../../baseline/index.ts'
import { hasSpareCore, putBack, submitTask, takeThread, type TaskHandle } from '../../workers/index.ts'
import { loadSolver, OUT_OF_MEMORY, SolverError } from '../../solver/index.ts'
import {
  planBrief,
  planDeck,
  sourceTitles,
  STUDIES,
  studyOf,
  toMarkdown,
  withRange,
  type ModelResults,
  type ProgressBounds,
  type ModelSession,
  type Language,
  type Options,
  type StudyId,
  type StudyRequest,
  type TextFile,
  tablesOf,
} from '../../studies/index.ts'
import { InputError, parseWorld, type Layer, type World } from '../../world/index.ts'
import { BEFORE_CONTROLS, readEpisodes, readLayers, readShipped, readText, shippedEpisodes } from '../../files/index.ts'
import type { LanguageOption, OutputOptions, WorldOptions } from '../options.ts'
import { statusLine } from '../progress.ts'
import { deliver } from './common.ts'
import { cliFault } from '../cli-fault.ts'
import { diskFault, named } from '../../disk/index.ts'

/** What a command of a study was given, besides what the study's own record says. */
export interface StudyCommandOptions extends WorldOptions, LanguageOption, OutputOptions {
  /** Folder of past episodes. */
  readonly episodesFrom?: string
  /** File for the brief of a plan. */
  readonly brief?: string
  /** File for its slides. */
  readonly slides?: string
  readonly [option: string]: unknown
}

/** Asks a study and sends its answer where it should go. */
export async function studyCommand(
  id: StudyId,
  given: Readonly<Record<string, unknown>>,
  options: StudyCommandOptions,
  argv: readonly string[],
): Promise<void> {
  const study = studyOf(id)
  const brief = options.brief === undefined ? undefined : briefIn(options.brief)
  const slides = options.slides === undefined ? undefined : slidesIn(options.slides)
  const request = await readRequest(study.options, given)
  const layers = await readLayers(options.world ?? (id === 'hindcast' ? BEFORE_CONTROLS : undefined), options.overlay)
  const question = { study: id, ...request } as StudyRequest
  const status = statusLine()
  const beside = rangeBeside(layers, question)
  try {
    const [world, solver] = await Promise.all([parseWorld(layers), loadSolver()])
    const past =
      id === 'hindcast' ? { layers, text: await readEpisodes(options.episodesFrom ?? shippedEpisodes()) } : undefined
    let baseline: ModelSession['baseline'] | undefined
    const session: ModelSession = {
      world,
      solver,
      // A plan has its own in a thread, and past episodes have worlds of their own.
      get baseline() {
        return (baseline ??= makeBaseline(world, solver))
      },
      ...(past === undefined ? {} : { past }),
    }
    const onProgress = (done: number, total: number, bounds?: ProgressBounds): void =>
      status.say(progressText(id, done, total, bounds))
    study.resolve(world, request)
    const central = await (question.study === 'plan'
      ? untilStopped(layers, question, onProgress)
      : study.run(session, beside === undefined ? request : { ...request, range: false }, { onProgress }))
    const result =
      beside === undefined
        ? central
        : await withRangeOf(world, question as StudyRequest<'stress'>, central as ModelResults['stress'], beside.answer)
    status.end()
    await deliver(
      options,
      {
        result,
        report: study.report(session, request, result, options.lang),
        tables: tablesOf(study.tables, result),
        files: [
          ...(brief === undefined
            ? []
            : [
                {
                  file: brief.file,
                  content: await briefOf(
                    brief.isPdf,
                    world,
                    question as StudyRequest<'plan'>,
                    result as ModelResults['plan'],
                    options.lang,
                  ),
                },
              ]),
          ...(slides === undefined
            ? []
            : [
                {
                  file: slides,
                  content: await slidesOf(
                    world,
                    question as StudyRequest<'plan'>,
                    result as ModelResults['plan'],
                    options.lang,
                  ),
                },
              ]),
        ],
      },
      { world, solver, argv },
    )
  } finally {
    status.end()
    await beside?.stop()
  }
}

/** What was given, with files as text. */
async function readRequest(options: Options, given: Readonly<Record<string, unknown>>): Promise<object> {
  const entries = await Promise.all(
    Object.entries(options).map(async ([name, option]): Promise<readonly [string, unknown]> => {
      const value = given[name]
      if (option.kind !== 'file' || value === undefined) return [name, value]
      return [name, await readFile(value as string, option.shipped)]
    }),
  )
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

const readFile = async (name: string, shipped: Parameters<typeof readShipped>[0] | undefined): Promise<TextFile> =>
  shipped === undefined ? { file: name, text: await readText(name) } : readShipped(shipped, name)

/** The mild and the severe case of a stress test, where there is a core for them. */
function rangeBeside(
  layers: readonly Layer[],
  question: StudyRequest,
): TaskHandle<ModelResults['stress-range']> | undefined {
  if (question.study !== 'stress' || question.range === false || !hasSpareCore()) return undefined
  const { range: _range, company: _company, ...rest } = question
  return submitTask(layers, { ...rest, study: 'stress-range' })
}
async function withRangeOf(
  world: World,
  question: StudyRequest<'stress'>,
  { summary: _summary, ...central }: ModelResults['stress'],
  range: Promise<ModelResults['stress-range']>,
): Promise<ModelResults['stress']> {
  return STUDIES.stress.summarised(world, question, withRange(central, await range))
}

/** Has a plan made in a thread, so that Ctrl-C stops it with the best so far, and so does a solver that has no more memory. A second one ends all at once. */
async function untilStopped(
  layers: readonly Layer[],
  question: StudyRequest<'plan'>,
  onProgress: (done: number, total: number, bounds?: ProgressBounds) => void,
): Promise<ModelResults['plan']> {
  const thread = takeThread(layers)
  let best: ModelResults['plan'] | undefined
  let isStopped = false
  const stop = (): void => {
    isStopped = true
    void thread.stop()
  }
  process.once('SIGINT', stop)
  try {
    const plan = await thread.ask(question, onProgress, (part) => (best = part))
    putBack(thread)
    return plan
  } catch (error) {
    await thread.stop()
    const isTooLarge = error instanceof SolverError && error.status === OUT_OF_MEMORY
    if (!isStopped && !(isTooLarge && best !== undefined)) throw error
    // What was found before stays, and says that the search was stopped.
    if (isTooLarge) process.stderr.write(`${error.message}\n`)
    if (best === undefined) throw new InputError([cliFault('PLAN_STOPPED', {})])
    // A search that was stopped says so in its answer; what was asked besides cannot.
    if (best.objective.termination !== 'interrupted')
      process.stderr.write(
        'Stopped after the search: of what was asked besides, what is not here was not worked out.\n',
      )
    return best
  } finally {
    process.off('SIGINT', stop)
  }
}

function progressText(id: StudyId, done: number, total: number, bounds: ProgressBounds | undefined): string {
  if (bounds === undefined) return `${id}: ${total > 0 ? `${Math.round((100 * done) / total)} %` : done}`
  const [best, bound] = [bounds.best.toPrecision(4), bounds.bound.toPrecision(4)]
  if (bounds.phase === undefined)
    return total > 0
      ? `${id}: ${done} of ${total} sets solved`
      : `${id}: ${done} sets solved, worst known ${best}, at most ${bound} M USD`
  const parts = bounds.phase === 'relaxation' ? 'parts of projects allowed' : 'whole projects'
  return `${id}: ${parts}; at least ${bound} (certified), best so far ${best} M USD (certified); Ctrl-C takes that`
}

async function briefOf(
  isPdf: boolean,
  world: World,
  question: StudyRequest<'plan'>,
  result: ModelResults['plan'],
  lang: Language,
): Promise<string | Uint8Array> {
  const report = planBrief(world, STUDIES.plan.namesFor(world, question, lang), result, lang)
  if (!isPdf) return toMarkdown(report)
  const { toPdf } = await import('../../pdf/index.ts')
  return toPdf(report, lang, new Date(`${result.options.start}-01T00:00:00Z`))
}

async function slidesOf(
  world: World,
  question: StudyRequest<'plan'>,
  result: ModelResults['plan'],
  language: Language,
): Promise<Uint8Array> {
  const names = STUDIES.plan.namesFor(world, question, language)
  const { toPptx } = await import('../../slides/index.ts')
  return toPptx(
    planDeck(result, {
      language,
      statements: result.summary.map(({ id, [language]: text }) => ({ id, text })),
      placeName: (id) => names.nameOf('places', id).replace(/（.*/, ''),
      itemName: (id) => names.nameOf('decisions', id),
      sources: sourceTitles(world, result),
      made: new Date(`${result.options.start}-01T00:00:00Z`),
    }),
  )
}

/** Where slides go: said before anything is worked out, if they cannot. */
function slidesIn(file: string): string {
  if (!file.endsWith('.pptx')) throw new InputError([cliFault('SLIDES_KIND', { file })])
  if (!existsSync(dirname(file)))
    throw new InputError([diskFault('FOLDER_MISSING', { instead: named('make-first') }, { file: dirname(file) })])
  return file
}

/** Where a brief goes: said before anything is worked out, if it cannot. */
function briefIn(file: string): { file: string; isPdf: boolean } {
  if (!/\.(md|pdf)$/.test(file)) throw new InputError([cliFault('BRIEF_KIND', { file })])
  if (!existsSync(dirname(file)))
    throw new InputError([diskFault('FOLDER_MISSING', { instead: named('make-first') }, { file: dirname(file) })])
  return { file, isPdf: file.endsWith('.pdf') }
}
