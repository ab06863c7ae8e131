import type { OpenAPIHono } from '@hono/zod-openapi'
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { cors } from 'hono/cors'
import { etag } from 'hono/etag'
import { CallerGuard } from './access/caller-guard.ts'
import type { Callers } from './access/callers.ts'
import { Answers } from './answers.ts'
import { documentOf } from './document.ts'
import { studyOf } from '../studies/index.ts'
import { BASE, JOB_STUDIES } from './job-schema.ts'
import { Jobs } from './jobs.ts'
import { answersFor, answersInHead, type AboutAnswers } from './kept-answers.ts'
import { DEFAULT_LIMITS, type ServerLimits } from './limits.ts'
import { DOCS_PAGE, DOCS_SCRIPT, ONLY_API } from './pages.ts'
import { toProblem, type LogLine, languageOf } from './problems.ts'
import { answerRoutes } from './routes/sync-routes.ts'
import { ensembleRoutes } from './routes/ensembles.ts'
import { hindcastRoutes } from './routes/hindcast.ts'
import { jobRoutes } from './routes/jobs.ts'
import { scenarioRoutes } from './routes/scenarios.ts'
import { studyRoutes } from './routes/studies.ts'
import { worldRoutes } from './routes/worlds.ts'
import { methodsOf, newApi, nothingHere } from './routing.ts'
import { SERVICE_WORKER, serviceWorker } from './offline.ts'
import { reachable } from './reachable.ts'
import { localHostOnly, secureHeadersOfPages } from './security.ts'
import type { Served } from './served.ts'
import { gauge } from './watch/openmetrics.ts'
import { requestId, Watching, type Answered } from './watch/watching.ts'
import { dataBundleFiles } from './data-bundle.ts'
import {
  headOf,
  PAGE_PATHS,
  pictureOf,
  readAddress,
  sharedScenarios,
  writePage,
  type SharedAddress,
  type SharedScenario,
} from './share.ts'
import { sendStatic, sendText, staticFile, type StaticFile, type StaticFolder } from './static.ts'

export interface AppOptions {
  readonly served: Served
  readonly limits?: Partial<ServerLimits>
  /** Where others reach it, with a slash at its end; left out: by the name that each request has. */
  readonly address?: string
  /** Answer only to names of this machine. */
  readonly localOnly?: boolean
  /** Ways in which callers of the API say who they are; without any, all are alike. */
  readonly callers?: readonly Callers[]
  /** Origins of which pages may ask the API from a browser. */
  readonly cors?: readonly string[]
  /** A proxy of ours stands before it, whose word on addresses counts. */
  readonly trustProxy?: boolean
  /** The browser app, as built. */
  readonly web?: StaticFolder
  /** Answers that were worked out for it beforehand. */
  readonly answers?: StaticFolder
  /** The parts of the API's reference page. */
  readonly docs?: StaticFolder
  /** What goes wrong, with the id of the request. */
  readonly log?: LogLine
  /** Called with every request once it is answered. */
  readonly onAnswered?: (answered: Answered) => void
}

export interface App {
  /** Answers a request: what a server calls, and a test. */
  readonly fetch: (request: Request, env?: object) => Response | Promise<Response>
  readonly request: Hono['request']
  readonly jobs: Jobs
  readonly watching: Watching
  /** Ends the jobs, after some time if need be, then the threads. */
  readonly close: (graceMs: number) => Promise<void>
}

/** What the operations of the document are sorted by; each study that is a job has a tag of its own. */
const TAGS: Readonly<Record<string, string>> = {
  worlds: 'The world that is served: its tables, and the sources of their figures.',
  scenarios: 'The shipped scenarios, which studies are asked about.',
  menus: 'The shipped menus of measures, from which the worst is chosen.',
  constraints: 'The shipped constraints that a plan may be asked to keep to.',
  news: 'The shipped trees of news that a plan may wait for.',
  'dumping-paths': 'The shipped paths of prices under which producers are sold below cost.',
  exposure: 'Who makes what is used where, answered at once.',
  baseline: 'What the sources say, what the model uses, and where they disagree, answered at once.',
  ...Object.fromEntries(JOB_STUDIES.map((id) => [id, `A study that takes a while: ${studyOf(id).about.en}.`])),
  ensembles: 'The same question to many worlds, drawn from the ranges of the figures.',
  jobs: 'Questions that take a while: how far each is, what it found, and how to take it back.',
}

/** The API and the pages over a world: all of the server but the port. */
export function createApp(options: AppOptions): App {
  const { served, localOnly = false, docs = new Map(), callers = [], cors: origins = [], trustProxy = false } = options
  // The app answers by itself: it is handed the world that is served, and past episodes, as text. A world of one's own is for callers alone.
  const isOpen = callers.length === 0 || served.id === 'shipped'
  const built = isOpen ? (options.web ?? new Map()) : new Map()
  const data = isOpen ? dataBundleFiles(served) : new Map()
  const answers = answersFor({ web: built, data }, options.answers ?? new Map())
  const web = new Map([...built, ...data, ...(answers?.files ?? [])])
  const index = web.get('index.html')
  if (index !== undefined) web.set(SERVICE_WORKER, keptOffline(web, index))
  const pages: Pages = {
    web,
    built: index && new TextDecoder().decode(index.bytes),
    scenarios: sharedScenarios(served.shipped.scenario.values(), served.world),
    address: options.address,
    headlines: answers?.about.headlines,
  }
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const log = options.log ?? ((line) => void process.stderr.write(line))
  const access = new CallerGuard({ callers, requests: limits.requests, trustProxy, clock: Date.now, log })
  // Where strangers are alike, none is to learn what another asks.
  const isPrivate = (localOnly && options.address === undefined) || access.isNeeded
  const found = new Answers({ served, bytes: limits.answersBytes, isPrivate })
  const jobs = new Jobs(limits, found, log)
  const watching = new Watching({
    trustProxy,
    // Threads are started when there is something to do; what they lack shows in the jobs.
    probe: () => Promise.resolve(),
    unready: 'The server can take nothing on.',
    measures: [
      gauge('ytterby_jobs', 'Jobs that are known, by state.', () =>
        [...jobs.count()].map(([state, count]) => [{ state }, count] as const),
      ),
      gauge('ytterby_threads', 'Questions that are worked on at a time.', () => served.pool.size),
    ],
    ...(options.onAnswered === undefined ? {} : { onAnswered: options.onAnswered }),
  })
  const desk = { served, jobs, answers: found, access, limits, listed: isPrivate }

  const api = newApi()
  worldRoutes(api, served)
  scenarioRoutes(api, served)
  answerRoutes(api, desk)
  studyRoutes(api, desk)
  ensembleRoutes(api, desk)
  hindcastRoutes(api, served)
  jobRoutes(api, desk)
  const document = documentOf(api, {
    title: 'Ytterby',
    description:
      'What a supply shock in raw materials does to whom. All answers are those of the command line. Where the server knows callers by keys, each request needs one, and jobs are of who asked them; elsewhere anyone who reaches the port may ask.',
    base: BASE,
    tags: TAGS,
    security: [{}, { bearer: [] }],
    securitySchemes: {
      bearer: {
        type: 'http',
        scheme: 'bearer',
        description:
          'An API key (`ytterby api-keys add`), or an access token of the identity provider that the server was given. Without either of these on the server, none is needed.',
      },
    },
  })

  const app = new Hono()
  app.use(watching.note, secureHeadersOfPages)
  // A probe asks by address, not by name.
  watching.answerProbes(app)
  if (localOnly) app.use(localHostOnly(options.address))
  app.onError((error, c) =>
    toProblem(error, (line) => log(line, requestId(c)), languageOf(c.req.header('Accept-Language'))).response(
      requestId(c),
    ),
  )
  // A browser asks first whether it may, and sends no key with that.
  if (origins.length > 0) app.use(`${BASE}/*`, cors({ origin: [...origins], exposeHeaders: EXPOSED, maxAge: 600 }))
  app.use(`${BASE}/*`, unlessAbout(access.find), compress(), revalidate)
  app.route(BASE, api)
  app.get(`${BASE}/openapi.json`, (c) => c.body(document, 200, { 'Content-Type': 'application/json' }))
  app.get(`${BASE}/docs`, (c) => c.html(DOCS_PAGE))
  app.get(`${BASE}/docs/start.js`, (c) =>
    c.body(DOCS_SCRIPT, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  )
  app.get(`${BASE}/docs/:file`, (c) => sendStatic(c, docs, c.req.param('file')) ?? unknown(c))
  app.get('*', (c) => (isApi(c) ? undefined : page(c, pages)) ?? unknown(c))

  const known = paths(api)
  /** An address at which there is nothing, or nothing for this method. */
  function unknown(c: Context): Response {
    const methods = isApi(c) ? known(c.req.path.slice(BASE.length)) : ['GET']
    return nothingHere(c.req.method, methods, isApi(c) ? ` See ${BASE}/docs.` : '').response()
  }
  app.notFound(unknown)

  return {
    fetch: (request, env) => app.fetch(request, env),
    request: app.request,
    jobs,
    watching,
    close: async (graceMs) => {
      watching.stop()
      await jobs.close(graceMs)
      await served.pool.close()
    },
  }
}

/** What a page of another origin may read of an answer besides its body. */
const EXPOSED = ['Location', 'Retry-After', 'X-Request-Id']

/** The API's own document, and the page that shows it, are for everybody: a program reads there how to send a key. */
const unlessAbout =
  (guard: MiddlewareHandler): MiddlewareHandler =>
  (c, next) =>
    ABOUT.test(c.req.path) ? next() : guard(c, next)
const ABOUT = /^\/api\/v1\/(openapi\.json|docs(\/[^/]*)?)$/

const isApi = (c: Context): boolean => c.req.path === '/api' || c.req.path.startsWith('/api/')

/** What browsers keep of the app: its pages, its code and its tables. */
function keptOffline(web: StaticFolder, index: StaticFile): StaticFile {
  const bytes = new Map([...web].map(([name, file]) => [name, file.bytes]))
  const names = [
    ...reachable(new TextDecoder().decode(index.bytes), bytes),
    ...[...web.keys()].filter((name) => !/^(assets|share)\/|\.html$/.test(name)),
  ]
  const kept = new Map([
    ...names.map((name) => [name, bytes.get(name) ?? new Uint8Array()] as const),
    ...[...PAGE_PATHS.keys()].map((path) => [path, index.bytes] as const),
  ])
  return staticFile(SERVICE_WORKER, new TextEncoder().encode(serviceWorker(kept)), new Map())
}

/** What pages are written from. */
interface Pages {
  readonly web: StaticFolder
  /** The app as built, which draws the page that the address names. */
  readonly built: string | undefined
  readonly scenarios: readonly SharedScenario[]
  readonly address: string | undefined
  /** Of pages and scenarios of which the answer is kept; undefined where none are. */
  readonly headlines: AboutAnswers['headlines'] | undefined
}

/** A file of the browser app, or the app itself for its pages. */
function page(c: Context, pages: Pages): Response | Promise<Response> | undefined {
  const name = c.req.path.slice(1)
  const { web, built, scenarios, address, headlines } = pages
  const { searchParams, search, origin } = new URL(c.req.url)
  const shared = readAddress(decoded(name), searchParams, scenarios)
  if (shared !== undefined) {
    if (built === undefined) return name === '' ? c.html(ONLY_API) : undefined
    const picture = web.has(pictureOf(shared.page, shared.lang))
    const headline = headlineOf(shared, searchParams, pages)
    const head = headOf(shared, {
      root: address ?? `${origin}/`,
      path: name + search,
      picture,
      ...(headline === undefined ? {} : { headline }),
    })
    return sendText(c, writePage(built, head, headlines === undefined ? '' : answersInHead('/')))
  }
  const file = sendStatic(c, web, name)
  if (file !== undefined) return file
  // A person who is lost sees so in the app; a program gets a problem.
  return c.req.header('Accept')?.includes('text/html') === true ? sendStatic(c, web, 'index.html', 404) : undefined
}

/** The headline of an address that asks what its page begins with, or a shipped scenario as it is: anything more is another question. */
function headlineOf(
  { page, scenario, lang }: SharedAddress,
  asked: URLSearchParams,
  { headlines }: Pages,
): string | undefined {
  const known = new Set(['lang', ...(scenario === undefined ? [] : ['scenario'])])
  return [...asked.keys()].every((key) => known.has(key)) ? headlines?.[scenario?.id ?? page]?.[lang] : undefined
}

/** A part of an address as it was meant; one that means nothing stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const tag = etag({ weak: true })

/** What stays as it is while the server runs is asked for again by its tag; jobs are never kept. */
const revalidate: MiddlewareHandler = async (c, next) => {
  const job = /^\/api\/v1\/jobs(\/[^/]*(\/events)?)?$/.test(c.req.path)
  if (job || (c.req.method !== 'GET' && c.req.method !== 'HEAD')) {
    await next()
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
    return
  }
  await tag(c, async () => {
    await next()
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-cache')
  })
}

/** The methods that a path of the API knows, the document and its page among them. */
function paths(api: OpenAPIHono): (path: string) => string[] {
  const known = methodsOf(api)
  const fixed = /^\/(openapi\.json|docs|docs\/[^/]+)$/
  return (path) => [...known(path), ...(fixed.test(path) ? ['GET'] : [])]
}
