import { describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import { MARKET_BASE, type MarketAppOptions } from '../src/server/index.ts'
import { Histogram } from '../src/server/watch/openmetrics.ts'
import { loadSolver } from '../src/solver/index.ts'
import { announce, Hall, inBrowser, NOBODY, withKey } from './market-app.ts'

/** What tells how a market is: to those who keep it running, and not who does what in it. */

const solver = await loadSolver()
const world = await loadWorld(shippedWorld())
const open = (options: Partial<MarketAppOptions> = {}): Promise<Hall> => Hall.open(world, solver, options)
const watched = async (hall: Hall, path: string): Promise<{ status: number; text: string; type: string | null }> => {
  const answer = await hall.app.watching.app().fetch(new Request(`http://127.0.0.1${path}`))
  return { status: answer.status, text: await answer.text(), type: answer.headers.get('Content-Type') }
}

/** Reads the text form of OpenMetrics, as strictly as its grammar: each family once, described, its samples together. */
function samplesOf(text: string): Map<string, number> {
  expect(text.endsWith('# EOF\n')).toBe(true)
  const samples = new Map<string, number>()
  const types = new Map<string, string>()
  let family = ''
  for (const line of text.split('\n').slice(0, -2)) {
    const [, kind, name = '', rest = ''] = /^# (TYPE|UNIT|HELP) (\S+) (.+)$/.exec(line) ?? []
    if (kind === 'TYPE') {
      expect(types.has(name), name).toBe(false)
      types.set(name, rest)
      family = name
    }
    if (kind === 'UNIT') expect(name.endsWith(`_${rest}`), line).toBe(true)
    if (kind !== undefined) {
      expect(name).toBe(family)
      continue
    }
    const found = /^([a-z_]+)(?:\{((?:[a-z_]+="(?:[^"\\\n]|\\["\\n])*",?)*)\})? (-?[\d.e+-]+)$/.exec(line)
    expect(found, line).not.toBeNull()
    const suffix = (found?.[1] ?? '').slice(family.length)
    const allowed = { counter: ['_total'], gauge: [''], histogram: ['_bucket', '_count', '_sum'] }[
      types.get(family) ?? ''
    ]
    expect(allowed, line).toContain(suffix)
    expect(samples.has(line.slice(0, line.lastIndexOf(' ')))).toBe(false)
    samples.set(line.slice(0, line.lastIndexOf(' ')), Number(found?.[3]))
  }
  return samples
}

describe('a market', () => {
  it('says that it lives, and that it is ready, to anybody and under any name', async () => {
    const hall = await open()
    for (const origin of ['http://127.0.0.1:4690', 'http://10.1.2.3']) {
      expect(await hall.ask('/api/../healthz', NOBODY, { origin })).toMatchObject({ status: 200 })
      expect(await hall.ask('/api/../readyz', NOBODY, { origin })).toMatchObject({ status: 200 })
    }
    expect((await watched(hall, '/healthz')).status).toBe(200)
    expect((await watched(hall, '/readyz')).status).toBe(200)
  })

  it('is not ready, and says why, while its store cannot be written to, and while it is stopping; it still lives', async () => {
    let broken: Error | undefined = new Error('connect postgres://market:secret@10.0.0.1')
    const probe = (): Promise<void> => (broken === undefined ? Promise.resolve() : Promise.reject(broken))
    const hall = await open({ probe })
    const seen = await watched(hall, '/readyz')
    expect([seen.status, JSON.parse(seen.text)]).toEqual([
      503,
      expect.objectContaining({ type: 'urn:ytterby:problem:not-ready' }),
    ])
    expect(seen.text).toMatch(/cannot be read or written/)
    expect(seen.text).not.toMatch(/postgres|secret/)
    expect((await watched(hall, '/healthz')).status).toBe(200)
    broken = undefined
    hall.restart()
    expect((await watched(hall, '/readyz')).status).toBe(200)
    hall.app.watching.stop()
    const stopped = await watched(hall, '/readyz')
    expect([stopped.status, stopped.text]).toEqual([503, expect.stringMatching(/is stopping/)])
  })

  it('does not write more often for those who ask often', async () => {
    let probed = 0
    const hall = await open({ probe: () => Promise.resolve(void probed++) })
    for (let i = 0; i < 20; i++) await watched(hall, '/readyz')
    expect(probed).toBe(1)
  })
})

describe('its measures', () => {
  it('are in the form of OpenMetrics, and count requests, commands and rounds', async () => {
    const hall = await open()
    await hall.desk.join('one', 'AUS')
    await announce(hall.desk, 'r1', { trustees: [hall.desk.keysOf('one').id], threshold: 1 })
    const operator = inBrowser(await hall.enter('op'))
    expect((await hall.command(operator, 'add-capital', { amount: '5', reference: 'x' })).status).toBe(200)
    expect((await hall.command(operator, 'close-round', { round: 'r1' })).status).toBe(422)
    await hall.ask('/rounds/r1')
    await hall.ask('/rounds/none')
    hall.wait(90)
    const { status, text, type } = await watched(hall, '/metrics')
    expect([status, type]).toEqual([200, 'application/openmetrics-text; version=1.0.0; charset=utf-8'])
    const samples = samplesOf(text)
    const route = `${MARKET_BASE}/rounds/{id}`
    expect(samples.get(`ytterby_requests_total{method="GET",route="${route}",status="200"}`)).toBe(1)
    expect(samples.get(`ytterby_requests_total{method="GET",route="${route}",status="404"}`)).toBe(1)
    expect(samples.get(`ytterby_request_duration_seconds_count{route="${route}"}`)).toBe(2)
    expect(samples.get('ytterby_commands_total{command="add-capital",outcome="done"}')).toBe(1)
    expect(samples.get('ytterby_commands_total{command="close-round",outcome="refused"}')).toBe(1)
    expect(samples.get(`ytterby_rounds{state="${hall.desk.venue.rounds.get('r1')?.status}"}`)).toBe(1)
    expect(samples.get('ytterby_log_entries')).toBe(hall.desk.clerk.end.seq)
    expect(samples.get('ytterby_log_head_age_seconds')).toBeGreaterThanOrEqual(90)
    expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(1e6)
  })

  it('are not at the port of the market itself', async () => {
    const hall = await open()
    expect((await hall.ask('/api/../metrics')).status).toBe(404)
  })

  it('and the lines for requests name no user, no member, no round and nothing else that somebody sent', async () => {
    const lines: string[] = []
    const hall = await open({ onAnswered: (answered) => lines.push(JSON.stringify(answered)) })
    await hall.desk.join('zebra', 'AUS')
    await announce(hall.desk, 'secretround', { trustees: [hall.desk.keysOf('zebra').id], threshold: 1 })
    const browser = await hall.enter('op')
    const key = await hall.key(browser, ['read'])
    await hall.signIn('zebra', 'my guess', '123456')
    for (const caller of [NOBODY, withKey(key), withKey('ytk_made-up')])
      for (const path of [
        '/rounds/secretround',
        '/lots/zebra',
        '/zebra',
        '/log?after=zebra',
        '/commands/zebra',
        '/members',
        '/%7Bzebra%7D',
      ])
        await hall.ask(path, caller)
    await hall.ask('/members', NOBODY, { method: 'ZEBRA' })
    const { text } = await watched(hall, '/metrics')
    samplesOf(text)
    for (const told of [text, lines.join('\n')])
      expect(told).not.toMatch(/zebra|secretround|my guess|123456|ytk_|10\.0\.0|"op"|after/i)
    expect(lines.length).toBeGreaterThan(20)
    expect([...new Set(lines.map((line) => Object.keys(JSON.parse(line) as object).join()))]).toEqual([
      'request,method,route,status,ms',
    ])
  })

  it('count what took at most so long', () => {
    const histogram = new Histogram('x_seconds', 'X.', [0.1, 1])
    for (const seconds of [0.05, 0.1, 0.5, 7]) histogram.note({ route: 'a"\n\\' }, seconds)
    const route = String.raw`route="a\"\n\\"`
    expect(histogram.lines().slice(3)).toEqual([
      `x_seconds_bucket{${route},le="0.1"} 2`,
      `x_seconds_bucket{${route},le="1.0"} 3`,
      `x_seconds_bucket{${route},le="+Inf"} 4`,
      `x_seconds_count{${route}} 4`,
      `x_seconds_sum{${route}} 7.65`,
    ])
  })
})

describe('the id of a request', () => {
  const ids = async (hall: Hall, given: string): Promise<string[]> => {
    const seen = await hall.ask('/rounds/none', NOBODY, { headers: { 'X-Request-Id': given } })
    return [seen.headers.get('X-Request-Id') ?? '', String(seen.body['request'])]
  }
  it('is made here, stands in the answer and in a problem, and is in the log of a defect', async () => {
    const hall = await open()
    const [header, told] = await ids(hall, 'chosen-by-a-client')
    expect(header).toMatch(/^[0-9a-f-]{36}$/)
    expect(told).toBe(header)
  })
  it('is the proxy’s where there is one of ours, unless it is none', async () => {
    const hall = await open({ trustProxy: true })
    expect(await ids(hall, 'proxy-made-0001')).toEqual(['proxy-made-0001', 'proxy-made-0001'])
    for (const none of ['short', 'a'.repeat(129), 'with "quotes" in it', '{"level":"error"}'])
      expect((await ids(hall, none))[0]).toMatch(/^[0-9a-f-]{36}$/)
  })
})
