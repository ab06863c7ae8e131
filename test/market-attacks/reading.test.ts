import { describe, expect, it } from 'vitest'
import { announce, buys, Hall, inBrowser, NOBODY } from '../market-app.ts'
import { solver, world, MANY, SECRET_BID, sameBut, attacked } from './hall.ts'

const { hall, operator, seller, thief, auditor, theirs, unchanged, placing, everyPath } = await attacked()

describe('reading what is not one’s own', () => {
  it('1. reading a sealed bid before the close, as anybody, by every address', async () => {
    for (const caller of [NOBODY, ...[operator, auditor, thief, seller].map(inBrowser)])
      for (const path of await everyPath()) expect((await hall.ask(path, caller)).text, path).not.toContain(SECRET_BID)
  })
  it('2. opening the envelope that the operator finds in the log', async () => {
    const { text } = await hall.ask('/log', inBrowser(operator))
    const entry = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { event: Record<string, unknown> })
      .find(({ event }) => event['order'] === theirs.order)
    const { content, shares } = entry!.event['envelope'] as { content: string; shares: { share: string }[] }
    // Every share is encrypted for a trustee, so that what is there is ciphertext alone.
    for (const part of [content, ...shares.map(({ share }) => share)])
      expect(Buffer.from(part, 'base64url').toString('latin1')).not.toContain('"material"')
    expect(shares.length).toBe(3)
    expect((await hall.command(inBrowser(operator), 'open-round', { round: 'r2' })).codes).toEqual(['ROUND_NOT_READY'])
  })
  it('3. another member’s envelope, anywhere but in the log', async () => {
    const { content } = hall.desk.venue.round('r2').orders.get(theirs.order)!.envelope
    for (const caller of [NOBODY, inBrowser(thief)])
      for (const path of await everyPath()) expect((await hall.ask(path, caller)).text, path).not.toContain(content)
  })
  it('4. another member’s order, lot and statement by id', async () => {
    expect((await hall.ask(`/lots/${theirs.lot}`, inBrowser(thief))).status).toBe(404)
    expect((await hall.ask(`/orders/${theirs.order}`, inBrowser(thief))).status).toBe(404)
    expect((await hall.ask('/lots', inBrowser(thief))).body['lots']).toEqual([])
    const { body, text } = await hall.ask('/statements/r1', inBrowser(thief))
    expect(body).toMatchObject({ organisation: 'urn:test:org:thief', lines: [], bookings: [] })
    expect(text).not.toContain('seller')
  })
  it('5. whether a lot of another is there at all', async () => {
    const there = await hall.ask(`/lots/${theirs.lot}`, inBrowser(thief))
    const nowhere = await hall.ask('/lots/urn:test:lot:nowhere-1', inBrowser(thief))
    expect(sameBut(there.text).replaceAll('seller-1', 'nowhere-1')).toBe(sameBut(nowhere.text))
  })
  it('6. asking for another organisation in the query', async () => {
    for (const query of ['organisation=urn:test:org:seller', 'member=urn:test:org:seller', 'user=seller-trader'])
      for (const path of ['/orders', '/account', '/lots', '/parcels', '/statements/r1'])
        expect((await hall.ask(`${path}?${query}`, inBrowser(thief))).kind, path).toBe('invalid-request')
  })
  it('7. a budget that is called after oneself, to have a shared account taken for one’s own', async () => {
    const { desk } = hall
    const budget = desk.keysOf('thief').id
    await desk.ask(desk.keysOf('buyer').actor, 'fund-budget', { budget, amount: '77' })
    expect((await hall.ask('/account', inBrowser(thief))).text).not.toContain('77')
  })
  it('8. whose order it was, from what a trustee is shown', async () => {
    const other = await Hall.open(world, solver, { limits: MANY })
    for (const name of ['seller', 'trustee', 'buyer']) await other.desk.join(name, 'AUS')
    await announce(other.desk)
    await other.desk.place('buyer', 'r1', buys(1, '1'), { order: 'its-id' })
    other.desk.time.now = other.desk.venue.round('r1').spec.closes
    await other.desk.operate('close-round', { round: 'r1' })
    const { body } = await other.ask('/rounds/r1/envelopes', inBrowser(await other.enter('seller-trader')))
    const heads = (body['orders'] as { share: string }[]).map(({ share }) =>
      Buffer.from(share.split('.')[0]!, 'base64url').toString(),
    )
    expect(heads.length).toBe(1)
    expect(`${JSON.stringify(body['orders'])} ${heads.join(' ')}`).not.toMatch(/buyer|its-id/)
  })
  it('9. a trustee’s shares before the close', async () => {
    expect((await hall.ask('/rounds/r2/envelopes', inBrowser(seller))).codes).toEqual(['ROUND_NOT_READY'])
  })
  it('10. whether an order id of another is taken, to learn whose it is', async () => {
    const seen = await unchanged(async () => hall.command(inBrowser(thief), 'place-order', await placing(theirs.order)))
    expect(seen.codes).toEqual(['ORDER_ID_TAKEN'])
    expect(seen.text).not.toContain('seller')
  })
})
