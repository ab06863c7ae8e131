import { at } from '../../lists/index.ts'
import { inMillions, larger, quantity, type MillionUsd, type ThousandUsd } from '../../quantity/index.ts'
import type { Attack, PlanCut } from './levers.ts'
import { costOf, yearsOf } from './costs.ts'
import type { Levels, MasterTerms } from './master.ts'
import { weigh } from './risk.ts'
import type { SecondStage } from './second-stage.ts'

/** What plans lose, and all that was learnt in asking. */
export interface Inquiry {
  /** Looks at a plan block by block: cuts at all attacks known, and the exact search where it is asked for. */
  readonly look: (
    levels: Levels,
    exactly: boolean,
  ) => { readonly losses: readonly MillionUsd[]; readonly worst: readonly Told[] }
  /** What is lost if nothing is decided. */
  readonly nothing: () => Nothing
  readonly pool: readonly PlanCut[]
  /** Attacks known so far. */
  readonly attacks: () => readonly Attack[]
  readonly searches: () => number
  /** Cost and loss of a plan, discounted. `parts`: what is had in part is paid in part. */
  readonly comesTo: (levels: Levels, losses: readonly MillionUsd[], parts?: boolean) => MillionUsd
  /** The same at most. */
  readonly atMost: (levels: Levels, worst: readonly Told[]) => MillionUsd
}

/** The plan that decides nothing. */
export interface Nothing {
  readonly levels: Levels
  readonly worst: readonly Told[]
  readonly comesTo: MillionUsd
}

/** What is lost in a block. */
export interface Told {
  /** By the risk that is asked for. */
  readonly loss: MillionUsd
  /** No more than this, by the same; infinite if the search was not exact. */
  readonly bound: MillionUsd
  /** The attack that costs most. */
  readonly set: Attack
  /** For each attack that is told apart. */
  readonly losses: readonly MillionUsd[]
  readonly bounds: readonly MillionUsd[]
}

export function openInquiry(stage: SecondStage, terms: MasterTerms): Inquiry {
  const { blocks, discount, chance, risk } = terms
  const attacks = new Map<string, Attack>()
  const pool: PlanCut[] = []
  const weights = blocks.map((block) => chance * yearsOf(block, discount))
  let searches = 0

  const ask = (v: Float64Array, exactly: boolean): Told => {
    stage.furnish(v)
    const certain = exactly || stage.told > 1 ? stage.exactly() : []
    if (certain.length > 0) searches += 1
    for (const { attack } of certain) attacks.set(attack.join(' '), attack)
    let most: { loss: ThousandUsd; attack: Attack } = { loss: quantity(Number.NEGATIVE_INFINITY), attack: [] }
    for (const attack of attacks.values()) {
      const cut = stage.cut(attack)
      pool.push(cut)
      if (cut.loss > most.loss) most = { loss: cut.loss, attack }
    }
    const found = certain.length > 0 ? certain : [{ ...most, bound: quantity<'kUSD'>(Number.POSITIVE_INFINITY) }]
    const losses = found.map(({ loss }) => inMillions(loss))
    const bounds = found.map(({ bound }) => inMillions(bound))
    const worst = found.reduce((one, other) => (other.loss > one.loss ? other : one))
    // What is known already may be worse than what the search found, by its tolerance.
    const sure = stage.told > 1 ? weigh(losses, risk) : inMillions(larger(worst.loss, most.loss))
    return { loss: sure, bound: weigh(bounds, risk), set: worst.attack, losses, bounds }
  }
  const comesTo = (levels: Levels, losses: readonly MillionUsd[], parts = false): MillionUsd =>
    quantity(losses.reduce<number>((sum, loss, b) => sum + at(weights, b) * loss, costOf(terms, levels, parts)))
  const look: Inquiry['look'] = ({ v }, exactly) => {
    const known = new Map<string, Told>()
    const worst = v.map((levels) => {
      const key = levels.join(' ')
      const told = known.get(key) ?? ask(levels, exactly)
      known.set(key, told)
      return told
    })
    return { losses: worst.map(({ loss }) => loss), worst }
  }
  const atMost: Inquiry['atMost'] = (levels, worst) =>
    comesTo(
      levels,
      worst.map(({ bound }) => bound),
    )
  let nothing: Nothing | undefined
  return {
    look,
    nothing: () => {
      if (nothing !== undefined) return nothing
      const levels = {
        v: blocks.map((_, b) =>
          Float64Array.from(terms.decisions, (_, i) => (terms.stands(i, b) === 'anyway' ? 1 : 0)),
        ),
      }
      const { worst } = look(levels, true)
      nothing = { levels, worst, comesTo: atMost(levels, worst) }
      return nothing
    },
    pool,
    attacks: () => [...attacks.values()],
    searches: () => searches,
    comesTo,
    atMost,
  }
}
