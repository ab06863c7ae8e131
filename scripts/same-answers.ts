import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { capture } from './answers-capture.ts'
import { compareCaptures } from './answers-compare.ts'
import { DATA, LIST } from './answers-list.ts'
import { Renames } from './answers-renames.ts'

/**
 * Keeps every number of every shipped answer, and compares two such captures: a change of names, options or structure of the code
 * must not change a number. CONTRIBUTING.md says how to use it; `answers-list.ts` holds what is asked, `answers-renames.ts` how a
 * map of names is written.
 */
const USAGE = `node dist/scripts/same-answers.js capture <folder> [--only "stress-*"] [--at-once 2]
node dist/scripts/same-answers.js compare <before> <after> [--map renames.yaml] [--only "stress-*"]
`

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '*' },
    'at-once': { type: 'string', default: '2' },
    map: { type: 'string' },
  },
})
const [command, first, second] = positionals
const only = new RegExp(`^${values.only.replaceAll(/[\\^$.+?()[\]{}|]/g, '\\$&').replaceAll('*', '.*')}$`)
const isAsked = (name: string): boolean => only.test(name)

async function captureInto(folder: string): Promise<number> {
  const begun = performance.now()
  const list = LIST.filter(({ name }) => isAsked(name))
  const { asked, there, failed } = await capture(folder, list, Number(values['at-once']), say)
  const minutes = ((performance.now() - begun) / 60_000).toFixed(1)
  say(`${asked} answers in ${folder}, ${there} of them from before, ${failed.length} failed; ${minutes} minutes.`)
  if (failed.length > 0) say(`Failed: ${failed.join(', ')}`)
  return asked > 0 && failed.length === 0 ? 0 : 1
}

/** At most this many differences are listed. */
const LISTED = 200

async function compare(before: string, after: string): Promise<number> {
  for (const folder of [before, after]) if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`)
  if (realpathSync(before) === realpathSync(after)) throw new Error('Both folders are the same one.')
  const renames = new Renames(values.map === undefined ? '' : readFileSync(values.map, 'utf8'))
  const expected = [...LIST.map(({ name }) => name), DATA]
  const { files, numbers, differences } = await compareCaptures(before, after, renames, expected, isAsked)
  for (const { where, what, more } of differences.slice(0, LISTED))
    say(`${where} ${what}${more === 0 ? '' : ` (and ${more} more like it)`}.`)
  if (differences.length > LISTED) say(`... and ${differences.length - LISTED} more.`)
  const unused = renames.unused()
  if (unused.length > 0) say(`Rules that fitted nothing:\n  ${unused.join('\n  ')}`)
  const count = `${differences.length} ${differences.length === 1 ? 'difference' : 'differences'}`
  say(`${files} files and ${numbers} numbers compared: ${differences.length === 0 ? 'no difference' : count}.`)
  return differences.length === 0 ? 0 : 1
}

async function main(): Promise<number> {
  if (command === 'capture' && first !== undefined && second === undefined) return captureInto(first)
  if (command === 'compare' && first !== undefined && second !== undefined) return compare(first, second)
  process.stderr.write(USAGE)
  return 2
}

try {
  process.exitCode = await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
