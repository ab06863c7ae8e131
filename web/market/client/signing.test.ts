import { describe, expect, it } from 'vitest'
import { COMMANDS, MarketState, type Actor, type CommandName } from '../../../src/market/index.ts'
import { makeKeyFile } from '../../../src/market/key-file.ts'
import { isSignatureOf, namedIn, commandText } from '../../../src/market/signed-command.ts'
import { mustBeSigned as marketWants } from '../../../src/market/venue/commands/signed.ts'
import { mustBeSigned, signingState, standingOf } from './key-standing.ts'
import { signatureOf } from './signing.ts'

const OWN = 'urn:org:a'
const KEY = { id: 'k', organisation: OWN, x: 'x', from: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' }
const NOW = Date.parse('2026-06-01T00:00:00Z')

it('what the pages sign is what the market wants signed', () => {
  for (const role of ['operator', 'trader', 'auditor', 'reader'] as const)
    for (const organisation of [OWN, null])
      for (const name of Object.keys(COMMANDS) as CommandName[]) {
        const actor: Actor = { user: 'u', role, organisation, scopes: [] }
        for (const operatorsSign of [true, false]) {
          const venue = Object.assign(new MarketState(), { operatorsSign })
          const wanted = marketWants(venue, actor, name)
          expect({ name, role, signed: mustBeSigned(actor, name, operatorsSign) }).toEqual({
            name,
            role,
            signed: wanted,
          })
        }
      }
})

it('a command is signed with the keys of the file, for one market, user, id and input', async () => {
  const keys = await makeKeyFile(OWN, 'a-2026')
  const asked = { market: 'm', user: 'u', id: 'c1', name: 'pay-into-fund', input: { amount: '5' } }
  const { 'Command-Signature': signature = '' } = await signatureOf(keys, asked)
  const { key, at = '' } = namedIn(signature) ?? {}
  expect(key).toBe('a-2026')
  const content = { market: 'm', command: commandText('u', 'c1', 'pay-into-fund', { amount: '5' }), at }
  expect(await isSignatureOf(signature, content, keys.signing.jwk.x)).toBe(true)
  expect(await isSignatureOf(signature, { ...content, market: 'n' }, keys.signing.jwk.x)).toBe(false)
})

describe('a registered key', () => {
  it.each([
    ['2025-12-31T23:59:59Z', 'notYet'],
    ['2026-01-01T00:00:00Z', 'valid'],
    ['2026-12-31T23:59:59Z', 'valid'],
    ['2027-01-01T00:00:00Z', 'expired'],
  ])('at %s is %s', (at, standing) => {
    expect(standingOf(KEY, Date.parse(at))).toBe(standing)
  })
  it('that was revoked is nothing else', () => {
    expect(standingOf({ ...KEY, revoked: '2026-02-01T00:00:00Z' }, Date.parse('2026-03-01T00:00:00Z'))).toBe('revoked')
  })
})

describe('whether a page can sign', () => {
  const opened = (id: string, x: string) =>
    ({ signing: { id, jwk: { kty: 'OKP', crv: 'Ed25519', x, d: '' } } }) as const
  it.each([
    ['an organisation without a key has to make one', [], undefined, 'none'],
    ['a key file has to be opened', [KEY], undefined, 'open'],
    ['the open key is good', [KEY], opened('k', 'x'), 'ready'],
    ['the open key is not registered', [], opened('k', 'x'), 'wrong'],
    ['the open key is another one of the same name', [KEY], opened('k', 'y'), 'wrong'],
    ['the open key was revoked', [{ ...KEY, revoked: '2026-02-01T00:00:00Z' }], opened('k', 'x'), 'wrong'],
    ['the open key has run out', [{ ...KEY, until: '2026-02-01T00:00:00Z' }], opened('k', 'x'), 'wrong'],
    // The clocks of browser and market may differ by some seconds: whether it is good is up to the market.
    ['the open key begins just now', [{ ...KEY, from: '2026-06-01T00:00:05Z' }], opened('k', 'x'), 'ready'],
  ])('%s', (_, keys, key, state) => {
    expect(signingState({ keys }, key, NOW)).toBe(state)
  })
})
