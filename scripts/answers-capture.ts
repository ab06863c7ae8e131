import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { packageRoot } from '../src/files/index.ts'
import { ANSWERS, DATA, TABLES, type Answer } from './answers-list.ts'
import { ENDINGS } from './answers-read.ts'

const ROOT = packageRoot()

/** Of what made the answers of a folder: others are not put beside them. */
const MADE_BY = '.made-by'
/** What was asked, in the folder of an answer. */
const ARGS = '.args.json'

export interface Captured {
  readonly asked: number
  readonly there: number
  readonly failed: readonly string[]
}

/** Runs what is not there yet, some commands at a time. */
export async function capture(
  to: string,
  list: readonly Answer[],
  atOnce: number,
  say: (line: string) => void,
): Promise<Captured> {
  const folder = resolve(to)
  await mkdir(folder, { recursive: true })
  await claim(folder)
  const failed: string[] = []
  let there = 0
  const runAll = async (answers: readonly Answer[]): Promise<void> => {
    const left = answers.values()
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (const answer of left)
          if (await isThere(folder, answer)) there++
          else if (!(await captureOne(folder, answer, say))) failed.push(answer.name)
      }),
    )
  }
  const readsOthers = ({ args }: Answer): boolean => args.some((arg) => arg.includes(ANSWERS))
  await runAll(list.filter((answer) => !readsOthers(answer)))
  await runAll(list.filter(readsOthers))
  await copyData(folder)
  return { asked: list.length, there, failed }
}

/** A folder holds answers of one program and its data. */
async function claim(folder: string): Promise<void> {
  const file = join(folder, MADE_BY)
  const made = await programHash()
  const before = existsSync(file) ? await readFile(file, 'utf8') : made
  if (before !== made)
    throw new Error(`${folder} holds answers of another build or other data. Name a new folder: nothing was written.`)
  await writeFile(file, made)
}

async function programHash(): Promise<string> {
  const hash = createHash('sha256')
  for (const part of [join('dist', 'src'), DATA]) {
    const files = await readdir(join(ROOT, part), { recursive: true, withFileTypes: true })
    const paths = files
      .filter((file) => file.isFile() && !file.name.endsWith('.map') && !file.name.endsWith('.d.ts'))
      .map((file) => join(file.parentPath, file.name))
      .sort()
    for (const path of paths) hash.update(path.slice(ROOT.length)).update(await readFile(path))
  }
  return `${hash.digest('hex')}\n`
}

async function isThere(folder: string, { name, args }: Answer): Promise<boolean> {
  const file = join(folder, name, ARGS)
  return existsSync(file) && (await readFile(file, 'utf8')) === JSON.stringify(args)
}

/** One answer: beside its place first, so that what is there is whole. */
async function captureOne(
  folder: string,
  { name, args, prints }: Answer,
  say: (line: string) => void,
): Promise<boolean> {
  const part = join(folder, `${name}.part`)
  await rm(part, { recursive: true, force: true })
  await mkdir(part)
  const begun = performance.now()
  const tables = join(part, 'tables')
  const { code, out, errors } = await run(args.map((arg) => arg.replace(TABLES, tables).replace(ANSWERS, folder)))
  const seconds = ((performance.now() - begun) / 1000).toFixed(0)
  if (code !== (prints === 'refusal' ? 1 : 0)) {
    say(`${name}: exit code ${code} after ${seconds} s\n${errors}`)
    await rm(part, { recursive: true, force: true })
    return false
  }
  // Tables lie beside the result.
  for (const table of existsSync(tables) ? await readdir(tables) : [])
    await rename(join(tables, table), join(part, table))
  await rm(tables, { recursive: true, force: true })
  await writeFile(join(part, prints === 'json' ? 'result.json' : 'result.txt'), prints === 'refusal' ? errors : out)
  await writeFile(join(part, ARGS), JSON.stringify(args))
  await rm(join(folder, name), { recursive: true, force: true })
  await rename(part, join(folder, name))
  say(`${name}: ${seconds} s`)
  return true
}

/** The built command line, as a user runs it, in an environment that changes nothing. */
async function run(args: readonly string[]): Promise<{ code: number | null; out: string; errors: string }> {
  const { bin } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { bin: Record<string, string> }
  const [program = ''] = Object.values(bin)
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, [join(ROOT, program), ...args], {
    cwd: ROOT,
    env: { PATH, HOME, NO_COLOR: '1', TZ: 'UTC' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, errors]: [Buffer[], Buffer[]] = [[], []]
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
  const code = await new Promise<number | null>((settle, refuse) => {
    child.on('error', refuse)
    child.on('close', settle)
  })
  return { code, out: Buffer.concat(out).toString(), errors: Buffer.concat(errors).toString() }
}

/** The tables, scenarios and other files that the answers rest on. */
async function copyData(folder: string): Promise<void> {
  const to = join(folder, DATA)
  await rm(to, { recursive: true, force: true })
  const files = await readdir(join(ROOT, DATA), { recursive: true, withFileTypes: true })
  for (const file of files) {
    // datapackage.json says what the columns are, which `schema` of each table says too.
    if (!file.isFile() || !ENDINGS.includes(extname(file.name)) || basename(file.name) === 'datapackage.json') continue
    const from = join(file.parentPath, file.name)
    const target = join(to, from.slice(join(ROOT, DATA).length))
    await mkdir(dirname(target), { recursive: true })
    await cp(from, target)
  }
}
