import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { reasonText } from '../disk/index.ts'
import { throwRefusal } from './refusals.ts'

/** Writes a line, without its end. */
export type WriteLine = (line: string) => Promise<void>

/**
 * Writes a file of lines under another name and renames it when it is on disk, so that one of that name is whole. Only its owner
 * may read it.
 *
 * @param work writes the lines; if it throws, what was there before stays
 * @throws InputError `FILE_NOT_WRITABLE`
 */
export async function writeAtomically(file: string, work: (write: WriteLine) => Promise<void>): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`
  const notWritable = (error: unknown): never =>
    throwRefusal('FILE_NOT_WRITABLE', { reason: reasonText(error) }, { file })
  const handle = await open(temporary, 'w', 0o600).catch(notWritable)
  try {
    await work(async (line) => {
      await handle.write(`${line}\n`).catch(notWritable)
    })
    await handle.sync().catch(notWritable)
    await handle.close()
    await rename(temporary, file).catch(notWritable)
    await syncFolder(dirname(file))
  } catch (error) {
    await handle.close()
    await rm(temporary, { force: true })
    throw error
  }
}

/** A name is on disk once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
