import type { FaultList } from './fault.ts'
import { word, worldFault } from './world-fault.ts'
import { suggested } from './suggest.ts'
import { numberFaults, type NumberRule, type Row } from './table.ts'

/** What one parameter is: its unit, what it may be, what it is where a world does not set it, and what it means. */
interface Parameter extends NumberRule {
  readonly unit: string
  readonly min: number
  readonly max: number
  readonly default: number
  readonly meaning: string
  /** Only the books of producers go by it: no clearing reads it. */
  readonly ofBooks?: true
}

const share = { unit: 'share', min: 0, max: 1 } as const
const monthly = { unit: 'share/month', min: 0, max: 0.5 } as const
const multiple = { unit: 'x', min: 0, max: 2 } as const

/**
 * Single figures of the model: the one record that the reader, `ytterby schema parameters`, the HTTP API and
 * docs/reference/parameters.md follow. Ranges are wide: they bar what has no meaning and slips of the pen, not opinions.
 */
export const PARAMETERS = {
  discount: {
    unit: 'share/month',
    min: 0,
    // 214 % a year: above it lie yearly rates taken for monthly ones.
    max: 0.1,
    default: 0.01,
    meaning: 'a month later is worth this much less',
  },
  'holding-cost': { ...monthly, default: 0.01, meaning: 'cost of stock beyond the usual cover, of its price' },
  'convenience-yield': {
    ...monthly,
    default: 0.015,
    meaning: 'worth of stock up to the usual cover, of its price; above the discount, else all would sell it',
  },
  'terminal-value-1': {
    ...multiple,
    default: 1.02,
    meaning:
      'worth, at the end of a look-ahead, of what is left up to the usual position, as a multiple of the baseline price',
  },
  'terminal-value-2': {
    ...multiple,
    default: 0.9,
    meaning: 'the same from there up to twice that; at most `terminal-value-1`',
  },
  'terminal-value-3': { ...multiple, default: 0.6, meaning: 'the same beyond; at most `terminal-value-2`' },
  leakage: {
    ...share,
    default: 0,
    meaning: 'share of a usual flow that arrives although it is stopped, unless the measure says otherwise',
  },
  'leakage-price-multiple': { unit: 'x', min: 1, max: 100, default: 2, meaning: 'its price, as a multiple' },
  'waiting-share': {
    ...share,
    default: 1,
    meaning: 'share of the orders a measure with `waits` does not let through that wait; the others are lost',
  },
  'export-contracts': {
    ...share,
    default: 0,
    meaning:
      'share of its exports to third places that a place under threat goes on delivering, by what arrives there; in no factor',
  },
  'base-margin': {
    ...share,
    default: 0.015,
    meaning: 'advantage of plants and routes within their flow of 2024, of the value of what they give',
  },
  'extra-cost': {
    ...share,
    default: 0.02,
    meaning: 'what runs and routes above their flow of 2024 cost more, of the value of what they give',
  },
  'export-markup': {
    unit: 'share',
    min: 0,
    max: 10,
    default: 0,
    meaning: 'how much dearer it is outside the supplier state, freight apart',
  },
  'inside-price-drift': {
    unit: 'share',
    min: -0.5,
    max: 1,
    default: 0,
    meaning: 'how far prices in the supplier state move in a month; in t months by the square root of t of such steps',
  },
  'rent-at-one': {
    unit: 'USD/kg',
    min: 0,
    max: 10_000,
    default: 0,
    meaning: 'what a kilogram costs more outside while it is held back, of a good that cost 1 USD/kg',
  },
  'rent-exponent': {
    ...multiple,
    default: 0.5,
    meaning: 'how the rent grows with the price: it is the price to this power',
  },
  'rent-multiple': {
    ...multiple,
    max: 100,
    default: 1,
    meaning: 'all rents together: one number for what no law of them explains',
  },
  'contract-lag': {
    unit: 'months',
    min: 1,
    max: 60,
    default: 6,
    meaning:
      'in this many months contract prices would catch up with prices in the supplier state, at the pace of the first',
  },
  'ramp-up-months': {
    unit: 'months',
    min: 1,
    max: 240,
    default: 1,
    meaning: 'months in which a site that comes in rises evenly from nothing to its capacity',
  },
  'line-relief': {
    ...share,
    default: 0.5,
    meaning:
      'share of its use that a line still gets whose goods do not come: by air, from others, by building unfinished',
  },
  'line-output': {
    unit: 'bn USD/yr',
    min: 0.01,
    max: 1000,
    default: 5,
    meaning: 'gross output of one line; a sector has as many lines as make its own',
  },
  'line-stock-spread': {
    ...multiple,
    default: 0.8,
    meaning: 'standard deviation of the logarithm of stock from line to line',
  },
  'disposal-cost': { unit: 'USD/kg', min: 0, max: 1000, default: 0, meaning: 'cost of throwing away' },
  'spare-capacity': {
    unit: 'share',
    min: 0,
    max: 10,
    default: 0.25,
    meaning: 'capacity above the output of 2024 where none is published',
  },
  'elastic-demand-share': {
    ...share,
    default: 0.05,
    meaning: 'more that users of a sector would take if it were cheaper, of their use',
  },
  'elastic-demand-price': {
    unit: 'x',
    min: 0,
    max: 1,
    default: 0.955,
    meaning: 'price, as a multiple, at which they come in',
  },
  foresight: {
    unit: 'months',
    min: 1,
    max: 60,
    whole: true,
    default: 6,
    meaning: 'months that buyers look ahead, the present one included; `--foresight` overrides it',
  },
  '<variant>-initial-share': {
    ...share,
    default: 0,
    meaning: 'share of what its process could replace that can go over to a variant (a row of variants.csv) at once',
  },
  '<variant>-ramp': { unit: 'share/month', min: 0, max: 1, default: 0, meaning: 'and more each month' },
  '<variant>-lag': {
    unit: 'months',
    min: 0,
    max: 120,
    default: 0,
    meaning: 'from this many months after the alarm',
  },
  hoarding: {
    unit: 'x of usual cover',
    min: 0,
    max: 100,
    default: 0,
    meaning: 'what users hold on top of their usual stock in a scare, as a multiple of it; 0: there are no scares',
  },
  'hoarding-yield': {
    unit: 'share of price/month',
    min: 0,
    max: 10,
    default: 0.1,
    meaning: 'worth of stock in a scare, of its price',
  },
  'hoarding-months': {
    unit: 'months',
    min: 0,
    max: 240,
    default: 12,
    meaning: "how long a scare lasts, from the month a measure is announced that reaches the users' material and place",
  },
  'attack-probability': {
    unit: 'share/yr',
    min: 0,
    max: 1,
    default: 1,
    meaning: 'chance that the supplier state withholds all it can, in any one year; only a plan weighs it',
  },
  'dumping-probability': {
    unit: 'share/yr',
    min: 0,
    max: 1,
    default: 1,
    ofBooks: true,
    meaning:
      'chance that a year lies in a spell in which the supplier state sells along a path of low prices; only `plan --dumping` asks, in no factor',
  },
  'supplier-budget': {
    unit: 'M USD',
    min: 0,
    max: 1e6,
    default: 0,
    ofBooks: true,
    meaning:
      'what the supplier state can spend, in all, on sales below its own cost; only `dumping --reply` asks, in no factor',
  },
  'supplier-discount': {
    unit: 'share/yr',
    min: 0,
    max: 1,
    default: 0.08,
    ofBooks: true,
    meaning: 'what a year later is worth less to the supplier state; only `dumping --reply` asks, in no factor',
  },
} as const satisfies Record<string, Parameter>

/** Ids of rows that no clearing reads. */
export const PARAMETERS_OF_BOOKS: ReadonlySet<string> = new Set(
  Object.entries(PARAMETERS).flatMap(([id, parameter]) => ('ofBooks' in parameter ? [id] : [])),
)

/** What there is to say of: each parameter, and those that every variant has. */
export type ParameterKind = keyof typeof PARAMETERS
/** Id of a row of parameters.csv. */
export type ParameterId = ParameterKind extends infer Kind
  ? Kind extends `<variant>${infer Rest}`
    ? `${string}${Rest}`
    : Kind
  : never
export const PARAMETER_IDS = Object.keys(PARAMETERS) as ParameterKind[]

const OF_VARIANT = '<variant>'

/** What a parameter is, by its id; undefined if it is none. */
function kindOf(id: string, variants: ReadonlySet<string>): ParameterKind | undefined {
  return PARAMETER_IDS.find((kind) => {
    if (!kind.startsWith(OF_VARIANT)) return kind === id
    const rest = kind.slice(OF_VARIANT.length)
    return id.endsWith(rest) && variants.has(id.slice(0, id.length - rest.length))
  })
}

/** What it is where a world does not set it. */
export function parameterDefault(id: ParameterId): number {
  // A variant of which nothing is said is never taken up.
  return (PARAMETERS as Readonly<Record<string, Parameter>>)[id]?.default ?? 0
}

/** What a parameter may be, in words: "share, 0 to 1", "months, whole, 1 to 60". */
export function parameterRule(id: ParameterKind): string {
  const { unit, min, max, whole }: Parameter = PARAMETERS[id]
  return `${unit}, ${whole === true ? 'whole, ' : ''}${min} to ${max}`
}

/** Checks the rows of parameters.csv against what each parameter may be; both ends of a range may be drawn, so both count. */
export function checkParameters(rows: readonly Row[], variants: ReadonlySet<string>, faults: FaultList): void {
  const values = new Map<string, Row>()
  for (const row of rows) {
    const id = row.text('id')
    const kind = kindOf(id, variants)
    if (kind === undefined) {
      const known = PARAMETER_IDS.flatMap((each) =>
        each.startsWith(OF_VARIANT) ? [...variants].map((one) => each.replace(OF_VARIANT, one)) : [each],
      )
      faults.add(
        worldFault(
          'ID_UNKNOWN:parameter',
          { id, suggestion: suggested(id, known, 'the model') },
          { file: row.file, line: row.line, column: 'id' },
        ),
      )
      continue
    }
    values.set(id, row)
    const rule: Parameter = PARAMETERS[kind]
    const known = word('parameter', { id, meaning: rule.meaning })
    if (row.text('unit') !== rule.unit)
      // Without its unit the number says nothing, so it is not looked at.
      faults.add(
        worldFault(
          'WORLD_UNIT_MISMATCH',
          { of: known, unit: row.text('unit'), expected: rule.unit },
          { file: row.file, line: row.line, column: 'unit' },
        ),
      )
    else for (const column of ['value', 'low', 'high']) numberFaults(row, column, rule, faults, known)
  }
  checkEndWorths(values, faults)
}

/** Stock is worth less the more there is of it: else the third tonne would be kept before the first. */
function checkEndWorths(rows: ReadonlyMap<string, Row>, faults: FaultList): void {
  const worth = (id: ParameterKind): number => rows.get(id)?.number('value') ?? PARAMETERS[id].default
  for (const [above, below] of [
    ['terminal-value-1', 'terminal-value-2'],
    ['terminal-value-2', 'terminal-value-3'],
  ] as const) {
    const row = rows.get(below) ?? rows.get(above)
    if (row === undefined || !(worth(below) > worth(above))) continue
    faults.add(
      worldFault(
        'PARAMETERS_NOT_FALLING',
        { below, belowWorth: worth(below), above, aboveWorth: worth(above) },
        { file: row.file, line: row.line, column: 'value' },
      ),
    )
  }
}
