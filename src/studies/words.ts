import { nameIn, type Language } from '../messages/index.ts'
import type { World } from '../world/index.ts'
import type { NameOf } from './summary.ts'

interface Named {
  readonly name: string
  readonly nameJa: string
}

/** Names of things by their ids. */
export interface Names {
  readonly place: (id: string) => string
  readonly material: (id: string) => string
  readonly sector: (id: string) => string
  readonly element: (id: string) => string
}

/** Names of things in the language asked for; the English one where there is no other. */
export function namesOf(
  world: Readonly<Record<'places' | 'materials' | 'sectors' | 'elements', ReadonlyMap<string, Named>>>,
  language: Language,
): Names {
  const pick = (known: Named | undefined, id: string): string => (known === undefined ? id : nameIn(language, known))
  return {
    place: (id) => pick(world.places.get(id), id),
    material: (id) => pick(world.materials.get(id), id),
    sector: (id) => pick(world.sectors.get(id), id),
    element: (id) => pick(world.elements.get(id), id),
  }
}

/** The names of a world's things, as statements ask for them. */
export const nameOfIn =
  (world: World, language: Language): NameOf =>
  (kind, id) => {
    const known = kind === 'measures' ? undefined : world[kind].get(id)
    if (known === undefined) return id
    // Plants have a Japanese name where a project builds them.
    const project = kind === 'sites' ? [...world.projects.values()].find(({ site }) => site === id) : undefined
    return nameIn(language, { nameJa: project?.nameJa ?? '', ...known })
  }

/** How much of what the model stands on is published, and how much judged. */
export function judgedShare(world: World): { figures: number; judged: number } {
  const sources = [
    ...[...world.materials.values()].flatMap(({ contents }) => [...contents.values()].map(({ source }) => source)),
    ...[...world.sites.values()].flatMap(({ capacity }) => (capacity === undefined ? [] : [capacity.source])),
    ...world.operations.filter(({ activity }) => activity.value > 0).map(({ activity }) => activity.source),
    ...world.routes.map(({ shipped }) => shipped.source),
    ...world.demand.flatMap(({ use, valueSource }) => [use.source, valueSource]),
    ...world.stocks.map(({ cover }) => cover.source),
    ...world.prices.filter(({ kind }) => kind === 'baseline').map(({ figure }) => figure.source),
    ...[...world.parameters.values()].map(({ source }) => source),
  ]
  return { figures: sources.length, judged: sources.filter((source) => source === 'judgement').length }
}
