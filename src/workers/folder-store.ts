import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { diskFault, makeFolder, reasonText, writeFault } from '../disk/index.ts'
import type { Text } from '../messages/index.ts'
import { InputError, type Fault } from '../world/index.ts'
import type { Chunk, ChunkStore } from './run.ts'
import { workerFault } from './worker-fault.ts'

/** What an unfinished ensemble says of itself: only the same question may go on with it. */
const PLAN = 'plan.json'

/** A chunk could not be written; those before are kept. The message says why. */
export class ChunkNotKept extends Error {
  readonly reason: Text
  constructor(reason: Text) {
    super(reason('en'))
    this.reason = reason
  }
}

/**
 * A store that outlives the process: a file per chunk, written under another name first, so that one that is there is
 * whole. A second run with the same plan goes on where the first stopped.
 */
export async function folderStore(folder: string, plan: string): Promise<ChunkStore & { remove: () => Promise<void> }> {
  const refuse = (fault: Fault): never => {
    throw new InputError([fault])
  }
  const notWritable = (error: unknown): never => {
    throw new InputError([writeFault(folder, error)])
  }
  const begun = await readFile(join(folder, PLAN), 'utf8').catch(() => undefined)
  if (begun === undefined) {
    const others = await readdir(folder).catch(() => [])
    if (others.length > 0) refuse(diskFault('FOLDER_IN_USE:ensemble', {}, { file: folder }))
    try {
      makeFolder(folder)
      await writeWhole(join(folder, PLAN), plan)
    } catch (error) {
      notWritable(error)
    }
  } else if (begun !== plan) refuse(workerFault('ENSEMBLE_OTHER', {}, { file: folder }))
  const fileOf = ({ from, count }: Chunk): string => join(folder, `rows-${from}-${count}.f64`)
  return {
    get: async (chunk) => {
      const bytes = await readFile(fileOf(chunk)).catch(() => undefined)
      return bytes && new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
    },
    put: (chunk, values) =>
      writeWhole(fileOf(chunk), new Uint8Array(values.buffer, values.byteOffset, values.byteLength)).catch(
        (error: unknown) => {
          throw new ChunkNotKept(reasonText(error))
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
