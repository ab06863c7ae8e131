import { describe, expect, it } from 'vitest'
import { announce, buys, Hall, inBrowser, NOBODY, PASSWORD, withKey } from '../market-app.ts'
import { solver, world, MANY, attacked } from './hall.ts'

const { hall, operator, seller, thief, theirs, unchanged, placing } = await attacked()

describe('acting for others', () => {
  it('11. another organisation in an order', () =>
    unchanged(async () => {
      for (const more of [{ organisation: 'urn:test:org:seller' }, { actor: 'seller-trader' }, { user: 'op' }])
        expect((await hall.command(inBrowser(thief), 'place-order', await placing('mass-1', more))).codes).toEqual([
          'INPUT_NOT_ALLOWED',
        ])
    }))
  it('12. version and cover of an order, given by its sender', () =>
    unchanged(async () => {
      for (const more of [{ version: 99 }, { cover: '1000000' }, { status: 'accepted' }])
        expect((await hall.command(inBrowser(thief), 'place-order', await placing('mass-2', more))).codes).toEqual([
          'INPUT_NOT_ALLOWED',
        ])
    }))
  it('13. a role in the sign-in', async () => {
    for (const more of [{ role: 'operator' }, { organisation: 'urn:test:org:seller' }, { scopes: ['operate'] }])
      expect(
        (
          await hall.ask('/session', NOBODY, {
            method: 'POST',
            body: { user: 'thief-trader', password: PASSWORD, ...more },
          })
        ).kind,
      ).toBe('invalid-request')
  })
  it('14. amending and withdrawing another’s order', () =>
    unchanged(async () => {
      const amended = await hall.command(inBrowser(thief), 'place-order', await placing(theirs.order))
      expect(amended.codes).toEqual(['ORDER_ID_TAKEN'])
      const gone = await hall.command(inBrowser(thief), 'withdraw-order', { round: 'r2', order: theirs.order })
      expect([gone.status, gone.codes]).toEqual([404, ['ORDER_UNKNOWN']])
    }))
  it('15. an envelope of another’s order, copied into one’s own', async () => {
    const other = await Hall.open(world, solver, { limits: MANY })
    const { desk } = other
    for (const name of ['seller', 'thief']) await desk.join(name, 'AUS')
    await announce(desk)
    await desk.place('seller', 'r1', buys(1, '1'))
    const sealed = [...desk.venue.round('r1').orders.values()][0]!.envelope
    const copy = { round: 'r1', order: 'copy', deposit: '0', envelope: sealed }
    const browser = await other.enter('thief-trader')
    expect((await other.command(inBrowser(browser), 'place-order', copy)).codes).toEqual(['ENVELOPE_WRONG'])
  })
  it('16. handing in another trustee’s share, or shares without being one', async () => {
    const other = await Hall.open(world, solver, { limits: MANY })
    const { desk } = other
    for (const name of ['one', 'two', 'more', 'three']) await desk.join(name, 'AUS')
    await announce(desk)
    await desk.place('three', 'r1', buys(1, '1'))
    desk.time.now = desk.venue.round('r1').spec.closes
    await desk.operate('close-round', { round: 'r1' })
    const give = async (user: string, shares: unknown) =>
      other.command(inBrowser(await other.enter(user)), 'give-shares', { round: 'r1', shares })
    expect((await give('two-trader', await desk.shares('one', 'r1'))).codes).toEqual(['SHARES_WRONG'])
    expect((await give('three-trader', await desk.shares('one', 'r1'))).codes).toEqual(['NOT_A_TRUSTEE'])
    expect((await give('two-trader', {})).codes).toEqual(['SHARES_WRONG'])
    expect(desk.venue.round('r1').shares.size).toBe(0)
  })
  it('17. an order called “constructor”, which every object seems to have a share of', async () => {
    const other = await Hall.open(world, solver, { limits: MANY })
    const { desk } = other
    for (const name of ['one', 'two']) await desk.join(name, 'AUS')
    await announce(desk)
    await desk.place('two', 'r1', buys(1, '1'), { order: 'constructor' })
    desk.time.now = desk.venue.round('r1').spec.closes
    await desk.operate('close-round', { round: 'r1' })
    const browser = inBrowser(await other.enter('one-trader'))
    expect((await other.command(browser, 'give-shares', { round: 'r1', shares: {} })).codes).toEqual(['SHARES_WRONG'])
  })
  it('18. trading while suspended', async () => {
    await hall.desk.operate('set-standing', { organisation: 'urn:test:org:thief', suspended: true, why: 'test' })
    await unchanged(async () => {
      const input = await placing('suspended-1')
      expect((await hall.command(inBrowser(thief), 'place-order', input)).codes).toEqual(['MEMBER_SUSPENDED'])
      expect((await hall.command(inBrowser(thief), 'pay-into-fund', { amount: '1' })).codes).toEqual([
        'MEMBER_SUSPENDED',
      ])
    })
    await hall.desk.operate('set-standing', { organisation: 'urn:test:org:thief', suspended: false, why: 'test' })
  })
  it('19. lifting one’s own suspension, adding oneself money, making oneself an operator', () =>
    unchanged(async () => {
      for (const [name, input] of [
        ['set-standing', { organisation: 'urn:test:org:thief', suspended: false, why: 'x' }],
        ['record-payment-in', { organisation: 'urn:test:org:thief', amount: '1000', reference: 'x' }],
        ['add-user', { user: 'thief-trader', name: 'x', organisation: null, role: 'operator' }],
      ] as const)
        expect((await hall.command(inBrowser(thief), name, input)).codes).toEqual(['NOT_ALLOWED'])
    }))
  it('20. revoking another’s API key', async () => {
    const key = await hall.key(seller, ['read'])
    const seen = await hall.command(inBrowser(thief), 'revoke-api-key', { key: key.split('_')[1] })
    expect([seen.status, seen.codes]).toEqual([404, ['API_KEY_UNKNOWN']])
    expect((await hall.ask('/orders', withKey(key))).status).toBe(200)
  })
})

describe('time', () => {
  it('21. closing a round early', () =>
    unchanged(async () => {
      expect((await hall.command(inBrowser(operator), 'close-round', { round: 'r2' })).codes).toEqual([
        'ROUND_NOT_OVER',
      ])
    }))
  it('22. ordering, amending and withdrawing after the close', async () => {
    const other = await Hall.open(world, solver, { limits: MANY })
    const { desk } = other
    for (const name of ['one', 'two']) await desk.join(name, 'AUS')
    await announce(desk)
    const order = await desk.place('one', 'r1', buys(1, '1'))
    const { envelope } = desk.venue.round('r1').orders.get(order)!
    desk.time.now = desk.venue.round('r1').spec.closes
    const browser = inBrowser(await other.enter('one-trader'))
    for (const id of [order, 'late'])
      expect(
        (await other.command(browser, 'place-order', { round: 'r1', order: id, deposit: '0', envelope })).codes,
      ).toEqual(['ROUND_NOT_OPEN'])
    expect((await other.command(browser, 'withdraw-order', { round: 'r1', order })).codes).toEqual(['ROUND_NOT_OPEN'])
  })
  it('23. telling the server what time it is', () =>
    unchanged(async () => {
      const late = '2027-07-01T00:00:00Z'
      const headers = { Date: late, 'X-Now': late, 'X-Request-Time': late, 'If-Modified-Since': late }
      const more = { headers }
      const seen = await hall.command(inBrowser(operator), 'close-round', { round: 'r2' }, 'clock-1', more)
      expect(seen.codes).toEqual(['ROUND_NOT_OVER'])
      const given = await hall.command(inBrowser(operator), 'close-round', { round: 'r2', at: late }, 'clock-2')
      expect(given.codes).toEqual(['INPUT_NOT_ALLOWED'])
    }))
})
