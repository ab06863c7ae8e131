import { mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { KeyCallers, writeKeyList } from '../../src/server/index.ts'
import { temporaryFolder } from '../run-cli.ts'
import { events, LONG, shippedServed, submit, testApp } from '../run-server.ts'
import { asking, keyOf, writeList } from '../studies-callers.ts'

/** The list of API keys, spoilt, exchanged and cut short while a server reads it. */

const served = await shippedServed()

/** A server with a list of two callers, and a clock that is set by hand. */
async function listed() {
  const file = join(await temporaryFolder(), 'api-keys.json')
  const [anna, boris] = [keyOf('anna'), keyOf('boris')]
  writeList(file, anna, boris)
  const time = { now: Date.parse('2026-06-01T00:00:00Z') }
  const callers = await KeyCallers.open(file, () => time.now)
  const app = testApp({ served, callers: [callers], limits: { requests: 10_000 } })
  return { file, anna, boris, time, app, byAnna: asking(app, anna), byBoris: asking(app, boris) }
}

type Listed = Awaited<ReturnType<typeof listed>>

const MANY = 200_000
const SPOILT: Record<string, (at: Listed) => void> = {
  'is cut off': ({ file }) => writeFileSync(file, readFileSync(file, 'utf8').slice(0, -20)),
  'is empty': ({ file }) => writeFileSync(file, ''),
  'is gone': ({ file }) => rmSync(file),
  'is a folder': ({ file }) => {
    rmSync(file)
    mkdirSync(file)
  },
  'is a link to itself': ({ file }) => {
    rmSync(file)
    symlinkSync(file, file)
  },
  'is a link to nothing': ({ file }) => {
    rmSync(file)
    symlinkSync(`${file}.none`, file)
  },
  'has an id twice': ({ file, anna, boris }) =>
    writeFileSync(file, writeKeyList([anna.listed, { ...boris.listed, id: anna.listed.id }])),
  'has more keys than are read': ({ file, anna }) =>
    writeFileSync(file, writeKeyList(Array.from({ length: MANY }, () => anna.listed))),
  'is no text': ({ file }) => writeFileSync(file, Buffer.from([0xff, 0xfe, 0, 1, 2])),
  'is another list': ({ file }) => writeFileSync(file, '[]'),
  'is nothing': ({ file }) => writeFileSync(file, 'null'),
  'names a caller as none is called': ({ file, anna }) =>
    writeFileSync(file, writeKeyList([{ ...anna.listed, caller: 'anna\nboris' }])),
  'holds a key itself': ({ file, anna }) =>
    writeFileSync(file, JSON.stringify({ keys: [{ ...anna.listed, hash: anna.secret }] })),
  'holds a key as a name': ({ file, anna }) =>
    writeFileSync(file, JSON.stringify({ keys: [{ ...anna.listed, [anna.bearer]: true }] })),
  'has a time that is none': ({ file, anna }) =>
    writeFileSync(file, writeKeyList([{ ...anna.listed, until: 'tomorrow' }])),
}

describe('a list of keys that cannot be read', () => {
  it.each(Object.keys(SPOILT))('lets nobody in by it while it %s, and again once it is mended', async (how) => {
    const at = await listed()
    const { file, anna, boris, app, time, byAnna } = at
    expect((await byAnna('/jobs')).status).toBe(200)
    SPOILT[how]!(at)
    time.now += 1000
    for (const key of [anna, boris, keyOf('anna')]) {
      const answer = await asking(app, key)('/jobs')
      expect(answer.status).toBe(503)
      expect(answer.headers.get('Retry-After')).toBe('5')
      expect(await answer.text()).not.toContain(file)
    }
    expect(app.logged.join('')).toMatch(/^callers cannot be looked up: \S/)
    for (const { listed: one, secret } of [anna, boris])
      for (const part of [secret, one.hash]) expect(app.logged.join('')).not.toContain(part)
    rmSync(file, { recursive: true, force: true })
    writeList(file, anna)
    time.now += 1000
    expect([(await byAnna('/jobs')).status, (await at.byBoris('/jobs')).status]).toEqual([200, 401])
  })

  it('is looked at, and complained of, once a second however many ask', async () => {
    const { file, app, byAnna, time } = await listed()
    writeFileSync(file, '{')
    time.now += 1000
    for (let i = 0; i < 50; i++) expect((await byAnna('/jobs')).status).toBe(503)
    expect(app.logged).toHaveLength(1)
    time.now += 1000
    expect((await byAnna('/jobs')).status).toBe(503)
    expect(app.logged).toHaveLength(2)
  })

  it('lets nobody in who asks at the moment when it is looked at again', async () => {
    const { file, byAnna, time } = await listed()
    writeFileSync(file, '{')
    time.now += 1000
    const answers = await Promise.all(Array.from({ length: 20 }, async () => byAnna('/jobs')))
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(503))
  })

  it('is not begun with', async () => {
    const file = join(await temporaryFolder(), 'api-keys.json')
    for (const text of [undefined, '', '{', '[]', '{"keys":{}}']) {
      if (text !== undefined) writeFileSync(file, text)
      await expect(KeyCallers.open(file)).rejects.toMatchObject({ faults: [{ code: 'API_KEYS_UNREADABLE' }] })
    }
  })
})

describe('a list of keys that is exchanged', () => {
  it('for one without keys lets nobody in, and says of none that it cannot be looked up', async () => {
    const { file, byAnna, app, time } = await listed()
    writeFileSync(file, writeKeyList([]))
    time.now += 1000
    expect((await byAnna('/jobs')).status).toBe(401)
    expect(app.logged).toEqual([])
  })

  it.each([
    ['in its place', (file: string, text: string) => writeFileSync(file, text)],
    [
      'under its name',
      (file: string, text: string) => {
        writeFileSync(`${file}.new`, text)
        renameSync(`${file}.new`, file)
      },
    ],
  ] as const)('%s, as large and of the same instant, ends a key within a second', async (_, put) => {
    const { file, anna, boris, byAnna, byBoris, time } = await listed()
    const instant = new Date('2026-06-01T00:00:00Z')
    utimesSync(file, instant, instant)
    time.now += 1000
    expect([(await byAnna('/jobs')).status, (await byBoris('/jobs')).status]).toEqual([200, 200])
    const before = statSync(file)
    put(file, writeKeyList([anna.listed, keyOf('boris').listed]))
    utimesSync(file, instant, instant)
    expect([statSync(file).size, statSync(file).mtimeMs]).toEqual([before.size, before.mtimeMs])
    expect(anna.listed.id).not.toBe(boris.listed.id)
    time.now += 1000
    expect([(await byAnna('/jobs')).status, (await byBoris('/jobs')).status]).toEqual([200, 401])
  })

  it('ends a key though the clock of the machine was set back meanwhile', async () => {
    const { file, anna, byBoris, time } = await listed()
    writeList(file, anna)
    time.now -= 3_600_000
    expect((await byBoris('/jobs')).status).toBe(401)
  })
})

describe('a key that is revoked', () => {
  it('opens nothing after a second; what its caller had begun goes on, and is found by another key of theirs', async () => {
    const { file, anna, byAnna, app, time } = await listed()
    const other = keyOf('anna')
    writeList(file, anna, other)
    time.now += 1000
    const byOther = asking(app, other)
    const job = await submit(byAnna, LONG)
    const stream = events(await byAnna(job.links.events))
    expect((await stream.next()).value).toMatchObject({ event: 'progress' })
    writeList(file, other)
    time.now += 1000
    for (const path of [job.links.self, job.links.events, '/jobs', '/worlds'])
      expect((await byAnna(path)).status, path).toBe(401)
    expect((await byAnna(job.links.self, { method: 'DELETE' })).status).toBe(401)
    expect(['queued', 'running']).toContain(((await (await byOther(job.links.self)).json()) as { state: string }).state)
    await byOther(job.links.self, { method: 'DELETE' })
    let last
    for await (const { data } of stream) last = data.state
    expect(last).toBe('cancelled')
  })

  it('is good to its last millisecond and no longer', async () => {
    const { file, app, time } = await listed()
    const brief = keyOf('carla', new Date(time.now + 5000).toISOString())
    writeList(file, brief)
    time.now += 4999
    expect((await asking(app, brief)('/jobs')).status).toBe(200)
    time.now += 1
    expect((await asking(app, brief)('/jobs')).status).toBe(401)
  })
})
