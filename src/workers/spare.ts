import type { Layer } from '../world/index.ts'
import { ModelThread } from './thread.ts'

/**
 * Threads that have answered and that nobody has, the one put back last at the end. To open a world and to compile what solves it takes
 * longer than most questions; so they wait for the next one of the same world. They do not keep the process from ending.
 */
const spare: ModelThread[] = []

/** As many wait: one beside what a command works out itself, and one of another world. Each keeps a world and a solver in memory. */
const MOST_SPARE = 2

/** A thread of this world: one that waits, or a new one. */
export function takeThread(layers: readonly Layer[]): ModelThread {
  const at = spare.findLastIndex((thread) => thread.isOf(layers))
  const [waiting] = at === -1 ? [] : spare.splice(at, 1)
  if (waiting === undefined || waiting.ended) return new ModelThread(layers)
  waiting.keepsProcess(true)
  return waiting
}

/** Lets go of a thread that is at no question. If too many wait, the one that has waited longest ends. */
export function putBack(thread: ModelThread): void {
  if (thread.ended) return
  thread.keepsProcess(false)
  spare.push(thread)
  if (spare.length > MOST_SPARE) void spare.shift()?.stop()
}
