import { describe, expect, it } from 'vitest'
import { standingOf, validity } from './state.ts'

const KEY = { id: 'k', organisation: 'urn:org:a', from: '2026-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' }

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

it('a key is valid from the day on, whole years', () => {
  expect(validity(Date.parse('2026-11-24T15:00:00Z'), 2)).toEqual({
    from: '2026-11-24T00:00:00Z',
    until: '2028-11-24T00:00:00Z',
  })
  expect(validity(Date.parse('2028-02-29T12:00:00Z'), 1).until).toBe('2029-03-01T00:00:00Z')
})
