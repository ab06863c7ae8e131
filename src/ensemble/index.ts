import type * as queue from './queue.ts'
import type * as queueWorker from './queue-worker.ts'

export { compiled } from './compiled.ts'
export { ChunkNotKept, folderStore } from './folder-store.ts'
export { hasSpareCore, Pool, PoolClosed, sendOut, type Asking, type Errand } from './pool.ts'
export {
  chunksOf,
  memoryStore,
  runChunks,
  type Chunk,
  type ChunkStore,
  type EnsembleQuestion,
  type Workshop,
} from './run.ts'
export { DeskThread } from './thread.ts'
export { makeOf, runIdOf, taskOf, type Task } from './task.ts'
export { askEnsemble, threadWorkshop } from './threads.ts'

type Queue = typeof queue
type QueueWorker = typeof queueWorker

// The queue's libraries are loaded by those who use it: they take longer to load than a small question to answer.
export const queueWorkshop: Queue['queueWorkshop'] = async (...given) =>
  (await import('./queue.ts')).queueWorkshop(...given)
export const startWorker: QueueWorker['startWorker'] = async (...given) =>
  (await import('./queue-worker.ts')).startWorker(...given)
