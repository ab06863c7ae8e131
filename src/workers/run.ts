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

/** Rows in chunks of a size; the last may be smaller. */
export function chunksOf({ from, count }: Chunk, size: number): Chunk[] {
  return Array.from({ length: Math.ceil(count / size) }, (_, i) => ({
    from: from + i * size,
    count: Math.min(size, count - i * size),
  }))
}

/** How to work out an ensemble. */
interface Run {
  /** Rows that every ensemble of its kind has. */
  readonly rows: number
  /** Rows that are worked out as well, once the numbers of the first have said which. */
  readonly more: (first: Float64Array) => readonly Chunk[] | Promise<readonly Chunk[]>
  /** Rows in a chunk. */
  readonly size: number
}

/** Works out the rows of an ensemble, and then those that the first ones ask for. Chunks are those of `runChunks`. */
export async function runEnsemble(
  { rows, more, size }: Run,
  workshop: Executor,
  store: ChunkStore,
  onProgress?: (done: number, total: number, fresh: number) => void,
): Promise<Float64Array> {
  let fresh = 0
  const first = await runChunks(chunksOf({ from: 0, count: rows }, size), workshop, store, (done, total, worked) => {
    fresh = worked
    onProgress?.(done, total, worked)
  })
  const rest = (await more(first)).flatMap((asked) => chunksOf(asked, size))
  if (rest.length === 0) return first
  const later = await runChunks(rest, workshop, store, (done, total, worked) =>
    onProgress?.(rows + done, rows + total, fresh + worked),
  )
  return joined([first, later])
}

/**
 * Works out every chunk that the store lacks and returns the rows of all, in order. Each chunk is asked for once and put
 * once; it does not matter who finishes first.
 */
export async function runChunks(
  chunks: readonly Chunk[],
  workshop: Executor,
  store: ChunkStore,
  onProgress?: (done: number, total: number, fresh: number) => void,
): Promise<Float64Array> {
  const rows = chunks.reduce((sum, { count }) => sum + count, 0)
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
  const parts = await Promise.all(chunks.map(rowsOf)).catch(async (error: unknown) => {
    // What is worked out already is kept, whatever befell the others.
    await Promise.allSettled(writing)
    throw error
  })
  return joined(parts)
}

function joined(parts: readonly Float64Array[]): Float64Array {
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
