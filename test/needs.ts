import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'

const DEBIAN_POSTGRES = '/usr/lib/postgresql'

/** Where the newest PostgreSQL of Debian has its programs; undefined if there is none. */
export function postgresPrograms(): string | undefined {
  const versions = existsSync(DEBIAN_POSTGRES) ? readdirSync(DEBIAN_POSTGRES).map(Number) : []
  return versions
    .sort((a, b) => b - a)
    .map((version) => `${DEBIAN_POSTGRES}/${version}/bin`)
    .find((folder) => existsSync(`${folder}/initdb`))
}

/** What tests need beyond npm: those in a browser, those of workers that share a queue, those of a market in PostgreSQL. */
export const NEEDED = [
  { package: 'chromium', file: '/usr/bin/chromium' },
  { package: 'fonts-noto-cjk', file: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc' },
  { package: 'valkey-server', file: '/usr/bin/valkey-server' },
  { package: 'postgresql', file: postgresPrograms() ?? `${DEBIAN_POSTGRES}/*/bin/initdb` },
] as const

export const CHROMIUM = NEEDED[0].file
export const VALKEY = NEEDED[2].file

/** Installs what is missing where that is ours to do: as root on Debian. Elsewhere it says how to get it. */
export default function setup(): void {
  const missing = NEEDED.filter(({ file }) => !existsSync(file)).map(({ package: name }) => name)
  if (missing.length === 0) return
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    process.stderr.write(
      `Skipped: the tests that need ${missing.join(' and ')}. On Debian: apt-get install ${missing.join(' ')}\n`,
    )
    return
  }
  process.stderr.write(`Installing ${missing.join(', ')} for the tests (apt-get).\n`)
  const apt = (...args: string[]): Buffer =>
    execFileSync('apt-get', ['-q', '-y', ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  try {
    apt('update')
    apt('install', '--no-install-recommends', ...missing)
  } catch (error) {
    process.stderr.write(`They could not be installed, and those tests are skipped: ${String(error).slice(0, 300)}\n`)
  }
}
