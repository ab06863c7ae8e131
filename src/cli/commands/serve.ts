import { join } from 'node:path'
import { createApp, isLoopback, listen, openServed, readStatic } from '../../server/index.ts'
import { packageRoot } from '../../files/index.ts'
import { readServed } from '../load-served.ts'
import type { WorldOptions } from '../options.ts'
import { onStop } from './common.ts'

/** Serves the HTTP API, and the browser app where it was built, until it is asked to stop. */
export async function serveCommand(
  options: WorldOptions & { port: number; host: string; grace: number; address?: string },
): Promise<void> {
  const { port, host, grace, address } = options
  const built = (name: string): string => join(packageRoot(), 'dist', name)
  const [texts, web, answers, docs] = await Promise.all([
    readServed(options),
    readStatic(built('web')),
    readStatic(built('answers')),
    readStatic(built('api-docs')),
  ])
  const app = createApp({
    served: await openServed(texts),
    ...(address === undefined ? {} : { address }),
    localOnly: isLoopback(host),
    web,
    answers,
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
