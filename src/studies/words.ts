import { nameIn, sayer, type Language } from '../messages/index.ts'
import { measuresNamer, type Scenario, type World } from '../world/index.ts'
import { itemMessages } from './item.gen.ts'
import type { Names } from './summary.ts'

interface Named {
  readonly name: string
  readonly nameJa: string
}

/** Names of things by their ids. */
export interface WorldNames {
  readonly place: (id: string) => string
  readonly material: (id: string) => string
  readonly sector: (id: string) => string
  readonly element: (id: string) => string
}

/** Names of things in the language asked for; the English one where there is no other. */
export function namesOf(
  world: Readonly<Record<'places' | 'materials' | 'sectors' | 'elements', ReadonlyMap<string, Named>>>,
  language: Language,
): WorldNames {
  const pick = (known: Named | undefined, id: string): string => (known === undefined ? id : nameIn(language, known))
  return {
    place: (id) => pick(world.places.get(id), id),
    material: (id) => pick(world.materials.get(id), id),
    sector: (id) => pick(world.sectors.get(id), id),
    element: (id) => pick(world.elements.get(id), id),
  }
}

/** The names of a world's things and of the measures of a scenario, as statements ask for them. */
export function namesIn(world: World, language: Language, measures: Scenario['measures'] = []): Names {
  const decision = itemNames(world, language)
  return {
    setOf: measuresNamer(measures, language, namesOf(world, language).place),
    nameOf: (kind, id) => {
      if (kind === 'decisions') return decision(id)
      // A producer is an owner, or a site that stands by itself.
      const known = kind === 'producers' ? (world.owners.get(id) ?? world.sites.get(id)) : world[kind].get(id)
      return known === undefined ? id : nameIn(language, known)
    },
  }
}

/** What a decision of a plan is called: a project by its name, a stock or a contract by what it holds and where. */
export function itemNames(world: World, language: Language): (id: string) => string {
  const say = sayer(itemMessages, language)
  const names = namesOf(world, language)
  return (id) => {
    const project = world.projects.get(id)
    if (project !== undefined) return nameIn(language, project)
    const [kind, material, from, to] = id.split(' ')
    if (kind === 'stockpile' && from !== undefined)
      return say('stockpile', { material: names.material(material ?? ''), place: names.place(from) })
    if (kind === 'offtake' && from !== undefined && to !== undefined)
      return say('offtake', {
        material: names.material(material ?? ''),
        from: names.place(from),
        to: names.place(to),
      })
    return id
  }
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
