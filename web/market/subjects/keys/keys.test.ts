import { describe, expect, it } from 'vitest'
import { makeKeyFile, publicPartsOf } from '../../../../src/market/key-file.ts'
import { vouchingFor, yearsAfter } from './keys.ts'

const OWN = 'urn:org:a'
const NOW = Date.parse('2026-11-24T15:00:00Z')

it('a key is good for whole years from today on, the same all day', () => {
  expect(yearsAfter(NOW, 2)).toBe('2028-11-24T00:00:00.000Z')
  expect(yearsAfter(NOW + 60_000, 2)).toBe(yearsAfter(NOW, 2))
  expect(yearsAfter(Date.parse('2028-02-29T12:00:00Z'), 1)).toBe('2029-03-01T00:00:00.000Z')
})

describe('a new signing key', async () => {
  const keys = await makeKeyFile(OWN, 'a-2026')
  const registered = (more: object = {}) => ({
    keys: [
      {
        id: 'a-2026',
        organisation: OWN,
        x: publicPartsOf(keys).signing.jwk.x,
        from: '2026-01-01T00:00:00Z',
        until: '2028-01-01T00:00:00Z',
        ...more,
      },
    ],
  })

  it('of an organisation that has had none vouches for itself', () => {
    expect(vouchingFor({ keys: [] }, undefined, NOW)).toEqual({ by: 'itself' })
  })
  it('of one that has a good key is vouched for by that, once its file is open', () => {
    const another = { by: 'another', good: ['a-2026'] }
    expect(vouchingFor(registered(), undefined, NOW)).toEqual({ ...another, isOpen: false })
    expect(vouchingFor(registered(), keys, NOW)).toEqual({ ...another, isOpen: true })
  })
  it('is not vouched for by a file that is open and not registered', async () => {
    const other = await makeKeyFile(OWN, 'a-2026')
    expect(vouchingFor(registered(), other, NOW)).toMatchObject({ by: 'another', isOpen: false })
  })
  it.each([
    ['was revoked', { revoked: '2026-06-01T00:00:00Z' }],
    ['has run out', { until: '2026-06-01T00:00:00Z' }],
  ])('of one whose only key %s is vouched for by nobody there', (_, more) => {
    expect(vouchingFor(registered(more), keys, NOW)).toEqual({ by: 'nobody' })
  })
})
