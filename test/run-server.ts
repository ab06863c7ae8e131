import { afterAll } from 'vitest'
import {
  dumpingNames,
  menuNames,
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
} from '../src/files/index.ts'
import { createApp, openServed, type App, type AppOptions, type Served } from '../src/server/index.ts'

export const API = '/api/v1'

/** The shipped world, opened once for a file of tests. */
/** The world that is served here, by its name. */
export const SERVED = '2024'

/**
 * The world before controls: runs in it need not begin with what controls led to, hundreds of times. Today's is served to browsers and by
 * `ytterby serve`.
 */
export async function shippedServed(): Promise<Served> {
  const served = await openServed({
    id: 'shipped',
    layers: await readLayers(SERVED),
    flags: ['--world', SERVED],
    scenarios: await Promise.all((await scenarioNames()).map(readScenario)),
    menus: await Promise.all((await menuNames()).map(readMenu)),
    constraints: await Promise.all((await constraintsNames()).map(readConstraints)),
    news: await Promise.all((await newsNames()).map(readNews)),
    dumping: await Promise.all((await dumpingNames()).map(readDumping)),
    past: { layers: await readLayers(SERVED), text: await readEpisodes(shippedEpisodes()) },
  })
  afterAll(() => served.pool.close())
  return served
}

/** An app without a port, on this machine. What it logs is kept: nothing but defects is logged. */
export function testApp(options: AppOptions): App & { readonly logged: string[] } {
  const logged: string[] = []
  return { ...createApp({ localOnly: true, log: (line) => logged.push(line), ...options }), logged }
}

export const post = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

/** The quickest question there is. */
export const QUICK = { scenario: 'jp-2026-practice', months: 1, range: false } as const
/** The quickest about the weapon. */
export const WORST = {
  menu: 'bans',
  target: ['JPN'],
  maxMeasures: 1,
  months: 2,
  runnersUp: 1,
  simulate: 0,
  curve: false,
} as const
/** The quickest ensemble. */
export const DRAWN = { of: [{ study: 'exposure' }], samples: 3, factors: ['output-oxide'] } as const
/** One that takes much longer than any test waits. */
export const LONG = { scenario: 'alliance-cutoff-12m', months: 120, range: true } as const

export interface JobSeen {
  readonly id: string
  readonly state: string
  readonly progress: { readonly done: number; readonly total: number; readonly best?: number; readonly bound?: number }
  readonly question: Record<string, unknown>
  readonly problem?: { readonly type: string; readonly detail: string; readonly faults?: unknown[] }
  readonly links: { readonly self: string; readonly events: string; readonly result?: string }
}

type Fetch = (path: string, init?: RequestInit) => Response | Promise<Response>

export async function submit(fetch: Fetch, body: unknown, study = 'stress'): Promise<JobSeen> {
  const answer = await fetch(`${API}/${study}`, post(body))
  if (answer.status !== 202) throw new Error(`${answer.status} ${await answer.text()}`)
  return (await answer.json()) as JobSeen
}

/** Waits until a job is in one of these states; its events tell of every one. */
export async function reached(fetch: Fetch, job: JobSeen, ...states: string[]): Promise<JobSeen> {
  for await (const { data } of events(await fetch(job.links.events))) if (states.includes(data.state)) return data
  throw new Error(`The job never was ${states.join(' or ')}.`)
}

export const ENDED = ['done', 'failed', 'cancelled', 'stopped']

export interface SeenEvent {
  readonly event: string
  readonly id: string
  readonly data: JobSeen
}

/** The events of a stream, to its end. */
export async function* events(answer: Response): AsyncGenerator<SeenEvent> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true })
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const fields = Object.fromEntries(
        text
          .slice(0, end)
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
      )
      text = text.slice(end + 2)
      if (fields['event'] !== undefined)
        yield { event: fields['event'], id: fields['id'] ?? '', data: JSON.parse(fields['data'] ?? '') as JobSeen }
    }
  }
}
