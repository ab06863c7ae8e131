import { join } from 'node:path'
import { packageRoot } from '../../src/files/index.ts'
import { listen, readStatic, type Listening } from '../../src/server/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import type { World } from '../../src/world/index.ts'
import { Hall } from '../market-app.ts'
import { startBrowser, type Browser } from './browser.ts'

/** A market with its pages, served, and a browser before it. */
export interface Served {
  readonly hall: Hall
  readonly listening: Listening
  readonly browser: Browser
  readonly close: () => Promise<void>
}

export async function serveHall(
  world: World,
  time: { readonly now: string },
  limits: { readonly requests?: number } = {},
): Promise<Served> {
  const web = await readStatic(join(packageRoot(), 'dist', 'web'))
  const hall = await Hall.open(world, await loadSolver(), { web, limits }, time)
  const app = { fetch: hall.app.fetch, close: (): Promise<void> => Promise.resolve() }
  const listening = await listen(app, { port: 0, host: '127.0.0.1' })
  const browser = await startBrowser(listening.url)
  const close = async (): Promise<void> => {
    await browser.close()
    await listening.close(0)
  }
  return { hall, listening, browser, close }
}
