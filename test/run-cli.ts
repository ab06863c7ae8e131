import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { run } from '../src/cli/program.ts'
import { MAIN } from './start-server.ts'

const ROOT = resolve(import.meta.dirname, '..')
const SHIPPED = join(ROOT, 'data', 'world')

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command line in this process, which has its modules and its solver already. What it throws beyond a message fails the test. */
export async function runHere(...args: readonly string[]): Promise<Ran> {
  const out = listen(process.stdout)
  const err = listen(process.stderr)
  try {
    const code = await run(args)
    return { code, stdout: out.text(), stderr: err.text() }
  } finally {
    out.stop()
    err.stop()
  }
}

function listen(stream: NodeJS.WriteStream): { text: () => string; stop: () => void } {
  const spy = vi.spyOn(stream, 'write').mockReturnValue(true)
  return {
    text: () =>
      spy.mock.calls
        .map(([chunk]) => (typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')))
        .join(''),
    stop: () => spy.mockRestore(),
  }
}

/** Runs a command line as a user does: the built program, in a process of its own, its output piped. */
export function runProgram(args: readonly string[], more: { env?: Record<string, string>; cwd?: string } = {}) {
  return runFile(process.execPath, [MAIN, ...args], more)
}

export function runFile(
  file: string,
  args: readonly string[],
  { env = {}, cwd }: { env?: Record<string, string>; cwd?: string } = {},
): Promise<Ran> {
  // What vitest and the machine say of colours must not decide.
  const { FORCE_COLOR: _force, NO_COLOR: _no, CI: _ci, ...plain } = process.env
  return new Promise((settle, refuse) => {
    execFile(
      file,
      args,
      { env: { ...plain, ...env }, cwd, maxBuffer: 2 ** 28, encoding: 'utf8' },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : error.code
        if (typeof code === 'number') settle({ code, stdout, stderr })
        else refuse(error ?? new Error(`no exit code: ${String(code)}`))
      },
    )
  })
}

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ytterby-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A copy of a world that a test may spoil. Lines are counted as messages count them: the header is line 1. */
export class WorldCopy {
  readonly folder: string
  constructor(folder: string) {
    this.folder = folder
  }
  path(file: string): string {
    return join(this.folder, file)
  }
  read(file: string): string {
    return readFileSync(this.path(file), 'utf8')
  }
  write(file: string, content: string | Uint8Array): void {
    writeFileSync(this.path(file), content)
  }
  remove(file: string): void {
    rmSync(this.path(file))
  }
  append(file: string, ...rows: readonly string[]): void {
    this.write(file, `${this.read(file).trimEnd()}\n${rows.join('\n')}\n`)
  }
  /** Changes a file's text; a change that changes nothing is a mistake of the test. */
  edit(file: string, change: (text: string) => string): void {
    const before = this.read(file)
    const after = change(before)
    if (after === before) throw new Error(`${file} is as it was`)
    this.write(file, after)
  }
  line(file: string, line: number, change: (row: string) => string): void {
    this.edit(file, (text) =>
      text
        .split('\n')
        .map((row, i) => (i === line - 1 ? change(row) : row))
        .join('\n'),
    )
  }
  /** Sets cells of a row without quoted cells. */
  cells(file: string, line: number, cells: Readonly<Record<string, string>>): void {
    const header = (this.read(file).split('\n')[0] ?? '').split(',')
    this.line(file, line, (row) => {
      const texts = row.split(',')
      if (texts.length !== header.length) throw new Error(`${file}, line ${line}: has quoted cells, or is not there`)
      for (const [column, text] of Object.entries(cells)) {
        if (!header.includes(column)) throw new Error(`${file} has no column ${column}`)
        texts[header.indexOf(column)] = text
      }
      return texts.join(',')
    })
  }
}

/** Copies a world of test/worlds, or the shipped one, to `within/world`. */
export function copyWorld(name: string, within: string): WorldCopy {
  const folder = join(within, 'world')
  cpSync(name === 'shipped' ? SHIPPED : testWorld(name), folder, { recursive: true })
  return new WorldCopy(folder)
}

export const testWorld = (name: string): string => join(ROOT, 'test', 'worlds', name)

/** A folder of given files. */
export function writeFolder(folder: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

/** Every file of a folder with its text. */
export const filesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )

/** The same, byte by byte. */
export const bytesOf = (folder: string): Map<string, string> =>
  new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'latin1')]))

export interface ToldFault {
  readonly code: string
  readonly message: string
  /** Where: "file, line n, column x"; empty if it is nowhere. */
  readonly at: string
  readonly remedy: string
}

/** The faults that stderr tells, in their order. */
export function toldFaults(stderr: string): ToldFault[] {
  const faults: ToldFault[] = []
  for (const line of stderr.split('\n')) {
    const [, code, message] = /^([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+) {2}(.*)$/.exec(line) ?? []
    const last = faults.at(-1)
    if (code !== undefined && message !== undefined) faults.push({ code, message, at: '', remedy: '' })
    else if (last !== undefined && line.startsWith('  at  ')) faults[faults.length - 1] = { ...last, at: line.slice(6) }
    else if (last !== undefined && line.startsWith('  do  '))
      faults[faults.length - 1] = { ...last, remedy: line.slice(6) }
  }
  return faults
}
