import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { API, ENDED, events, LONG, post, QUICK, reached, shippedServed, submit, testApp } from '../run-server.ts'
import { answering, asking, callersOf, keyOf, onPort, raw, type RawAnswer } from '../studies-callers.ts'

/** What a caller tries so as to learn of another's job. */

const real = await shippedServed()
const company = [
  'part,material,place,supplier,kg_per_year,stock_days',
  'hush-hush motor,magnet-heavy,JPN,,120000,30',
].join('\n')
const question = { ...QUICK, company: { file: 'hush-hush.csv', text: company } }
/** What one job found; those of many months go on for as long as a test needs. */
const found = await real.pool.ask({
  study: 'stress',
  ...QUICK,
  scenario: real.shipped.scenario.get(QUICK.scenario)!,
  company: question.company,
}).answer
const served = answering(real, ({ months }) => (months === 1 ? found : undefined))
const TABLES = ['places', 'company', 'months', 'nonsense']
const METHODS = ['GET', 'HEAD', 'DELETE', 'POST', 'PUT', 'PATCH', 'OPTIONS', 'PROPFIND']

/** A request without who sends it: its first line, then its headers. */
type Attempt = readonly [line: string, ...headers: string[]]

const byMethod = (job: string): Attempt[] =>
  METHODS.flatMap((method) =>
    ['', '/events', '/result', ...TABLES.map((table) => `/result/${table}`)].map((rest): Attempt => [
      `${method} ${job}${rest} HTTP/1.1`,
    ]),
  )

/** The same address, written otherwise. */
function byAddress(id: string): Attempt[] {
  const encoded = id.replaceAll(/./g, (letter) => `%${letter.charCodeAt(0).toString(16)}`)
  return [
    `${API}/jobs/${id.toUpperCase()}`,
    `${API}/jobs/${encoded}`,
    `${API}/jobs/${encoded}/result`,
    `${API}/jobs/${id}/`,
    `${API}/jobs/${id}//`,
    `${API}/jobs//${id}`,
    `${API}//jobs/${id}`,
    `/${API}/jobs/${id}`,
    `${API}/jobs/./${id}`,
    `${API}/jobs/none/../${id}`,
    `${API}/jobs/none/%2e%2e/${id}/result`,
    `${API}/docs/../jobs/${id}`,
    `${API}/docs/..%2fjobs%2f${id}`,
    `${API}/jobs/${id}%2fresult`,
    `${API}/jobs/${id}%00`,
    `${API}/jobs/${id}%0a`,
    `${API}/jobs/${id};a=b`,
    `${API}/jobs/${id}.json`,
    `${API}/jobs/${id}#result`,
    `${API}/jobs/${id}?`,
    `${API}/jobs/${id}?owner=anna`,
    `${API}/jobs/${id}/result?format=json`,
    `${API}/jobs/${id}/result/places?format=csv`,
    `${API}/jobs/${id}/result/places?format=parquet`,
    `${API}/jobs/${id}/result/places?format=xml`,
    `${API}/jobs?id=${id}`,
    `${API}/jobs/%7Bid%7D`,
    `${API}/jobs/*`,
    `/API/V1/jobs/${id}`,
    `/api/v1%2fjobs%2f${id}`,
    `/%61pi/v1/jobs/${id}`,
    `/%61pi/v1/jobs/${id}/result`,
    `http://localhost${API}/jobs/${id}`,
    `http://localhost${API}/jobs/${id}/result`,
  ].map((address) => [`GET ${address} HTTP/1.1`])
}

/** The same question with headers that some servers heed. */
function byHeader(id: string, etag: string): Attempt[] {
  const headers = [
    ...[etag, etag.replace('W/', ''), '*', '"none"'].map((tag) => `If-None-Match: ${tag}`),
    `If-Match: ${etag}`,
    'If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT',
    ...['0', '1', '2', '3', '4', '5'].map((version) => `Last-Event-ID: ${version}`),
    'X-HTTP-Method-Override: DELETE',
    'X-Method-Override: DELETE',
    `X-Original-URL: ${API}/jobs/${id}`,
    `X-Rewrite-URL: ${API}/jobs/${id}/result`,
    'X-Forwarded-User: anna',
    'X-Forwarded-Prefix: /api',
    'Cookie: caller=anna; session=anna',
    ...['text/event-stream', 'text/csv', 'application/vnd.apache.parquet', 'image/png', '*/*;q=0'].map(
      (type) => `Accept: ${type}`,
    ),
    ...['gzip', 'br', 'deflate', 'identity;q=0'].map((coding) => `Accept-Encoding: ${coding}`),
    'Accept-Language: ja',
    'Range: bytes=0-100',
  ]
  const addresses = ['', '/events', '/result', '/result/places'].map((rest) => `${API}/jobs/${id}${rest}`)
  return headers.flatMap((header) => addresses.map((address): Attempt => [`GET ${address} HTTP/1.1`, header]))
}

const attemptsOn = (id: string, etag: string): Attempt[] => [
  ...byMethod(`${API}/jobs/${id}`),
  ...byAddress(id),
  ...byHeader(id, etag),
]

/** What is seen of an answer where the name of the job is left out: it stands in what was asked. */
const without = (id: string, { status, head, body }: RawAnswer): RawAnswer => {
  const gone = (text: string): string => text.replaceAll(id, 'JOB').replaceAll(id.toUpperCase(), 'JOB')
  return { status, head: gone(head), body: gone(body) }
}

async function world(asked = served) {
  const [anna, annasOther, boris] = [keyOf('anna'), keyOf('anna'), keyOf('boris')]
  const { callers } = await callersOf(anna, annasOther, boris)
  const app = testApp({ served: asked, callers: [callers], limits: { requests: 10_000 } })
  const [byAnna, byAnnasOther, byBoris] = [anna, annasOther, boris].map((key) => asking(app, key)) as [
    ReturnType<typeof asking>,
    ReturnType<typeof asking>,
    ReturnType<typeof asking>,
  ]
  return { app, anna, boris, byAnna, byAnnasOther, byBoris }
}

describe('a job of another caller', () => {
  it('is answered for, byte for byte, as one that never was: whatever is tried, done or running', async () => {
    const { app, anna, boris, byAnna, byBoris } = await world()
    const url = await onPort(app)
    const done = await reached(byAnna, await submit(byAnna, question), 'done')
    const running = await submit(byAnna, LONG)
    const whole = await byAnna(done.links.result ?? '')
    const etag = whole.headers.get('ETag') ?? ''
    expect(etag).not.toBe('')
    const [mine, theirs] = [`Authorization: ${boris.bearer}`, `Authorization: ${anna.bearer}`]
    const send = ([line, ...headers]: Attempt, who: string) => raw(url, [line, who, ...headers])
    const never = randomUUID()
    const inVain = await Promise.all(
      attemptsOn(never, etag).map(async (attempt) => without(never, await send(attempt, mine))),
    )
    let wouldTell = 0
    for (const { id } of [done, running]) {
      const attempts = attemptsOn(id, etag)
      expect(attempts.length).toBeGreaterThan(200)
      for (const [i, attempt] of attempts.entries()) {
        const seen = without(id, await send(attempt, mine))
        expect(seen, attempt.join('\n')).toEqual(inVain[i])
        expect(seen.status, attempt.join('\n')).not.toBe(500)
        expect(`${seen.head}${seen.body}`, attempt.join('\n')).not.toMatch(/hush|alliance/)
      }
    }
    // Of the one that is done its owner asks the same, and is answered: the attempts are not such as fail for everybody.
    for (const [i, attempt] of attemptsOn(done.id, etag).entries())
      if (without(done.id, await send(attempt, theirs)).body !== inVain[i]?.body) wouldTell++
    expect(wouldTell).toBeGreaterThan(100)
    const still = (await (await byAnna(running.links.self)).json()) as { state: string }
    expect(['queued', 'running'], 'nobody else has cancelled it').toContain(still.state)
    expect(await (await byAnna(done.links.result ?? '')).text()).toBe(await whole.text())
    expect(await (await byBoris('/jobs')).json()).toEqual({ jobs: [] })
    await byAnna(running.links.self, { method: 'DELETE' })
  })

  it('is listed to its owner alone, whichever key they send', async () => {
    const { byAnna, byAnnasOther, byBoris } = await world()
    const of = async (ask: typeof byAnna): Promise<string[]> =>
      ((await (await ask('/jobs')).json()) as { jobs: { id: string }[] }).jobs.map(({ id }) => id)
    const [hers, his] = [await submit(byAnna, QUICK), await submit(byBoris, QUICK)]
    expect([await of(byAnna), await of(byAnnasOther), await of(byBoris)]).toEqual([[hers.id], [hers.id], [his.id]])
    for (const query of ['?owner=anna', '?caller=anna', '?all=true', `?id=${hers.id}`])
      expect((await byBoris(`/jobs${query}`)).status).toBe(422)
    await Promise.all([reached(byAnna, hers, ...ENDED), reached(byBoris, his, ...ENDED)])
  })

  it('has events for another key of its owner, and none for another caller', async () => {
    const { byAnna, byAnnasOther, byBoris } = await world()
    const job = await submit(byAnna, QUICK)
    expect((await byBoris(job.links.events)).status).toBe(404)
    const seen = []
    for await (const { event } of events(await byAnnasOther(job.links.events))) seen.push(event)
    expect(seen.at(-1)).toBe('end')
    expect((await byBoris(job.links.events)).status).toBe(404)
    expect((await byBoris(job.links.events, { headers: { 'Last-Event-ID': '3' } })).status).toBe(404)
  })

  it('is taken back by another key of its owner, and not by another caller', async () => {
    const { byAnna, byAnnasOther, byBoris } = await world()
    const job = await submit(byAnna, LONG)
    expect((await byBoris(job.links.self, { method: 'DELETE' })).status).toBe(404)
    expect(await (await byAnna(job.links.self)).json()).not.toMatchObject({ state: 'cancelled' })
    expect(await (await byAnnasOther(job.links.self, { method: 'DELETE' })).json()).toMatchObject({
      state: 'cancelled',
    })
  })

  it('does not show in an answer that is there at once to who asks the same with the same text', async () => {
    const workedOut: string[] = []
    const counting = answering(real, ({ study }) => {
      workedOut.push(study)
      return found
    })
    const { byAnna, byBoris } = await world(counting)
    await reached(byAnna, await submit(byAnna, question), 'done')
    expect((await submit(byAnna, question)).state, 'kept for who asked').toBe('done')
    expect(workedOut).toHaveLength(1)
    const his = await submit(byBoris, question)
    expect(workedOut, 'worked out again for another').toHaveLength(2)
    expect(his.state).not.toBe('done')
    await reached(byBoris, his, 'done')
  })

  it('does not show in the number of those that are open, but where the server is full', async () => {
    const { byAnna, byBoris } = await world()
    const long = await submit(byAnna, LONG)
    const answers = await Promise.all(
      Array.from({ length: 6 }, async () => (await byBoris('/stress', post(LONG))).text()),
    )
    expect(answers.filter((text) => text.includes('too-many-jobs'))).toEqual([
      expect.stringContaining('5 jobs of yours are queued or running') as string,
    ])
    const { jobs } = (await (await byBoris('/jobs')).json()) as { jobs: { links: { self: string } }[] }
    for (const { links } of jobs) await byBoris(links.self, { method: 'DELETE' })
    await byAnna(long.links.self, { method: 'DELETE' })
  })
})
