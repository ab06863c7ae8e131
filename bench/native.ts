import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../src/files/index.ts'
import { say } from './measure.ts'

/** Native HiGHS on this machine: the program, and a driver of the library for what the program cannot do. */
export interface Native {
  readonly version: string
  /** Undefined where the library's headers or a C compiler are missing. */
  readonly driver: string | undefined
}

export interface NativeAnswer {
  readonly objective: number
  /** Time the solver says it ran, reading the file left out. */
  readonly seconds: number
  /** The whole process. */
  readonly wall: number
  readonly pivots: number
}

const PROGRAM = 'highs'
const INSTALLER = 'apt-get'
const HEADERS = ['/usr/include/highs', '/usr/local/include/highs', '/opt/homebrew/include/highs']
const headers = (): string | undefined => HEADERS.find((folder) => existsSync(join(folder, 'interfaces/highs_c_api.h')))
const programVersion = (): string | undefined =>
  /version ([\d.]+)/.exec(spawnSync(PROGRAM, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1]

/** Finds native HiGHS, or installs it where it may; without it the bench measures one side only, and says so. */
export function findNative(work: string): Native | undefined {
  if (programVersion() === undefined || headers() === undefined) install()
  const version = programVersion()
  if (version === undefined) return undefined
  return { version, driver: compileDriver(work) }
}

function install(): void {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    say(
      'Native HiGHS is missing, or its headers are: what it would take is left open. To have it: `apt-get install highs libhighs-dev` on Debian (as root, the bench does it itself), `brew install highs` on macOS, or https://highs.dev.',
    )
    return
  }
  say('Installing native HiGHS: apt-get update, then apt-get install -y highs libhighs-dev')
  spawnSync(INSTALLER, ['update'], { stdio: 'ignore' })
  const { status } = spawnSync(INSTALLER, ['install', '-y', 'highs', 'libhighs-dev'], { stdio: 'ignore' })
  if (status !== 0) say(`apt-get ended with ${String(status)}: what native HiGHS would take is left open.`)
}

function compileDriver(work: string): string | undefined {
  const include = headers()
  const compiler = process.env['CC'] ?? 'cc'
  const driver = join(work, 'live')
  if (include !== undefined) {
    const { status } = spawnSync(
      compiler,
      ['-O2', `-I${include}`, join(packageRoot(), 'bench/native/live.c'), '-o', driver, '-lhighs'],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
    if (status === 0) return driver
  }
  say('No C compiler or no headers of HiGHS: what a native live model takes is left open.')
  return undefined
}

/** The program on a file, cold, in one thread. It leaves a log where it runs, so it runs in the work folder. */
export function runProgram(work: string, file: string, solver: 'simplex' | 'ipm'): NativeAnswer {
  const start = performance.now()
  const { stdout } = spawnSync(PROGRAM, ['--solver', solver, '--parallel', 'off', file], {
    cwd: work,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  const wall = (performance.now() - start) / 1000
  const figure = (label: RegExp, without = Number.NaN): number => Number(label.exec(stdout)?.[1] ?? without)
  if (!/Model status +: Optimal/.test(stdout)) throw new Error(`native HiGHS found no optimum:\n${stdout.slice(-2000)}`)
  return {
    objective: figure(/Objective value +: +(\S+)/),
    seconds: figure(/HiGHS run time +: +(\S+)/),
    wall,
    pivots: figure(/Simplex +iterations: +(\d+)/, 0),
  }
}

/** The library on a live model: the undisturbed solve, then one a scenario. */
export function runDriver(driver: string, model: string, changes: string, mode: 'reset' | 'keep'): NativeAnswer[] {
  const { stdout, stderr, status } = spawnSync(driver, [model, changes, mode], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the native driver failed: ${stderr}`)
  return stdout
    .trim()
    .split('\n')
    .map((line) => {
      const [objective = Number.NaN, seconds = Number.NaN, pivots = Number.NaN] = line.split(' ').map(Number)
      return { objective, seconds, wall: seconds, pivots }
    })
}
