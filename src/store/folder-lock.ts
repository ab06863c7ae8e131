import { execFileSync } from 'node:child_process'
import { linkSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { throwRefusal } from './refusals.ts'

/** Who holds a folder. A pid is given to another process in time; together with the start it is one process alone. */
interface Holder {
  readonly host: string
  readonly pid: number
  readonly started: string
  /** Written when it lets go. */
  readonly free?: boolean
}

/**
 * Holds a folder for this process alone, and gives back what lets go of it.
 *
 * The lock is the file `lock.<n>` with the highest n. Anyone who finds its holder gone makes `lock.<n+1>`, which only one can; the
 * older file goes after the newer is there. So numbers never go down, and who finds a higher one after making his own was late.
 * A holder that was killed leaves a file that names a process which is no more.
 *
 * @throws InputError `STORE_IN_USE`
 */
export function lockFolder(folder: string): () => void {
  const me: Holder = { host: hostname(), pid: process.pid, started: startOf(process.pid) ?? '' }
  for (;;) {
    const last = Math.max(0, ...locksIn(folder))
    const holder = last === 0 ? undefined : holderIn(fileOf(folder, last))
    if (holder !== undefined && holds(holder)) refuseHeld(folder, holder, fileOf(folder, last))
    const mine = last + 1
    if (!make(fileOf(folder, mine), me)) continue
    const all = locksIn(folder)
    for (const n of all) if (n < mine) rmSync(fileOf(folder, n), { force: true })
    if (Math.max(...all) === mine)
      return () => writeFileSync(fileOf(folder, mine), JSON.stringify({ ...me, free: true }))
    rmSync(fileOf(folder, mine), { force: true })
  }
}

export const isLockFile = (name: string): boolean => /^lock\.\d+(\.\d+)?$/.test(name)
const fileOf = (folder: string, n: number): string => join(folder, `lock.${n}`)
const locksIn = (folder: string): number[] =>
  readdirSync(folder).flatMap((name) => (/^lock\.\d+$/.test(name) ? [Number(name.slice(5))] : []))

/** Makes a file with its content in it at once, unless it is there. */
function make(file: string, holder: Holder): boolean {
  const temporary = `${file}.${process.pid}`
  writeFileSync(temporary, JSON.stringify(holder))
  try {
    linkSync(temporary, file)
    return true
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(temporary, { force: true })
  }
}

/** Undefined if the file went meanwhile, or a power cut left it without content. */
function holderIn(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return undefined
  }
}

/** Of another machine one cannot know: it is taken to hold on. */
function holds({ host, pid, started, free }: Holder): boolean {
  if (free === true) return false
  return host !== hostname() || startOf(pid) === started
}

/** When a process began, in whatever words the system has for it; undefined if there is no such process. */
function startOf(pid: number): string | undefined {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as { code?: string }).code !== 'EPERM') return undefined
  }
  try {
    if (process.platform !== 'linux')
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name, in brackets, may hold blanks; the start, in ticks since the machine's, is the 20th field after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A zombie runs no more: its parent has not looked after it yet.
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`
  } catch {
    return ''
  }
}

function refuseHeld(folder: string, { host, pid }: Holder, file: string): never {
  return host === hostname()
    ? throwRefusal('STORE_IN_USE', { pid }, { file: folder })
    : throwRefusal('STORE_IN_USE:elsewhere', { pid, host, file }, { file: folder })
}
