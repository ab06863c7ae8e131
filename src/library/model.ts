import { BEFORE_CONTROLS, readEpisodes, readLayers, readShipped, readText, shippedEpisodes } from '../files/index.ts'
import {
  studyOf,
  tablesOf,
  type ModelRequest,
  type Past,
  type Progress,
  type StudyId,
  type StudyResult,
} from '../studies/index.ts'
import { parseWorld, type Layer, type World } from '../world/index.ts'
import { Pool } from '../workers/index.ts'
import { Answer } from './answer.ts'
import { readQuestion, type FileReader, type Question } from './question.ts'

/** Which world is opened, and how. */
export interface OpenOptions {
  /** A shipped world by name (`2026`, as the year began; `2024`, before its controls), or a folder of tables. Left out: `2026`. */
  readonly world?: string
  /** What is laid over it: folders of tables, or shipped ones by name. */
  readonly overlays?: readonly string[]
  /** How many questions are worked on at a time, each in a thread that holds 150 MB or more. Left out: 1. */
  readonly threads?: number
}

/** How a question is asked. */
export interface AskOptions {
  /** Gives the question up: the promise is rejected with the reason, and the thread at work on it ends. */
  readonly signal?: AbortSignal
  /** How many steps are done, of how many. */
  readonly onProgress?: Progress
}

/**
 * Opens a world: its tables are read and checked here, its questions are answered in threads of their own.
 *
 * @throws InputError with every fault of the tables that was found
 */
export async function openShipped({ world, overlays = [], threads = 1 }: OpenOptions = {}): Promise<Model> {
  const [layers, before] = await Promise.all([
    readLayers(world, overlays),
    readLayers(world ?? BEFORE_CONTROLS, overlays),
  ])
  return new Model(await parseWorld(layers), layers, before, threads)
}

/** A world that can be asked. End it with `close`, or by `await using`: its threads keep a program from ending. */
export class Model {
  readonly world: World
  private readonly pool: Pool
  private readonly before: readonly Layer[]
  private past: Promise<Past> | undefined

  /** Made by `openShipped`. */
  constructor(world: World, layers: readonly Layer[], before: readonly Layer[], threads: number) {
    this.world = world
    this.before = before
    this.pool = new Pool(layers, threads)
  }

  /**
   * Asks a study.
   *
   * @throws InputError for a question that cannot be asked of this world; SolverError, CheckFailed where an answer could not be found or failed a check
   */
  async ask<K extends StudyId>(
    study: K,
    question: Question<K>,
    { signal, onProgress }: AskOptions = {},
  ): Promise<Answer<K>> {
    signal?.throwIfAborted()
    const request = await readQuestion(this.world, study, question, readFile)
    const past = study === 'hindcast' ? { past: await this.episodes() } : {}
    signal?.throwIfAborted()
    const { answer, stop } = this.pool.ask(
      { study, ...request, ...past } as ModelRequest,
      onProgress === undefined ? {} : { onProgress },
    )
    const give = (): void => void stop(signal?.reason as Error)
    signal?.addEventListener('abort', give, { once: true })
    try {
      const result = (await answer) as StudyResult<K>
      return new Answer(result, tablesOf(studyOf(study).tables, result))
    } finally {
      signal?.removeEventListener('abort', give)
    }
  }

  /** Takes back what is asked and ends the threads. */
  close(): Promise<void> {
    return this.pool.close()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  private episodes(): Promise<Past> {
    this.past ??= readEpisodes(shippedEpisodes()).then((text) => ({ layers: this.before, text }))
    return this.past
  }
}

/** A shipped file by its name, or one of your own by its path. */
const readFile: FileReader = async (shipped, name) =>
  shipped === undefined ? { file: name, text: await readText(name) } : readShipped(shipped, name)
