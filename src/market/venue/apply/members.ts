import type { Appliers } from './handler.ts'
import { newMember } from '../state/people.ts'

type Kind = 'organisation' | 'related' | 'standing' | 'deposit-class' | 'screening'

/** Members, and the register of organisations. */
export const memberAppliers: Appliers<Kind> = {
  organisation: (venue, { organisation, member }) => {
    const { id } = organisation
    venue.organisations.set(id, organisation)
    if (member && !venue.members.has(id)) {
      // Operators have registered those that it has had before, and a member's are its own affair.
      for (const key of venue.version < 2 ? [] : venue.signingKeys.values())
        if (key.organisation === id) venue.signingKeys.delete(key.id)
      venue.members.set(id, newMember(id))
    }
    venue.forgetRegister()
  },
  related: (venue, event) => {
    venue.related = event.related
    venue.forgetRegister()
  },
  standing: (venue, event) => {
    venue.member(event.organisation).suspended = event.suspended ? event.why : undefined
  },
  'deposit-class': (venue, event) => {
    venue.member(event.organisation).depositClass = event.class
  },
  screening: (venue, { organisation, what, by, on, until, document }) => {
    venue.member(organisation).screenings.set(what, { what, by, on, until, document })
  },
}
