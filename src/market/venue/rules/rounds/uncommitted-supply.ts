import { keyOf } from '../../../../lists/index.ts'
import { quantity, type MicroUsdPerKg } from '../../../../quantity/index.ts'
import { gradeOf } from '../../../origin/index.ts'
import { nodeName, type Registered } from '../../../round/index.ts'
import { microUsdOf } from '../../../amounts.ts'
import { beneficialOwnerOf } from './beneficial-owners.ts'
import { deliveredIn } from '../goods/delivery.ts'
import { goodsAt } from '../../forms/plain.ts'
import type { Round } from '../../state/round.ts'
import type { MarketState } from '../../state/market-state.ts'
import { askOf } from '../../../round/index.ts'

/**
 * What members could have offered in a round as it is opened: lots that lie at its places and are not sold, at the lowest ask that their
 * owner has ever made for the material. It is what withholding is looked for by; goods for which nobody knows such an ask are left out.
 */
export function uncommittedSupplyIn(
  venue: Pick<MarketState, 'grades' | 'lots' | 'members' | 'register' | 'registry' | 'rounds'>,
  round: Round,
): Registered[] {
  const { lots, registry, grades, members } = venue
  const behind = beneficialOwnerOf(venue)
  const asked = lowestAsks(venue, behind)
  const sold = soldAndNotHandedOver(venue)
  const offered = new Map(round.terms.materials.map((one) => [one.name, one.grades]))
  const [month = ''] = [...round.terms.months].sort()
  const held = new Map<string, Registered>()
  for (const lot of lots.lots.values()) {
    const place = registry.sites.get(lot.site ?? '')?.country ?? ''
    const cost = asked.get(keyOf(behind(lot.owner), lot.material))
    if (lot.left === 0n || !members.has(lot.owner) || cost === undefined || !round.terms.places.includes(place))
      continue
    const own = gradeOf(grades, lot, registry, { on: `${month}-01` }).grade?.id
    const from = grades.findIndex(({ id }) => id === own)
    const looser = grades.slice(Math.max(0, from)).map(({ id }) => id)
    // As the strictest that the round has of those that it passes.
    const grade = own === undefined ? undefined : looser.find((id) => offered.get(lot.material)?.includes(id) === true)
    if (grade === undefined) continue
    const owner = behind(lot.owner)
    const node = nodeName(lot.material, grade, place, month)
    const due = sold.get(keyOf(lot.owner, lot.material, place)) ?? 0
    const free = Math.max(0, Number(lot.left) - due)
    sold.set(keyOf(lot.owner, lot.material, place), Math.max(0, due - Number(lot.left)))
    const before = held.get(keyOf(owner, node))
    if (free > 0) held.set(keyOf(owner, node), { owner, node, cost, grams: quantity(free + (before?.grams ?? 0)) })
  }
  return [...held.values()]
}

/** By ultimate owner and material: of every order of theirs that was ever opened. */
function lowestAsks(
  { rounds }: Pick<MarketState, 'rounds'>,
  behind: (organisation: string) => string,
): Map<string, MicroUsdPerKg> {
  const lowest = new Map<string, MicroUsdPerKg>()
  for (const { accepted, orders } of rounds.values())
    for (const [id, content] of accepted) {
      const asked = askOf(content)
      if (asked === undefined) continue
      const key = keyOf(behind(orders.get(id)?.organisation ?? ''), asked.material)
      const [ask, before] = [microUsdOf(asked.ask), lowest.get(key)]
      if (before === undefined || ask < before) lowest.set(key, ask)
    }
  return lowest
}

/** Grams by organisation, material and place. */
function soldAndNotHandedOver(venue: Pick<MarketState, 'lots' | 'rounds'>): Map<string, number> {
  const sold = new Map<string, number>()
  for (const round of venue.rounds.values()) {
    if (round.status !== 'cleared') continue
    const delivered = deliveredIn(round, venue)
    for (const { id, from, source, grams } of round.parcels) {
      const { material, place } = goodsAt(source)
      const key = keyOf(round.orders.get(from)?.organisation ?? '', material, place)
      const left = grams - (delivered.get(id) ?? 0) - (round.undelivered.get(id) ?? 0)
      sold.set(key, (sold.get(key) ?? 0) + Math.max(0, left))
    }
  }
  return sold
}
