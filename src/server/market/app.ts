import { Hono, type Context, type MiddlewareHandler } from 'hono'
import type { Sequencer } from '../../market/index.ts'
import type { Outbox } from '../../store/index.ts'
import { documentOf } from '../document.ts'
import { Problem, type LogLine, languageOf } from '../problems.ts'
import { methodsOf, newApi, nothingHere } from '../routing.ts'
import { secureHeaders } from '../security.ts'
import { sendStatic, type StaticFolder } from '../static.ts'
import { Accounts, type Enrolment } from './accounts.ts'
import { Devices } from './devices.ts'
import { marketAbout, MARKET_BASE } from './document-about.ts'
import { Guessing } from './guessing.ts'
import { MARKET_LIMITS, type MarketLimits } from './limits.ts'
import { MarketMeasures } from './measures.ts'
import { mailer, type MailOptions } from './news/mail.ts'
import { Courier } from './news/courier.ts'
import { NewsSettings } from './news/settings.ts'
import { webhookSender } from './news/webhook.ts'
import { IdentityProvider, type OidcOptions } from './oidc.ts'
import { originOf } from './origin.ts'
import { scryptHash, type SlowHash } from './passwords.ts'
import { toMarketProblem } from './problems.ts'
import { apiKeyRoutes } from './routes/api-keys.ts'
import { calendarRoutes } from './routes/calendar.ts'
import { commandRoutes } from './routes/commands.ts'
import { memberRoutes } from './routes/members.ts'
import { newsRoutes } from './routes/news.ts'
import { oidcRoutes } from './routes/oidc.ts'
import { overseerRoutes, type RaiseAlarms } from './routes/overseers.ts'
import { proofRoutes } from './routes/proofs.ts'
import { publicRoutes } from './routes/public.ts'
import { reportRoutes } from './routes/reports.ts'
import { sessionRoutes } from './routes/session.ts'
import { statementRoutes } from './routes/statements.ts'
import { enrolmentRoutes, subjectRoutes } from './routes/users.ts'
import type { Secrets } from './secrets.ts'
import { Sessions } from './sessions.ts'
import { Subjects } from './subjects.ts'
import { RateLimiter } from '../access/rate-limiter.ts'
import { requestId, Watching, type Answered } from '../watch/watching.ts'
import { within } from '../within.ts'
import { Who } from './authentication.ts'

export interface MarketAppOptions {
  readonly clerk: Sequencer
  readonly secrets: Secrets
  /** Instant, ISO 8601 in UTC: the same clock as the clerk's. */
  readonly now: () => string
  /** Looks at a cleared round: takes a solver, so that it is done elsewhere. */
  readonly alarms: RaiseAlarms
  /** Where people reach it, such as `https://market.example`. Without it only this machine is answered. */
  readonly origin?: string
  /** A proxy of ours stands before it, whose word on addresses counts. */
  readonly trustProxy?: boolean
  /** Where users may sign in besides; operators may not. */
  readonly oidc?: OidcOptions
  /** How people and programs are notified of what concerns them; without it nobody is. */
  readonly news?: NewsOptions
  readonly limits?: Partial<MarketLimits>
  readonly slowHash?: SlowHash
  /** The pages, as built. */
  readonly web?: StaticFolder
  /** What goes wrong, with the id of the request. */
  readonly log?: (line: string, request?: string) => void
  /** Reads and writes in the store; throws if it cannot. */
  readonly probe?: () => Promise<unknown>
  /** Called with every request once it is answered. */
  readonly onAnswered?: (answered: Answered) => void
}

export interface NewsOptions {
  readonly outbox: Outbox
  /** Without it nothing is mailed. */
  readonly mail?: MailOptions
  /** Whether webhooks may reach networks of one's own, and without encryption. */
  readonly webhooksToPrivate?: boolean
}

export interface MarketApp {
  /** Answers a request; `env` is what Node's server hands on, with the connection it came by. */
  readonly fetch: (request: Request, env?: object) => Response | Promise<Response>
  readonly request: Hono['request']
  /** Gives a user a one-time password and a second factor, to be shown once: how the first operator gets in. */
  readonly enrol: (user: string) => Promise<Enrolment>
  /** Sends what concerns people, once it is started. */
  readonly courier?: Courier
  readonly watching: Watching
}

/** The API of a market: all of its server but the port. */
export function createMarketApp(options: MarketAppOptions): MarketApp {
  const { clerk, secrets, now, alarms, trustProxy = false, slowHash = scryptHash } = options
  const limits = { ...MARKET_LIMITS, ...options.limits }
  const log = options.log ?? ((line: string) => void process.stderr.write(line))
  const measures = new MarketMeasures(clerk, now)
  const watching = new Watching({
    trustProxy,
    probe: options.probe ?? (() => Promise.resolve()),
    unready: 'What the market is kept in cannot be read or written to.',
    measures: measures.all,
    onAnswered: (answered) => {
      measures.note(answered)
      options.onAnswered?.(answered)
    },
  })
  const origin = originOf(options.origin)
  const clock = (): number => Date.parse(now())
  const requests = new RateLimiter(limits.requests, 60_000, clock)
  const documents = new RateLimiter(limits.documents, 60_000, clock)
  const guessing = new Guessing(limits, secrets, clock)
  const devices = new Devices(origin, limits.deviceMs, clock)
  const accounts = new Accounts({ clerk, secrets, limits, clock, slowHash })
  const subjects = new Subjects(clerk, secrets, options.oidc?.issuer ?? '')
  const sessions = new Sessions(secrets, limits, clock)
  const who = new Who({
    clerk,
    accounts,
    subjects,
    sessions,
    clock,
    guessing,
    requests,
    origin,
    trustProxy,
  })

  const api = newApi()
  publicRoutes(api, clerk)
  calendarRoutes(api, clerk, now, options.origin)
  proofRoutes(api, clerk, now)
  const oidc = options.oidc !== undefined
  sessionRoutes(api, { who, accounts, sessions, limits, guessing, devices, trustProxy, oidc })
  apiKeyRoutes(api, clerk, who, limits)
  commandRoutes(api, clerk, who, limits)
  memberRoutes(api, clerk, who, now)
  statementRoutes(api, clerk, who, documents)
  overseerRoutes(api, clerk, who, alarms)
  reportRoutes(api, clerk, who)
  enrolmentRoutes(api, who, accounts)
  const courier = options.news === undefined ? undefined : newsIn(api, { ...options, news: options.news }, who, log)
  if (options.oidc !== undefined) {
    subjectRoutes(api, who, subjects, limits)
    oidcRoutes(api, {
      provider: new IdentityProvider(options.oidc),
      base: MARKET_BASE,
      who,
      secrets,
      sessions,
      subjects,
      origin,
      clock,
      guessing,
      trustProxy,
    })
  }
  const document = documentOf(api, marketAbout(origin.cookie))

  const app = new Hono()
  app.use(watching.note, secureHeaders, neverKept)
  // A probe asks by address, not by name.
  watching.answerProbes(app)
  app.use(origin.only)
  // Files lie in memory and tell nothing of the market: they cost no count, no session and no wait.
  app.use('/api/*', deadline(limits.answerMs), upToDate(clerk), who.find)
  app.onError((error, c) =>
    toMarketProblem(error, (line) => log(line, requestId(c)), languageOf(c.req.header('Accept-Language'))).response(
      requestId(c),
    ),
  )
  app.route(MARKET_BASE, api)
  app.get(`${MARKET_BASE}/openapi.json`, (c) => c.body(document, 200, { 'Content-Type': 'application/json' }))
  app.get('*', (c) => pageOf(c, options.web) ?? c.notFound())
  const known = methodsOf(api)
  app.notFound((c) =>
    nothingHere(c.req.method, known(c.req.path.slice(MARKET_BASE.length) || '/')).response(requestId(c)),
  )

  return {
    fetch: (request, env) => app.fetch(request, env),
    request: app.request,
    enrol: (user) => accounts.enrol(user),
    ...(courier === undefined ? {} : { courier }),
    watching,
  }
}

/** Where people say how they are notified, and what notifies them. */
function newsIn(
  api: ReturnType<typeof newApi>,
  { clerk, secrets, now, origin, limits, news }: MarketAppOptions & { readonly news: NewsOptions },
  who: Who,
  log: LogLine,
): Courier {
  const { outbox, mail: mailTo, webhooksToPrivate: toPrivate = false } = news
  const clock = (): number => Date.parse(now())
  const settings = new NewsSettings(clerk, secrets, clock)
  const mail = mailTo && mailer(mailTo, { name: () => clerk.venue.founded?.name ?? 'Ytterby', origin })
  newsRoutes(api, { clerk, who, settings, outbox, mail, toPrivate, limits: { ...MARKET_LIMITS, ...limits }, now })
  const channels = { mail: mail?.letter, webhook: webhookSender({ toPrivate, clock }) }
  return new Courier({ clerk, outbox, secrets, settings, channels, clock, log })
}

/** A file of the pages, or for everything else that a browser asks for, the page that finds its way from the address. */
function pageOf(c: Context, web: StaticFolder = new Map()): Response | Promise<Response> | undefined {
  if (c.req.path === '/api' || c.req.path.startsWith('/api/')) return undefined
  const name = c.req.path.slice(1)
  const isPage = name === '' || c.req.header('Accept')?.includes('text/html') === true
  return (
    (name.endsWith('.html') ? undefined : sendStatic(c, web, name)) ?? (isPage ? sendStatic(c, web, PAGE) : undefined)
  )
}
const PAGE = 'market.html'

/** Nothing of a market is for a cache; its pages hold nothing of it. */
const neverKept: MiddlewareHandler = async (c, next) => {
  await next()
  if (c.req.path.startsWith('/api/') || !c.res.headers.has('Cache-Control'))
    c.res.headers.set('Cache-Control', 'no-store')
}

/**
 * Another server of the market may have written since: a key that was revoked there opens nothing here. Commands are decided on the log as it
 * stands in their turn, and so is whether the API key by which they are asked is still there.
 */
function upToDate(clerk: Sequencer): MiddlewareHandler {
  const commands = `${MARKET_BASE}/commands/`
  return async (c, next) => {
    if (c.req.header('Authorization') === undefined || !c.req.path.startsWith(commands)) await clerk.catchUp()
    await next()
  }
}

/** Who waits too long gets an answer that says so; a command that was begun goes on, and its key of idempotency finds out what became of it. */
function deadline(ms: number): MiddlewareHandler {
  const late = (): Error => new Problem('time-limit', 'It takes longer. Ask again with the same Idempotency-Key.')
  return (_, next) => within(ms, next(), late)
}

/** Refuses addresses that `createMarketApp` would refuse, before there is a market. */
export function checkAddresses(origin: string | undefined, oidc: OidcOptions | undefined): void {
  originOf(origin)
  if (oidc !== undefined) void new IdentityProvider(oidc)
}
