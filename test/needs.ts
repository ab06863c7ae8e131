import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

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

/** Vitest asks this for each of its projects, and for what they extend: once is enough. */
export default function setup(project: TestProject): void {
  if (!project.isRootProject()) return
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

/** What decides whether a missing package may be installed, and by what. */
interface System {
  readonly missing: readonly string[]
  /** Whether `CI` is set: a machine that was made for one run. */
  readonly isCi: boolean
  readonly isRoot: boolean
  readonly hasApt: boolean
  readonly apt: (...args: string[]) => void
  readonly say: (line: string) => void
}

const APT = '/usr/bin/apt-get'

const thisSystem = (): System => ({
  missing: NEEDED.filter(({ file }) => !existsSync(file)).map(({ package: name }) => name),
  // As most tools read it: set, and to something that does not say no.
  isCi: !['', '0', 'false'].includes(process.env['CI'] ?? ''),
  isRoot: process.getuid?.() === 0,
  hasApt: existsSync(APT),
  apt: (...args) =>
    execFileSync(APT, ['-q', '-y', ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }),
  say: (line) => process.stderr.write(`${line}\n`),
})

/**
 * Installs what is missing on a machine of CI, as root on Debian. On a machine that is somebody's it installs nothing: it says what is
 * skipped, and the command that gets it.
 */
export function install({ missing, isCi, isRoot, hasApt, apt, say }: System = thisSystem()): void {
  if (missing.length === 0) return
  if (!isCi || !isRoot || !hasApt) {
    const command = `apt-get install --no-install-recommends ${missing.join(' ')}`
    say(
      `Skipped: the tests that need ${missing.join(' and ')}. On Debian this gets them: ${isRoot ? '' : 'sudo '}${command}`,
    )
    return
  }
  say(`Installing ${missing.join(', ')} for the tests (apt-get), since CI is set.`)
  try {
    apt('update')
    apt('install', '--no-install-recommends', ...missing)
  } catch (error) {
    say(`They could not be installed, and those tests are skipped: ${String(error).slice(0, 300)}`)
  }
}
