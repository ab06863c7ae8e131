import type { Network } from '../../clearing/index.ts'
import { less, type ThousandUsd } from '../../quantity/index.ts'
import type { Solver } from '../../solver/index.ts'
import type { Scenario } from '../../world/index.ts'
import { openInterdiction } from '../weapon/index.ts'
import type { SecondStage } from './second-stage.ts'

/**
 * One zero for several worlds. With U_w what the importing countries of world w are worth with no control and no attack, and W_w(0, {}) with
 * the controls that hold already,
 *
 *   H_w = U_w - W_w(0, {})               what controls that hold already cost there
 *   Q_w(v, S) = U_w - H_1 - W_w(v, S)    w = 1 the central case, which keeps its own zero: U_1 - H_1 = W_1(0, {})
 *
 * Measured each from its own W_w(0, {}), a world in which these controls do much harm would look good: a plan relieves them, and its loss is
 * far below zero. The worst of all worlds would then be the one in which any plan is worth least.
 *
 * Worlds are opened one after another, the central case first. Without a central case each is measured from its own W_w(0, {}).
 */
export function fromOneZero(solver: Solver): (world: ZeroedWorld) => SecondStage {
  let first: (ZeroedWorld & { readonly own: ThousandUsd }) | undefined
  /** H_1, once there is another world. */
  let held: ThousandUsd | undefined
  return (world) => {
    if (world.isFirst || first === undefined) {
      const stage = world.open()
      if (world.isFirst) first ??= { ...world, own: stage.reference }
      return stage
    }
    held ??= less(worthWithout(solver, first), first.own)
    return world.open(less(worthWithout(solver, world), held))
  }
}

/** A world, as its second stage is opened. */
interface ZeroedWorld {
  /** Whether it is the central case, from which all others are measured. */
  readonly isFirst: boolean
  /** The same as if no control held (`withoutControls`). */
  readonly uncontrolled: { readonly menu: Scenario; readonly network: () => Network }
  /** @param zero what losses are measured from; its own W(0, {}) if left out */
  readonly open: (zero?: ThousandUsd) => SecondStage
}

/** U_w. */
function worthWithout(solver: Solver, { uncontrolled: { menu, network } }: ZeroedWorld): ThousandUsd {
  const interdiction = openInterdiction(solver, network(), menu)
  try {
    return interdiction.followerSurplus
  } finally {
    interdiction.dispose()
  }
}

/** As if no control held when the attack comes. */
export const withoutControls = (menu: Scenario): Scenario => ({ ...menu, opening: 'baseline' })
