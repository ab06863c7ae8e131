import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Layer } from './layers.ts'
import { PARAMETERS_OF_BOOKS } from './parameters.ts'
import { fileOf, TABLE_NAMES, type TableName } from './schema.ts'
import type { DefaultId } from './world.ts'

/** Tables that came after worlds had been kept count only where they are given, so that those keep their fingerprint. */
const COUNTED_IF_GIVEN: ReadonlySet<TableName> = new Set([
  'firms',
  'controls',
  'allowances',
  'countries',
  'codes',
  'notices',
  'conduct',
  'owners',
  'owner-books',
  'plant-costs',
  'products',
  'bills',
  'words',
])

/**
 * What no clearing reads: words about figures, what companies' parts are made of and called, what the books of producers alone go by, and settings of conduct, of which one is read where a
 * scenario names it and then is part of the question.
 */
const UNREAD_BY_CLEARINGS: ReadonlySet<TableName> = new Set([
  'sources',
  'firms',
  'conduct',
  'shutdowns',
  'contracts',
  'owners',
  'owner-books',
  'plant-costs',
  'products',
  'bills',
  'words',
])
export const READ_BY_CLEARINGS = TABLE_NAMES.filter((name) => !UNREAD_BY_CLEARINGS.has(name))

/** Rows that no clearing reads, by their ids: they are left out of what a clearing is known by. */
const ROWS_UNREAD: readonly (readonly [file: string, ids: ReadonlySet<string>])[] = [
  [fileOf('parameters'), PARAMETERS_OF_BOOKS],
  [fileOf('defaults'), new Set<DefaultId>(['projects'])],
]

/** Layers without the rows that no clearing reads, and without Japanese names of sites, which came after worlds had been kept. */
export const readByClearings = (layers: readonly Layer[]): readonly Layer[] =>
  layers.map((layer) => ({
    ...layer,
    files: new Map([
      ...layer.files,
      ...ROWS_UNREAD.flatMap(([file, ids]) => {
        const text = layer.files.get(file)
        return text === undefined ? [] : [[file, withoutRows(text, ids)] as const]
      }),
      ...[fileOf('sites')].flatMap((file) => {
        const text = layer.files.get(file)
        return text === undefined ? [] : [[file, withoutLastColumn(text, 'name_ja')] as const]
      }),
    ]),
  }))

/** A table without its last column, if that is the one; cells of the column hold no commas. */
function withoutLastColumn(text: string, column: string): string {
  const lines = text.split('\n')
  if (lines[0]?.endsWith(`,${column}`) !== true) return text
  return lines.map((line) => line.slice(0, Math.max(0, line.lastIndexOf(',')))).join('\n')
}

const withoutRows = (text: string, ids: ReadonlySet<string>): string =>
  text
    .split('\n')
    .filter((line) => !ids.has(line.slice(0, line.indexOf(','))))
    .join('\n')

/** The fingerprint of tables: of a world, every table of every layer, in a fixed order. */
export function hashLayers(layers: readonly Layer[], tables: readonly TableName[] = TABLE_NAMES): string {
  const parts = layers.flatMap((layer) =>
    tables
      .filter((name) => !COUNTED_IF_GIVEN.has(name) || layer.files.has(fileOf(name)))
      .map((name) => [fileOf(name), layer.files.get(fileOf(name)) ?? ''] as const)
      .map(([file, text]) => `${file}\n${text.length}\n${text}`),
  )
  return bytesToHex(sha256(new TextEncoder().encode(parts.join('\n'))))
}
