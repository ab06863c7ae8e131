import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { Schema } from 'tableschema'
import { describe, expect, it } from 'vitest'
import { packageRoot, readEpisodes, readLayer, shippedEpisodes, shippedWorld } from '../src/files/index.ts'
import { hindcastPackage } from '../src/studies/index.ts'
import { dataPackage, headersIn } from '../src/world/index.ts'

interface Field {
  readonly name: string
  readonly type: string
  readonly description?: string
  readonly unit?: string
  readonly unitField?: string
}
interface Resource {
  readonly name: string
  readonly path: string
  readonly schema: {
    readonly fields: readonly Field[]
    readonly primaryKey: readonly string[]
    readonly foreignKeys?: readonly {
      readonly fields: readonly string[]
      readonly reference: { readonly resource: string; readonly fields: readonly string[] }
    }[]
  }
}

const PACKAGES = [
  ['data/world', dataPackage(headersIn(await readLayer(shippedWorld())))],
  ['data/hindcast', hindcastPackage(await readEpisodes(shippedEpisodes()))],
] as const

const rowsOf = async (folder: string, path: string): Promise<string[][]> =>
  parse(await readFile(join(packageRoot(), folder, path)), { bom: true })

describe.each(PACKAGES)('the Data Package of %s', (folder, described) => {
  const { resources } = described as { resources: readonly Resource[] }

  it('is made of what reads the tables', async () => {
    await expect(`${JSON.stringify(described, null, 2)}\n`).toMatchFileSnapshot(`../${folder}/datapackage.json`)
  })

  it('has a description for every field, and a unit for every number', () => {
    const fields = resources.flatMap(({ path, schema }) =>
      schema.fields.map((field) => ({ ...field, where: `${path} ${field.name}` })),
    )
    expect(fields.filter(({ description }) => !description?.trim()).map(({ where }) => where)).toEqual([])
    const bare = fields.filter(({ type, unit, unitField }) => /number|integer/.test(type) && !(unit ?? unitField))
    expect(bare.map(({ where }) => where)).toEqual([])
  })

  // By the reference implementation of Table Schema: none of our own code reads a cell here.
  it.each(resources.map((resource) => [resource.path, resource] as const))(
    'describes %s as another implementation reads it',
    async (path, { schema }) => {
      // A promise, though its types do not say so.
      const descriptor = await Promise.resolve(Schema.load(structuredClone(schema)))
      expect(descriptor.errors).toEqual([])
      const [header = [], ...rows] = await rowsOf(folder, path)
      expect(header).toEqual(descriptor.fieldNames)
      const keys = new Set<string>()
      for (const row of rows) {
        const cells = descriptor.castRow(row) as unknown[]
        keys.add(JSON.stringify(schema.primaryKey.map((column) => cells[header.indexOf(column)] ?? null)))
      }
      expect(keys.size).toBe(rows.length)
    },
  )
})

it.each([
  ['no id', { id: '' }],
  ['a latitude beyond the pole', { lat: '91' }],
  ['a figure in words', { value: 'large' }],
  ['a bloc that is none', { bloc: 'friend' }],
])('a row of places with %s is no row by its description', async (_, cells) => {
  const [[folder, described]] = PACKAGES
  const places = (described as { resources: readonly Resource[] }).resources.find(({ name }) => name === 'places')
  if (places === undefined) throw new Error('no places')
  const descriptor = await Promise.resolve(Schema.load(structuredClone(places.schema)))
  const [header = [], first = []] = await rowsOf(folder, places.path)
  const row = new Map(header.map((name, i) => [name, first[i] ?? '']))
  expect(() => descriptor.castRow([...row.values()])).not.toThrow()
  for (const [name, cell] of Object.entries(cells)) row.set(name, cell)
  expect(() => descriptor.castRow([...row.values()])).toThrow()
})

it('the tables of the world name rows that are there', async () => {
  const [[folder, described]] = PACKAGES
  const { resources } = described as { resources: readonly Resource[] }
  const named = resources.flatMap(({ schema }) => schema.foreignKeys ?? [])
  expect(named.length).toBeGreaterThan(80)
  for (const { path, schema } of resources)
    for (const { fields, reference } of schema.foreignKeys ?? []) {
      const cells = async (file: string, column: string): Promise<string[]> => {
        const [header = [], ...rows] = await rowsOf(folder, file)
        return rows.map((row) => row[header.indexOf(column)] ?? '')
      }
      const target = resources.find(({ name }) => name === (reference.resource || undefined))?.path ?? path
      const known = new Set(await cells(target, reference.fields[0] ?? ''))
      const unknown = (await cells(path, fields[0] ?? '')).filter((one) => one !== '' && !known.has(one))
      expect(unknown, `${path} ${String(fields[0])}`).toEqual([])
    }
})
