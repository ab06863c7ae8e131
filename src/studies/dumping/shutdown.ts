import { minus, perMonth, times, type ThousandUsd } from '../../quantity/index.ts'
import type { World } from '../../world/index.ts'
import type { Plant } from './plants.ts'
import { shutdownFigure, type Case } from './prices.ts'

export type PlantState = 'not yet' | 'running' | 'mothballed' | 'restarting' | 'closed'

/** What an owner does at which month, and what a month of standing still costs. */
export interface Owner {
  /** Months of loss after which a plant is mothballed. */
  readonly monthsToMothball: number
  /** Months of a positive margin in which a restart is prepared. */
  readonly restart: number
  /** Months mothballed after which it is closed for good. */
  readonly monthsToClosure: number
  /** What a month costs while mothballed, and while a restart is prepared. */
  readonly careAndMaintenance: ThousandUsd
  readonly fixed: ThousandUsd
}

/** Where a world does not say, nobody ever gives in. */
export function ownerOf(world: World, plant: Plant, which: Case): Owner {
  const of = (
    what: 'months-to-mothball' | 'restart' | 'months-to-closure' | 'care-and-maintenance' | 'fixed',
    better: 'low' | 'high',
    otherwise: number,
  ) => shutdownFigure(world, plant.stage, what, which, better, otherwise)
  const monthly = perMonth(plant.cost.value)
  return {
    monthsToMothball: Math.round(of('months-to-mothball', 'high', Number.POSITIVE_INFINITY)),
    restart: Math.round(of('restart', 'low', 0)),
    monthsToClosure: Math.round(of('months-to-closure', 'high', Number.POSITIVE_INFINITY)),
    careAndMaintenance: times(monthly, of('care-and-maintenance', 'low', 0)),
    fixed: times(monthly, of('fixed', 'low', 0)),
  }
}

/** A loss smaller than this, as a share of the cost of a month, is rounding. */
const MARGIN_TOLERANCE = 1e-9

/**
 * What becomes of a plant, month by month, and its cash, thousand USD. `margins` is what each month would bring if it
 * ran; not a number before it stands. A month's state is decided by the months before it:
 *
 *   running     after `monthsToMothball` of loss in a row             -> mothballed
 *   mothballed  in the first month whose margin is not negative       -> restarting
 *   mothballed  after `monthsToClosure` in which it was not run       -> closed
 *   restarting  after `restart` such months in a row                  -> running;  if the margin falls back -> mothballed
 *   closed      stays closed
 */
export function simulateOwner(
  margins: readonly number[],
  owner: Owner,
  scale: number,
): { states: PlantState[]; cash: number[] } {
  const states: PlantState[] = []
  const cash: number[] = []
  let state: PlantState = 'running'
  let losses = 0
  let idle = 0
  let ready = 0
  for (const value of margins) {
    if (Number.isNaN(value)) {
      states.push('not yet')
      cash.push(0)
      continue
    }
    const loses = value < -MARGIN_TOLERANCE * scale
    if (state === 'running' && losses >= owner.monthsToMothball) {
      state = 'mothballed'
      losses = 0
    }
    if (state === 'restarting' && ready >= owner.restart && !loses) {
      state = 'running'
      idle = 0
    }
    if (state === 'mothballed' || state === 'restarting') {
      if (loses) {
        ready = 0
        state = idle >= owner.monthsToClosure ? 'closed' : 'mothballed'
      } else state = 'restarting'
    }
    states.push(state)
    switch (state) {
      case 'running':
        losses = loses ? losses + 1 : 0
        cash.push(value)
        break
      case 'mothballed':
        idle++
        cash.push(minus(owner.careAndMaintenance))
        break
      case 'restarting':
        idle++
        ready++
        cash.push(minus(owner.fixed))
        break
      case 'closed':
        cash.push(0)
        break
      default:
        state satisfies never
    }
  }
  return { states, cash }
}
