import type { MarketTables } from './shape.ts'

interface Named {
  readonly id: string
  readonly name: string
  readonly nameJa: string
}

interface Ingredient {
  readonly material: string
  /** Billionths of a unit of mass per unit of activity: whole, so that a yield is compared exactly. */
  readonly per: bigint
}

/** A market's tables, to look things up in. */
export interface TablesById {
  /** As the log holds them. */
  readonly written: MarketTables
  readonly places: ReadonlyMap<string, Named & Pick<MarketTables['places'][number], 'bloc'>>
  readonly elements: ReadonlyMap<string, Named>
  readonly materials: ReadonlyMap<
    string,
    Named &
      Pick<MarketTables['materials'][number], 'stage' | 'price'> & {
        /** Of each element, a share of the mass; none where elements are not followed. */
        readonly contents: ReadonlyMap<string, number>
      }
  >
  readonly processes: ReadonlyMap<string, Named & Pick<MarketTables['processes'][number], 'stage'>>
  readonly recipes: readonly {
    readonly process: string
    readonly inputs: readonly Ingredient[]
    readonly outputs: readonly Ingredient[]
  }[]
}

export function tablesById(written: MarketTables): TablesById {
  const { places, elements, materials, processes, recipes } = written
  const exact = (list: MarketTables['recipes'][number]['inputs']): Ingredient[] =>
    list.map(({ material, per }) => ({ material, per: BigInt(per) }))
  return {
    written,
    places: byId(places),
    elements: byId(elements),
    materials: byId(
      materials.map(({ contents, ...material }) => ({
        ...material,
        contents: new Map(contents.map(({ element, share }) => [element, share])),
      })),
    ),
    processes: byId(processes),
    recipes: recipes.map(({ process, inputs, outputs }) => ({
      process,
      inputs: exact(inputs),
      outputs: exact(outputs),
    })),
  }
}

const byId = <T extends { readonly id: string; readonly name_ja: string }>(
  list: readonly T[],
): Map<string, Omit<T, 'name_ja'> & { readonly nameJa: string }> =>
  new Map(list.map(({ name_ja: nameJa, ...rest }) => [rest.id, { ...rest, nameJa }]))
