import { grams } from '../../../../quantity/index.ts'
import { assessLot, type Lot, type Assessment } from '../../../origin/index.ts'
import { validateBook } from '../../../round/index.ts'
import { madeIn, mostMade, plantOf, type Plants } from '../orders/conversion.ts'
import { bookOrder, plantWork } from '../../../round/index.ts'
import type { Round } from '../../state/round.ts'
import type { MarketState } from '../../state/market-state.ts'
import type { PlantWork } from '../../../round/index.ts'

/** Plants as the market's register has them. */

type Registered = Pick<MarketState, 'registry' | 'grades'>

export const plantsOf = (venue: Registered, organisation: string, made: Plants['made']): Plants => ({
  recipes: venue.registry.recipes,
  siteOf: (id) => {
    const site = venue.registry.sites.get(id)
    if (site === undefined) return undefined
    const { operator, country: place, processes, standards } = site
    return { own: operator === organisation, place, processes, standards }
  },
  gradeOf: (site, process, day) => plantGrade(venue, site, process, day),
  made,
})

/** Grade by origin that a process at a site leaves to what passes it, whatever went in: no stricter than the site itself passes. */
function plantGrade({ registry, grades }: Registered, site: string, process: string, on: string): string | undefined {
  const step = registry.steps.get(process)
  const [material] = registry.materials.values()
  if (step === undefined || material === undefined) return undefined
  const [passed, one] = [`${step}@${site}`, grams(1n)]
  const lot: Lot = {
    id: '',
    material: material.id,
    made: one,
    left: one,
    event: '',
    from: [],
    mix: new Map([...material.contents.keys()].map((element) => [element, new Map([[passed, 1]])])),
    owner: '',
    site,
    way: undefined,
    container: undefined,
    since: 0,
    events: [],
  }
  // What is behind the site is judged with the lots that come there.
  const speaksAgainst = ({ findings }: Assessment): boolean =>
    findings.some(
      (one) => (one.kind === 'part' && one.against.length > 0) || (one.kind === 'standards' && one.missing.length > 0),
    )
  const failed = grades.findLastIndex(({ rule }) => speaksAgainst(assessLot(rule, lot, registry, { on })))
  return grades[failed + 1]?.id
}

/** What plants may still make for rounds that were opened, and what they were to make for those that were cleared. Grams by `plantOf`. */
export function madeElsewhere(venue: Pick<MarketState, 'registry'>, rounds: Iterable<Round>): Map<string, bigint> {
  const made = new Map<string, bigint>()
  for (const round of rounds)
    for (const [work, process, mass] of madeFor(venue, round)) {
      const plant = plantOf(work.site ?? '', process, work.month)
      made.set(plant, (made.get(plant) ?? 0n) + mass)
    }
  return made
}

function* madeFor(
  { registry }: Pick<MarketState, 'registry'>,
  { status, accepted, book, certificate }: Round,
): Generator<readonly [work: PlantWork, process: string, mass: bigint]> {
  const conversions = new Map(
    [...accepted].flatMap(([order, content]) => {
      const work = plantWork(content)
      return work?.site === undefined ? [] : [[order, { content, work }] as const]
    }),
  )
  if (status === 'void' || conversions.size === 0) return
  if (book === undefined || certificate === undefined) {
    for (const { content, work } of conversions.values()) {
      const booked = bookOrder('', content, { contract: undefined, share: 1 })
      for (const [process, mass] of mostMade(work, booked, registry.recipes)) yield [work, process, mass]
    }
    return
  }
  const { orders } = validateBook(book)
  for (const [o, a, grains] of certificate.fills) {
    const { id = '', alternatives } = orders[o]?.order ?? {}
    const work = conversions.get(id)?.work
    const [alternative, process] = [alternatives?.[a], work?.recipes[a]?.process]
    if (work !== undefined && alternative !== undefined && process !== undefined)
      yield [work, process, madeIn(process, alternative, grains, registry.recipes)]
  }
}
