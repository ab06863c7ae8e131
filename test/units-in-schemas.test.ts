import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { JSON_SCHEMAS } from '../src/cli/commands/schema.ts'
import { inUnit, jsonSchemaOf, type JsonSchema } from '../src/studies/index.ts'
import { startServer } from './start-server.ts'

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
const withoutUnit = (schema: unknown): string[] =>
  numbersIn(schema).flatMap(([at, unit]) => (typeof unit === 'string' && unit !== '' ? [] : [at]))
const unitsOf = (schema: z.ZodType): unknown => Object.fromEntries(numbersIn(jsonSchemaOf(schema)))

describe('the unit of a number in a JSON Schema', () => {
  it('is beside each number of what can be given and what is printed', () => {
    const schemas = Object.entries(JSON_SCHEMAS).map(([name, schema]) => [name, jsonSchemaOf(schema)] as const)
    expect(schemas.flatMap(([name, schema]) => withoutUnit(schema).map((at) => `${name}${at}`))).toEqual([])
    expect(schemas.flatMap(([, schema]) => numbersIn(schema)).length).toBeGreaterThan(1000)
  })

  it('is beside each number of the API’s components', async () => {
    const server = await startServer()
    try {
      const { components } = (await (await fetch(`${server.url}/api/v1/openapi.json`)).json()) as {
        components: { schemas: Record<string, unknown> }
      }
      expect(Object.keys(components.schemas).length).toBeGreaterThan(10)
      expect(
        Object.entries(components.schemas).flatMap(([name, one]) => withoutUnit(one).map((at) => name + at)),
      ).toEqual([])
    } finally {
      await server.stop()
    }
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
