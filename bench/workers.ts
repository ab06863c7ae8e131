/* oxlint-disable unicorn/require-post-message-target-origin -- threads, not windows */
import { availableParallelism } from 'node:os'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { buildNetwork, rollHorizon } from '../src/clearing/index.ts'
import { loadSolver, type Basis, type LinearModel, type CostsAndBounds } from '../src/solver/index.ts'
import { AHEAD, bans, SPLIT, shipped } from './cases.ts'
import { watchOthers } from './machine.ts'

/** What is kept of a solve. */
export interface Answer {
  readonly objective: number
  readonly pivots: number
}

/** `live`: changes of one model, from a basis put back before each. `roll`: the bans month by month, as `stress` does. */
type Work =
  | {
      readonly kind: 'live'
      readonly model: LinearModel
      readonly basis: Basis
      readonly changes: readonly CostsAndBounds[]
    }
  | { readonly kind: 'roll' }

interface Order {
  readonly work: Work
  /** One number: the next scenario that nobody has taken. */
  readonly next: Int32Array
}

type Solved = readonly (readonly [scenario: number, answer: Answer])[]

export const CORES = Math.min(2, availableParallelism())

export interface Shared {
  readonly seconds: number
  /** Cores that others kept busy meanwhile. */
  readonly busyCores: number
  readonly answers: readonly Answer[]
}

/** Shares scenarios among threads, each with its own solver. Timed from when all are ready until the last answer. */
export async function share(work: Work, threads: number): Promise<Shared> {
  const order: Order = { work, next: new Int32Array(new SharedArrayBuffer(4)) }
  const workers = Array.from({ length: threads }, () => new Worker(new URL(import.meta.url), { workerData: order }))
  try {
    await Promise.all(workers.map((worker) => messageOf<'ready'>(worker)))
    const others = watchOthers()
    const start = performance.now()
    const solved = workers.map((worker) => messageOf<Solved>(worker))
    for (const worker of workers) worker.postMessage('go')
    const answers: Answer[] = []
    for (const list of await Promise.all(solved)) for (const [scenario, answer] of list) answers[scenario] = answer
    return { seconds: (performance.now() - start) / 1000, busyCores: others(), answers }
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}

const messageOf = <T>(worker: Worker): Promise<T> =>
  new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })

/** A thread: makes itself ready, waits for the word, then takes scenarios until none is left. */
async function serve({ work, next }: Order): Promise<void> {
  const { count, solve } = work.kind === 'live' ? await readyToSolve(work) : await readyToRoll()
  parentPort?.once('message', () => {
    const solved: [number, Answer][] = []
    for (let s = Atomics.add(next, 0, 1); s < count; s = Atomics.add(next, 0, 1)) solved.push([s, solve(s)])
    parentPort?.postMessage(solved satisfies Solved)
  })
  parentPort?.postMessage('ready')
}

interface Ready {
  readonly count: number
  readonly solve: (scenario: number) => Answer
}

async function readyToSolve({ model, basis, changes }: Work & { kind: 'live' }): Promise<Ready> {
  const live = (await loadSolver()).create(model)
  live.algorithm('simplex')
  live.solve()
  return {
    count: changes.length,
    solve: (s) => {
      const given = changes[s]
      if (given === undefined) throw new Error(`no scenario ${s}`)
      live.setBasis(basis)
      live.update(given)
      const { objective, simplexIterations } = live.solve()
      return { objective, pivots: simplexIterations }
    },
  }
}

/** The world is read and reconciled before the word; networks are built after it. */
async function readyToRoll(): Promise<Ready> {
  const { world, baseline, solver } = await shipped()
  const scenarios = bans(world)
  return {
    count: scenarios.length,
    solve: (s) => {
      const scenario = scenarios[s]
      if (scenario === undefined) throw new Error(`no scenario ${s}`)
      const network = buildNetwork(world, baseline, scenario, { split: SPLIT })
      const { months, simplexIterations } = rollHorizon(solver, network, scenario, { foresight: AHEAD })
      return {
        objective: months.reduce((total, { serve }) => total + serve.reduce((a, b) => a + b, 0), 0),
        pivots: simplexIterations,
      }
    },
  }
}

if (!isMainThread) await serve(workerData as Order)
