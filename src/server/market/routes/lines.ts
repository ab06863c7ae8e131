import { canonicalJson } from '../../../market/index.ts'

export const NDJSON = { 'Content-Type': 'application/x-ndjson' } as const

/** Entries as they are asked for: a log may be longer than fits in memory. */
export function linesOf(entries: AsyncIterable<unknown>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const iterator = entries[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next()
      if (done === true) controller.close()
      else controller.enqueue(encoder.encode(`${canonicalJson(value)}\n`))
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}
