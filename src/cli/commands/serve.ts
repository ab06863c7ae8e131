import { join } from 'node:path'
import { createApp, isLoopback, listen, openServed, readStatic } from '../../server/index.ts'
import {
  BEFORE_CONTROLS,
  dumpingNames,
  menuNames,
  packageRoot,
  readDumping,
  readEpisodes,
  readLayers,
  readMenu,
  readScenario,
  readConstraints,
  readNews,
  scenarioNames,
  shippedEpisodes,
  constraintsNames,
  newsNames,
  worldFlags,
} from '../load.ts'
import type { WorldOptions } from '../options.ts'
import { onStop } from './common.ts'

/** Serves the HTTP API, and the browser app where it was built, until it is asked to stop. */
export async function serveCommand(
  options: WorldOptions & { port: number; host: string; grace: number },
): Promise<void> {
  const { port, host, grace } = options
  const built = (name: string): string => join(packageRoot(), 'dist', name)
  const [layers, pastLayers, scenarios, menus, dumping, constraints, news, episodes, web, docs] = await Promise.all([
    readLayers(options.world, options.overlay),
    readLayers(options.world ?? BEFORE_CONTROLS, options.overlay),
    scenarioNames().then((names) => Promise.all(names.map(readScenario))),
    menuNames().then((names) => Promise.all(names.map(readMenu))),
    dumpingNames().then((names) => Promise.all(names.map(readDumping))),
    constraintsNames().then((names) => Promise.all(names.map(readConstraints))),
    newsNames().then((names) => Promise.all(names.map(readNews))),
    readEpisodes(shippedEpisodes()),
    readStatic(built('web')),
    readStatic(built('api-docs')),
  ])
  const id = options.world === undefined && options.overlay.length === 0 ? 'shipped' : 'own'
  const app = createApp({
    served: await openServed({
      id,
      layers,
      flags: worldFlags(options.world, options.overlay),
      scenarios,
      menus,
      dumping,
      constraints,
      news,
      past: { layers: pastLayers, text: episodes },
    }),
    localOnly: isLoopback(host),
    web,
    docs,
  })
  const stopped = onStop().asked
  try {
    const { url, close } = await listen(app, { port, host })
    process.stdout.write(
      `listening on ${url}\n${web.size === 0 ? 'the app is not built' : 'open it in a browser'}; the API is described at ${url}/api/v1/docs; Ctrl-C stops\n`,
    )
    await stopped
    process.stderr.write(`stopping; jobs under way have ${grace} s\n`)
    await close(grace * 1000)
  } catch (error) {
    await app.close(0)
    throw error
  }
}
