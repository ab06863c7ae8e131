import { WRITING, type Text } from '../../messages/index.ts'
import { InputError, type World } from '../../world/index.ts'
import { marketTablesSchema } from './form.ts'
import { MARKET_STAGES, MOST_PRICE, PER_UNIT, type MarketStage, type MarketTables } from './shape.ts'
import { tablesFault } from './tables-fault.ts'

/** Tables as a log holds them, which may be anybody's. */
export function readMarketTables(given: unknown): MarketTables {
  const read = marketTablesSchema.safeParse(given)
  if (read.success) return read.data
  throw new InputError(
    read.error.issues.slice(0, 3).map(({ path, message: reason }) => {
      const entry: Text = (language) =>
        path.length === 0 ? '' : WRITING[language].commas(['', path.map(String).join('.')])
      return tablesFault('MARKET_TABLES_NOT_ALLOWED', { entry, reason })
    }),
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
        stage: marketStage(material),
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
    processes: [...world.processes.values()].map((process) => ({ ...namesOf(process), stage: marketStage(process) })),
    recipes: recipesIn(world),
  }
}

/** A stage as a log knows it: it marks a lot's origin, so that another has none. */
function marketStage({ id, stage }: { readonly id: string; readonly stage: string }): MarketStage {
  const known = MARKET_STAGES.find((one) => one === stage)
  if (known !== undefined) return known
  throw new InputError([tablesFault('MARKET_STAGE_UNKNOWN', { id, stage, stages: MARKET_STAGES.join(', ') })])
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
