import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { InputError } from '../../world/index.ts'
import { differences, readManifest } from '../output.ts'

/** Makes a run again from its manifest, in a folder of its own, and says what came out differently. */
export async function verifyCommand(dir: string, run: (argv: readonly string[]) => Promise<number>): Promise<void> {
  const { command } = await readManifest(dir)
  const scratch = await mkdtemp(join(tmpdir(), 'ytterby-'))
  const write = process.stdout.write.bind(process.stdout)
  try {
    process.stdout.write = (() => true) as typeof process.stdout.write
    const code = await run([...command, '--out', join(scratch, 'again')]).finally(() => (process.stdout.write = write))
    if (code !== 0)
      throw new InputError([
        {
          code: 'RUN_NOT_REPEATABLE',
          message: `The command could not be run again: ytterby ${command.join(' ')}`,
          file: dir,
          remedy: 'See the message above; the files it names may have moved.',
        },
      ])
    const found = await differences(dir, await readManifest(join(scratch, 'again')))
    if (found.length > 0)
      throw new InputError(
        found.map((message) => ({
          code: 'RUN_DIFFERS',
          message,
          file: dir,
          remedy: 'Compare the folders, or make the run anew.',
        })),
      )
    process.stdout.write(`${dir}: made again to the same bytes\n`)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}
