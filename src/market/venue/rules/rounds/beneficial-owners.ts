import { controlOf } from '../../../owners/index.ts'
import type { Round } from '../../state/round.ts'
import type { MarketState } from '../../state/market-state.ts'

/** Who is behind an organisation in the end, as the register has it now. */
export function beneficialOwnerOf({ register }: Pick<MarketState, 'register'>): (organisation: string) => string {
  const known = new Map<string, string>()
  return (organisation) => {
    const party = known.get(organisation) ?? controlOf(register, organisation).controllers[0]?.party ?? organisation
    known.set(organisation, party)
    return party
  }
}

/** The same for each order of a round. */
export function beneficialOwnersOfOrders(
  venue: Pick<MarketState, 'register'>,
  { orders }: Round,
): ReadonlyMap<string, string> {
  const behind = beneficialOwnerOf(venue)
  return new Map([...orders.values()].map(({ id, organisation }) => [id, behind(organisation)]))
}
