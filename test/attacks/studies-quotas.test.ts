import { rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ServerLimits } from '../../src/server/index.ts'
import { API, LONG, post, QUICK, reached, shippedServed, submit, testApp, type JobSeen } from '../run-server.ts'
import { answering, asking, callersOf, keyOf, type TestKey } from '../studies-callers.ts'

/** What one caller, or somebody who is none, can take from the others. */

const real = await shippedServed()
/** Each month of a question makes its answer a hundred bytes longer; those of 120 months go on. */
const served = answering(real, ({ months = 0 }) => (months < 120 ? { text: 'x'.repeat(100 * months - 12) } : undefined))
const FROM = '203.0.113.7'

async function busy(limits: Partial<ServerLimits> = {}, trustProxy = false) {
  const [anna, boris, carla] = [keyOf('anna'), keyOf('boris'), keyOf('carla')]
  const { callers, file } = await callersOf(anna, boris, carla)
  const app = testApp({ served, callers: [callers], limits: { requests: 10_000, ...limits }, trustProxy })
  const from = (key: TestKey | undefined, headers: Record<string, string> = {}, remoteAddress = FROM) =>
    app.fetch(
      new Request(`http://localhost${API}/worlds`, {
        headers: { ...headers, ...(key === undefined ? {} : { Authorization: key.bearer }) },
      }),
      { incoming: { socket: { remoteAddress } } },
    )
  return {
    app,
    file,
    anna,
    boris,
    byAnna: asking(app, anna),
    byBoris: asking(app, boris),
    byCarla: asking(app, carla),
    from,
  }
}

type Ask = ReturnType<typeof asking>
const idsOf = async (ask: Ask): Promise<string[]> =>
  ((await (await ask('/jobs')).json()) as { jobs: JobSeen[] }).jobs.map(({ id }) => id).sort()
const ended = async (ask: Ask, months: number): Promise<string> =>
  (await reached(ask, await submit(ask, { ...QUICK, months }), 'done')).id
const allOpen = async (ask: Ask): Promise<Response> => {
  for (;;) {
    const answer = await ask('/stress', post(LONG))
    if (answer.status !== 202) return answer
  }
}

describe('open jobs', () => {
  it('of one caller are at most five of twenty, so that others have theirs', async () => {
    const { byAnna, byBoris, byCarla } = await busy()
    for (const ask of [byAnna, byBoris, byCarla]) {
      const refused = await allOpen(ask)
      expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '5'])
      expect(await idsOf(ask)).toHaveLength(5)
    }
    const [first] = await idsOf(byAnna)
    await byBoris(`/jobs/${first}`, { method: 'DELETE' })
    expect((await byAnna('/stress', post(LONG))).status).toBe(429)
    await byAnna(`/jobs/${first}`, { method: 'DELETE' })
    expect((await byAnna('/stress', post(LONG))).status).toBe(202)
  })

  it('are counted for all studies together', async () => {
    const { byAnna } = await busy({ openJobsEach: 1 })
    await submit(byAnna, LONG)
    expect((await byAnna('/ensembles', post({ of: [{ study: 'exposure' }], samples: 3 }))).status).toBe(429)
  })
})

describe('jobs that have ended', () => {
  it('of one caller go when there are more than a hundred, and none of another', async () => {
    const { byAnna, byBoris } = await busy()
    const his = [await ended(byBoris, 1), await ended(byBoris, 2)].sort()
    const hers = []
    for (let i = 0; i < 104; i++) hers.push(await ended(byAnna, 1))
    expect(await idsOf(byAnna)).toEqual(hers.slice(4).sort())
    expect(await idsOf(byBoris)).toEqual(his)
  })

  it('of one who holds most go first when all are too large together', async () => {
    const { byAnna, byBoris } = await busy({ keptBytes: 2000 })
    const his = [await ended(byBoris, 2), await ended(byBoris, 2)].sort()
    const hers = []
    for (let i = 0; i < 6; i++) hers.push(await ended(byAnna, 5))
    expect(await idsOf(byAnna)).toEqual(hers.slice(-3).sort())
    expect(await idsOf(byBoris)).toEqual(his)
  })

  it('of one who holds no more than an even share stay, though another has one that is larger than all may be', async () => {
    const { byAnna, byBoris, byCarla } = await busy({ keptBytes: 1500 })
    const his = [await ended(byBoris, 1), await ended(byBoris, 1), await ended(byBoris, 1)].sort()
    const large = await ended(byAnna, 100)
    expect(await idsOf(byBoris)).toEqual(his)
    expect(await idsOf(byAnna)).toEqual([large])
    const more = [await ended(byCarla, 4), await ended(byCarla, 4), await ended(byCarla, 4)]
    expect(await idsOf(byCarla)).toEqual([more[2]])
    expect(await idsOf(byBoris)).toEqual(his)
    const next = await ended(byAnna, 90)
    expect(await idsOf(byAnna), 'the newest alone').toEqual([next])
  })
})

describe('requests', () => {
  it('of one caller are counted apart from those of others, and of strangers at the same address', async () => {
    const { anna, boris, from } = await busy({ requests: 5 })
    for (let i = 0; i < 30; i++) {
      const answer = await from(i % 2 === 0 ? keyOf('anna') : undefined)
      expect(answer.status, String(i)).toBe(i < 5 ? 401 : 429)
      if (i >= 5) expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0)
    }
    for (let i = 0; i < 8; i++) expect((await from(anna)).status, String(i)).toBe(i < 5 ? 200 : 429)
    expect((await from(anna)).headers.get('Retry-After')).toMatch(/^[1-9]\d*$/)
    expect((await from(boris)).status).toBe(200)
  })

  it('are counted by the address that they come from, and by what they say of it only behind a proxy of ours', async () => {
    const said = (i: number) => ({
      'X-Forwarded-For': `198.51.100.${i}`,
      Forwarded: `for=198.51.100.${i}`,
      'X-Real-IP': `198.51.100.${i}`,
    })
    const open = await busy({ requests: 3 })
    for (let i = 0; i < 6; i++) expect((await open.from(undefined, said(i))).status).toBe(i < 3 ? 401 : 429)
    const behind = await busy({ requests: 3 }, true)
    for (let i = 0; i < 6; i++) expect((await behind.from(undefined, said(i))).status).toBe(401)
    // What stands before the last address the sender may have invented.
    for (let i = 0; i < 6; i++)
      expect((await behind.from(undefined, { 'X-Forwarded-For': `192.0.2.${i}, 198.51.100.99` })).status).toBe(
        i < 3 ? 401 : 429,
      )
  })

  it('of one network of IPv6 are counted together', async () => {
    const { from } = await busy({ requests: 3 })
    for (let i = 0; i < 6; i++)
      expect((await from(undefined, {}, `2001:db8:1:2:${i}::${i}`)).status).toBe(i < 3 ? 401 : 429)
    expect((await from(undefined, {}, '2001:db8:1:3::1')).status).toBe(401)
  })

  it('are counted for their address while it cannot be found out who sends them', async () => {
    const { app, boris, from, file } = await busy({ requests: 3 })
    rmSync(file)
    await expect.poll(async () => (await asking(app, boris)('/worlds')).status).toBe(503)
    for (let i = 0; i < 6; i++)
      expect((await from(keyOf('anna'), {}, '192.0.2.1')).status, String(i)).toBe(i < 3 ? 503 : 429)
  })
})
