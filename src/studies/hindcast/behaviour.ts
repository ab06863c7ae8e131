import { moved, type Ranged, type World } from '../../world/index.ts'

/** The one factor that is given in months: a study takes it as an option. */
export const FORESIGHT = 'foresight'

/** Where behaviour stands: months that buyers look ahead, and for some factors the part of their ranges they are moved to. */
export interface Behaviour {
  readonly foresight: number
  /** Factor -> 0 (low end) to 1 (high end); 0.5 is as tabled, and so is a factor that is left out. */
  readonly quantiles: Readonly<Record<string, number>>
}

export const centralBehaviour = (world: World): Behaviour => ({ foresight: world.parameter(FORESIGHT), quantiles: {} })

/** A part of a range, straight from the low end to the tabled value at one half, and on to the high end. */
export const atRangeShare = ({ low, value, high }: Ranged, quantile: number): number =>
  quantile <= 0.5 ? low + 2 * quantile * (value - low) : value + (2 * quantile - 1) * (high - value)

/** A world whose buyers behave so. Flows of the baseline year are not touched, so its baseline stays. */
export const behaving = (world: World, { quantiles }: Behaviour): World =>
  moved(world, (factor) => {
    const quantile = quantiles[factor]
    return quantile === undefined ? undefined : (figure) => atRangeShare(figure, quantile)
  })
