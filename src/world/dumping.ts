import { z } from 'zod'
import { word, worldFault } from './world-fault.ts'
import { FaultList } from './fault.ts'
import { GROUP_WORDS, MATERIAL_GROUPS, materialsIn } from './groups.ts'
import { MONTH_PATTERN, parseMonth, type Month } from './month.ts'
import { readYaml, type Form } from './read-yaml.ts'
import type { ScenarioText } from './scenario.ts'
import { suggested } from './suggest.ts'
import type { World } from './world.ts'

const monthText = z
  .string()
  .regex(MONTH_PATTERN, 'a month like 2027-01, from 1900 to 2199')
  .meta({ description: 'A month, YYYY-MM' })
const multiple = z.number().min(0).max(100)

export const dumpingSchema = z
  .strictObject({
    title: z.string().min(1),
    title_ja: z.string().optional(),
    note: z.string().optional(),
    start: monthText.meta({ description: 'First month in which prices move' }),
    months: z.int().min(1).max(240).meta({ description: 'Months until they are back, ramps included' }),
    ramp_down: z.int().min(0).max(120).optional().meta({ description: 'Months in which they fall; 0 if left out' }),
    ramp_up: z.int().min(0).max(120).optional().meta({ description: 'Months in which they rise again; 0 if left out' }),
    prices: z
      .array(
        z.strictObject({
          materials: z
            .array(z.string())
            .min(1)
            .meta({ description: `${GROUP_WORDS}; a later entry wins` }),
          of: z.enum(['baseline', 'cost']).optional().meta({
            description: 'What the multiple is of: the baseline price (if left out), or the supplier state’s own cost',
          }),
          multiple: z
            .union([
              multiple,
              z.record(monthText, multiple).refine((byMonth) => Object.keys(byMonth).length > 0, 'no month is given'),
            ])
            .meta({
              description: 'One number, reached by the ramps; or by month, straight lines between',
            }),
          spread: z
            .number()
            .min(0)
            .max(0.9)
            .optional()
            .meta({ description: 'How far it may be off, as a share of it; 0 if left out' }),
          source: z.string().meta({ description: 'A source, or `judgement`' }),
          note: z.string().optional(),
        }),
      )
      .min(1),
  })
  .meta({
    title: 'Ytterby dumping path',
    description: 'What the supplier state makes of its prices for some years. What is not named moves with what is.',
  })

/** What one entry says of one material. */
export interface Quote {
  readonly of: 'baseline' | 'cost'
  /** One number, reached by the ramps; or by month, rising months, straight lines between. */
  readonly multiple: number | readonly { readonly month: Month; readonly multiple: number }[]
  readonly spread: number
}

/** Prices of the supplier state over some years, as multiples; ids checked and groups written out. */
export interface DumpingPath {
  readonly id: string
  readonly title: string
  readonly titleJa: string
  readonly note: string
  readonly start: Month
  readonly months: number
  readonly rampDown: number
  readonly rampUp: number
  readonly quotes: ReadonlyMap<string, Quote>
}

const FORM: Form<z.infer<typeof dumpingSchema>> = {
  schema: dumpingSchema,
  whole: word('path'),
  begin: word('path-begin'),
  example: word('path-example'),
  entries: word('entries', { schema: 'dumping-path' }),
}

/** Reads a dumping path (YAML) against a world, or throws an `InputError` with every fault found. */
export function parseDumping({ file, text }: ScenarioText, world: World): DumpingPath {
  const { given, find } = readYaml(file, text, FORM)
  const faults = new FaultList()
  const { ramp_down: rampDown = 0, ramp_up: rampUp = 0 } = given
  if (rampDown + rampUp > given.months)
    faults.add(
      worldFault('DUMPING_RAMPS_TOO_LONG', { rampDown, rampUp, months: given.months }, { file, ...find(['months']) }),
    )
  const quotes = new Map<string, Quote>()
  given.prices.forEach(({ materials, of = 'baseline', multiple: said, spread = 0, source }, i) => {
    if (source !== 'judgement' && !world.sources.has(source))
      faults.add(
        worldFault(
          'DUMPING_ID_UNKNOWN',
          {
            what: 'source',
            id: source,
            suggestion: suggested(source, [...world.sources.keys(), 'judgement'], 'sources.csv'),
          },
          { file, ...find(['prices', i, 'source']) },
        ),
      )
    const byMonth =
      typeof said === 'number'
        ? said
        : Object.entries(said)
            .map(([month, value]) => ({ month: parseMonth(month) ?? 0, multiple: value }))
            .sort((one, other) => one.month - other.month)
    materials.forEach((name, j) => {
      const ids = materialsIn(world, name)
      if (ids === undefined)
        faults.add(
          worldFault(
            'DUMPING_ID_UNKNOWN',
            {
              what: 'materialOrGroup',
              id: name,
              suggestion: suggested(name, [...world.materials.keys(), ...MATERIAL_GROUPS(world)], 'materials.csv'),
            },
            { file, ...find(['prices', i, 'materials', j]) },
          ),
        )
      else for (const id of ids) quotes.set(id, { of, multiple: byMonth, spread })
    })
  })
  faults.throwIfAny()
  return {
    id: file.replace(/^.*\//, '').replace(/\.ya?ml$/, ''),
    title: given.title,
    titleJa: given.title_ja ?? given.title,
    note: given.note ?? '',
    start: parseMonth(given.start) ?? 0,
    months: given.months,
    rampDown,
    rampUp,
    quotes,
  }
}

/** The same path, begun in another month: what is given by month moves along. */
export function startingIn(path: DumpingPath, start: Month): DumpingPath {
  const later = start - path.start
  return {
    ...path,
    start,
    quotes: new Map(
      [...path.quotes].map(([id, quote]) => [
        id,
        typeof quote.multiple === 'number'
          ? quote
          : {
              ...quote,
              multiple: quote.multiple.map(({ month, multiple: m }) => ({ month: month + later, multiple: m })),
            },
      ]),
    ),
  }
}
