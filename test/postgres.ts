import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { postgresPrograms } from './needs.ts'
import { KEPT, keep } from './kept.ts'
import { freePort } from './valkey.ts'

export const hasPostgres = (): boolean => postgresPrograms() !== undefined

export interface RunningPostgres {
  readonly port: number
  readonly password: string
  /** The address of a database, which is made if it is not there. */
  readonly url: (database?: string) => string
  /** Ends it as kill -9 does, all its processes at once, and waits until they are gone. */
  readonly kill: () => Promise<void>
  /** Starts it again on its folder and port. */
  readonly start: () => Promise<void>
  /** Ends it and removes its folder. */
  readonly stop: () => Promise<void>
}

/** A PostgreSQL on a port and in a folder of its own, which asks for a password. It refuses to run as root. */
export async function startPostgres(): Promise<RunningPostgres> {
  const programs = postgresPrograms()
  if (programs === undefined) throw new Error('there is no PostgreSQL here')
  const isRoot = process.getuid?.() === 0
  const as = (program: string, args: readonly string[]): [string, string[]] =>
    isRoot
      ? ['/usr/sbin/runuser', ['-u', 'postgres', '--', `${programs}/${program}`, ...args]]
      : [`${programs}/${program}`, [...args]]
  const folder = mkdtempSync(join(tmpdir(), 'ytterby-postgres-'))
  if (isRoot) chownSync(folder, Number(execFileSync('id', ['-u', 'postgres'])), -1)
  const data = join(folder, 'data')
  const password = 'p@ss%word'
  const port = await freePort()
  const superuser = ['-h', folder, '-p', String(port), '-U', 'postgres']
  // Made once for a version and copied from then on, with its owner.
  const kept = join(KEPT, `postgres-${programs.replaceAll(/\D/g, '')}-${isRoot ? 'root' : 'own'}`)
  if (!existsSync(kept)) {
    const initdb = as('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'])
    execFileSync(...initdb, { cwd: folder, stdio: 'pipe' })
    keep(data, kept)
  } else execFileSync('cp', ['-a', kept, data])
  let child: ChildProcess | undefined

  const start = async (): Promise<void> => {
    // Without fsync: what it has confirmed outlives the end of its processes, and no test here ends the machine.
    const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'fsync=off']
    const server = as('postgres', ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])])
    child = spawn(server[0], server[1], { cwd: folder, stdio: 'ignore' })
    for (let tried = 0; tried < 200; tried++) {
      if (child.exitCode !== null) throw new Error(`PostgreSQL ended with ${child.exitCode}`)
      const [ready, args] = as('pg_isready', ['-q', ...superuser])
      if (spawnSync(ready, args, { cwd: folder }).status === 0) return
      await sleep(50)
    }
    throw new Error('PostgreSQL does not answer')
  }
  const sql = (text: string): string => {
    const [psql, args] = as('psql', [...superuser, '-d', 'postgres', '-qAtc', text])
    return execFileSync(psql, args, { cwd: folder, encoding: 'utf8' }).trim()
  }
  /** The server's own process: the one started may be `runuser`, which waits for it. */
  const pid = (): number => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
  const end = async (how: () => void): Promise<void> => {
    const running = child
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return
    const exit = once(running, 'exit')
    how()
    await exit
    child = undefined
  }

  await start()
  sql(`create role market login superuser password '${password}'`)
  // From here on by password, save through the socket.
  writeFileSync(join(data, 'pg_hba.conf'), 'local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n')
  sql('select pg_reload_conf()')
  return {
    port,
    password,
    url: (database = 'market') => {
      if (sql(`select 1 from pg_database where datname = '${database}'`) === '')
        sql(`create database ${database} owner market`)
      return `postgres://market:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
    },
    kill: async () => {
      const server = pid()
      const workers = readdirSync('/proc').filter((name) => parentOf(name) === server)
      await end(() => [server, ...workers.map(Number)].forEach((each) => killed(each)))
      while ([...workers, String(server)].some((each) => existsSync(`/proc/${each}`) && parentOf(each) !== undefined))
        await sleep(10)
    },
    start,
    stop: async () => {
      await end(() => process.kill(pid(), 'SIGINT'))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself meanwhile.
  }
}

/** The parent of a running process; undefined if there is none, or it is a zombie. */
function parentOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' ? undefined : Number(parent)
  } catch {
    return undefined
  }
}
