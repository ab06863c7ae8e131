import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { JSON_SCHEMAS } from '../src/cli/commands/schema.ts'
import { inUnit, jsonSchemaOf, type JsonSchema } from '../src/studies/index.ts'
import {
  contentsOf,
  marketDocument,
  marketWithAll,
  operationsOf,
  studiesDocument,
  type ApiDocument,
} from './api-documents.ts'
import { shippedServed, testApp } from './run-server.ts'

/** Numbers of a schema, by where they stand: what they are in, or undefined. */
function numbersIn(schema: unknown, at = ''): (readonly [at: string, unit: unknown])[] {
  if (Array.isArray(schema)) return schema.flatMap((one: unknown) => numbersIn(one, at))
  if (typeof schema !== 'object' || schema === null) return []
  const { type, const: only, enum: some, properties, $defs, ...rest } = schema as JsonSchema
  const isNumber = [type].flat().some((one) => one === 'number' || one === 'integer')
  return [
    ...(isNumber && only === undefined && some === undefined
      ? [[at, rest['x-unit'] ?? rest['x-unit-in']] as const]
      : []),
    ...Object.entries({ ...(properties as object), ...($defs as object) }).flatMap(([name, one]) =>
      numbersIn(one, `${at}.${name}`),
    ),
    ...['items', 'prefixItems', 'additionalProperties', 'anyOf', 'oneOf', 'allOf'].flatMap((key) =>
      numbersIn(rest[key], at),
    ),
  ]
}
const withoutUnit = (schema: unknown, from = ''): string[] =>
  numbersIn(schema, from).flatMap(([at, unit]) => (typeof unit === 'string' && unit !== '' ? [] : [at]))
/** Texts of decimal digits, by where they stand: the market writes amounts so. */
const amountsIn = (schema: unknown, at = ''): (readonly [at: string, unit: unknown])[] => {
  if (typeof schema !== 'object' || schema === null) return []
  return isAmount(schema)
    ? [[at, schema['x-unit']]]
    : Object.entries(schema).flatMap(([name, one]) => amountsIn(one, `${at}.${name}`))
}
const isAmount = (schema: unknown): schema is JsonSchema =>
  typeof schema === 'object' && schema !== null && String((schema as JsonSchema)['pattern']).includes(String.raw`(\.\d`)
/** What is found in all schemas of a document: its components, parameters, bodies and answers. */
const inDocument = <T>(document: ApiDocument, find: (schema: unknown, at: string) => T[]): T[] => [
  ...Object.entries(document.components.schemas).flatMap(([name, one]) => find(one, name)),
  ...operationsOf(document).flatMap((operation) => [
    ...(operation.parameters ?? []).flatMap(({ name, schema }) => find(schema, `${operation.at}?${name}`)),
    ...contentsOf(operation).flatMap(([at, { schema }]) => find(schema, `${operation.at} ${at}`)),
  ]),
]
const unitsOf = (schema: z.ZodType): unknown => Object.fromEntries(numbersIn(jsonSchemaOf(schema)))

describe('the unit of a number in a JSON Schema', () => {
  it('is beside each number of what can be given and what is printed', () => {
    const schemas = Object.entries(JSON_SCHEMAS).map(([name, schema]) => [name, jsonSchemaOf(schema)] as const)
    expect(schemas.flatMap(([name, schema]) => withoutUnit(schema).map((at) => `${name}${at}`))).toEqual([])
    expect(schemas.flatMap(([, schema]) => numbersIn(schema)).length).toBeGreaterThan(1000)
  })

  it('is beside each number of the studies’ API', async () => {
    const document = await studiesDocument(testApp({ served: await shippedServed() }))
    expect(inDocument(document, withoutUnit)).toEqual([])
    expect(inDocument(document, numbersIn).length).toBeGreaterThan(1000)
  })

  it('is beside each number of the market’s API, and beside each amount that is a text', async () => {
    const document = await marketDocument(await marketWithAll())
    expect(inDocument(document, withoutUnit)).toEqual([])
    expect(inDocument(document, numbersIn).length).toBeGreaterThan(90)
    const units = inDocument(document, amountsIn).map(([, unit]) => unit)
    expect(units.length).toBeGreaterThan(90)
    expect(new Set(units)).toEqual(new Set(['USD/kg', 'currency of the market', 'kg', 'kg/month', 'kg/yr']))
  })

  it('is of the column where a number is a cell of a table, and no count', async () => {
    const { components } = await studiesDocument(testApp({ served: await shippedServed() }))
    expect(numbersIn(components.schemas['Table'])).toEqual([['.rows', 'that of the column']])
  })

  it('is what its place says, else what its name does, else what a property beside it says', () => {
    expect(
      unitsOf(
        z.object({
          cost: inUnit('M USD').nullable().meta({ description: 'in all' }),
          months: z.number(),
          share: z.number().meta({ 'x-unit': 'percent' }),
          lengths: z.array(z.number()).meta({ 'x-unit': 'years' }),
          between: z.object({ low: z.number(), high: z.number().nullable() }).meta({ 'x-unit': 'USD/kg' }),
          figure: z.object({ unit: z.string(), value: z.number(), draws: z.number() }),
        }),
      ),
    ).toEqual({
      '.cost': 'M USD',
      '.months': 'months',
      '.share': 'percent',
      '.lengths': 'years',
      '.between.low': 'USD/kg',
      '.between.high': 'USD/kg',
      '.figure.value': 'unit',
      '.figure.draws': 'count',
    })
  })

  it('is missed where it is, deep in lists and choices too', () => {
    const number = z.number()
    const found = withoutUnit(
      jsonSchemaOf(
        z.object({
          size: number,
          list: z.array(z.object({ size: number.nullable() })),
          map: z.record(z.string(), number),
          one: z.union([z.string(), z.object({ size: number })]),
          version: z.literal(1),
        }),
      ),
    )
    expect(found.sort()).toEqual(['.list.size', '.map', '.one.size', '.size'])
  })
})
