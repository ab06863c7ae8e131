import type { CustodyEvent, LotsShown, NamesShown, OwnShown } from '../../../../src/market/index.ts'
import { grams } from '../../../../src/quantity/index.ts'
import { gramsIn, kgText, massOf } from '../../parts/exact.ts'

export type Lot = LotsShown['lots'][number]
export type Recipe = NamesShown['recipes'][number]
export type Site = OwnShown['sites'][number]

/** Kilograms of a lot, as they are filled in. */
export interface Taken {
  readonly lot: string
  readonly kg: string
}

/** What a mine may bring out or a collector collect at a site of one's own. */
export interface Source {
  readonly key: string
  readonly site: Site
  readonly process: string
  readonly material: string
  readonly kgPerYear: string | null
}

export function sourcesOf(sites: readonly Site[], recipes: readonly Recipe[]): readonly Source[] {
  return sites.flatMap((site) =>
    site.processes.flatMap(({ process, materials, kgPerYear }) =>
      unique(
        recipes
          .filter((recipe) => recipe.process === process && recipe.inputs.length === 0)
          .flatMap(({ outputs }) => outputs.map(({ material }) => material)),
      )
        .filter((material) => materials === null || materials.includes(material))
        .map((material) => ({ key: [site.id, process, material].join(' '), site, process, material, kgPerYear })),
    ),
  )
}

/** A recipe that can be run at a site. */
export interface Work {
  readonly key: string
  readonly site: Site
  readonly recipe: Recipe
}

/** @param known materials that lots can be of */
export function worksOf(
  sites: readonly Site[],
  recipes: readonly Recipe[],
  known: ReadonlySet<string>,
): readonly Work[] {
  return sites.flatMap((site) =>
    recipes
      .filter(({ process, inputs }) => inputs.length > 0 && site.processes.some((one) => one.process === process))
      .filter(({ inputs }) => inputs.every(({ material }) => known.has(material)))
      .map((recipe) => {
        const outputs = recipe.outputs.filter(({ material }) => known.has(material))
        const key = [site.id, recipe.process, ...recipe.inputs.map(({ material }) => material)].join(' ')
        return { key, site, recipe: { ...recipe, outputs } }
      })
      .filter(({ recipe }) => recipe.outputs.length > 0),
  )
}

/** Parts in a billion, which is how exact recipes are. */
const whole = (per: number): bigint => BigInt(Math.round(per * 1e9))

/**
 * The most that a recipe makes of what goes in, by material, in whole grams: bounded by the scarcest input.
 *
 * @param inputs grams by material
 */
export function expected(recipe: Recipe, inputs: ReadonlyMap<string, bigint>): ReadonlyMap<string, bigint> {
  return new Map(
    recipe.outputs.map(({ material, per }) => [
      material,
      recipe.inputs
        .map((input) => ((inputs.get(input.material) ?? 0n) * whole(per)) / whole(input.per))
        .reduce((least, mass) => (mass < least ? mass : least)),
    ]),
  )
}

/** Grams of each material that is taken. */
export function massesOf(taken: readonly Taken[], lots: readonly Lot[]): ReadonlyMap<string, bigint> {
  const masses = new Map<string, bigint>()
  for (const { lot, kg } of taken) {
    const material = lots.find(({ id }) => id === lot)?.material ?? ''
    masses.set(material, (masses.get(material) ?? 0n) + gramsIn(kg))
  }
  return masses
}

/** Whether what is taken can be: each a mass, and no more than is left. */
export const canTake = (taken: readonly Taken[], lots: readonly Lot[]): boolean =>
  taken.length > 0 &&
  taken.every(({ lot, kg }) => {
    const mass = massOf(kg)
    return mass !== undefined && mass <= gramsIn(lots.find(({ id }) => id === lot)?.left ?? '0')
  })

export const totalOf = (kilograms: readonly string[]): string =>
  kgText(kilograms.reduce((sum, kg) => sum + gramsIn(kg), 0n))

/** Loose lots with something left that lie at a site. */
export const lotsAt = (lots: readonly Lot[], site: string): readonly Lot[] =>
  lots.filter((lot) => lot.site === site && lot.container === null && gramsIn(lot.left) > 0n)

export const masses = (taken: readonly Taken[]): { readonly lot: string; readonly mass: ReturnType<typeof grams> }[] =>
  taken.map(({ lot, kg }) => ({ lot, mass: grams(gramsIn(kg)) }))

/** When it happened: what the field says in the reader's own time, or now. Undefined if that is still to come, or no time. */
export function instantOf(text: string, now: number): Date | undefined {
  if (text === '') return new Date(now)
  const at = new Date(text)
  return Number.isFinite(at.getTime()) && at.getTime() <= now ? at : undefined
}

/** A URI for what somebody calls a contract: its own, if it is one. */
export function orderUri(short: string, reference: string): string {
  const text = reference.normalize('NFKC').trim()
  return /^[a-z][a-z0-9+.-]*:\S+$/i.test(text) ? text : `urn:order:${short}:${encodeURIComponent(text)}`
}

/** An act that declares another wrong, which is repeated as it was recorded. */
export function declaredWrong(act: CustodyEvent, declared: string, replacements: readonly string[]): CustodyEvent {
  return {
    ...act,
    error: {
      declared,
      reason: replacements.length === 0 ? 'did_not_occur' : 'incorrect_data',
      corrections: replacements,
    },
  }
}

export const unique = <T>(list: readonly T[]): T[] => [...new Set(list)]
