import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')

const DEBIAN_POSTGRES = '/usr/lib/postgresql'

/** Where the newest PostgreSQL of Debian has its programs; undefined if there is none. */
export function postgresPrograms(): string | undefined {
  const versions = existsSync(DEBIAN_POSTGRES) ? readdirSync(DEBIAN_POSTGRES).map(Number) : []
  return versions
    .sort((a, b) => b - a)
    .map((version) => `${DEBIAN_POSTGRES}/${version}/bin`)
    .find((folder) => existsSync(`${folder}/initdb`))
}

/** What tests need beyond npm: those in a browser, those of workers that share a queue, those of a market in PostgreSQL, a second solver. */
export const NEEDED = [
  { package: 'chromium', file: '/usr/bin/chromium' },
  { package: 'fonts-noto-cjk', file: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc' },
  { package: 'valkey-server', file: '/usr/bin/valkey-server' },
  { package: 'postgresql', file: postgresPrograms() ?? `${DEBIAN_POSTGRES}/*/bin/initdb` },
  { package: 'coinor-clp', file: '/usr/bin/clp' },
] as const

export const CHROMIUM = NEEDED[0].file
export const VALKEY = NEEDED[2].file
export const CLP = NEEDED[4]

export default function setup(): void {
  build()
  install()
}

/** Builds what is tested, where a source is newer than it. The pages are not built: `npm run build` does that. */
function build(): void {
  const record = join(ROOT, 'dist', '.tsbuildinfo')
  const built = existsSync(record) ? statSync(record).mtimeMs : 0
  const isNewer = (folder: string): boolean =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).some(
      (file) => statSync(join(ROOT, folder, file)).mtimeMs > built,
    )
  if (!['src', 'scripts', 'bench'].some(isNewer)) return
  const tsc = createRequire(import.meta.url).resolve('typescript/lib/tsc.js')
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--noCheck'], { cwd: ROOT, stdio: 'inherit' })
  // What is the same as before is not written again.
  utimesSync(record, new Date(), new Date())
}

/** Installs what is missing where that is ours to do: as root on Debian. Elsewhere it says how to get it. */
function install(): void {
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
