import { randomUUID } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { Problem } from '../problems.ts'
import { nothingHere } from '../routing.ts'
import { secureHeaders } from '../security.ts'
import { within } from '../within.ts'
import { Counter, counted, exposition, gauge, Histogram, OPENMETRICS, type MetricFamily } from './openmetrics.ts'

/** A request that was answered, as it is written down: neither who asked, nor what for. */
export interface Answered {
  readonly request: string
  readonly method: string
  /** As in the OpenAPI document, without what stood in its place. */
  readonly route: string
  readonly status: number
  readonly ms: number
}

export interface WatchOptions {
  /** Tries what the server cannot work without; throws if it is not available. */
  readonly probe: () => Promise<unknown>
  /** What is said then. */
  readonly unready: string
  /** What it is measured by besides its requests and its process. */
  readonly measures: readonly MetricFamily[]
  readonly trustProxy: boolean
  readonly onAnswered?: (answered: Answered) => void
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
const BOUNDS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
const RESOLUTION_MS = 20
const PROBE_MS = 3000
/** One who asks more often than this gets the last answer: a probe writes. */
const PROBED_MS = 5000
const ID = /^[\w.:-]{8,128}$/
const ids = new WeakMap<Request, string>()

/** The id of a request, by which its answer and the server's log are found together. */
export const requestId = (c: Context): string | undefined => ids.get(c.req.raw)

/** What tells how a server is: whether it lives, whether it can work, and figures that name nobody. */
export class Watching {
  private readonly options: WatchOptions
  private readonly requests = new Counter('ytterby_requests', 'Requests that were answered, by route and status.')
  private readonly durations = new Histogram('ytterby_request_duration_seconds', 'Time to the answer.', BOUNDS_S)
  private readonly delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  private probed: { readonly at: number; readonly trouble: Promise<string | undefined> } | undefined
  private stopping = false

  constructor(options: WatchOptions) {
    this.options = options
    this.delay.enable()
  }

  /** From here on it is not ready. */
  stop(): void {
    this.stopping = true
    this.delay.disable()
  }

  /** Gives a request its id, and notes how it was answered. */
  readonly note: MiddlewareHandler = async (c, next) => {
    const given = this.options.trustProxy ? c.req.header('X-Request-Id') : undefined
    const id = given !== undefined && ID.test(given) ? given : randomUUID()
    ids.set(c.req.raw, id)
    const before = performance.now()
    await next()
    c.res.headers.set('X-Request-Id', id)
    const ms = performance.now() - before
    const method = METHODS.has(c.req.method) ? c.req.method : 'other'
    const route = routeOf(c)
    const status = c.res.status
    this.requests.add({ method, route, status: String(status) })
    this.durations.note({ route }, ms / 1000)
    this.options.onAnswered?.({ request: id, method, route, status, ms: Math.round(ms * 10) / 10 })
  }

  /** Adds `/healthz` and `/readyz`. */
  answerProbes(app: Hono): void {
    app.get('/healthz', (c) => c.json({ status: 'alive' }))
    app.get('/readyz', async (c) => {
      const trouble = await this.trouble()
      if (trouble !== undefined) throw new Problem('not-ready', trouble, {}, { 'Retry-After': '5' })
      return c.json({ status: 'ready' })
    })
  }

  /** The same with `/metrics`, for a port of its own. */
  app(): { readonly fetch: (request: Request) => Response | Promise<Response> } {
    const app = new Hono()
    app.use(secureHeaders)
    this.answerProbes(app)
    app.get('/metrics', (c) => c.body(exposition(this.measures()), 200, { 'Content-Type': OPENMETRICS }))
    app.notFound((c) => nothingHere(c.req.method, []).response())
    app.onError((error) =>
      (error instanceof Problem ? error : new Problem('defect', 'This cannot be read now.')).response(),
    )
    return { fetch: (request) => app.fetch(request) }
  }

  /** Why nothing can be taken on; undefined if nothing is known. */
  private async trouble(): Promise<string | undefined> {
    if (this.stopping) return 'The server is stopping.'
    const now = performance.now()
    if (this.probed === undefined || now >= this.probed.at + PROBED_MS) {
      const late = (): Error => new Error('The probe had no answer in time.')
      const trouble = within(PROBE_MS, this.options.probe(), late).then(
        () => undefined,
        () => this.options.unready,
      )
      this.probed = { at: now, trouble }
    }
    return this.probed.trouble
  }

  private measures(): MetricFamily[] {
    return [
      this.requests,
      this.durations,
      ...this.options.measures,
      gauge('ytterby_event_loop_delay_seconds', 'How late the event loop was, since the last look.', () => {
        const { mean, max } = this.delay
        const late = [
          ['0.5', this.delay.percentile(50)],
          ['0.99', this.delay.percentile(99)],
          ['1', max],
        ] as const
        const seen = late.map(([quantile, ns]) => [{ quantile }, seconds(Number.isNaN(mean) ? 0 : ns)] as const)
        this.delay.reset()
        return seen
      }),
      counted('process_cpu_seconds', 'Processor time used.', () => {
        const { user, system } = process.cpuUsage()
        return (user + system) / 1e6
      }),
      gauge('process_resident_memory_bytes', 'Memory in use.', () => process.memoryUsage.rss()),
      gauge('process_start_time_seconds', 'When the process began, since 1970.', () => performance.timeOrigin / 1000),
    ]
  }
}

/** What is measured waits for its turn on purpose for a while: only what is over is late. */
const seconds = (ns: number): number => Math.max(0, ns / 1e9 - RESOLUTION_MS / 1000)

/** The route that answered; pages and what is nowhere are one each, so that no address somebody makes up becomes a label. */
function routeOf(c: Context): string {
  const path = matchedRoutes(c)
    .map((route) => route.path)
    .findLast((one) => !one.includes('*'))
  if (path !== undefined) return path.replaceAll(/:(\w+)/g, '{$1}')
  return c.req.path.startsWith('/api/') ? 'none' : 'pages'
}
