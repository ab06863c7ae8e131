import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What one path printed, byte for byte, or why it failed. */
export interface WalkedPath {
  readonly path: string
  readonly printed: string
}

/** What a program printed; it throws with what it said if it failed. */
async function printedBy(node: string, args: readonly string[]): Promise<string> {
  const child = spawn(node, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk))
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${said.slice(-2000)}`)
  return out
}

/** Serves the app on a port that is free, asks it for an answer and for its page, and ends it. */
async function served(node: string, main: string): Promise<string> {
  const child = spawn(node, [main, 'serve', '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'close')
  try {
    let said = ''
    const address = await new Promise<string>((settle, refuse) => {
      const listen = (chunk: string): void => {
        said += chunk
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)
        if (found !== null) settle(found[0])
      }
      child.stdout.setEncoding('utf8').on('data', listen)
      child.stderr.setEncoding('utf8').on('data', listen)
      void ended.then(() => refuse(new Error(`serve ended: ${said.slice(-2000)}`)))
    })
    const page = await fetch(`${address}/`)
    const answer = await fetch(`${address}/api/v1/exposure/dependences?place=JPN&format=csv`)
    return `${page.status} ${page.headers.get('content-type')}\n${answer.status}\n${await answer.text()}`
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

/** Runs a program that uses the library. */
async function asked(node: string, library: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ytterby-library-'))
  const program = join(folder, 'ask.mjs')
  const lines = [
    `import { openShipped } from '${pathToFileURL(library).href}'`,
    'const model = await openShipped()',
    "const { result } = await model.ask('stress', { scenario: 'jp-2026-practice' })",
    'console.log(JSON.stringify(result))',
    'await model.close()',
  ]
  writeFileSync(program, lines.join('\n'))
  try {
    return await printedBy(node, [program])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Walks the main paths of the built package with one Node: two commands, the server, the library. */
export async function walkMainPaths(node: string, dist: string): Promise<WalkedPath[]> {
  const main = `${dist}/src/cli/main.js`
  const paths: readonly (readonly [string, () => Promise<string>])[] = [
    ['stress on the command line', () => printedBy(node, [main, 'stress', 'jp-2026-practice', '--json'])],
    ['exposure on the command line', () => printedBy(node, [main, 'exposure', '--json'])],
    ['serve, its page and exposure over HTTP', () => served(node, main)],
    ['stress by the library', () => asked(node, `${dist}/src/library/index.js`)],
  ]
  const walked: WalkedPath[] = []
  for (const [path, walk] of paths) walked.push({ path, printed: await walk() })
  return walked
}
