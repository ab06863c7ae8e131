import { z } from 'zod'
import { BLOCS, InputError, plausible, STAGES, type World } from '../../world/index.ts'
import { isPlain } from '../venue/look-alike.ts'
import { whyNotTables } from './sound.ts'

/** Signs of JSON: the shipped tables take some 32,000. */
const MOST_SIGNS = 1_000_000
/** A million dollars per kg, in micro-dollars, as in rounds. */
const MOST_PRICE = 1e12
/** A recipe counts in billionths of a unit of mass per unit of activity. */
const PER_UNIT = 1e9
const MOST_PER = plausible.TONNES_PER_TONNE.max * PER_UNIT

const id = z.string().regex(/^[A-Za-z0-9][\w.:+-]{0,79}$/, 'a name of letters, digits and . _ : + -')
const name = z.string().min(1).max(300).refine(isPlain, 'has signs that are not seen or turn the text round')
const named = { id, name, name_ja: name.or(z.literal('')) }
const stage = z.enum(STAGES)
const share = z.number().min(0).max(plausible.OXIDE_PER_TONNE.max)
/** Billionths of a unit of mass per unit of activity. */
const ingredients = (least: number) =>
  z.array(z.strictObject({ material: id, per: z.int().min(least).max(MOST_PER) })).max(50)

const shape = z.strictObject({
  places: z.array(z.strictObject({ ...named, bloc: z.enum(BLOCS) })).max(1000),
  elements: z.array(z.strictObject(named)).max(100),
  materials: z
    .array(
      z.strictObject({
        ...named,
        stage,
        /** Oxide of each element in a tonne; `least` in the poorest of a finished good, which no recipe takes in. */
        contents: z.array(z.strictObject({ element: id, share: share.gt(0), least: share.optional() })).max(100),
        /** The dearest of the baseline, micro-dollars per kg. */
        price: z.int().min(0).max(MOST_PRICE).optional(),
      }),
    )
    .max(2000),
  processes: z.array(z.strictObject({ ...named, stage })).max(2000),
  recipes: z.array(z.strictObject({ process: id, inputs: ingredients(1), outputs: ingredients(0) })).max(5000),
})

/** What a market's rules read of a world's tables, as its log holds it: it goes by these, whatever tables a release comes with. */
export type MarketTables = Readonly<z.infer<typeof shape>>

/** Looked at first: what is far too much is not taken apart. */
const bounded = z.unknown().refine((given) => isSmall(given), {
  message: `more than ${MOST_SIGNS} signs of JSON`,
  abort: true,
})

export const marketTablesSchema = bounded.pipe(
  shape.superRefine((tables, context) => {
    const why = whyNotTables(tables)
    if (why !== undefined) context.addIssue({ code: 'custom', message: why })
  }),
)

function isSmall(given: unknown): boolean {
  try {
    return JSON.stringify(given).length <= MOST_SIGNS
  } catch {
    // So deep within itself that nobody could read it, or nothing at all.
    return false
  }
}

/** Tables as a log holds them, which may be anybody's. */
export function readMarketTables(given: unknown): MarketTables {
  const read = marketTablesSchema.safeParse(given)
  if (read.success) return read.data
  throw new InputError(
    read.error.issues.slice(0, 3).map(({ path, message }) => ({
      code: 'MARKET_TABLES_NOT_ALLOWED',
      message: `The market’s tables${path.length === 0 ? '' : `, ${path.map(String).join('.')}`}: ${message}.`,
      remedy:
        'A market keeps ids, names, contents, prices and recipes of at most a thousand places and two thousand materials.',
    })),
  )
}

/** What a market keeps of a world; lists in the world's order, by which ties are settled. */
export function marketTables(world: World): MarketTables {
  const takenIn = new Set(world.operations.flatMap(({ recipe }) => recipe.inputs.map(({ material }) => material)))
  const prices = new Map<string, number>()
  for (const { kind, material, usdPerKg } of world.prices) {
    const price = Math.round(1e6 * usdPerKg)
    if (kind === 'baseline' && price >= (prices.get(material) ?? 0)) prices.set(material, price)
  }
  return {
    places: [...world.places.values()].map(({ bloc, ...place }) => ({ ...namesOf(place), bloc })),
    elements: [...world.elements.values()].map(namesOf),
    materials: [...world.materials.values()].map((material) => {
      const price = prices.get(material.id) ?? Number.POSITIVE_INFINITY
      return {
        ...namesOf(material),
        stage: material.stage,
        contents: [...material.contents]
          .filter(([, { value }]) => value > 0)
          .map(([element, { value, low }]) => ({
            element,
            share: value,
            ...(takenIn.has(material.id) || low === value ? {} : { least: low }),
          })),
        ...(price <= MOST_PRICE ? { price } : {}),
      }
    }),
    processes: [...world.processes.values()].map(({ stage: of, ...process }) => ({ ...namesOf(process), stage: of })),
    recipes: recipesIn(world),
  }
}

const namesOf = ({ id: own, name: called, nameJa }: { id: string; name: string; nameJa: string }) => ({
  id: own,
  name: called,
  name_ja: nameJa,
})

/** One for each process and feed that some site of the world runs. */
function recipesIn({ operations }: World): MarketTables['recipes'] {
  const whole = (list: readonly { material: string; perTonne: number }[]): { material: string; per: number }[] =>
    list.map(({ material, perTonne }) => ({ material, per: Math.round(perTonne * PER_UNIT) }))
  const recipes = new Map<string, MarketTables['recipes'][number]>()
  for (const { process, feed, recipe } of operations)
    recipes.set(`${process} ${feed ?? ''}`, { process, inputs: whole(recipe.inputs), outputs: whole(recipe.outputs) })
  return [...recipes.values()]
}
