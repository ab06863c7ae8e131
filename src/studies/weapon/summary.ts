import { statementsIn, type Statement, type StatementValue } from '../summary.ts'
import type { WeaponMember, WeaponResult, WeaponSet } from './result.ts'
import { summaryMessages } from './summary.gen.ts'
import { SAME_ENDS } from './tolerances.ts'

const { state, summary } = statementsIn(summaryMessages)

const musd = (value: number): StatementValue => ({ value, unit: 'MUSD' })
const measuresOf = ({ measures }: Pick<WeaponSet, 'measures'>): StatementValue => ({
  names: 'measures',
  ids: [...measures],
})

/** The worst set, how near it is to the worst there can be, and what was asked besides. */
export const weaponSummary = summary((result: WeaponResult): readonly Statement[] => {
  const { worst, proof, options, menu } = result
  const sets = { value: proof.sets, unit: 'count' } as const
  const most = { count: options.maxMeasures }
  if (worst.measures.length === 0)
    return [state('nothingCosts'), state('nothingCostsMore', { sets, most, bound: boundOf(proof.bound) })]
  return [
    state('worstSet', { measures: measuresOf(worst) }),
    state('loss', { loss: musd(worst.loss), months: { count: menu.months }, added: musd(worst.valueAddedLost) }),
    ...leverage(result),
    ...simulated(result),
    proof.optimal
      ? state('provedWorst', { sets, most })
      : state('withinBound', {
          gap: { value: proof.gap ?? 0, unit: 'share', bound: 'upper' },
          sets,
          most,
          bound: boundOf(proof.bound),
        }),
    state('checked', {
      solves: { value: proof.solves, unit: 'count' },
      difference: { value: proof.coldStartDifference, unit: 'error' },
    }),
    ...(result.ties === 0 ? [] : [state('ties', { ties: { count: result.ties } })]),
    ...threshold(result),
    ...memberAlone(result),
    ...protect(result),
    ...(menu.measuresWithoutEffect.length === 0
      ? []
      : [state('withoutEffect', { measures: { names: 'measures', ids: [...menu.measuresWithoutEffect] } })]),
  ]
})

const boundOf = (value: number): StatementValue => ({ value, unit: 'MUSD', bound: 'upper' })

const leverage = ({ worst, coercer }: WeaponResult): readonly Statement[] =>
  worst.leverage === null
    ? []
    : [
        state('leverage', {
          supplier: { names: 'places', ids: [coercer] },
          exports: musd(worst.exportsForgone),
          leverage: { value: worst.leverage, unit: 'times' },
        }),
      ]

/** The same sets month by month, and a runner-up that costs more so: the bound is about the best response alone. */
function simulated({ worst, runnersUp }: WeaponResult): readonly Statement[] {
  if (worst.simulated === undefined) return []
  const { foresight, valueAddedLost, firstStop } = worst.simulated
  const worse = runnersUp
    .flatMap((set) => (set.simulated === undefined ? [] : [{ set, lost: set.simulated.valueAddedLost }]))
    .filter(({ lost }) => lost > 1.005 * valueAddedLost)
    .sort((a, b) => b.lost - a.lost)[0]
  return [
    firstStop === null
      ? state('simulatedNoStop', { foresight: { count: foresight } })
      : state('simulated', {
          foresight: { count: foresight },
          lost: musd(valueAddedLost),
          month: { month: firstStop },
        }),
    ...(worse === undefined
      ? []
      : [state('runnerUpWorse', { measures: measuresOf(worse.set), lost: musd(worse.lost) })]),
  ]
}

function threshold({ belowThreshold, options }: WeaponResult): readonly Statement[] {
  if (belowThreshold === null) return []
  const of = { threshold: { value: options.threshold ?? 0, unit: 'times' } } as const
  return [belowThreshold ? state('belowThreshold', of) : state('aboveThreshold', of)]
}

function memberAlone({ member }: WeaponResult): readonly Statement[] {
  if (member === null) return []
  const { optimistic, pessimistic } = member.worst
  const of = { member: { names: 'places', ids: [...member.places] }, measures: measuresOf(member.worst) } as const
  return [
    isOpen(member.worst)
      ? state('memberWorstBetween', { ...of, least: musd(optimistic), most: musd(pessimistic) })
      : state('memberWorst', { ...of, loss: musd(pessimistic) }),
  ]
}

/** Whether several best responses leave a member's loss open. */
const isOpen = ({ optimistic, pessimistic }: Pick<WeaponMember['worst'], 'optimistic' | 'pessimistic'>): boolean =>
  pessimistic - optimistic > SAME_ENDS * Math.abs(pessimistic)

function protect({ protection, worst }: WeaponResult): readonly Statement[] {
  const last = protection?.levels.at(-1)
  if (last === undefined) return []
  const targets = { names: 'measures', ids: [...new Set(last.protect.flat())] } as const
  return [
    last.worst.measures.length === 0
      ? state('protectAll', { targets })
      : state('protect', {
          targets,
          left: musd(last.worst.loss),
          loss: musd(worst.loss),
          measures: measuresOf(last.worst),
        }),
  ]
}
