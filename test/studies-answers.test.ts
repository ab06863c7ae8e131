import { describe, expect, it } from 'vitest'
import type { App, AppOptions } from '../src/server/index.ts'
import { API, post, QUICK, reached, shippedServed, submit, testApp, ENDED, type JobSeen } from './run-server.ts'
import { answering, asking, callersOf, keyOf } from './studies-callers.ts'

/** Answers that are kept: for whom, of what, and that they are those that would be worked out again. */

const real = await shippedServed()

/** An app whose threads are real, and a count of the questions that reach them. */
function counting(options: Partial<AppOptions> = {}): { readonly app: App; readonly asked: () => number } {
  let count = 0
  const ask: typeof real.pool.ask = (question, asking) => {
    count += 1
    return real.pool.ask(question, asking)
  }
  const served = { ...real, pool: Object.assign(Object.create(real.pool), { ask }) as typeof real.pool }
  return { app: testApp({ served, ...options }), asked: () => count }
}

type Ask = (path: string, init?: RequestInit) => Response | Promise<Response>
async function answerTo(ask: Ask, question: unknown, study = 'stress'): Promise<{ job: JobSeen; text: string }> {
  const job = await reached(ask, await submit(ask, question, study), ...ENDED)
  return { job, text: await (await ask(`${job.links.self}/result`)).text() }
}

const OWN = {
  ...QUICK,
  company: { text: 'part,material,place,supplier,kg_per_year,stock_days\nmotor,magnet-heavy,JPN,,120000,30' },
}

describe('a question that was asked before', () => {
  it('is answered at once, by another job, with the same bytes and tables, and no thread', async () => {
    const { app, asked } = counting()
    const first = await answerTo(app.request, QUICK)
    const before = asked()
    const again = await submit(app.request, QUICK)
    expect(again.state).toBe('done')
    expect(again.links.self).not.toBe(first.job.links.self)
    expect(await (await app.request(again.links.result ?? '')).text()).toBe(first.text)
    for (const table of ['uses', 'places'])
      expect(await (await app.request(`${again.links.result}/${table}?format=csv`)).text()).toBe(
        await (await app.request(`${first.job.links.result}/${table}?format=csv`)).text(),
      )
    expect(asked()).toBe(before)
  })

  it.each([
    ['another scenario', { scenario: 'jp-2026-text' }],
    ['more months', { months: 2 }],
    ['a list of parts', { company: OWN.company }],
    [
      'the same scenario as a text of one’s own',
      { scenario: { yaml: real.shipped.scenario.get(QUICK.scenario)?.text } },
    ],
  ])('is another one with %s', async (_, change) => {
    const { app, asked } = counting()
    await answerTo(app.request, QUICK)
    const before = asked()
    await answerTo(app.request, { ...QUICK, ...change })
    expect(asked()).toBe(before + 1)
  })

  it('is worked out again where the first was cancelled or has failed', async () => {
    const failing = testApp({ served: answering(real, () => undefined), limits: { jobMs: 5 } })
    for (const _ of [1, 2])
      expect((await reached(failing.request, await submit(failing.request, QUICK), ...ENDED)).state).toBe('failed')
  })

  it('takes none of the jobs that may be open', async () => {
    const { app } = counting({ limits: { openJobs: 1 } })
    await answerTo(app.request, QUICK)
    await submit(app.request, { scenario: 'alliance-cutoff-12m', months: 60 })
    expect((await app.request(`${API}/stress`, post({ ...QUICK, months: 2 }))).status).toBe(429)
    expect((await submit(app.request, QUICK)).state).toBe('done')
    await app.jobs.close(0)
  })

  it('is forgotten when answers are too large together, and is answered still', async () => {
    const { app, asked } = counting({ limits: { answersBytes: 1 } })
    await answerTo(app.request, QUICK)
    const before = asked()
    await answerTo(app.request, QUICK)
    expect(asked()).toBe(before + 1)
  })
})

describe('an answer', () => {
  it('is shared by callers if all of its question is shipped, and is else for who asked', async () => {
    const [anna, boris] = [keyOf('anna'), keyOf('boris')]
    const { callers } = await callersOf(anna, boris)
    const { app, asked } = counting({ callers: [callers] })
    const counts = async (ask: Ask, question: unknown, study?: string): Promise<number> => {
      const before = asked()
      await answerTo(ask, question, study)
      return asked() - before
    }
    const [byAnna, byBoris] = [asking(app, anna), asking(app, boris)]
    expect(await counts(byAnna, QUICK)).toBe(1)
    expect(await counts(byBoris, QUICK)).toBe(0)
    expect(await counts(byAnna, OWN)).toBe(1)
    expect(await counts(byAnna, OWN)).toBe(0)
    expect(await counts(byBoris, OWN)).toBe(1)
    const drawn = { of: [{ study: 'stress', ...QUICK, range: undefined }], samples: 2, factors: ['output-oxide'] }
    const yaml = real.shipped.scenario.get(QUICK.scenario)?.text
    const ownDraws = { ...drawn, of: [{ study: 'stress', months: 1, scenario: { yaml } }] }
    const first = await counts(byAnna, ownDraws, 'ensembles')
    expect(first).toBeGreaterThan(0)
    expect(await counts(byAnna, ownDraws, 'ensembles')).toBe(0)
    expect(await counts(byBoris, ownDraws, 'ensembles')).toBe(first)
  })

  it('is shared by no callers where the world is one of one’s own', async () => {
    const [anna, boris] = [keyOf('anna'), keyOf('boris')]
    const { callers } = await callersOf(anna, boris)
    const count = { now: 0 }
    const served = answering({ ...real, id: 'own' }, () => ++count.now)
    const app = testApp({ served, callers: [callers] })
    for (const key of [anna, anna, boris]) {
      const ask = asking(app, key)
      await reached(ask, await submit(ask, QUICK), ...ENDED)
    }
    expect(count.now).toBe(2)
  })

  it('to a text of one’s own is kept for nobody among strangers', async () => {
    const { app, asked } = counting({ localOnly: false })
    const before = asked()
    for (const _ of [1, 2]) await answerTo(app.request, OWN)
    expect(asked()).toBe(before + 2)
  })
})

describe('what is answered at once', () => {
  it('is worked out once for all who wait for it', async () => {
    const { app, asked } = counting()
    const before = asked()
    const texts = await Promise.all(
      Array.from({ length: 20 }, async () => (await app.request(`${API}/exposure?place=JPN`)).text()),
    )
    expect(new Set(texts).size).toBe(1)
    expect(asked()).toBe(before + 1)
    await app.request(`${API}/exposure/dependences?place=JPN`)
    expect(asked()).toBe(before + 1)
  })

  it('is refused with a time to ask again when too many different questions wait', async () => {
    const app = testApp({ served: answering(real, () => undefined), limits: { answersAtOnce: 2, answerMs: 50 } })
    const places = ['JPN', 'USA', 'EUR', 'AUS']
    const answers = await Promise.all(places.map(async (place) => app.request(`${API}/exposure?place=${place}`)))
    expect(answers.map(({ status }) => status)).toEqual([504, 504, 429, 429])
    expect(answers.at(-1)?.headers.get('Retry-After')).toBe('2')
    // Those that were given up make room.
    expect((await app.request(`${API}/exposure?place=KOR`)).status).toBe(504)
  })
})
