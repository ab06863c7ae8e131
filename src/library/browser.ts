import { loadSolver } from '../solver/index.ts'
import {
  layersOf,
  openModelSession,
  runRequest,
  studyOf,
  tablesOf,
  type DataBundle,
  type ModelRequest,
  type ModelSession,
  type Progress,
  type Shipped,
  type StudyId,
  type StudyResult,
  type TextFile,
} from '../studies/index.ts'
import { InputError, meant, type World } from '../world/index.ts'
import { Answer } from './answer.ts'
import { libraryFault } from './library-fault.ts'
import { readQuestion, type Question } from './question.ts'

export { Answer, type Cell } from './answer.ts'
export type { GivenFile, Question } from './question.ts'

/** Studies that a browser can be asked: past episodes are files of their own, which a bundle does not have. */
export type BrowserStudy = Exclude<StudyId, 'hindcast'>

/**
 * Opens a world in a browser, in the thread that calls: a worker, since a question keeps it busy for a second or more.
 *
 * @param bundle tables and scenarios: `/world.json` of a server or of a static site
 * @param solver address of `highs.wasm`, from the package `highs`
 * @throws InputError with every fault of the tables that was found
 */
export async function openBundle(bundle: DataBundle, solver: string): Promise<BundledModel> {
  const session = await openModelSession(
    layersOf(bundle),
    loadSolver(() => solver),
  )
  // For a plan with a limit of time.
  return new BundledModel({ ...session, clock: () => performance.now() / 1000 }, bundle)
}

/** A world that can be asked in this thread. */
export class BundledModel {
  readonly world: World
  private readonly session: ModelSession
  private readonly bundle: DataBundle

  /** Made by `openBundle`. */
  constructor(session: ModelSession, bundle: DataBundle) {
    this.world = session.world
    this.session = session
    this.bundle = bundle
  }

  /**
   * Asks a study.
   *
   * @throws InputError for a question that cannot be asked of this world; SolverError, CheckFailed where an answer could not be found or failed a check
   */
  async ask<K extends BrowserStudy>(
    study: K,
    question: Question<K>,
    { onProgress }: { readonly onProgress?: Progress } = {},
  ): Promise<Answer<K>> {
    const request = await readQuestion(this.world, study, question, (shipped, name) =>
      Promise.resolve(this.shipped(shipped, name)),
    )
    const result = runRequest(this.session, { study, ...request } as ModelRequest, onProgress) as StudyResult<K>
    return new Answer(result, tablesOf(studyOf(study).tables, result))
  }

  private shipped(kind: Shipped | undefined, name: string): TextFile {
    const { scenarios: scenario, menus: menu, constraints, news, dumping: path } = this.bundle
    const files = kind === undefined ? [] : { scenario, menu, constraints, news, path }[kind]
    const found = files.find(({ file }) => file === `${name}.yaml`)
    if (found !== undefined) return found
    const known = files.map(({ file }) => file.replace(/\.yaml$/, ''))
    throw new InputError([
      libraryFault('BUNDLE_FILE_UNKNOWN', { name, meant: meant(name, known), known: known.join(', ') }),
    ])
  }
}
