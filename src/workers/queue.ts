import { setTimeout as sleep } from 'node:timers/promises'
import { Queue } from 'bullmq'
import { Redis } from 'ioredis'
import { fromFailure, type Failure } from '../studies/index.ts'
import { InputError, type Fault } from '../world/index.ts'
import { workerFault } from './worker-fault.ts'
import type { Chunk, Executor } from './run.ts'
import { runIdOf, type Task } from './task.ts'

/**
 * What lies in Valkey. BullMQ hands out jobs and takes them back from workers that died; results do not pass through it:
 * a worker writes a chunk's numbers into a hash of the run, where writing twice writes the same.
 */
export const queueName = (make: string): string => `ytterby-${make}`
export const taskKey = (run: string): string => `ytterby:task:${run}`
export const resultsKey = (run: string): string => `ytterby:results:${run}`

export interface ChunkJob extends Chunk {
  readonly run: string
}

/** How often results are looked for, and how often lost and failed jobs are, in milliseconds. */
const LOOK = 200
const SWEEP = 3000
/** What nobody came back for is gone after a week, seconds. */
export const KEPT = 7 * 24 * 3600

interface Wanted {
  readonly chunk: Chunk
  readonly resolve: (values: Float64Array) => void
  readonly reject: (error: Error) => void
}

/** Opens a connection, or says why not. */
export async function connect(url: string): Promise<Redis> {
  const refuse = (fault: Fault): never => {
    throw new InputError([fault])
  }
  if (!/^rediss?:\/\//.test(url)) return refuse(workerFault('QUEUE_ADDRESS', {}))
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: null,
    connectTimeout: 5000,
    retryStrategy: () => null,
  })
  // Reported by the promise of `connect`.
  redis.on('error', () => undefined)
  try {
    await redis.connect()
  } catch (error) {
    redis.disconnect()
    const reason = error instanceof Error ? error.message : String(error)
    return refuse(workerFault('QUEUE_UNREACHABLE', { address: withoutPassword(url), reason }))
  }
  redis.options.retryStrategy = (times) => Math.min(2000, 100 * times)
  return redis
}

/** Asks what answers at an address, and which version it is. */
export async function queueVersion(url: string): Promise<{ readonly name: string; readonly version: string }> {
  const redis = await connect(url)
  try {
    const info = await redis.info('server')
    const [, valkey] = /^valkey_version:(\S+)/m.exec(info) ?? []
    const [, other = ''] = /^redis_version:(\S+)/m.exec(info) ?? []
    return valkey === undefined ? { name: 'Redis', version: other } : { name: 'Valkey', version: valkey }
  } finally {
    redis.disconnect()
  }
}

const withoutPassword = (url: string): string => url.replace(/\/\/[^@/]*@/, '//')

/** Works out chunks on workers (`ytterby worker`) that share a Valkey. */
export async function queueExecutor(url: string, task: Task, make: string): Promise<Executor> {
  const redis = await connect(url)
  const run = runIdOf(task, make)
  const queue = new Queue<ChunkJob>(queueName(make), { connection: { url, maxRetriesPerRequest: null } })
  const wanted = new Map<number, Wanted>()
  const idOf = ({ from }: Chunk): string => `${run}-${from}`
  const submit = (chunks: readonly Chunk[]): Promise<unknown> =>
    queue.addBulk(
      chunks.map((chunk) => ({
        name: 'rows',
        data: { run, ...chunk },
        // A job of this id that waits or is at work is the same one: it is not added again.
        opts: { jobId: idOf(chunk), removeOnComplete: true },
      })),
    )
  const putTask = (): Promise<unknown> => redis.set(taskKey(run), JSON.stringify(task), 'EX', KEPT)

  const collect = async (): Promise<void> => {
    for (const field of await redis.hkeys(resultsKey(run))) {
      const asked = wanted.get(Number(field))
      if (asked === undefined) continue
      const bytes = await redis.hgetBuffer(resultsKey(run), field)
      if (bytes === null) continue
      wanted.delete(asked.chunk.from)
      asked.resolve(new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)))
    }
  }
  /** Jobs that failed are reported; jobs that are gone without a result, with a Valkey that was lost, are given again. */
  const sweep = async (): Promise<void> => {
    await putTask()
    const lost: Chunk[] = []
    for (const { chunk, reject } of wanted.values()) {
      const job = await queue.getJob(idOf(chunk))
      if (job === undefined) lost.push(chunk)
      else if (await job.isFailed()) {
        wanted.delete(chunk.from)
        await job.remove()
        reject(failureOf(job.failedReason))
      }
    }
    // A result may have come in since: a second one is the same.
    await collect()
    await submit(lost.filter(({ from }) => wanted.has(from)))
  }

  const over = new AbortController()
  let fresh: Chunk[] = []
  const ready = putTask().then(collect)
  const tend = async (): Promise<void> => {
    await ready
    let swept = performance.now()
    while (!over.signal.aborted) {
      await collect()
      const chunks = fresh.filter(({ from }) => wanted.has(from))
      fresh = []
      if (chunks.length > 0) await submit(chunks)
      if (performance.now() - swept > SWEEP) {
        await sweep()
        swept = performance.now()
      }
      await sleep(LOOK)
    }
  }
  const tending = tend().catch((error: unknown) => {
    for (const { reject } of wanted.values()) reject(error instanceof Error ? error : new Error(String(error)))
  })

  return {
    work: (chunk) =>
      new Promise((resolve, reject) => {
        wanted.set(chunk.from, { chunk, resolve, reject })
        fresh.push(chunk)
      }),
    close: async () => {
      over.abort()
      await tending
      if (wanted.size === 0) await redis.del(taskKey(run), resultsKey(run))
      // What a worker has taken up it finishes; the rest need not be begun.
      else
        for (const { chunk } of wanted.values())
          await (await queue.getJob(idOf(chunk)))?.remove().catch(() => undefined)
      await queue.close()
      redis.disconnect()
    },
  }
}

function failureOf(reason: string): Error {
  try {
    return fromFailure(JSON.parse(reason) as Failure)
  } catch {
    return new Error(`A worker gave a chunk up: ${reason}`)
  }
}
