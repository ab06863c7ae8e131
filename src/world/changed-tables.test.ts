import { describe, expect, it } from 'vitest'
import { readLayers } from '../files/index.ts'
import { hashLayers, parseWorld, readTables, tableChanges, withTableOf } from './index.ts'

const [before, after] = [readTables(await readLayers('2024')), readTables(await readLayers('2026'))]

describe('a world written in one layer', () => {
  it('has the rows of all layers, with commas and quotes in them, and is a world', async () => {
    const one = withTableOf('demand', after, after)
    expect(tableChanges(after, readTables([one]))).toEqual([])
    const world = await parseWorld([one])
    expect(world.demand).toHaveLength(after.demand.length)
    expect(world.hash).toBe(hashLayers([one]))
  })

  it('differs from another in the one table that it takes from there', () => {
    for (const { table, rows } of tableChanges(before, after)) {
      const one = readTables([withTableOf(table, after, before)])
      expect(tableChanges(before, one)).toEqual([{ table, rows }])
    }
    expect(tableChanges(before, after).length).toBeGreaterThan(0)
  })

  it('is gone back to by the same rows, new for gone and gone for new', () => {
    const turned = tableChanges(after, before).flatMap(({ table, rows }) =>
      rows.map(({ row, how }) => [table, row, how]),
    )
    const how = { added: 'removed', removed: 'added', changed: 'changed' } as const
    const forth = tableChanges(before, after).flatMap(({ table, rows }) =>
      rows.map((one) => [table, one.row, how[one.how]]),
    )
    expect(new Set(turned.map(String))).toEqual(new Set(forth.map(String)))
  })
})
