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
 */
export interface CommonZero {
  /** U_w - H_1, from a network of world w without controls. */
  readonly of: (uncontrolled: Network, menu: Scenario) => ThousandUsd
}

/** The zero of the central case, for all worlds. */
export function commonZero(
  solver: Solver,
  central: Pick<SecondStage, 'reference'>,
  uncontrolled: Network,
  menu: Scenario,
): CommonZero {
  const held = less(worthWithout(solver, uncontrolled, menu), central.reference)
  return { of: (network, scenario) => less(worthWithout(solver, network, scenario), held) }
}

/** U_w. */
function worthWithout(solver: Solver, network: Network, menu: Scenario): ThousandUsd {
  const interdiction = openInterdiction(solver, network, withoutControls(menu))
  try {
    return interdiction.followerSurplus
  } finally {
    interdiction.dispose()
  }
}

/** As if no control held when the attack comes. */
export const withoutControls = (menu: Scenario): Scenario => ({ ...menu, opening: 'baseline' })
