import { describe, expect, it, vi } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import { Guessing } from '../src/server/market/guessing.ts'
import { GuessesInMemory, MOST_NAMES } from '../src/server/market/kept-guesses.ts'
import { MARKET_LIMITS } from '../src/server/index.ts'
import { Problem } from '../src/server/problems.ts'
import { loadSolver } from '../src/solver/index.ts'
import { Hall, MemorySecrets, PASSWORD } from './market-app.ts'

/** What is counted of guesses, how much of it there can be, and what answers tell. */

const solver = await loadSolver()
const world = await loadWorld(shippedWorld())
const MILLION = 1_000_000

/** Guesses wrongly, and tells how long it was too early. */
async function wrong(guessing: Guessing, user: string, address: string): Promise<number> {
  const guess = guessing.make({ user, address, known: undefined }, () => Promise.resolve(undefined))
  const problem: unknown = await guess.catch((error: unknown) => error)
  if (!(problem instanceof Problem)) throw problem
  return Number(problem.headers['Retry-After'] ?? 0)
}

describe('a million users who are invented', () => {
  it('take no more room than there is, and push out nobody’s count', async () => {
    const now = Date.parse('2027-01-01T00:00:00Z')
    const secrets = new MemorySecrets(() => new Date(now).toISOString())
    const guessing = new Guessing(MARKET_LIMITS, secrets, () => now)
    for (let i = 0; i < 3; i++) expect(await wrong(guessing, 'victim', '10.0.0.1')).toBe(0)
    for (let i = 0; i < MILLION; i++) await wrong(guessing, `user-${i}`, `address-${i}`)
    expect(secrets.kept.size).toBeLessThanOrEqual(2 ** 16)
    expect(Math.max(...[...secrets.kept.values()].map(({ text }) => text.length))).toBeLessThan(500)
    expect(await wrong(guessing, 'victim', '10.0.0.2')).toBeGreaterThan(0)
  })

  it('from a hundred thousand addresses take away the delay of none, and are forgotten after a day', async () => {
    let now = Date.parse('2027-01-01T00:00:00Z')
    const kept = new GuessesInMemory(() => now)
    const add = async (name: string): Promise<void> => {
      const before = await kept.read(name)
      await kept.swap(name, before, [...(before ?? []), now])
    }
    await add('first')
    for (let i = 0; i < 100_000; i++) await add(`address-${i}`)
    expect(kept.size).toBe(MOST_NAMES)
    expect(await kept.read('first')).toEqual([now])
    await add('first')
    expect(await kept.read('first')).toEqual([now, now])
    now += 86_400_000
    await add('later')
    expect(kept.size).toBe(1)
  })

  it('leave no room for a count that two change at once', async () => {
    const kept = new GuessesInMemory(() => 1)
    await kept.swap('name', undefined, [1])
    const before = await kept.read('name')
    expect(await kept.swap('name', before, [1, 2])).toBe(true)
    expect(await kept.swap('name', before, [1, 3])).toBe(false)
    expect(await kept.read('name')).toEqual([1, 2])
  })
})

describe('answers', () => {
  it('tell neither whether there is such a user nor whether the password was right, by text, wait or work', async () => {
    const hall = await Hall.open(world, solver)
    for (const user of ['op2', 'op3'])
      await hall.desk.operate('add-user', { user, name: user, organisation: null, role: 'operator' })
    await hall.enter('op')
    await hall.enter('op2')
    await hall.enrol('op3')
    hall.wait(60)
    const secrets = (['secret', 'setSecret', 'swapSecret', 'dropSecret'] as const).map((name) =>
      vi.spyOn(hall.secrets, name),
    )
    const work = (): number[] => [hall.hashed, ...secrets.map((spy) => spy.mock.calls.length)]
    let asked = 0
    const told = async (user: string, password: string, code?: string): Promise<unknown> => {
      const before = work()
      const seen = await hall.signIn(user, password, code, { from: `10.7.${asked >> 8}.${asked++ & 255}` })
      return {
        status: seen.status,
        // Each request has an id of its own.
        text: seen.text.replace(/"request":"[\w-]{36}"/, ''),
        headers: [...seen.headers].filter(([name]) => name !== 'date' && name !== 'x-request-id'),
        work: work().map((count, i) => count - before[i]!),
      }
    }
    for (const wait of [0, 0, 0, 0, 119, 1, 0, 239, 1, 1000, 86_400]) {
      hall.wait(wait)
      if (wait === 1000) hall.restart()
      const first = await told('op', 'wrong', '000000')
      expect(await told('op2', PASSWORD, '00000x')).toEqual(first)
      expect(await told('op3', 'wrong')).toEqual(first)
      expect(await told('nobody', 'wrong', '000000')).toEqual(first)
      expect(await told('__proto__', PASSWORD)).toEqual(first)
    }
  })
})

describe('who has a one-time password and not the code', () => {
  it('has ten guesses in a day, then those of strangers', async () => {
    const hall = await Hall.open(world, solver)
    const oneTime = await hall.enrol('op')
    const wrongCode = ['000000', '999999'].find((code) => code !== hall.code('op'))
    const kinds = []
    for (let i = 0; i < 20; i++) kinds.push((await hall.signIn('op', oneTime, wrongCode, { from: `10.7.1.${i}` })).kind)
    expect(kinds.lastIndexOf('sign-in-failed')).toBe(12)
    expect(kinds.indexOf('too-many-requests')).toBe(13)
  })
})
