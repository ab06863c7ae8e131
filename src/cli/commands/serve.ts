import { join } from 'node:path'
import {
  createApp,
  isLoopback,
  KeyCallers,
  listen,
  openServed,
  readStatic,
  TokenCallers,
  type Callers,
  type Listening,
  type ServerLimits,
} from '../../server/index.ts'
import { packageRoot } from '../../files/index.ts'
import { sayer } from '../../messages/index.ts'
import { InputError } from '../../world/index.ts'
import { cliFault } from '../cli-fault.ts'
import { readServed } from '../load-served.ts'
import { logError, logLine } from '../log-line.ts'
import type { LanguageOption, WorldOptions } from '../options.ts'
import { print } from '../print.ts'
import { serveOutputMessages } from '../serve-output.gen.ts'
import { onStop } from './common.ts'

export interface ServeOptions extends WorldOptions, LanguageOption, CallerOptions, LimitOptions {
  readonly port: number
  readonly host: string
  readonly grace: number
  readonly address?: string
  readonly cors?: readonly string[]
  readonly trustProxy?: boolean
  readonly threads?: number
  readonly metricsPort?: number
  readonly metricsHost: string
  readonly logRequests?: boolean
}

/** How callers say who they are. */
interface CallerOptions {
  readonly apiKeys?: string
  readonly oidcIssuer?: string
  readonly oidcAudience?: string
}

interface LimitOptions {
  readonly openJobs?: number
  readonly openJobsEach?: number
  readonly requestsPerMinute?: number
}

/** Serves the HTTP API, and the browser app where it was built, until it is asked to stop. */
export async function serveCommand(options: ServeOptions): Promise<void> {
  const { port, host, grace } = options
  const say = sayer(serveOutputMessages, options.lang)
  const built = (name: string): string => join(packageRoot(), 'dist', name)
  const [callers, texts, web, answers, docs] = await Promise.all([
    callersOf(options),
    readServed(options),
    readStatic(built('web')),
    readStatic(built('answers')),
    readStatic(built('api-docs')),
  ])
  const app = createApp({
    served: await openServed(texts, options.threads),
    ...(options.address === undefined ? {} : { address: options.address }),
    localOnly: isLoopback(host),
    callers,
    cors: options.cors ?? [],
    trustProxy: options.trustProxy === true,
    limits: limitsOf(options),
    web,
    answers,
    docs,
    log: logError,
    ...(options.logRequests === true ? { onAnswered: (answered) => logLine('info', { ...answered }) } : {}),
  })
  const stopped = onStop().asked
  let measured: Listening | undefined
  try {
    const { url, close } = await listen(app, { port, host })
    try {
      print(say('listening', { url }), say(web.size === 0 ? 'not-built' : 'open', { url }))
      if (callers.length > 0) print(say('keys'))
      if (callers.length > 0 && texts.id !== 'shipped') print(say('own-world'))
      const reached = isLoopback(host) ? options.address : host
      if (callers.length === 0 && reached !== undefined) process.stderr.write(`${say('anyone', { host: reached })}\n`)
      measured = await measuresOf(app.watching.app(), options)
      if (measured !== undefined) print(say('measures', { url: measured.url }))
      await stopped
      process.stderr.write(`${say('stopping', { grace })}\n`)
    } finally {
      await close(grace * 1000)
    }
  } catch (error) {
    await app.close(0)
    throw error
  } finally {
    await measured?.close(0)
  }
}

/** Measures have a port of their own: not everybody who asks is to see them. */
async function measuresOf(
  app: Pick<Parameters<typeof listen>[0], 'fetch'>,
  { metricsPort: port, metricsHost: host }: ServeOptions,
): Promise<Listening | undefined> {
  const flags = { port: '--metrics-port', host: '--metrics-host' }
  return port === undefined
    ? undefined
    : listen({ fetch: app.fetch, close: () => Promise.resolve() }, { port, host, flags })
}

async function callersOf({ apiKeys, oidcIssuer, oidcAudience }: CallerOptions): Promise<readonly Callers[]> {
  if ((oidcIssuer === undefined) !== (oidcAudience === undefined)) throw new InputError([cliFault('OIDC_HALF', {})])
  return [
    ...(apiKeys === undefined ? [] : [await KeyCallers.open(apiKeys)]),
    ...(oidcIssuer === undefined || oidcAudience === undefined
      ? []
      : [new TokenCallers({ issuer: oidcIssuer, audience: oidcAudience })]),
  ]
}

const limitsOf = ({ openJobs, openJobsEach, requestsPerMinute: requests }: LimitOptions): Partial<ServerLimits> => ({
  ...(openJobs === undefined ? {} : { openJobs }),
  ...(openJobsEach === undefined ? {} : { openJobsEach }),
  ...(requests === undefined ? {} : { requests }),
})
