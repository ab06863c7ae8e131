import { describe, expect, it } from 'vitest'
import { makeKeyFile } from '../../../src/market/key-file.ts'
import { keyIdFor, openedAs, shortOf } from './opened-keys.ts'

const OWN = 'urn:org:western-ore'

describe('a key file that is opened', () => {
  it('is that of the organisation', async () => {
    const keys = await makeKeyFile(OWN, 'western-ore-2026-11')
    expect(openedAs(OWN, JSON.stringify(keys))).toEqual({ kind: 'keys', keys })
  })
  it('of another organisation is distinguished, by its name alone', async () => {
    const keys = await makeKeyFile('urn:org:other', 'k')
    expect(openedAs(OWN, JSON.stringify(keys))).toEqual({ kind: 'of another', organisation: 'urn:org:other' })
  })
  it('that lacks a part of a key, or is something else, is no key file', async () => {
    const keys = await makeKeyFile(OWN, 'k')
    const { d: _, ...withoutPrivate } = keys.trustee
    for (const text of ['', 'x', 'null', '[]', '{}', JSON.stringify({ ...keys, trustee: withoutPrivate })])
      expect(openedAs(OWN, text)).toEqual({ kind: 'no key file' })
  })
})

describe('ids of keys', () => {
  it('say whose and from when', () => {
    expect(keyIdFor(OWN, '2026-11', [])).toBe('western-ore-2026-11')
    expect(keyIdFor(OWN, '2026-11', ['western-ore-2026-11', 'western-ore-2026-11-2'])).toBe('western-ore-2026-11-3')
  })
  it.each([
    ['urn:org:western-ore', 'western-ore'],
    ['https://example.org/firms/ACME Co', 'acme-co'],
    ['urn:org:日本', 'member'],
  ])('%s is %s', (uri, short) => {
    expect(shortOf(uri)).toBe(short)
  })
})
