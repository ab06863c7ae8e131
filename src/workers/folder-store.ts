import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder, reasonOf, writeFault } from '../disk/index.ts'
import { InputError } from '../world/index.ts'
import type { Chunk, ChunkStore } from './run.ts'

/** What an unfinished ensemble says of itself: only the same question may go on with it. */
const PLAN = 'plan.json'

/** A chunk could not be written; those before are kept. The message says why. */
export class ChunkNotKept extends Error {}

/**
 * A store that outlives the process: a file per chunk, written under another name first, so that one that is there is
 * whole. A second run with the same plan goes on where the first stopped.
 */
export async function folderStore(folder: string, plan: string): Promise<ChunkStore & { remove: () => Promise<void> }> {
  const refuse = (code: string, message: string, remedy: string): never => {
    throw new InputError([{ code, message, file: folder, remedy }])
  }
  const notWritable = (error: unknown): never => {
    throw new InputError([writeFault(folder, error)])
  }
  const begun = await readFile(join(folder, PLAN), 'utf8').catch(() => undefined)
  if (begun === undefined) {
    const others = await readdir(folder).catch(() => [])
    if (others.length > 0)
      refuse('FOLDER_IN_USE', 'The folder holds something other than an unfinished ensemble.', 'Name another --out.')
    try {
      makeFolder(folder)
      await writeWhole(join(folder, PLAN), plan)
    } catch (error) {
      notWritable(error)
    }
  } else if (begun !== plan)
    refuse(
      'ENSEMBLE_OTHER',
      'The folder holds an unfinished ensemble of something else: another question, world, seed or version.',
      'Name another --out, or delete the folder if its runs are not wanted any more.',
    )
  const fileOf = ({ from, count }: Chunk): string => join(folder, `rows-${from}-${count}.f64`)
  return {
    get: async (chunk) => {
      const bytes = await readFile(fileOf(chunk)).catch(() => undefined)
      return bytes && new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
    },
    put: (chunk, values) =>
      writeWhole(fileOf(chunk), new Uint8Array(values.buffer, values.byteOffset, values.byteLength)).catch(
        (error: unknown) => {
          throw new ChunkNotKept(reasonOf(error))
        },
      ),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`
  await writeFile(temporary, content)
  await rename(temporary, file)
}
