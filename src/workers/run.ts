import type { DrawsRequest } from '../studies/index.ts'

/** What is asked of an ensemble, without which rows. */
export type EnsembleDesign = Omit<DrawsRequest, 'from' | 'count'>

/** Rows that are worked out together. */
export interface Chunk {
  readonly from: number
  readonly count: number
}

/**
 * Where the chunks of one ensemble are worked out: threads here, or workers elsewhere. The same chunk is the same numbers
 * wherever it is, and however often.
 */
export interface Executor {
  /** The rows of a chunk, one after the other. */
  readonly work: (chunk: Chunk) => Promise<Float64Array>
  /** Lets go of all that is still to do. */
  readonly close: () => Promise<void>
}

/** Where finished chunks lie. */
export interface ChunkStore {
  readonly get: (chunk: Chunk) => Promise<Float64Array | undefined>
  /** Keeps a chunk; one that is there already is the same, and stays. */
  readonly put: (chunk: Chunk, values: Float64Array) => Promise<void>
}

export function chunksOf(rows: number, size: number): Chunk[] {
  return Array.from({ length: Math.ceil(rows / size) }, (_, i) => ({
    from: i * size,
    count: Math.min(size, rows - i * size),
  }))
}

/**
 * Works out every chunk that the store lacks and returns the rows of all, in order. Each chunk is asked for once and put
 * once; it does not matter who finishes first.
 */
export async function runChunks(
  rows: number,
  size: number,
  workshop: Executor,
  store: ChunkStore,
  onProgress?: (done: number, total: number, fresh: number) => void,
): Promise<Float64Array> {
  let done = 0
  let fresh = 0
  const writing: Promise<void>[] = []
  const rowsOf = async (chunk: Chunk): Promise<Float64Array> => {
    const known = await store.get(chunk)
    const values = known ?? (await workshop.work(chunk))
    if (known === undefined) {
      const written = store.put(chunk, values)
      writing.push(written)
      await written
      fresh += chunk.count
    }
    done += chunk.count
    onProgress?.(done, rows, fresh)
    return values
  }
  const parts = await Promise.all(chunksOf(rows, size).map(rowsOf)).catch(async (error: unknown) => {
    // What is worked out already is kept, whatever befell the others.
    await Promise.allSettled(writing)
    throw error
  })
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** A store that is gone with the process. */
export function memoryStore(): ChunkStore {
  const kept = new Map<number, Float64Array>()
  return {
    get: ({ from }) => Promise.resolve(kept.get(from)),
    put: ({ from }, values) => {
      kept.set(from, values)
      return Promise.resolve()
    },
  }
}
