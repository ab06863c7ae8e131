import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { MAIN } from './start-server.ts'

const run = promisify(execFile)

/** Writes the address of each module that is loaded. */
const HOOK = `data:text/javascript,${encodeURIComponent('export async function load(url, context, next) { process._rawDebug("loads " + url); return next(url, context) }')}`
const WATCH = `data:text/javascript,${encodeURIComponent(`import { register } from 'node:module'; register(${JSON.stringify(HOOK)})`)}`

async function loadedBy(...args: readonly string[]): Promise<string[]> {
  const { stderr } = await run(process.execPath, ['--import', WATCH, MAIN, ...args])
  return [...stderr.matchAll(/^loads (.+)$/gm)].map(([, url = '']) => url)
}

describe('a command line that asks for nothing to be worked out', () => {
  it.each(['--version', '--help'])('with %s loads neither readers of files nor the solver', async (flag) => {
    const loaded = await loadedBy(flag)
    expect(loaded.some((url) => url.endsWith('/src/cli/main.js'))).toBe(true)
    expect(loaded.filter((url) => /node_modules\/(zod|yaml|csv-parse|highs|hono)\//.test(url))).toEqual([])
    expect(loaded.filter((url) => /\/src\/(world|studies|market|solver|server)\/index\.js$/.test(url))).toEqual([])
  })

  it('that a shell asks as it starts loads as little', async () => {
    const loaded = await loadedBy('completion', 'bash')
    expect(loaded.some((url) => url.endsWith('/src/cli/completion/script.js'))).toBe(true)
    expect(loaded.filter((url) => /node_modules\/(zod|yaml|csv-parse|highs|hono)\//.test(url))).toEqual([])
  })

  it('loads them where it has something to work out', async () => {
    const loaded = await loadedBy('schema', 'places')
    expect(loaded.some((url) => url.includes('node_modules/zod/'))).toBe(true)
  })
})
