import { describe, expect, it } from 'vitest'
import { hashLayers, readByClearings } from './world-hash.ts'

const hashOf = (sites: string): string =>
  hashLayers(readByClearings([{ name: 'own', files: new Map([['sites.csv', sites]]) }]), ['sites'])

describe('what a clearing is known by', () => {
  it('does not change with Japanese names of sites, and changes with all else', () => {
    const without = hashOf('id,name,part_of\na,"A, works",\nb,B,a\n')
    expect(hashOf('id,name,part_of,name_ja\na,"A, works",,甲工場\nb,B,a,\n')).toBe(without)
    expect(hashOf('id,name,part_of\na,"A, works",\nb,C,a\n')).not.toBe(without)
    expect(hashOf('')).not.toBe(without)
  })
})
