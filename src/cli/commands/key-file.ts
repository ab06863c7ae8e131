import { rm, writeFile } from 'node:fs/promises'
import { codeOf, reasonText } from '../../disk/index.ts'
import { InputError } from '../../world/index.ts'
import { cliFault } from '../cli-fault.ts'

/**
 * Writes keys into a new file that its owner alone may read.
 *
 * @throws InputError `KEY_FILE_EXISTS`: what it holds may be keys that are in use; `KEY_FILE_NOT_WRITABLE`
 */
export async function writeKeyFile(file: string, text: string): Promise<void> {
  await writeFile(file, text, { flag: 'wx', mode: 0o600, flush: true }).catch(async (error: unknown) => {
    const exists = codeOf(error) === 'EEXIST'
    // The disk may have been full midway.
    if (!exists) await rm(file, { force: true }).catch(() => undefined)
    throw new InputError([
      exists
        ? cliFault('KEY_FILE_EXISTS', {}, { file })
        : cliFault('KEY_FILE_NOT_WRITABLE', { reason: reasonText(error) }, { file }),
    ])
  })
}
