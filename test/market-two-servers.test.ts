import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TURN } from '../src/store/migrate.ts'
import { openStore } from '../src/store/index.ts'
import { MarketClient, Refused } from './market-client.ts'
import { hasPostgres, startPostgres, type RunningPostgres } from './postgres.ts'
import { firstOperator, FOUNDED, startMarket } from './start-server.ts'

/** Two servers of one market on one PostgreSQL: whichever is asked, the market is the same. */
describe.runIf(hasPostgres())('two servers on one PostgreSQL', () => {
  let postgres: RunningPostgres
  const children: ChildProcess[] = []
  let first: { url: string }
  let second: { url: string }
  let operator: MarketClient

  const serve = async (until: RegExp): Promise<{ url: string; told: string; child: ChildProcess }> => {
    const { child, told } = await startMarket(
      ['--port', '0', '--name', 'Two', '--requests-per-minute', '100000'],
      { DATABASE_URL: postgres.url('market') },
      until,
      (one) => children.push(one),
    )
    return { child, told, url: /listening on (\S+)/.exec(told)?.[1] ?? '' }
  }
  /** The same user with the same key, at another server. */
  const at = (client: MarketClient, where: { url: string }): MarketClient =>
    Object.assign(Object.create(MarketClient.prototype) as MarketClient, client, { where })
  const register = (client: MarketClient, name: string, id?: string): Promise<{ seq: number }> =>
    client.command(
      'register-organisation',
      { organisation: { id: `urn:test:org:${name}`, name, country: 'AUS' }, member: true },
      id,
    )
  const organisations = async (): Promise<string[]> => {
    const store = await openStore({ url: postgres.url('market') })
    const names: string[] = []
    for await (const { event } of store.read(0)) if (event.kind === 'organisation') names.push(event.organisation.name)
    await store.close()
    return names
  }

  beforeAll(async () => {
    postgres = await startPostgres()
    const founded = await serve(FOUNDED)
    first = { url: founded.url }
    second = { url: (await serve(/listening on/)).url }
    operator = await MarketClient.enter(first, firstOperator(founded.told))
  })
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL')
    await postgres.stop()
  })

  it('who was given a key at one gets in at the other at once, and no more once it is revoked', async () => {
    const there = at(operator, second)
    expect(await there.get<{ name: string }>('')).toMatchObject({ name: 'Two' })
    await register(there, 'Far')
    // What was written there is known here.
    await operator.command('add-user', { user: 'reader', name: 'R', organisation: 'urn:test:org:Far', role: 'trader' })
    const reader = await MarketClient.enter(second, await operator.enrol('reader'))
    await at(reader, first).get('/parcels')
    // The other has not looked since, and looks before it carries anything out.
    const [, key] = /^ytk_([0-9a-f]{16})_/.exec(reader.key) ?? []
    await at(reader, first).command('revoke-api-key', { key })
    await expect(reader.command('revoke-api-key', { key })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(reader.command('revoke-api-key', { key })).rejects.toMatchObject({ status: 401 })
    await operator.command('remove-user', { user: 'reader' })
    await expect(at(reader, second).get('/parcels')).rejects.toThrow(Refused)
  })

  it('commands sent to both at once are all kept, each once, and none is asked to try again', async () => {
    const names = Array.from({ length: 60 }, (_, n) => `Both ${n}`)
    const sent = await Promise.all(
      names.flatMap((name) => {
        // The same command by both: a browser that lost its answer asks the other server.
        const id = randomUUID()
        return [first, second].map(async (where) => register(at(operator, where), name.replace(' ', '-'), id))
      }),
    )
    expect(sent).toHaveLength(120)
    expect(new Set(sent.map(({ seq }) => seq)).size).toBe(60)
    const kept = (await organisations()).filter((name) => name.startsWith('Both-'))
    expect(kept.toSorted()).toEqual(names.map((name) => name.replace(' ', '-')).toSorted())
    expect(operator.retries).toBe(0)
  })

  it('one that is killed in its turn leaves it to the other', async () => {
    const third = await serve(/listening on/)
    const there = at(operator, third)
    const many = Array.from({ length: 40 }, (_, n) => register(there, `Late-${n}`).then(() => `Late-${n}`))
    const [some] = many
    await some
    const ended = once(third.child, 'exit')
    third.child.kill('SIGKILL')
    await ended
    await register(operator, 'After')
    // Those without an answer ask the other server, with a command of its own here.
    there.where.url = first.url
    await Promise.allSettled(many)
    const kept = await organisations()
    expect(kept).toContain('After')
    expect(kept.filter((name) => name.startsWith('Late-')).length).toBe(40)
    expect(new Set(kept).size).toBe(kept.length)
  })

  it('one that is slow to give its turn back is waited for', async () => {
    const holder = new pg.Client({ connectionString: postgres.url('market') })
    await holder.connect()
    await holder.query('select pg_advisory_lock($1)', [TURN])
    const waiting = register(operator, 'Patient')
    // The waiting server may answer before the holder hears that its turn is given back: both are waited for.
    const free = delay(1500).then(() => holder.query('select pg_advisory_unlock($1)', [TURN]))
    await Promise.all([waiting, free])
    await holder.end()
    expect((await organisations()).filter((name) => name === 'Patient')).toHaveLength(1)
  })
})
