import { loadSolver } from '../../src/solver/index.ts'
import type { DataBundle, HindcastText } from '../../src/studies/index.ts'
import type { Summary } from '../../src/studies/light.ts'
import { questionKey, type Ask, type KeptIndex, type KeptReply, type Kind, type Reply } from './protocol.ts'
import { openModel, work, type OpenModel } from './worker.ts'
import { defaultOf } from '../url/defaults.ts'
import { QUESTIONS } from '../url/questions.ts'
import { decodeSpec, type ScenarioSpec } from '../url/scenario-word.ts'

/** Answers that are handed out with the app, by a static site or a server: to the app's own questions, by the code that answers them in its worker. */

/** A question as the app asks it. */
interface Question<K extends Kind = Kind> {
  readonly kind: K
  readonly ask: Ask<K>
  /** Page or scenario of which it is the answer. */
  readonly of?: string
}
const question = <K extends Kind>(kind: K, ask: Ask<K>, of?: string): Question => ({
  kind,
  ask,
  ...(of === undefined ? {} : { of }),
})

/** `first`: what the start page asks; `all`: what every page begins with, and every shipped scenario. A plan takes minutes, and is asked for first. */
export type Extent = 'first' | 'all'

function questionsOf(extent: Extent, model: OpenModel): Question[] {
  const first = defaultOf('scenario')
  const ids =
    extent === 'first' ? [first] : [...model.shipped.scenario.keys()].map((file) => file.replace(/\.yaml$/, ''))
  const specs = ids.map((id) => ({ id, spec: decodeSpec(id) as ScenarioSpec }))
  const scenarios = specs.flatMap(({ id, spec }) => [
    question('scenario', { spec }),
    question('stress', { spec }, id),
    question('range', { spec }),
  ])
  const others = [
    question('tables', {}),
    question('flows', {}),
    question('baseline', {}),
    question('weapon', QUESTIONS.weapon.example, 'weapon'),
    question('dumping', QUESTIONS.dumping.example, 'dumping'),
    question('exposure', { place: [defaultOf('place')] }, 'exposure'),
    question('hindcast', {}, 'hindcast'),
  ]
  return [question('catalogue', {}), ...scenarios, ...(extent === 'first' ? [] : others)]
}

/** Answers as files, and the first statement of each by page or scenario. */
export interface KeptAnswers {
  readonly files: ReadonlyMap<string, string>
  readonly headlines: ReadonlyMap<string, Summary[number]>
  readonly world: string
}

/**
 * Answers what pages begin with.
 *
 * @param program the file of the worker's code, by which it knows that answers are its own
 */
export async function keepAnswers(
  { bundle, episodes }: { readonly bundle: DataBundle; readonly episodes: HindcastText },
  program: string,
  extent: Extent,
  tell: (line: string) => void,
): Promise<KeptAnswers> {
  const model = await openModel(bundle, () => Promise.resolve(episodes), loadSolver())
  const world = model.world.hash
  const files = new Map<string, string>()
  const headlines = new Map<string, Summary[number]>()
  const index: Record<string, string> = {}
  for (const { kind, ask, of } of questionsOf(extent, model)) {
    const begun = performance.now()
    const reply = await answer(model, kind, ask)
    const text = JSON.stringify({ program, world, reply } satisfies KeptReply)
    const lost = lostInJson(reply, '')
    if (lost !== undefined) throw new Error(`The answer to ${questionKey(kind, ask)} cannot be kept: ${lost}.`)
    const file = `${[kind, ...(of === undefined ? [] : [of])].join('-')}-${files.size}.json`
    files.set(file, text)
    index[questionKey(kind, ask)] = file
    const headline = 'summary' in reply && typeof reply.summary !== 'string' ? reply.summary[0] : undefined
    if (of !== undefined && headline !== undefined) headlines.set(of, headline)
    if (of === defaultOf('scenario') && headline !== undefined) headlines.set('shock', headline)
    tell(`${file}: ${(text.length / 1e6).toFixed(2)} MB, ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  }
  files.set('index.json', JSON.stringify(index satisfies KeptIndex))
  return { files, headlines, world }
}

const answer = async <K extends Kind>(model: OpenModel, kind: K, ask: Ask<K>): Promise<Reply<K>> =>
  work[kind](
    model,
    ask,
    () => undefined,
    () => undefined,
  )

/** Where JSON would say something else than what was worked out; that a zero has no sign there is as well. */
function lostInJson(value: unknown, at: string): string | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) return `${at} is ${value}`
  if (typeof value !== 'object' || value === null) return undefined
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return `${at} is no plain object`
  for (const [key, part] of Object.entries(value)) {
    const lost = lostInJson(part, `${at}.${key}`)
    if (lost !== undefined) return lost
  }
  return undefined
}
