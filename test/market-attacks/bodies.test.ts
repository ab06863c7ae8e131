import { describe, expect, it } from 'vitest'
import { inBrowser, NOBODY, PASSWORD } from '../market-app.ts'
import { refused, attacked } from './hall.ts'

const { hall, operator, seller, thief, unchanged } = await attacked()

describe('bodies', () => {
  const body = (text: string, headers: Record<string, string> = {}) =>
    unchanged(() => hall.command(inBrowser(operator), 'add-capital', text, crypto.randomUUID(), { headers }))

  it('33. more than is taken', async () => {
    const large = `{"amount":"1","reference":"${'x'.repeat(3 * 2 ** 20)}"}`
    expect((await body(large)).kind).toBe('body-too-large')
    const password = 'x'.repeat(9_000)
    expect((await hall.signIn('op', password)).kind).toBe('body-too-large')
    expect((await hall.signIn('op', 'x'.repeat(300))).kind).toBe('invalid-request')
  })
  it('34. 10,000 levels', async () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const)
      expect((await body(`${open.repeat(10_000)}1${close.repeat(10_000)}`)).kind).toBe('malformed-request')
    expect((await body('['.repeat(10_000))).kind).toBe('malformed-request')
  })
  it('35. an entry twice, of which one reader takes the first and another the last', async () => {
    expect((await body('{"amount":"1","amount":"1000","reference":"x"}')).kind).toBe('malformed-request')
    expect((await body('{"amount":"1","\\u0061mount":"1000","reference":"x"}')).kind).toBe('malformed-request')
    const signIn = '{"user":"thief-trader","user":"op","password":"x"}'
    expect((await hall.ask('/session', NOBODY, { method: 'POST', body: signIn })).kind).toBe('malformed-request')
  })
  it('36. __proto__ and constructor', async () => {
    for (const text of [
      '{"__proto__":{"role":"operator"},"amount":"1","reference":"x"}',
      '{"\\u005f_proto__":{"role":"operator"},"amount":"1","reference":"x"}',
    ])
      expect((await body(text)).kind).toBe('malformed-request')
    const text = '{"constructor":{"prototype":{"role":"operator"}},"amount":"1","reference":"x"}'
    expect((await body(text)).codes).toEqual(['INPUT_NOT_ALLOWED'])
    expect(({} as Record<string, unknown>)['role']).toBeUndefined()
    const shares = '{"round":"r2","shares":{"__proto__":"x"}}'
    expect((await hall.command(inBrowser(thief), 'give-shares', shares)).kind).toBe('malformed-request')
    for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty'])
      expect((await hall.command(inBrowser(operator), name, {})).status).toBe(404)
    for (const round of ['constructor', '__proto__']) expect((await hall.ask(`/rounds/${round}`)).status).toBe(404)
  })
  it('37. a body of another kind than it says, or that says nothing', async () => {
    const text = '{"amount":"1","reference":"x"}'
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/xml',
      '',
      'application/json; charset=utf-16',
      'application/json, text/plain',
    ])
      expect((await body(text, { 'Content-Type': type })).kind, type).toBe('unsupported-media-type')
    expect((await body(text, { 'Content-Encoding': 'gzip' })).kind).toBe('unsupported-media-type')
    expect((await body('amount=1&reference=x')).kind).toBe('malformed-request')
    for (const type of ['text/plain', 'application/x-www-form-urlencoded'])
      expect((await hall.signIn('op', PASSWORD, hall.code('op'), { headers: { 'Content-Type': type } })).kind).toBe(
        'unsupported-media-type',
      )
  })
  it('38. something else than an object', async () => {
    for (const text of ['null', '[]', '"x"', '1', 'true', '{}', '', ' ']) refused(await body(text))
  })
})

describe('repeating', () => {
  it('39. a request that was recorded, sent again', async () => {
    const input = { amount: '3', reference: 'replay' }
    const first = await hall.command(inBrowser(operator), 'add-capital', input, 'replay-1')
    await unchanged(async () => {
      for (let i = 0; i < 3; i++)
        expect((await hall.command(inBrowser(operator), 'add-capital', input, 'replay-1')).text).toBe(first.text)
    })
  })
  it('40. another’s key of idempotency, to have their answer or to block them', async () => {
    const mine = await hall.command(inBrowser(seller), 'pay-into-fund', { amount: '1' }, 'shared-1')
    const other = await hall.command(inBrowser(thief), 'pay-into-fund', { amount: '1' }, 'shared-1')
    expect(other.body['seq']).not.toBe(mine.body['seq'])
    expect(hall.log.entries.at(-1)).toMatchObject({ by: 'thief-trader', event: { organisation: 'urn:test:org:thief' } })
    const again = await hall.command(inBrowser(seller), 'pay-into-fund', { amount: '1' }, 'shared-1')
    expect(again.text).toBe(mine.text)
  })
  it('41. a key of idempotency with blanks, to pass for another user’s', () =>
    unchanged(async () => {
      for (const id of ['seller-trader shared-1', 'x seller', 'x\ty'])
        expect((await hall.command(inBrowser(thief), 'pay-into-fund', { amount: '1' }, id)).kind).toBe(
          'invalid-request',
        )
    }))
})
