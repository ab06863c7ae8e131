/**
 * Walks the main paths of the built package on newer versions of Node, and compares what they print with what this one does:
 * npm run on-newer-node, or npm run on-newer-node -- 24. Node comes from npm, into a folder that is removed at the end.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { walkMainPaths } from './main-paths.ts'

const VERSIONS = ['22', '24']
const DIST = fileURLToPath(new URL('../dist', import.meta.url))

/** The program of a version of Node, of the package that npm has for this kind of machine. */
function fetchNode(version: string, folder: string): string {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const name = `node-${system}-${process.arch}`
  const home = join(folder, version)
  writeFileSync(join(folder, 'package.json'), '{"private":true}')
  execFileSync(
    'npm',
    ['install', '--silent', '--no-save', '--ignore-scripts', '--prefix', home, `${name}@${version}`],
    {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  return join(home, 'node_modules', name, 'bin', system === 'win' ? 'node.exe' : 'node')
}

if (!existsSync(join(DIST, 'web', 'index.html'))) throw new Error('Nothing is built: npm run build')
const asked = process.argv.slice(3)
const folder = mkdtempSync(join(tmpdir(), 'ytterby-node-'))
try {
  const own = await walkMainPaths(process.execPath, DIST)
  for (const version of asked.length > 0 ? asked : VERSIONS) {
    const node = fetchNode(version, folder)
    const running = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
    const walked = await walkMainPaths(node, DIST)
    for (const [i, { path, printed }] of walked.entries()) {
      const isSame = printed === own[i]?.printed
      process.stdout.write(`${running}  ${path}: ${isSame ? `the bytes of ${process.version}` : 'other bytes'}\n`)
      if (!isSame) process.exitCode = 1
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
