import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { writeFault } from '../../disk/index.ts'
import { STUDIES } from '../../studies/index.ts'
import { InputError } from '../../world/index.ts'
import { differences, readManifest } from '../output.ts'

/** Commands that make a run folder. */
const MAKES_RUNS: ReadonlySet<string> = new Set(Object.keys(STUDIES))
/** Of `market` only the rehearsal does. */
const makesRun = ([name = '', sub]: readonly string[]): boolean =>
  MAKES_RUNS.has(name) || (name === 'market' && sub === 'rehearse')

/** Makes a run again from its manifest, in a folder of its own, and says what came out differently. */
export async function verifyCommand(dir: string): Promise<void> {
  const { command } = await readManifest(dir)
  // A folder may come from a stranger: only what makes a result is run, and only into a folder of ours.
  if (!makesRun(command) || command.some((word) => /^--(out|csv|brief)\b/.test(word)))
    throw new InputError([
      {
        code: 'RUN_NOT_REPEATABLE',
        message: `The manifest names a command that makes no run: ytterby ${command.join(' ')}`,
        file: dir,
        remedy: 'Name a folder written with --out.',
      },
    ])
  const scratch = await mkdtemp(join(tmpdir(), 'ytterby-')).catch((error: unknown) => {
    throw new InputError([writeFault(tmpdir(), error)])
  })
  const again = join(scratch, 'again')
  try {
    const program = process.argv[1] ?? ''
    // An argument that no process can take is thrown before there is a promise.
    await Promise.resolve()
      .then(() => promisify(execFile)(process.execPath, [program, ...command, '--out', again], { maxBuffer: 2 ** 28 }))
      .catch((error: unknown) => {
        const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
        throw new InputError([
          {
            code: 'RUN_NOT_REPEATABLE',
            message: `The command could not be run again: ytterby ${command.join(' ')}\n${said}`,
            file: dir,
            remedy: 'Run it in the folder it was run in; the files it names may have moved.',
          },
        ])
      })
    const found = await differences(dir, await readManifest(again))
    if (found.length > 0)
      throw new InputError(
        found.map((message) => ({
          code: 'RUN_DIFFERS',
          message: `${message}.`,
          file: dir,
          remedy: 'Compare the folders, or make the run again.',
        })),
      )
    process.stdout.write(`${dir}: made again to the same bytes\n`)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}
