import { at, entry } from '../../lists/index.ts'
import { inMillions, inMillionsPerYear, quantity, sumOf, type Share } from '../../quantity/index.ts'
import { formatMonth } from '../../world/index.ts'
import { quantileIn } from '../sample.ts'
import { marginsOf, revenueOf, yearly } from './books.ts'
import { chancesOf, fateUnder, type OwnersChances } from './chances.ts'
import { CASES } from './figures.ts'
import { ownersBooks } from './owners.ts'
import type { Producers } from './producers-under.ts'
import type { DumpingResult } from './result.ts'
import { conductOf, type PlantState } from './shutdown.ts'

/** What becomes of each plant: in each case, and how likely it is to stand still. */
export function sitesOf(producers: Producers, chances: readonly SiteChances[]): DumpingResult['sites'] {
  const { path, months, years, core, booksOf } = producers
  const central = booksOf('central')
  const chanceOf = new Map(chances.map((each) => [each.site, each]))
  const { contractsFor } = producers
  return producers.producers.flatMap((producer) => {
    const fates = CASES.map((which) => {
      const spell = { start: path.start, months, contracts: contractsFor(producer) }
      // As tabled nobody counts on being rescued.
      return { which, books: booksOf(which), ...fateUnder(booksOf(which), producer, spell, false) }
    })
    return producer.plants.map((plant, i) => {
      const { thresholds } = conductOf(central, plant)
      const never = thresholds.stop === Number.NEGATIVE_INFINITY
      return {
        site: plant.site,
        owner: producer.id,
        place: plant.place,
        stage: plant.stage,
        project: plant.project,
        core: core.has(plant.site),
        availableFrom: Number.isFinite(plant.availableFrom) ? formatMonth(plant.availableFrom) : null,
        revenue: inMillionsPerYear(revenueOf(central, plant)),
        baselineCash: inMillionsPerYear(marginsOf(central, plant)()),
        thresholds: never
          ? null
          : {
              stop: inMillionsPerYear(thresholds.stop),
              stopsBy: thresholds.stopsBy,
              restart: inMillionsPerYear(thresholds.restart),
              close: Number.isFinite(thresholds.close) ? inMillionsPerYear(thresholds.close) : null,
            },
        chances: years.map(({ from }, y) => ({ from: formatMonth(from), ...at(entry(chanceOf, plant.site).years, y) })),
        cases: fates.map(({ which, books, plants }) => {
          const { states, cash } = at(plants, i)
          const first = (state: PlantState): string | null => {
            const t = states.indexOf(state)
            return t < 0 ? null : formatMonth(path.start + t)
          }
          const again = states.findIndex((state, t) => state === 'running' && states[t - 1] === 'restarting')
          return {
            case: which,
            worst: quantity<'MUSD'>(
              Math.min(
                ...years
                  .filter(({ from, months: long }) => plant.availableFrom < from + long)
                  .map((year) => yearly(books, plant, year)),
              ),
            ),
            totalCash: inMillions(sumOf(cash)),
            mothballed: first('mothballed'),
            closed: first('closed'),
            restarted: again < 0 ? null : formatMonth(path.start + again),
            idleMonths: states.filter((state) => state !== 'running' && state !== 'not yet').length,
            finalState: at(states, states.length - 1),
            states: [...states],
            cash: cash.map(inMillions),
          }
        }),
      }
    })
  })
}

/** By site and year, how likely it is to stand still. */
interface SiteChances {
  readonly site: string
  readonly years: readonly { readonly idle: Share; readonly closed: Share; readonly idleWithoutContracts: Share }[]
}

/** Owners and their plants over draws, with the contracts on the record and without. */
export function chancesIn(producers: Producers): {
  readonly owners: DumpingResult['producers']
  readonly sites: SiteChances[]
  readonly risk: DumpingResult['risk']
} {
  const { world, baseline, path, months, years, capital, core, contractsFor, booksOf } = producers
  const asked = { world, baseline, path, months, years, capital, heeds: 'quotes' as const }
  const held = chancesOf(producers.producers, { ...asked, contractsOf: contractsFor })
  const under = producers.producers.filter((producer) => contractsFor(producer).length > 0)
  const bare = new Map(
    chancesOf(under, { ...asked, contractsOf: () => [] }).map((each) => [each.producer, each] as const),
  )
  const share = (value: number): Share => quantity<'share'>(value)
  return {
    risk: riskOf(held.flatMap((owner) => owner.plants).filter(({ site }) => core.has(site))),
    owners: held.map(({ producer: id, tried, kept, outOfCash }, i): DumpingResult['producers'][number] => {
      const producer = at(producers.producers, i)
      const { overheads, debtService, support, cash } = ownersBooks(producer, booksOf('central').figures)
      return {
        id,
        sites: producer.plants.map(({ site }) => site),
        overheads,
        debtService,
        support,
        cash: cash ?? null,
        tried,
        kept,
        outOfCash: outOfCash.map(share),
      }
    }),
    sites: held.flatMap((owner) =>
      owner.plants.map(({ site, idle, closed }, p) => {
        const without = (bare.get(owner.producer) ?? owner).plants[p]?.idle ?? idle
        return {
          site,
          years: years.map((_, y) => ({
            idle: share(at(idle, y)),
            closed: share(at(closed, y)),
            idleWithoutContracts: share(at(without, y)),
          })),
        }
      }),
    ),
  }
}

/** How many of some plants stand still when the path ends: what can be expected, and where nine draws in ten lie. */
function riskOf(
  plants: readonly Pick<OwnersChances['plants'][number], 'idle' | 'closed' | 'idleInDraw'>[],
): DumpingResult['risk'] {
  const last = (of: readonly number[]): number => of.at(-1) ?? 0
  const total = (of: (plant: (typeof plants)[number]) => number): number =>
    plants.reduce((sum, each) => sum + of(each), 0)
  const draws = Math.max(0, ...plants.map(({ idleInDraw }) => idleInDraw.length))
  // Where no world was found of an owner, its plants count by their chance.
  const counts = Float64Array.from({ length: draws }, (_, draw) =>
    total(({ idle, idleInDraw }) => Number(idleInDraw[draw] ?? last(idle))),
  ).sort()
  return {
    idle: total(({ idle }) => last(idle)),
    idleLow: quantileIn(counts, 0.05),
    idleHigh: quantileIn(counts, 0.95),
    closed: total(({ closed }) => last(closed)),
  }
}
