import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import { newSecret, periodOf } from '../src/server/market/second-factor.ts'
import { loadSolver } from '../src/solver/index.ts'
import { Secret, TOTP } from 'otpauth'
import { Hall, inBrowser, PASSWORD, withKey, type Browser, type Caller, type Seen } from './market-app.ts'

/** Strangers who guess: whom they keep waiting, and how far they get. */

const solver = await loadSolver()
const world = await loadWorld(shippedWorld())
const HOUR = 3600
const DAY = 24 * HOUR
/** One of a thousand addresses. */
const stranger = (i: number): string => `10.60.${(i % 1000) >> 8}.${i & 255}`
const WRONG_KEY = withKey(`ytk_${'0'.repeat(16)}_${'A'.repeat(43)}`)

let hall: Hall
let session: Browser
/** The browser in which the operator has signed in. */
let browser: Caller
beforeEach(async () => {
  hall = await Hall.open(world, solver)
  session = await hall.enter('op')
  browser = hall.deviceOf(await rightly())
  hall.wait(60)
})

const rightly = (more: object = {}): Promise<Seen> => hall.signIn('op', PASSWORD, hall.code('op'), more)
const from = (caller: Caller, address = '10.1.1.1') => ({ headers: caller.headers, from: address })
/** A code that is not good now. */
const wrongCode = (i = 0): string =>
  [String(i).padStart(6, '0'), '999999'].find((code) => code !== hall.code('op')) ?? ''
const guess = (i: number, more: object = {}): Promise<Seen> =>
  hall.signIn('op', `guess ${i}`, wrongCode(i), { from: stranger(i), ...more })
const atOnce = (times: number, ask: (i: number) => Promise<Seen>): Promise<Seen[]> =>
  Promise.all(Array.from({ length: times }, (_, i) => ask(i)))
const compared = (seen: readonly Seen[]): number => seen.filter(({ kind }) => kind === 'sign-in-failed').length

describe('whatever strangers guess', () => {
  it('from a thousand addresses, a browser in which the user has signed in gets in at once', async () => {
    await atOnce(1000, guess)
    expect((await rightly({ from: stranger(1) })).kind).toBe('too-many-requests')
    expect((await rightly(from(browser, stranger(1)))).status).toBe(200)
  })

  it('from one address at all users and keys: it waits itself; sessions, keys and known browsers behind it do not', async () => {
    const key = withKey(await hall.key(session, ['read']))
    for (let i = 0; i < 100; i++) {
      hall.wait(10)
      await hall.signIn(`user-${i}`, 'x', undefined, { from: '10.1.1.1' })
    }
    expect((await hall.ask('/users', WRONG_KEY, { from: '10.1.1.1' })).kind).toBe('too-many-requests')

    for (const caller of [key, inBrowser(session)])
      expect((await hall.ask('/users', caller, { from: '10.1.1.1' })).status).toBe(200)
    expect((await rightly(from(browser))).status).toBe(200)
    hall.wait(30)
    const early = await rightly({ from: '10.1.1.1' })
    expect(Number(early.headers.get('Retry-After'))).toBeGreaterThan(60)
    expect((await rightly({ from: '10.1.1.2' })).status).toBe(200)
  })

  it('a one-time password that the operator gives lets its user in at once, from wherever', async () => {
    await atOnce(1000, guess)
    const oneTime = await hall.enrol('op')
    await atOnce(50, guess)
    expect((await hall.signIn('op', oneTime, hall.code('op'), { from: stranger(1) })).status).toBe(200)
  })

  it('at once, so that hashes queue up: a known browser goes ahead of them', async () => {
    let gate: Promise<void> | undefined
    const slowHash = async (password: string, salt: Buffer): Promise<Buffer> => {
      await gate
      return Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.concat([salt, Buffer.from(password)])))
    }
    hall = await Hall.open(world, solver, { slowHash })
    await hall.enter('op')
    const known = hall.deviceOf(await rightly())
    hall.wait(60)
    let open = (): void => {}
    gate = new Promise((resolve) => (open = resolve))
    const answered: (string | undefined)[] = []
    const others = atOnce(200, async (i) => {
      const seen = await hall.signIn(`user-${i}`, 'x', undefined, { from: stranger(i) })
      answered.push(seen.kind)
      return seen
    })
    // All but those who are in the queue or at work.
    await vi.waitUntil(() => answered.length === 148)
    expect(new Set(answered)).toEqual(new Set(['too-many-requests']))
    const knownGuesses = () => [...hall.secrets.kept.keys()].filter((key) => key.startsWith('guesses known/')).length
    const before = knownGuesses()
    const mine = rightly(from(known)).then((seen) => {
      answered.push('mine')
      return seen
    })
    await vi.waitUntil(() => knownGuesses() === before + 1)
    open()
    expect((await mine).status).toBe(200)
    expect(compared(await others)).toBe(52)
    expect(answered.indexOf('mine')).toBeLessThan(148 + 26)
  })
})

/** How likely it is that one guess is a code of now: of the digits that RFC 4226 makes of 31 bits some are a little likelier. */
function chanceOfOne(): number {
  const secret = newSecret()
  const totp = new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 })
  const now = Date.parse('2027-01-01T00:00:10Z')
  const near = Array.from({ length: 21 }, (_, i) => totp.generate({ timestamp: now + (i - 10) * 30_000 }))
  const good = new Set(near.filter((code) => periodOf(secret, code, now) !== undefined))
  return (good.size * Math.ceil(2 ** 31 / 1e6)) / 2 ** 31
}
/** Most of these instants, in seconds, that lie within one day. */
const mostInADay = (instants: readonly number[]): number =>
  Math.max(0, ...instants.map((first) => instants.filter((at) => at >= first && at < first + DAY).length))

describe('somebody who has the password and guesses codes from a thousand addresses', () => {
  let tried = 0
  const now = (): number => Date.parse(hall.desk.time.now) / 1000
  /** Tries many codes at once, from ever other addresses: instants of those that were looked at, and how long the next has to wait. */
  async function burst(times: number, caller: Partial<Caller> = {}): Promise<{ instants: number[]; wait: number }> {
    const before = hall.hashed
    const seen = await atOnce(times, () =>
      hall.signIn('op', PASSWORD, wrongCode(tried), { ...caller, from: stranger(tried++) }),
    )
    expect(compared(seen)).toBe(hall.hashed - before)
    const wait = Math.min(...seen.map(({ headers }) => Number(headers.get('Retry-After') ?? Infinity)))
    return { instants: Array<number>(compared(seen)).fill(now()), wait }
  }
  /** Goes on for some days, each time as soon as may be, and has the server restarted in between. */
  async function attack(days: number, caller?: Caller): Promise<number[]> {
    const end = now() + days * DAY
    const instants: number[] = []
    while (now() < end) {
      const more = await burst(20, caller)
      instants.push(...more.instants)
      hall.wait(more.wait)
      if (instants.length % 5 === 0) hall.restart()
    }
    return instants
  }

  it('hits less than once in 10,000 days, whatever is restarted, and nobody in a known browser waits', async () => {
    const { instants } = await burst(1000)
    for (let part = 0; part < 6; part++) {
      instants.push(...(await attack(0.4)))
      expect((await rightly(from(browser))).status).toBe(200)
    }
    const most = mostInADay(instants)
    expect(most).toBeGreaterThan(10)
    expect(most * chanceOfOne()).toBeLessThan(1e-4)
  })

  it('does so with a stolen cookie of the user’s browser, too', async () => {
    const most = mostInADay(await attack(2, browser))
    expect(most).toBeGreaterThan(20)
    expect(most * chanceOfOne()).toBeLessThan(1e-4)
  })

  it('does so by no other rhythm', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 6 * HOUR })), {
          minLength: 30,
          maxLength: 80,
        }),
        async (waits) => {
          hall.wait(2 * DAY)
          const instants: number[] = []
          for (const wait of waits) {
            hall.wait(wait)
            instants.push(...(await burst(4)).instants)
          }
          expect(mostInADay(instants) * chanceOfOne()).toBeLessThan(1e-4)
        },
      ),
      { numRuns: 8, endOnFailure: true },
    ))

  it('gets no further by two processes of one market at once', async () => {
    const { app } = hall
    hall.restart()
    const apps = [app, hall.app]
    const seen = await atOnce(40, (i) => {
      hall.app = apps[i % 2]!
      return hall.signIn('op', PASSWORD, wrongCode(i), { from: stranger(i) })
    })
    expect(compared(seen)).toBe(3)
  })

  it('is answered at once, and told when to come again', async () => {
    const waits = []
    for (let i = 0; i < 10;) {
      const seen = await guess(i)
      if (seen.kind === 'sign-in-failed') {
        i++
        continue
      }
      const wait = Number(seen.headers.get('Retry-After'))
      waits.push(wait)
      hall.wait(wait - 1)
      expect((await guess(i)).headers.get('Retry-After')).toBe('1')
      hall.wait(1)
    }
    expect(waits).toEqual([120, 240, 480, 960, 1920, 3840, 7200])
  })
})

describe('a browser in which the user has signed in', () => {
  const wrongly = (caller: Caller, i = 0) => hall.signIn('op', `guess ${i}`, wrongCode(i), from(caller))
  /** Whether a guess waits for those of strangers. */
  async function isKnown(caller: Caller): Promise<boolean> {
    await atOnce(20, guess)
    return (await rightly(from(caller))).status === 200
  }

  it('is known by a cookie that no script reads, and no other site sends', async () => {
    const near = (await hall.signIn('op', PASSWORD, hall.code('op'))).headers.getSetCookie()
    expect(near.find((one) => one.startsWith('ytterby-device-'))).toMatch(
      /; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Strict$/,
    )
    hall = await Hall.open(world, solver, { origin: 'https://market.example' })
    const oneTime = await hall.enrol('op')
    const far = await hall.signIn('op', oneTime, hall.code('op'), { origin: 'https://market.example' })
    expect(far.headers.getSetCookie().find((one) => one.startsWith('__Host-ytterby-device-'))).toMatch(
      /; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    )
  })

  it('lets nobody in by what it carries', async () => {
    expect((await hall.ask('/session', browser)).kind).toBe('not-signed-in')
    expect((await wrongly(browser)).kind).toBe('sign-in-failed')
    expect((await hall.signIn('op', PASSWORD, undefined, from(browser))).kind).toBe('sign-in-failed')
  })

  it('is a stranger’s for a day after ten wrong guesses, from wherever they came', async () => {
    for (let i = 0; i < 10; i++) expect((await wrongly(browser, i)).kind).toBe('sign-in-failed')
    // What was guessed in it has delayed no stranger.
    expect((await rightly({ from: '10.9.9.9' })).status).toBe(200)
    hall.wait(60)
    expect(await isKnown(browser)).toBe(false)
    hall.wait(DAY)
    expect(await isKnown(browser)).toBe(true)
  })

  it('keeps its count when its user signs in, so that a copy gains nothing by that', async () => {
    for (let i = 0; i < 9; i++) await wrongly(browser, i)
    const again = hall.deviceOf(await rightly(from(browser)))
    hall.wait(60)
    await wrongly(again)
    expect(await isKnown(browser)).toBe(false)
  })

  it('is known again once its user has signed in as a stranger', async () => {
    for (let i = 0; i < 10; i++) await wrongly(browser, i)
    const again = hall.deviceOf(await rightly(from(browser)))
    hall.wait(60)
    expect(await isKnown(again)).toBe(true)
  })

  it('stays known when the user chooses another password, and over a restart', async () => {
    const body = { password: PASSWORD, new: 'something else entirely' }
    const changed = await hall.ask('/session/password', inBrowser(session), { method: 'POST', body })
    expect(changed.status).toBe(200)
    hall.restart()
    await atOnce(20, guess)
    expect((await hall.signIn('op', body.new, hall.code('op'), from(browser))).status).toBe(200)
  })

  it('is not known after another enrolment, and not after 180 days', async () => {
    hall.wait(179 * DAY)
    expect(await isKnown(browser)).toBe(true)
    hall.wait(DAY)
    expect(await isKnown(browser)).toBe(false)
    hall.wait(DAY)
    const fresh = hall.deviceOf(await rightly())
    hall.wait(60)
    expect(await isKnown(fresh)).toBe(true)
    await hall.enter('op')
    hall.wait(60)
    expect(await isKnown(fresh)).toBe(false)
  })

  it('is not known by a cookie that was invented, changed, or signed for somebody else', async () => {
    await hall.desk.operate('add-user', { user: 'op2', name: 'X', organisation: null, role: 'operator' })
    await hall.enter('op2')
    const other = hall.deviceOf(await hall.signIn('op2', PASSWORD, hall.code('op2'))).headers['Cookie'] ?? ''
    hall.wait(60)
    const [name = '', value = ''] = (browser.headers['Cookie'] ?? '').split('=')
    const [id = '', until = '', mac = ''] = value.split('.')
    const turned = (text: string): string => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`
    await atOnce(20, guess)
    for (const forged of [
      '',
      'A.1.A',
      `${id}.${until}.${'A'.repeat(43)}`,
      `${id}.${Number(until) + 1}.${mac}`,
      `${turned(id)}.${until}.${mac}`,
      `${id}.${until}.${turned(mac)}`,
      `${id}.${until}`,
      `${value}A`,
      other.split('=')[1] ?? '',
    ])
      expect((await rightly(from({ headers: { Cookie: `${name}=${forged}` } }))).kind, forged).toBe('too-many-requests')
    expect((await rightly(from({ headers: { Cookie: `${other}; ${browser.headers['Cookie']}` } }))).status).toBe(200)
  })
})
