import { nameIn, sayer, type Text } from '../../messages/index.ts'
import { makeBaseline } from '../../baseline/index.ts'
import {
  ChunkNotKept,
  folderStore,
  buildId,
  memoryStore,
  queueExecutor,
  runEnsemble,
  runIdOf,
  taskOf,
  threadExecutor,
  type Chunk,
  type EnsembleDesign,
} from '../../workers/index.ts'
import { loadSolver } from '../../solver/index.ts'
import {
  runRequest,
  checkDraws,
  countFirstRows,
  countKeptRows,
  ensembleReport,
  ensembleTables,
  keepEnsembles,
  keepReport,
  keptTables,
  menuIn,
  prepareDraws,
  scenarioIn,
  shellWord,
  swapsOf,
  toJson,
  drawOptions,
  type CompleteRequest,
  type DrawnStudyRequest,
  type Language,
  type ModelSession,
  type TextFile,
  tablesOf,
  type Options,
  type RequestOf,
} from '../../studies/index.ts'
import { factorsOf, parseWorld, type Fault, type World } from '../../world/index.ts'
import { EXIT, Stopped } from '../exit.ts'
import { readLayers } from '../../files/index.ts'
import { checkFolders } from '../output.ts'
import type { LanguageOption, OutputOptions, WorldOptions } from '../options.ts'
import { statusLine } from '../progress.ts'
import { colours } from '../colours.ts'
import { renderReport } from '../render.ts'
import { deliver, onStop, openWorld, type CommandAnswer } from './common.ts'
import { factorsMessages } from './factors.gen.ts'
import { cliFault } from '../cli-fault.ts'

/** What a command of an ensemble was given, besides what is asked of every world. */
export interface EnsembleOptions
  extends WorldOptions, LanguageOption, OutputOptions, CompleteRequest<typeof drawOptions> {
  readonly chunk: number
  readonly threads?: number
  readonly queue?: string
}

/** Of what a command was given, what a record has. */
export const given = <R extends Options>(record: R, options: object): Omit<RequestOf<R>, 'scenario' | 'menu'> =>
  Object.fromEntries(Object.entries(options).filter(([name]) => Object.hasOwn(record, name))) as RequestOf<R>

const filesOf = (tables: readonly string[]): { readonly csv: readonly string[]; readonly out: readonly string[] } => ({
  csv: tables.map((table) => `${table}.csv`),
  out: ['manifest.json', 'result.json', ...tables.flatMap((table) => [`${table}.csv`, `${table}.parquet`])],
})

/** What an ensemble is drawn for: how many rows of its design it takes, which swaps these ask for, and what is made of all. */
interface Purpose {
  readonly tables: readonly string[]
  readonly rows: (options: EnsembleDesign['options'], factors: number) => number
  readonly more: (session: ModelSession, question: EnsembleDesign, first: Float64Array) => readonly Chunk[]
  readonly answer: (
    session: ModelSession,
    question: EnsembleDesign,
    values: Float64Array,
    language: Language,
  ) => Omit<CommandAnswer, 'files'>
}

const TOLD: Purpose = {
  tables: ['bands', 'drivers', 'judgements', 'differences', 'evaluations'],
  rows: countFirstRows,
  more: (session, question, values) =>
    question.options.totalOrderSamples === 0
      ? []
      : swapsOf(runRequest(session, { ...question, study: 'ensemble', values }).result),
  answer(session, question, values, language) {
    const { result, evaluations } = runRequest(session, { ...question, study: 'ensemble', values })
    const labels = result.of.map(({ label }) => label)
    return {
      result,
      report: ensembleReport(session.world, result, startsOf(session.world, labels, question.of), language),
      tables: [...tablesOf(ensembleTables, result), evaluations],
    }
  },
}

const KEPT: Purpose = {
  tables: ['kept', 'kept-factors'],
  rows: countKeptRows,
  more: () => [],
  answer(session, question, values, language) {
    const result = keepEnsembles(session, question, prepareDraws(session, question).columns, values)
    return { result, report: keepReport(result, language), tables: tablesOf(keptTables, result) }
  },
}

/** Draws worlds from the ranges of the figures, asks the same of each, and tells how far apart the answers lie. */
export const ensembleCommand = (
  of: readonly DrawnStudyRequest[],
  options: EnsembleOptions,
  argv: readonly string[],
): Promise<void> => untilStopped((stop) => drawAndTell(of, options, argv, stop, TOLD))

/** The same of several scenarios, made into the record that `stress` has its bands from. Those that ask about no place have no headline. */
export async function keepCommand(
  scenarios: readonly TextFile[],
  options: EnsembleOptions,
  argv: readonly string[],
): Promise<void> {
  const world = await parseWorld(await readLayers(options.world, options.overlay))
  const of = scenarios
    .filter((scenario) => scenarioIn(world, scenario, {}).focus.length > 0)
    .map((scenario) => ({ study: 'stress' as const, scenario }))
  await untilStopped((stop) => drawAndTell(of, options, argv, stop, KEPT))
}

async function untilStopped(work: (stop: Promise<void>) => Promise<void>): Promise<void> {
  const stop = onStop()
  try {
    await work(stop.asked)
  } finally {
    stop.release()
  }
}

async function drawAndTell(
  of: readonly DrawnStudyRequest[],
  options: EnsembleOptions,
  argv: readonly string[],
  stop: Promise<void>,
  purpose: Purpose,
): Promise<void> {
  const files = filesOf(purpose.tables)
  const layers = await readLayers(options.world, options.overlay)
  const [world, solver] = await Promise.all([parseWorld(layers), loadSolver()])
  const question: EnsembleDesign = {
    study: 'draws',
    of,
    options: given(drawOptions, options) as CompleteRequest<typeof drawOptions>,
  }
  const factors = checkDraws(world, question.options)
  const session = { world, solver, baseline: makeBaseline(world, solver) }
  // Faults of the question are reported before anything is started.
  prepareDraws(session, question)
  // A folder that is in the way is reported now, not after the work.
  await checkFolders([
    ...(options.csv === undefined
      ? []
      : [{ folder: options.csv, files: new Map(files.csv.map((file) => [file, ''])) }]),
    ...(options.out === undefined
      ? []
      : [{ folder: options.out, files: new Map(files.out.map((file) => [file, ''])) }]),
  ])
  const task = taskOf(layers, question)
  const make = buildId(solver.version)
  const store =
    options.out === undefined
      ? { ...memoryStore(), remove: () => Promise.resolve() }
      : await folderStore(unfinishedOf(options.out), toJson({ make, chunk: options.chunk, run: runIdOf(task, make) }))
  const workshop =
    options.queue === undefined
      ? threadExecutor(layers, question, options.threads)
      : await queueExecutor(options.queue, task, make)
  const status = statusLine()
  const begun = performance.now()
  const run = {
    rows: purpose.rows(question.options, factors.length),
    more: (first: Float64Array) => purpose.more(session, question, first),
    size: options.chunk,
  }
  let worked = { done: 0, rows: run.rows }
  try {
    const running = runEnsemble(run, workshop, store, (done, total, fresh) => {
      worked = { done, rows: total }
      status.say(`ensemble ${done} of ${total} runs${timeLeft(begun, fresh, total - done)}`)
    })
    const values = await Promise.race([running, stop])
    if (values === undefined) {
      await workshop.close()
      // What is being written is kept too.
      await running.catch(() => undefined)
      throw new Stopped(stoppedAt(worked, options.out, argv))
    }
    status.end()
    await deliver(options, purpose.answer(session, question, values, options.lang), { world, solver, argv })
    await store.remove()
  } catch (error) {
    if (!(error instanceof ChunkNotKept)) throw error
    throw new Stopped(stoppedAt(worked, options.out, argv, error.reason), EXIT.input)
  } finally {
    status.end()
    await workshop.close()
  }
}

/** What is left of an ensemble that was stopped, and how to go on with it. */
function stoppedAt(
  worked: { readonly done: number; readonly rows: number },
  out: string | undefined,
  argv: readonly string[],
  notKept?: Text,
): Fault {
  const command = ['ytterby', ...argv].map(shellWord).join(' ')
  const at = { ...worked, command }
  if (out === undefined) return cliFault('ENSEMBLE_STOPPED:lost', at)
  const where = { file: unfinishedOf(out) }
  return notKept === undefined
    ? cliFault('ENSEMBLE_STOPPED', at, where)
    : cliFault('ENSEMBLE_NOT_KEPT', { ...at, reason: notKept }, where)
}

const unfinishedOf = (out: string): string => `${out.replace(/\/+$/, '')}.unfinished`

function timeLeft(begun: number, fresh: number, left: number): string {
  if (fresh === 0 || left === 0) return ''
  const seconds = ((performance.now() - begun) / 1000 / fresh) * left
  return seconds < 90 ? `, about ${Math.ceil(seconds)} s left` : `, about ${Math.ceil(seconds / 60)} min left`
}

/** First month of each question's run. */
function startsOf(world: World, labels: readonly string[], of: readonly DrawnStudyRequest[]): Map<string, number> {
  return new Map(
    of.flatMap((question, i) => {
      const label = labels[i] ?? ''
      if (question.study === 'stress') return [[label, scenarioIn(world, question.scenario, question).start] as const]
      return question.study === 'weapon' ? [[label, menuIn(world, question.menu, question).start] as const] : []
    }),
  )
}

/** Lists what an ensemble draws. */
export async function factorsCommand(options: WorldOptions & LanguageOption & { json?: boolean }): Promise<void> {
  const { world } = await openWorld(options)
  const factors = factorsOf(world)
  if (options.json === true) {
    process.stdout.write(toJson(factors))
    return
  }
  const say = sayer(factorsMessages, options.lang)
  const listed = (heading: string, plan: boolean) => ({
    heading,
    table: {
      columns: [
        { name: 'id', align: 'left' as const },
        { name: say('factor'), align: 'left' as const },
        { name: say('figures'), align: 'right' as const },
      ],
      rows: factors
        .filter((factor) => factor.plan === plan)
        .map((factor) => [factor.id, nameIn(options.lang, factor), String(factor.figures)]),
    },
  })
  process.stdout.write(
    renderReport(
      {
        title: say('title'),
        lines: [say('together')],
        sections: [listed(say('drawn'), false), listed(say('ofPlan'), true)].filter(
          ({ table }) => table.rows.length > 0,
        ),
      },
      colours(process.stdout),
    ),
  )
}
