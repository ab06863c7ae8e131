import highsWasm from 'highs/runtime?url'
import { loadSolver } from '../../src/solver/index.ts'
import { layersOf, toFailure, type DataBundle, type HindcastText } from '../../src/studies/index.ts'
import { hashLayers } from '../../src/world/index.ts'
import { fileOfApp } from '../url/root.ts'
import type { Ask, FromWorker, Kind, ToWorker } from './protocol.ts'
import { openModel, work, type OpenModel } from './worker.ts'

/** The model at work in the browser: opens the world that the page's server hands out, and answers one question after another. */

async function fetched<T>(name: string, what: string): Promise<T> {
  const response = await fetch(fileOfApp(name))
  if (!response.ok) throw new Error(`${what} could not be fetched: ${response.status} ${response.statusText}.`)
  return (await response.json()) as T
}

const say = (message: FromWorker): void => self.postMessage(message)

let opened: Promise<OpenModel> | undefined
const model = (): Promise<OpenModel> => (opened ??= open())

async function open(): Promise<OpenModel> {
  const solver = loadSolver(() => highsWasm)
  const bundle = await fetched<DataBundle>('world.json', 'The world')
  // Before the world is checked and balanced, which takes longer: an answer that is kept waits for it.
  const program = self.location.pathname.split('/').at(-1) ?? ''
  say({ by: { program, world: hashLayers(layersOf(bundle)) } })
  return openModel(bundle, () => fetched<HindcastText>('hindcast.json', 'The past episodes'), solver)
}

async function handle<K extends Kind>(id: number, kind: K, ask: Ask<K>): Promise<void> {
  try {
    const reply = await work[kind](
      await model(),
      ask,
      (done, total, bounds) => say({ id, done, total, bounds }),
      (part) => say({ id, part }),
    )
    say({ id, reply })
  } catch (error) {
    say({ id, failure: toFailure(error) })
  }
}

self.addEventListener('message', ({ data: { id, kind, ask } }: MessageEvent<ToWorker>) => void handle(id, kind, ask))
// Opening takes a moment: begin before the first question.
void model().catch(() => undefined)
