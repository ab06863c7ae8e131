import { quantity, type ThousandUsd, type ThousandUsdPerYear } from '../../quantity/index.ts'
import { exp, log } from '../exp-log.ts'

/** A plant as something that can be stopped, started again and given up, each at a price. */
export interface SwitchingCosts {
  /** Standard deviation of what its margin moves in a year. */
  readonly volatility: ThousandUsdPerYear
  /** What its owner asks of money, a share a year, compounded continuously; more than nothing. */
  readonly requiredReturn: number
  /** What a year of standing still costs. */
  readonly careAndMaintenance: ThousandUsdPerYear
  /** Paid once: to stop it, to start it again, and to clear the site less what that fetches. */
  readonly severance: ThousandUsd
  readonly restart: ThousandUsd
  readonly closing: ThousandUsd
}

/** Margins a year at which an owner acts; the margin is what a plant earns by running, before what its owner pays in any case. */
export interface MarginThresholds {
  /** Below this a running plant is stopped. */
  readonly stop: ThousandUsdPerYear
  /** What becomes of it then. */
  readonly stopsBy: 'mothballing' | 'closing'
  /** Above this an idle plant is started again. */
  readonly restart: ThousandUsdPerYear
  /** Below this an idle plant is given up; minus infinity: never. */
  readonly close: ThousandUsdPerYear
}

/**
 * When an owner stops a plant, starts it again and gives it up, if the margin x is a random walk without drift, of
 * variance sigma^2 a year, and every switch costs money (Dixit and Pindyck, *Investment under Uncertainty*, 1994,
 * chapter 7, here with the flow itself walking, so that it may be negative). With r the required return, m care,
 *
 *   beta = sqrt(2 r) / sigma     k = 1 / (r beta)     u = beta (x + m)
 *   running - idle:   G(u) = k u + a e^-u - b e^u
 *   G = restart, G' = 0 where it is started;   G = -severance, G' = 0 where it is stopped
 *
 * which parts into the middle c of both and half the width d of the gap between them:
 *
 *   c = (restart - severance) / (2 k)     d - tanh d = (restart + severance) / (2 k)
 *
 * Between them an owner does nothing: what runs goes on running at a loss, what stands stays idle (hysteresis). An idle
 * plant is worth -m / r + b e^u + D e^-u with b = k e^-c / (2 cosh d). It is given up where that and its slope meet
 * -closing:
 *
 *   e^u = (m / r - closing) / (2 b)        if care for ever costs more than closing; else never
 *
 * Where that is no lower than the stop, idling is worth nothing, and a running plant is closed at once, at
 *
 *   x = -r (severance + closing) - 1 / beta
 */
export function thresholdsOf(plant: SwitchingCosts): MarginThresholds {
  const { requiredReturn: r, careAndMaintenance: m, severance, restart, closing } = plant
  const volatility = Math.max(plant.volatility, LEAST_VOLATILITY * (1 + m + r * (severance + restart)))
  const beta = Math.sqrt(2 * r) / volatility
  const k = 1 / (r * beta)
  const c = (restart - severance) / (2 * k)
  const d = halfWidth((restart + severance) / (2 * k))
  const margin = (u: number): ThousandUsdPerYear => quantity(u / beta - m)
  const spared = (m / r - closing) / (2 * k)
  // ln of e^u above; 2 cosh d is taken in logarithms, since d grows without end the less moves.
  const u = spared > 0 ? log(spared) + c + d + log(1 + exp(-2 * Math.min(d, SETTLED))) : Number.NEGATIVE_INFINITY
  if (u < c - d) return { stop: margin(c - d), stopsBy: 'mothballing', restart: margin(c + d), close: margin(u) }
  const exit: ThousandUsdPerYear = quantity(-r * (severance + closing) - 1 / beta)
  return { stop: exit, stopsBy: 'closing', restart: margin(c + d), close: exit }
}

/** A margin that does not move is taken to move by this share of what standing still and switching costs, and of a thousand dollars. */
const LEAST_VOLATILITY = 1e-9
/** From here on tanh is 1 to the last digit. */
const SETTLED = 20

/** d > 0 with d - tanh d = s. The left is convex and below d - s < 1, so that Newton's steps from s + 1 fall to it from above. */
function halfWidth(s: number): number {
  if (s === 0) return 0
  let d = s + 1
  for (let step = 0; step < 100; step++) {
    const shrunk = exp(-2 * Math.min(d, SETTLED))
    const tanh = (1 - shrunk) / (1 + shrunk)
    const next = d - (d - tanh - s) / (tanh * tanh)
    if (!(next < d)) break
    d = next
  }
  return d
}
