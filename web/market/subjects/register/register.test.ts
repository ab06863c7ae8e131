import { describe, expect, it } from 'vitest'
import {
  balanceAfter,
  budgetsOf,
  chainsOf,
  isFreeOfKeys,
  isForeignRun,
  isMoney,
  isOwnMaster,
  namesOf,
  signingKeyIn,
  unknownShare,
  type Organisation,
} from './register.ts'

const organisation = (id: string, country: string, owners: Organisation['owners'] = []): Organisation => ({
  id,
  name: id.toUpperCase(),
  name_ja: `${id}社`,
  country,
  member: false,
  owners,
  controllers: [{ party: id, countries: [country], weight: 1, path: [] }],
})
const by = (party: string, path: readonly string[], countries = ['CHN']) => ({ party, countries, weight: 0.51, path })

const register = {
  organisations: [
    organisation('top', 'CHN'),
    organisation('x', 'SGP', [{ owner: 'top', share: 0.6 }]),
    {
      ...organisation('y', 'AUS', [
        { owner: 'x', share: 0.51 },
        { owner: 'top', share: 0.1 },
      ]),
      controllers: [by('top', ['x', 'y', 'y'])],
    },
  ],
  related: [{ id: 'family', name: 'The family', members: ['top', 'x'], why: 'a family' }],
}
const [top, , y] = register.organisations as [Organisation, Organisation, Organisation]

describe('the way from a controller down to an organisation', () => {
  it('is told holding by holding, each way for itself', () => {
    expect(chainsOf(register, 'y', by('top', ['x', 'y', 'y']))).toEqual([
      [
        { owner: 'top', owned: 'x', share: 0.6 },
        { owner: 'x', owned: 'y', share: 0.51 },
      ],
      [{ owner: 'top', owned: 'y', share: 0.1 }],
    ])
  })

  it('begins at each member of a group that acts together', () => {
    expect(chainsOf(register, 'y', by('family', ['y', 'y']))).toEqual([
      [{ owner: 'x', owned: 'y', share: 0.51 }],
      [{ owner: 'top', owned: 'y', share: 0.1 }],
    ])
  })

  it('ends where holdings go in a circle', () => {
    const round = {
      organisations: [
        organisation('top', 'CHN'),
        organisation('a', 'SGP', [
          { owner: 'b', share: 0.4 },
          { owner: 'top', share: 0.6 },
        ]),
        organisation('b', 'SGP', [{ owner: 'a', share: 0.9 }]),
      ],
      related: [],
    }
    expect(chainsOf(round, 'b', by('top', ['a', 'b', 'a', 'b']))).toEqual([
      [
        { owner: 'top', owned: 'a', share: 0.6 },
        { owner: 'a', owned: 'b', share: 0.9 },
      ],
    ])
  })

  it('is none where an organisation decides for itself', () => {
    expect(isOwnMaster(top)).toBe(true)
    expect(isOwnMaster(y)).toBe(false)
    expect(isForeignRun(top)).toBe(false)
    expect(isForeignRun(y)).toBe(true)
  })
})

describe('the register', () => {
  it('has names in both languages, for groups too', () => {
    expect(namesOf(register, 'ja')('x')).toBe('x社')
    expect(namesOf(register, 'en')('family')).toBe('The family')
    expect(namesOf(register, 'en')('nobody')).toBe('nobody')
  })

  it('says what nobody is known to hold', () => {
    expect(unknownShare(y)).toBeCloseTo(0.39)
    expect(
      unknownShare({
        owners: [
          { owner: 'a', share: 0.33333 },
          { owner: 'b', share: 0.66666 },
        ],
      }),
    ).toBe(0)
  })
})

describe('a signing key that was pasted', () => {
  const key = {
    id: 'a-1',
    organisation: 'urn:org:a',
    jwk: { kty: 'OKP', crv: 'Ed25519', x: 'a'.repeat(43) },
    until: '2028-01-01T00:00:00Z',
  }
  it('is taken as it is, without what else stands there', () => {
    expect(signingKeyIn(JSON.stringify({ ...key, note: 'x', jwk: { ...key.jwk, kid: 'y' } }))).toEqual(key)
    // It is good from when it stands in the log.
    expect(signingKeyIn(JSON.stringify({ ...key, from: '2020-01-01T00:00:00Z' }))).toEqual(key)
  })

  it('is refused where it is none, or holds what is private', () => {
    expect(signingKeyIn('{')).toBe('json')
    expect(signingKeyIn('[]')).toBe('shape')
    expect(signingKeyIn(JSON.stringify({ ...key, jwk: { ...key.jwk, d: 'b' } }))).toBe('private')
    expect(signingKeyIn(JSON.stringify({ ...key, jwk: { ...key.jwk, crv: 'X25519' } }))).toBe('kind')
    expect(signingKeyIn(JSON.stringify({ ...key, until: 'tomorrow' }))).toBe('times')
    expect(signingKeyIn(JSON.stringify({ ...key, until: undefined }))).toBe('times')
  })
})

describe('an operator registers a signing key', () => {
  const key = { id: 'k', organisation: 'top', x: 'x', from: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' }
  it('of an organisation that is no member and has had none', () => {
    expect(isFreeOfKeys(top, { keys: [{ ...key, organisation: 'y' }] })).toBe(true)
  })
  it('and of no other', () => {
    expect(isFreeOfKeys({ ...top, member: true }, { keys: [] })).toBe(false)
    expect(isFreeOfKeys(top, { keys: [{ ...key, revoked: '2026-02-01T00:00:00Z' }] })).toBe(false)
  })
})

describe('money', () => {
  it('is counted to the last digit', () => {
    expect(balanceAfter('0.1', '0.2', 'in')).toBe('0.3')
    expect(balanceAfter('9007199254740993', '0.000000001', 'out')).toBe('9007199254740992.999999999')
    expect(isMoney('250000')).toBe(true)
    expect(isMoney('0')).toBe(false)
    expect(isMoney('1,5')).toBe(false)
  })

  it('of a budget is bound by its contracts', () => {
    const contract = { id: 'c', organisation: 'a', material: 'm', strike: '110', budget: 'floor', amount: '300.5' }
    expect(
      budgetsOf(
        {
          accounts: [
            { account: 'budget floor', balance: '1000' },
            { account: 'bank', balance: '-1' },
          ],
        },
        [contract],
      ),
    ).toEqual([{ id: 'floor', holds: '1000', bound: '300.5', free: '699.5' }])
  })
})
