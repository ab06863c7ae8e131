import type { MarketEvent } from './event.ts'
import type { MarketState } from './venue.ts'

/** That members were looked into: who they are (KYC), and whether sanctions name them. The documents lie with who did it. */

export const SCREENINGS = ['identity', 'sanctions'] as const
export type ScreenedFor = (typeof SCREENINGS)[number]

export interface Screening {
  readonly what: ScreenedFor
  /** Who has done it. */
  readonly by: string
  /** Day on which, and the last day on which it is good (UTC). */
  readonly on: string
  readonly until: string
  /** SHA-256 of the document. */
  readonly document: string
}

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

export function noteScreening(
  { screenings }: { readonly screenings: Map<ScreenedFor, Screening> },
  { what, by, on, until, document }: Extract<MarketEvent, { readonly kind: 'screening' }>,
): void {
  screenings.set(what, { what, by, on, until, document })
}
