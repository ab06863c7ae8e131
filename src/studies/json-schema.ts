import { z } from 'zod'

/**
 * What names say of numbers: in all files and answers a name has one unit. Where a number of such a name has another, the place says so
 * (`x-unit`); so does every number whose name is not here.
 */
const NAMED: Readonly<Record<string, string>> = {
  months: `
    months over_months idleMonths fillMonths foresight minForesight timeToSurvive lasts monthsOfCover ramp_down
    ramp_up ready delay release transit
  `,
  days: 'days most_days mostDays stockDays reserveDays target refillTarget held',
  years: 'years',
  year: 'year by until oldest newest middle',
  t: 'tonnes most_tonnes offered',
  'kg/yr': 'kgPerYear',
  'USD/kg': `
    usdPerKg price baselinePrice lowestPrice floorPrice floorPriceSevere freight limit sellPrice buyPrice wasteCost
    scarcity
  `,
  share: `
    share chance chance_range chanceRange probability attackProbability attack_probability repeatProbability
    probabilityNeeded switchingProbability breakEvenChance chanceBefore reach idleBefore chances fittedChances
    allowed_share capacity_factor leakage tariff spread below shareOfGdp totalDependence directDependence
    indirectDependence dependenceByLocation dependenceByControl bottleneckShare byLocation byControl minFillRate
    reserved leastShare discount pays clawbackShare bandCoverage shareUndefined shareHigher damages keeping
    priceRise risk gap maxBalanceResidual maxBoundViolation imbalance coldStartDifference dissimilarity firstOrder
    firstOrderLow firstOrderHigh totalOrder totalOrderLow totalOrderHigh said
  `,
  percent: 'within',
  ratio: `
    leverage kappa threshold factor multiple multiples weight normalizedResidual notChosenAbove costPerDollar
    perTonne perUsd areaUnderCurve
  `,
  count: `
    count digits flows outside overCapacity rows draws samples figures sets solves solved simplexIterations
    maxMeasures focusSectors ties targetGroups plants thrifting stockpiles offtakes underWay lpRounds mipRounds
    exactSubproblems cuts users goods decisions lots traced newcomers worlds tried kept measures held50 held90 stops
    stopped pairs failed totalOrderSamples batch judgedPairs evaluations buyers counts done total leftOut runnersUp
    simulate protect delaySamples freshDraws replications contingencies alternatives drivers producers importers
    converters stockholders sellers certificates entries lotEvents
  `,
  /** Which of several, or what a series of random numbers begins with. */
  number: 'seed draw line recipe status',
}
const UNIT_OF = new Map(
  Object.entries(NAMED).flatMap(([unit, names]) => (names.match(/\w+/g) ?? []).map((name) => [name, unit] as const)),
)

export type JsonSchema = { readonly [key: string]: unknown }

/** A JSON Schema, with the unit of each number beside it (`withUnits`). */
export const jsonSchemaOf = (schema: z.ZodType): JsonSchema => withUnits(z.toJSONSchema(schema) as JsonSchema)

/** A JSON Schema and its definitions with the unit of each number beside it: `x-unit`, or `x-unit-in`, the property of the same object that says it. */
export function withUnits(schema: JsonSchema): JsonSchema {
  const { $defs } = schema
  return {
    ...unitsIn(schema, {}),
    ...(isSchema($defs) ? { $defs: mapped($defs, (one) => unitsIn(one, {})) } : {}),
  }
}

/** Where in a schema a number stands: under which name, in what unit all there is, and whether the object has a property `unit`. */
interface Place {
  readonly name?: string
  readonly unit?: string
  readonly isTold?: boolean
}

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const mapped = (schemas: JsonSchema, how: (one: JsonSchema, name: string) => JsonSchema): JsonSchema =>
  Object.fromEntries(Object.entries(schemas).map(([name, one]) => [name, isSchema(one) ? how(one, name) : one]))

function unitsIn(schema: JsonSchema, place: Place): JsonSchema {
  const own = schema['x-unit']
  const unit = typeof own === 'string' ? own : place.unit
  const inner = { ...place, ...(unit === undefined ? {} : { unit }) }
  const { properties, items, prefixItems, additionalProperties } = schema
  const isTold = isSchema(properties) && 'unit' in properties
  const parts: Record<string, unknown> = {}
  if (isSchema(properties))
    parts['properties'] = mapped(properties, (one, name) =>
      unitsIn(one, { name, isTold, ...(unit === undefined ? {} : { unit }) }),
    )
  if (isSchema(items)) parts['items'] = unitsIn(items, inner)
  if (Array.isArray(prefixItems))
    parts['prefixItems'] = prefixItems.map((one: unknown) => (isSchema(one) ? unitsIn(one, inner) : one))
  if (isSchema(additionalProperties)) parts['additionalProperties'] = unitsIn(additionalProperties, inner)
  for (const ways of ['anyOf', 'oneOf', 'allOf']) {
    const some = schema[ways]
    if (Array.isArray(some)) parts[ways] = some.map((one: unknown) => (isSchema(one) ? unitsIn(one, inner) : one))
  }
  return { ...schema, ...parts, ...(isNumber(schema) ? unitOf(inner) : {}) }
}

const isNumber = ({ type, const: only, enum: some }: JsonSchema): boolean =>
  [type].flat().some((one) => one === 'number' || one === 'integer') && only === undefined && some === undefined

function unitOf({ name = '', unit = UNIT_OF.get(name), isTold }: Place): JsonSchema {
  if (unit !== undefined) return { 'x-unit': unit }
  return isTold === true ? { 'x-unit-in': 'unit' } : {}
}
