import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { post, QUICK, reached, shippedServed, submit, testApp, ENDED } from '../run-server.ts'
import { asking, callersOf, keyOf } from '../studies-callers.ts'

/** Three callers who ask at random, each with jobs of their own that come and go. */

const RUNS = Number(process.env['LAW_RUNS'] ?? 300)
const NAMES = ['anna', 'boris', 'carla'] as const

const companyOf = (name: string) => ({
  file: `${name}-secret.csv`,
  text: `part,material,place,supplier,kg_per_year,stock_days\n${name}-secret motor,magnet-heavy,JPN,,120000,30`,
})
const questionOf = (name: string) => ({ ...QUICK, company: companyOf(name) })
const REST = [
  '',
  '/',
  '/events',
  '/result',
  '/result/company',
  '/result/places?format=csv',
  '/result/none',
  '?format=json',
]

describe('what three callers ask at random', () => {
  it('is never answered with a job or a company of another', async () => {
    const served = await shippedServed()
    const keys = NAMES.map((name) => keyOf(name))
    const { callers } = await callersOf(...keys)
    const app = testApp({ served, callers: [callers], limits: { requests: 100_000 } })
    const asks = keys.map((key) => asking(app, key))
    const jobs = await Promise.all(asks.map(async (ask, i) => [(await submit(ask, questionOf(NAMES[i]!))).id]))
    let ownSeen = 0
    const asked = fc.record({
      who: fc.nat({ max: 2 }),
      whose: fc.nat({ max: 2 }),
      which: fc.nat({ max: 100 }),
      rest: fc.constantFrom(...REST),
      kind: fc.constantFrom('job', 'job', 'job', 'job', 'job', 'list', 'ask', 'elsewhere'),
      method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'DELETE', 'POST', 'OPTIONS'),
      elsewhere: fc.constantFrom(
        '/worlds',
        '/scenarios',
        '/exposure',
        '/none',
        '/jobs?owner=boris',
        '/docs',
        '/openapi.json',
      ),
      headers: fc.dictionary(
        fc.constantFrom(
          'Accept',
          'If-None-Match',
          'Last-Event-ID',
          'X-HTTP-Method-Override',
          'X-Forwarded-User',
          'Accept-Language',
        ),
        fc.constantFrom('*/*', 'text/csv', 'application/json', '*', '1', '2', '3', 'DELETE', 'anna', 'ja'),
        { maxKeys: 2 },
      ),
    })
    await fc.assert(
      fc.asyncProperty(asked, async ({ who, whose, which, rest, kind, method, elsewhere, headers }) => {
        const ask = asks[who]!
        const theirs = jobs[whose]!
        const path =
          kind === 'job' ? `/jobs/${theirs[which % theirs.length]}${rest}` : kind === 'elsewhere' ? elsewhere : '/jobs'
        const answer =
          kind === 'ask' ? await ask('/stress', post(questionOf(NAMES[who]!))) : await ask(path, { method, headers })
        const told = `${JSON.stringify([...answer.headers])}${await answer.text()}`
        if (kind === 'ask' && answer.status === 202)
          jobs[who]!.push((JSON.parse(/\{"id".*/.exec(told)![0]) as { id: string }).id)
        expect(answer.status, path).not.toBe(500)
        for (const [other, name] of NAMES.entries()) {
          const found = jobs[other]!.some((id) => told.includes(id)) || told.includes(`${name}-secret`)
          if (other === who && found) ownSeen++
          if (other !== who) expect(found, `${NAMES[who]} ${method} ${path} ${JSON.stringify(headers)}`).toBe(false)
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
    expect(ownSeen, 'what is one’s own is seen').toBeGreaterThan(RUNS / 20)
    for (const [i, ask] of asks.entries()) {
      const job = await submit(ask, questionOf(NAMES[i]!)).catch(() => undefined)
      if (job !== undefined)
        expect((await reached(ask, job, ...ENDED)).question['company']).toBe(`${NAMES[i]}-secret.csv`)
    }
  })
})
