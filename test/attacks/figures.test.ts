import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot, readLayers, shippedWorld } from '../../src/files/index.ts'
import { fileOf, InputError, parseWorld, TABLE_NAMES, type Layer } from '../../src/world/index.ts'
import { drawsOf } from '../random-book.ts'
import { runHere, temporaryFolder } from '../run-cli.ts'

/** Figures from nowhere, goods from nothing, and somebody who edits what is shipped. */

const [shipped] = (await readLayers(shippedWorld())) as [Layer]
/** A row of a table as cells: commas within quotes are part of a cell. */
const cellsOf = (row: string): string[] =>
  [...row.matchAll(/("(?:[^"]|"")*"|[^,]*)(,|$)/g)]
    .slice(0, row.endsWith(',') ? undefined : -1)
    .map(([, cell = '']) => cell)

async function faultsOf(files: ReadonlyMap<string, string>): Promise<InputError['faults']> {
  try {
    await parseWorld([{ name: 'spoilt', files }])
    return []
  } catch (error) {
    if (error instanceof InputError) return error.faults
    throw error
  }
}

/** The shipped tables with one column of a table rewritten, row by row; how many rows were. */
function spoilt(table: string, column: string, change: (cells: readonly string[], at: number) => string | undefined) {
  const file = fileOf(table as (typeof TABLE_NAMES)[number])
  const [head = '', ...rows] = (shipped.files.get(file) ?? '').trimEnd().split('\n')
  const at = head.split(',').indexOf(column)
  let changed = 0
  const lines = rows.map((row) => {
    const cells = cellsOf(row)
    const text = at === -1 ? undefined : change(cells, at)
    if (text === undefined) return row
    changed += 1
    return cells.with(at, text).join(',')
  })
  return { changed, files: new Map([...shipped.files, [file, [head, ...lines, ''].join('\n')]]) }
}

describe('a figure', () => {
  const tables = TABLE_NAMES.filter((table) =>
    /,source(,|$)/.test(`,${(shipped.files.get(fileOf(table)) ?? '').split('\n')[0]}`),
  )

  it.each(tables)('of %s is refused without a source, or with one that nobody listed, in any row', async (table) => {
    for (const [text, code] of [
      ['', 'CELL_BLANK'],
      ['a-friend', 'ID_UNKNOWN'],
    ] as const) {
      const { changed, files } = spoilt(table, 'source', (cells, at) => (cells[at] === '' ? undefined : text))
      expect(changed).toBeGreaterThan(0)
      const faults = await faultsOf(files)
      const told = faults.filter((fault) => fault.code === code && fault.column === 'source')
      // Two rows of one thing that differ by their sources alone are one row twice now.
      const twice = faults.filter((fault) => fault.code === 'TABLE_ROW_TWICE')
      expect(new Set([...told, ...twice].map(({ line }) => line)).size).toBe(changed)
      expect(told.length).toBeGreaterThan(0.9 * changed)
    }
  })

  it('that is a judgement has its reason beside it, in every row of every table', () => {
    for (const table of tables) {
      const [head = '', ...rows] = (shipped.files.get(fileOf(table)) ?? '').trimEnd().split('\n')
      const columns = head.split(',')
      for (const row of rows) {
        const cells = cellsOf(row)
        expect(cells, row).toHaveLength(columns.length)
        if (cells[columns.indexOf('source')] === 'judgement') expect(cells[columns.indexOf('note')], row).not.toBe('')
      }
    }
  })
})

describe('a recipe that makes mass', () => {
  it('is refused, whichever output of whichever process is raised twentyfold', async () => {
    const draw = drawsOf(Number(process.env['LAW_SEED'] ?? 1))
    const rows = (shipped.files.get('recipes.csv') ?? '').trimEnd().split('\n').slice(1)
    const outputs = rows.flatMap((row, i) => {
      const [, , direction, , basis] = cellsOf(row)
      return direction === 'out' && basis === 'mass' ? [i] : []
    })
    expect(outputs.length).toBeGreaterThan(20)
    // Out of the ground comes what no input bounds.
    const takes = new Set(rows.map(cellsOf).flatMap(([process, , direction]) => (direction === 'in' ? [process] : [])))
    const bounded = outputs.filter((i) => takes.has(cellsOf(rows[i]!)[0]))
    for (let n = 0; n < 12; n++) {
      const i = bounded[draw(0, bounded.length - 1)]!
      let row = -1
      const { files } = spoilt('recipes', 'value', (cells, at) =>
        ++row === i ? String(20 * Number(cells[at])) : undefined,
      )
      let high = -1
      const lines = files.get('recipes.csv')!.split('\n')
      const columns = lines[0]!.split(',')
      const cells = cellsOf(lines[i + 1]!)
      high = columns.indexOf('high')
      lines[i + 1] = cells.with(high, String(20 * Number(cells[high]))).join(',')
      const faults = await faultsOf(new Map([...files, ['recipes.csv', lines.join('\n')]]))
      expect(
        faults.map(({ code }) => code),
        lines[i + 1],
      ).toContain('RECIPE_MAKES_MASS')
    }
  })
})

describe('what is shipped', () => {
  it('is not edited by laying tables over it, or by any run', async () => {
    const hash = (): string => {
      const all = createHash('sha256')
      for (const file of readdirSync(join(packageRoot(), 'data'), { recursive: true, encoding: 'utf8' }).sort())
        if (/\.\w+$/.test(file)) all.update(file).update(readFileSync(join(packageRoot(), 'data', file)))
      return all.digest('hex')
    }
    const before = hash()
    const work = await temporaryFolder()
    for (const args of [
      ['data', 'check', '--overlay', 'docs/examples/our-stock'],
      ['clear', '--overlay', 'docs/examples/half-the-stock', '--months', '1', '--out', join(work, 'run')],
      // Into the shipped folder itself.
      ['clear', '--months', '1', '--csv', shippedWorld()],
      ['exposure', '--out', join(packageRoot(), 'data')],
    ])
      await runHere(...args)
    expect(hash()).toBe(before)
  })
})
