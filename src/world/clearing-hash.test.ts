import { describe, expect, it } from 'vitest'
import { readLayer, shippedWorld } from '../files/index.ts'
import { PARAMETERS, PARAMETERS_OF_BOOKS } from './parameters.ts'
import { worldOf } from './parse.ts'

const layer = await readLayer(shippedWorld())
const hashWith = (file: string, change: (text: string) => string): { hash: string; clearingHash: string } =>
  worldOf([{ ...layer, files: new Map([...layer.files, [file, change(layer.files.get(file) ?? '')]]) }])
const known = worldOf([layer])
/** The value of a row of parameters.csv, spelled otherwise. */
const noted = (id: string) => (text: string) => text.replace(new RegExp(`^(${id},[0-9.]+),`, 'mu'), '$1e0,')

describe('what a clearing is known by', () => {
  it('does not move with what only the books of producers, or words of a plan, read', () => {
    for (const id of PARAMETERS_OF_BOOKS) {
      const changed = hashWith('parameters.csv', noted(id))
      expect(changed.hash, id).not.toBe(known.hash)
      expect(changed.clearingHash, id).toBe(known.clearingHash)
    }
    const told = hashWith('defaults.csv', (text) => text.replace(/^projects,.*$/mu, 'projects,maaden-mp,'))
    expect(told.hash).not.toBe(known.hash)
    expect(told.clearingHash).toBe(known.clearingHash)
    const place = hashWith('defaults.csv', (text) => text.replace('place,JPN', 'place,USA'))
    expect(place.clearingHash).not.toBe(known.clearingHash)
    const shutdowns = hashWith('shutdowns.csv', (text) => `${text}\n`)
    expect(shutdowns.clearingHash).toBe(known.clearingHash)
    const conduct = hashWith('conduct.csv', (text) => text.replace(/^no-stock,/mu, 'no-stocks,'))
    expect(conduct.hash).not.toBe(known.hash)
    expect(conduct.clearingHash).toBe(known.clearingHash)
  })

  it('moves with every other parameter that the shipped world sets', () => {
    const others = Object.keys(PARAMETERS).filter((id) => known.parameters.has(id) && !PARAMETERS_OF_BOOKS.has(id))
    expect(others.length).toBeGreaterThan(10)
    for (const id of others) expect(hashWith('parameters.csv', noted(id)).clearingHash, id).not.toBe(known.clearingHash)
  })
})
