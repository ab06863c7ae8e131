import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, release, totalmem, type as system } from 'node:os'
import { packageRoot } from '../src/files/index.ts'

/** What the figures depend on. Names no host and no path. */
export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly memoryGB: number
  readonly os: string
  /** Cores that others kept busy all the while; with others at work, times are longer and vary. */
  readonly busyCores: number
  readonly node: string
  readonly highsHere: string
  readonly highsNative: string | undefined
  readonly commit: string
}

/** Starts to watch; the answer is how many cores others have kept busy since, on average. */
export function watchOthers(): () => number {
  // Milliseconds of all cores less those of this process, its threads and the processes it has waited for.
  const others = (): number => {
    const { user, system: kernel } = process.cpuUsage()
    const all = cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0)
    return all - (user + kernel) / 1000 - childrenMs()
  }
  const before = others()
  const start = performance.now()
  return () => Number(Math.max(0, (others() - before) / (performance.now() - start)).toFixed(2))
}

/** Linux counts the time of ended children in hundredths of a second; elsewhere they count as others. */
function childrenMs(): number {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? []
    return 10 * (Number(fields[13] ?? 0) + Number(fields[14] ?? 0))
  } catch {
    return 0
  }
}

export function machine(about: Pick<Machine, 'highsHere' | 'highsNative' | 'busyCores'>): Machine {
  return {
    cpu: (cpus()[0]?.model ?? 'unknown').trim(),
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 1e9),
    os: osName(),
    node: process.version.slice(1),
    commit: commit(),
    ...about,
  }
}

function osName(): string {
  try {
    return /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? system()
  } catch {
    return `${system()} ${release()}`
  }
}

/** The commit, and whether sources or data were changed since. */
function commit(): string {
  const git = (...words: string[]): string =>
    spawnSync('git', words, { cwd: packageRoot(), encoding: 'utf8' }).stdout?.trim() ?? ''
  const head = git('rev-parse', '--short=12', 'HEAD')
  if (head === '') return 'unknown'
  return git('status', '--porcelain', '--', 'src', 'data', 'bench/*.ts', 'package-lock.json') === ''
    ? head
    : `${head} with changes`
}

export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
