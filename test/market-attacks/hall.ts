import { expect } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import { loadSolver } from '../../src/solver/index.ts'
import { announce, buys, Hall, sells, UNCOUNTED, type Seen } from '../market-app.ts'

/** What somebody might try who means harm, in a market of a seller, a buyer and a thief. None of it works. */

export const solver = await loadSolver()
export const world = await loadWorld(shippedWorld())
/** Where it is not what is tried, this many requests are let through as are made. */
export const MANY = { requests: 1e9, guessesAtUser: UNCOUNTED, guessesFromAddress: UNCOUNTED }
export const SECRET_BID = '61.234567'
/** Without the id of the request, which no two have alike. */
export const sameBut = (text: string): string => text.replace(/,"request":"[^"]*"/, '')
export const refused = ({ status }: Seen): void =>
  expect([400, 401, 403, 404, 405, 413, 415, 421, 422]).toContain(status)

/** A market of its own for each file: a round that is cleared, one that is open, and browsers in which people are signed in. */
export async function attacked() {
  const hall = await Hall.open(world, solver, { limits: MANY })
  const { desk } = hall
  for (const name of ['seller', 'buyer', 'thief']) await desk.join(name, 'AUS')
  await desk.operate('add-user', { user: 'aud', name: 'Auditor', organisation: null, role: 'auditor' })
  await announce(desk, 'r1')
  const cleared = await desk.place('seller', 'r1', await sells(desk, 'seller', 100, '60'))
  await desk.place('buyer', 'r1', buys(80, '70'))
  await desk.finish('r1')
  await announce(desk, 'r2', { opens: '2027-01-02T00:00:00Z', closes: '2027-06-01T00:00:00Z' })
  const order = await desk.place('seller', 'r2', await sells(desk, 'seller', 10, SECRET_BID))
  /** Ids of what is somebody else's. */
  const theirs = { order, cleared, lot: 'urn:test:lot:seller-1' }
  const operator = await hall.enter('op')
  const seller = await hall.enter('seller-trader')
  const thief = await hall.enter('thief-trader')
  const auditor = await hall.enter('aud')

  /** That nothing is in the log which was not there before. */
  async function unchanged<T>(attack: () => Promise<T>): Promise<T> {
    const before = hall.log.entries.length
    const found = await attack()
    expect(hall.log.entries.slice(before).map(({ event }) => event)).toEqual([])
    return found
  }
  const envelopeFor = (round: string, order: string, organisation: string, content: object = buys(1, '1')) =>
    hall.desk.sealed(round, { organisation, order }, content)
  /** What a trader would send to place an order. */
  const placing = async (order: string, more: object = {}, organisation = 'urn:test:org:thief') => ({
    round: 'r2',
    order,
    deposit: '0',
    envelope: await envelopeFor('r2', order, organisation),
    ...more,
  })

  /** All addresses that are read, with ids filled in. */
  async function everyPath(): Promise<string[]> {
    const { body } = await hall.ask('/openapi.json')
    return Object.entries(body['paths'] as Record<string, object>)
      .filter(([, methods]) => 'get' in methods)
      .flatMap(([path]) =>
        ['r1', 'r2', theirs.lot, theirs.order].map((id) => path.replace('{id}', encodeURIComponent(id))),
      )
      .flatMap((path) => (path === '/alarms' ? ['/alarms?round=r1', '/alarms?round=r2'] : [path]))
  }

  return { hall, operator, seller, thief, auditor, theirs, unchanged, envelopeFor, placing, everyPath }
}
