import { metaOf } from '../url/meta.ts'
import { fileOfApp } from '../url/root.ts'
import type { AnsweredBy, KeptIndex, KeptReply, Kind, Reply } from './protocol.ts'

/** Where answers that were worked out beforehand are: beside a static site, or at a server that has some which fit; undefined where there are none. */
const FOLDER = metaOf('ytterby-answers')

let index: Promise<KeptIndex> | undefined

/** Whether any answers are kept here. */
export const KEEPS_ANSWERS = FOLDER !== undefined

/**
 * The answer that is kept to a question. It counts only if it was made by the very code and tables that would answer here; whatever is
 * wrong with it, there is none, and the question is worked out.
 */
export async function keptReply(key: string, by: Promise<AnsweredBy>): Promise<Reply<Kind> | undefined> {
  try {
    index ??= read<KeptIndex>('index.json')
    const file = (await index)[key]
    if (file === undefined) return undefined
    const [{ program, world, reply }, here] = await Promise.all([read<KeptReply>(file), by])
    return program === here.program && world === here.world ? reply : undefined
  } catch {
    return undefined
  }
}

async function read<T>(file: string): Promise<T> {
  const response = await fetch(fileOfApp(`${FOLDER}/${file}`))
  if (!response.ok) throw new Error(`${response.status}`)
  return (await response.json()) as T
}
