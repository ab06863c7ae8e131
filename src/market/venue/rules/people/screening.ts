import type { MarketState } from '../../state/market-state.ts'
import type { ScreenedFor, Screening } from '../../events/screening.ts'

type Screenings = ReadonlyMap<ScreenedFor, Screening>

/** Of what is needed, what a member has no record of that is in force at an instant. */
export const unscreened = (
  { screenings }: { readonly screenings: Screenings },
  needed: readonly ScreenedFor[] | undefined,
  at: string,
): ScreenedFor[] =>
  (needed ?? []).filter((what) => {
    const { on, until } = screenings.get(what) ?? {}
    const day = at.slice(0, 10)
    return on === undefined || until === undefined || day < on || until < day
  })

/** When each record ends: the last day on which it is good. */
export const screeningExpiries = ({
  members,
}: Pick<MarketState, 'members'>): {
  readonly organisation: string
  readonly what: ScreenedFor
  readonly until: string
}[] =>
  [...members.values()].flatMap(({ id: organisation, screenings }) =>
    [...screenings.values()].map(({ what, until }) => ({ organisation, what, until })),
  )
