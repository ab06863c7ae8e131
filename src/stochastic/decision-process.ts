import { indexAt, numberAt } from '../lists/index.ts'

/** What can be chosen in a state: what it costs now, and where it leads. */
export interface DecisionChoice {
  readonly cost: number
  readonly next: readonly { readonly state: number; readonly chance: number }[]
}

/**
 * A Markov decision process with costs that count less by a factor each period, flat: choices of state `s` are
 * `firstChoice[s] .. firstChoice[s + 1]`, where choice `c` leads are `firstNext[c] .. firstNext[c + 1]`.
 */
export interface DecisionProcess {
  readonly states: number
  readonly discount: number
  readonly firstChoice: Int32Array
  readonly cost: Float64Array
  readonly firstNext: Int32Array
  readonly next: Int32Array
  readonly chance: Float64Array
}

/** For each state the choice that is made there, counted over all states. */
export type Policy = Int32Array

export interface SolvedProcess {
  readonly policy: Policy
  /** Expected discounted cost from each state on, halfway between both bounds. */
  readonly value: Float64Array
}

/** Both bounds of the least cost lie no further apart than this part of the largest cost of a period. */
const CLOSE = 1e-9
const MOST_SWEEPS = 100_000
/** Sweeps of one policy between two searches for a better one: searching looks at every choice. */
const SWEEPS_OF_A_POLICY = 10
/** Chances of a choice add up to one, but for rounding. */
const ROUNDING = 1e-9

/** @throws Error for a state without a choice, chances that do not add up to one, a state that does not exist, or a discount outside 0 to 1 */
export function decisionProcess(
  states: number,
  discount: number,
  choicesIn: (state: number) => readonly DecisionChoice[],
): DecisionProcess {
  if (!(discount >= 0 && discount < 1)) throw new Error(`A discount of ${discount}: it lies from 0 to below 1.`)
  const firstChoice = new Int32Array(states + 1)
  const [cost, firstNext, next, chance]: [number[], number[], number[], number[]] = [[], [0], [], []]
  for (let s = 0; s < states; s++) {
    const choices = choicesIn(s)
    if (choices.length === 0) throw new Error(`State ${s} has no choice.`)
    for (const choice of choices) {
      let sum = 0
      for (const to of choice.next) {
        if (!(to.state >= 0 && to.state < states)) throw new Error(`State ${s} leads to ${to.state}, of ${states}.`)
        if (!(to.chance >= 0)) throw new Error(`State ${s} leads to ${to.state} with a chance of ${to.chance}.`)
        sum += to.chance
        next.push(to.state)
        chance.push(to.chance)
      }
      if (!(Math.abs(sum - 1) <= ROUNDING)) throw new Error(`Chances of state ${s} add up to ${sum}.`)
      if (!Number.isFinite(choice.cost)) throw new Error(`A choice of state ${s} costs ${choice.cost}.`)
      cost.push(choice.cost)
      firstNext.push(next.length)
    }
    firstChoice[s + 1] = cost.length
  }
  return {
    states,
    discount,
    firstChoice,
    cost: Float64Array.from(cost),
    firstNext: Int32Array.from(firstNext),
    next: Int32Array.from(next),
    chance: Float64Array.from(chance),
  }
}

/**
 * The policy of least expected discounted cost, by modified policy iteration (Puterman and Shin 1978). Sweeps go from the last state to the first and
 * use what they found already, so that a chain whose states are counted in the order in which they follow is done in one. It ends by the bounds
 * of MacQueen (1966): with T the least cost of one step after which v counts,
 *
 *     v + min(Tv - v) / (1 - b)  <=  v*  <=  v + max(Tv - v) / (1 - b)
 */
export function solveDecisionProcess(process: DecisionProcess): SolvedProcess {
  const { states, firstChoice } = process
  const policy = firstChoice.slice(0, states)
  const value = new Float64Array(states)
  const close = closeFor(process.cost)
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    const after = new Float64Array(states)
    for (let s = 0; s < states; s++) {
      let [least, chosen] = [Number.POSITIVE_INFINITY, -1]
      for (let c = indexAt(firstChoice, s); c < indexAt(firstChoice, s + 1); c++) {
        const cost = numberAt(process.cost, c) + later(process, c, value)
        // Of equal ones the first: the choice does not depend on what was looked at before.
        if (cost < least) [least, chosen] = [cost, c]
      }
      after[s] = least
      policy[s] = chosen
    }
    const settled = settledValue(process, value, after, close)
    if (settled !== undefined) return { policy, value: settled }
    for (let k = 0; k < SWEEPS_OF_A_POLICY; k++) sweepThrough(process, policy, process.cost, value)
  }
  throw new Error('The costs of a decision process did not settle.')
}

/** What a policy costs from each state on, or any part of it: `costs` are those of each choice. */
export function costOfPolicy(
  process: DecisionProcess,
  policy: Policy,
  costs: Float64Array = process.cost,
): Float64Array {
  const value = new Float64Array(process.states)
  const close = closeFor(costs)
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    sweepThrough(process, policy, costs, value)
    const after = value.map((_, s) => {
      const choice = indexAt(policy, s)
      return numberAt(costs, choice) + later(process, choice, value)
    })
    const settled = settledValue(process, value, after, close)
    if (settled !== undefined) return settled
  }
  throw new Error('The costs of a policy did not settle.')
}

/**
 * Both bounds of the least cost from a state on, made of nothing but the process and a solution: they hold whatever its values are. By weak
 * duality, values that no choice undercuts are a lower bound: each is lowered by what is missing to that, for ever. The policy costs no more
 * than its values, raised likewise.
 */
export function boundsOfPolicy(
  process: DecisionProcess,
  { policy, value }: SolvedProcess,
  state: number,
): { readonly lower: number; readonly upper: number } {
  const { states, discount, firstChoice } = process
  let [under, over] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let s = 0; s < states; s++)
    for (let c = indexAt(firstChoice, s); c < indexAt(firstChoice, s + 1); c++) {
      let cost = numberAt(process.cost, c)
      for (let n = indexAt(process.firstNext, c); n < indexAt(process.firstNext, c + 1); n++)
        cost += discount * numberAt(process.chance, n) * numberAt(value, indexAt(process.next, n))
      const change = cost - numberAt(value, s)
      under = Math.min(under, change)
      if (indexAt(policy, s) === c) over = Math.max(over, change)
    }
  return {
    lower: numberAt(value, state) + under / (1 - discount),
    upper: numberAt(value, state) + over / (1 - discount),
  }
}

/** What follows a choice, where each state costs what `value` says. */
function later({ discount, firstNext, next, chance }: DecisionProcess, choice: number, value: Float64Array): number {
  let sum = 0
  for (let n = indexAt(firstNext, choice); n < indexAt(firstNext, choice + 1); n++)
    sum += numberAt(chance, n) * numberAt(value, indexAt(next, n))
  return discount * sum
}

/** One sweep of a policy, in place. Where a state may last, all the time that it does counts at once. */
function sweepThrough(process: DecisionProcess, policy: Policy, costs: Float64Array, value: Float64Array): void {
  const { states, discount, firstNext, next, chance } = process
  for (let s = states - 1; s >= 0; s--) {
    const choice = indexAt(policy, s)
    let [lasts, sum] = [0, 0]
    for (let n = indexAt(firstNext, choice); n < indexAt(firstNext, choice + 1); n++)
      if (indexAt(next, n) === s) lasts += numberAt(chance, n)
      else sum += numberAt(chance, n) * numberAt(value, indexAt(next, n))
    value[s] = (numberAt(costs, choice) + discount * sum) / (1 - discount * lasts)
  }
}

/** How close bounds have to be, by the largest cost of a period. */
const closeFor = (costs: Float64Array): number =>
  CLOSE * costs.reduce((most, cost) => Math.max(most, Math.abs(cost)), 0)

/** Halfway between the bounds, once they are close. */
function settledValue(
  { states, discount }: DecisionProcess,
  before: Float64Array,
  after: Float64Array,
  close: number,
): Float64Array<ArrayBuffer> | undefined {
  let [under, over] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let s = 0; s < states; s++) {
    const change = numberAt(after, s) - numberAt(before, s)
    under = Math.min(under, change)
    over = Math.max(over, change)
  }
  if ((over - under) / (1 - discount) > close) return undefined
  const shift = (under + over) / 2 / (1 - discount)
  return before.map((value) => value + shift)
}
