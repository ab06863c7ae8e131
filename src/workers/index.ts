import type * as queue from './queue.ts'
import type * as queueWorker from './queue-worker.ts'

export { compiled } from './compiled.ts'
export { ChunkNotKept, folderStore } from './folder-store.ts'
export { hasSpareCore, Pool, PoolClosed, submitTask, type TaskOptions, type TaskHandle } from './pool.ts'
export {
  chunksOf,
  memoryStore,
  runChunks,
  runEnsemble,
  type Chunk,
  type ChunkStore,
  type EnsembleDesign,
  type Executor,
} from './run.ts'
export { putBack, takeThread } from './spare.ts'
export { buildId, runIdOf, taskOf, type Task } from './task.ts'
export { askEnsemble, threadExecutor } from './threads.ts'

type Queue = typeof queue
type QueueWorker = typeof queueWorker

// The queue's libraries are loaded by those who use it: they take longer to load than a small question to answer.
export const queueExecutor: Queue['queueExecutor'] = async (...given) =>
  (await import('./queue.ts')).queueExecutor(...given)
export const queueVersion: Queue['queueVersion'] = async (...given) =>
  (await import('./queue.ts')).queueVersion(...given)
export const startWorker: QueueWorker['startWorker'] = async (...given) =>
  (await import('./queue-worker.ts')).startWorker(...given)
