import { controlOf } from '../owners/index.ts'
import type { Round } from './round.ts'
import type { Venue } from './venue.ts'

/** Who is behind each order of a round in the end, as the register has it now. */
export function behindOrders({ register }: Venue, { orders }: Round): ReadonlyMap<string, string> {
  const known = new Map<string, string>()
  const behind = (organisation: string): string => {
    const party = known.get(organisation) ?? controlOf(register, organisation).controllers[0]?.party ?? organisation
    known.set(organisation, party)
    return party
  }
  return new Map([...orders.values()].map(({ id, organisation }) => [id, behind(organisation)]))
}
