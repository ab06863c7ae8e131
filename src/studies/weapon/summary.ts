import { statementsIn, type Statement, type StatementValue, supplierOf } from '../summary.ts'
import type { WeaponMember, WeaponResult, WeaponSet } from './result.ts'
import { summaryMessages } from './summary.gen.ts'
import { PROVED_GAP } from '../../solver/index.ts'
import { SAME_ENDS } from './tolerances.ts'

const { state, summary } = statementsIn(summaryMessages)

const musd = (value: number): StatementValue => ({ value, unit: 'MUSD' })
const measuresOf = ({ measures }: Pick<WeaponSet, 'measures'>): StatementValue => ({
  names: 'measures',
  ids: [...measures],
})

/** Statements on how far to trust the others. */
export const WEAPON_PROOF: ReadonlySet<string> = new Set<keyof typeof summaryMessages.en>([
  'provedWorst',
  'withinBound',
  'ties',
  'checked',
  'checkedSame',
])

/** The worst set, what it costs whom, what was asked besides, and how near it is to the worst there can be. */
export const weaponSummary = summary((result: WeaponResult): readonly Statement[] => {
  const { worst, proof, options, menu, coercer } = result
  const sets = {
    sets: { value: proof.sets, unit: 'count' },
    most: { count: options.maxMeasures },
    all: { count: menu.measures.length },
  } as const
  if (worst.measures.length === 0)
    return [state('nothingCosts'), state('nothingCostsMore', { ...sets, bound: boundOf(proof.bound) })]
  return [
    state('worstSet', { measures: measuresOf(worst) }),
    state('loss', {
      supplier: supplierOf(coercer),
      loss: musd(worst.loss),
      months: { count: menu.months },
    }),
    whoLoses(result),
    ...(result.withoutAnyMeasure === undefined ? [] : [state('heldBefore', { added: musd(result.withoutAnyMeasure) })]),
    ...leverage(result),
    ...simulated(result),
    ...threshold(result),
    ...protect(result),
    ...planSaves(result),
    ...onesProtected(result),
    ...memberAlone(result),
    ...(menu.measuresWithoutEffect.length === 0
      ? []
      : [state('withoutEffect', { measures: { names: 'measures', ids: [...menu.measuresWithoutEffect] } })]),
    proof.optimal
      ? state('provedWorst', sets)
      : state('withinBound', {
          ...sets,
          gap: { value: proof.gap ?? 0, unit: 'share', bound: 'upper' },
          bound: boundOf(proof.bound),
        }),
    ...(result.ties === 0 ? [] : [state('ties', { ties: { count: result.ties } })]),
    checked(proof),
  ]
})

const boundOf = (value: number): StatementValue => ({ value, unit: 'MUSD', bound: 'upper' })

function checked({ solves, coldStartDifference }: WeaponResult['proof']): Statement {
  const of = { solves: { value: solves, unit: 'count' } } as const
  return coldStartDifference === 0
    ? state('checkedSame', of)
    : state('checked', { ...of, difference: { value: coldStartDifference, unit: 'error' } })
}

/** Value added: of the one place that is asked about, beside its GDP, or where most of it is lost. */
function whoLoses({ worst: { places, valueAddedLost }, focus, focusGdp }: WeaponResult): Statement {
  const lost = new Map(places.map((each) => [each.place, each.valueAddedLost]))
  const [only, ...others] = focus
  const own = only === undefined ? 0 : (lost.get(only) ?? 0)
  if (only !== undefined && others.length === 0 && own > 0 && focusGdp > 0)
    return state('placeLoses', {
      place: { names: 'places', ids: [only] },
      added: musd(own),
      share: { value: own / focusGdp, unit: 'share' },
    })
  const [most] = [...lost].sort(([, a], [, b]) => b - a)
  return most === undefined || most[1] <= 0
    ? state('dearerOnly')
    : state('placesLose', {
        added: musd(valueAddedLost),
        place: { names: 'places', ids: [most[0]] },
        most: musd(most[1]),
      })
}

const leverage = ({ worst, coercer }: WeaponResult): readonly Statement[] =>
  worst.leverage === null
    ? []
    : [
        state('leverage', {
          supplier: supplierOf(coercer),
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

/** What a plan saves of the worst, once the attack answers it; differences within the tolerance of a proof are none. */
function planSaves({ withoutPlan, worst }: WeaponResult): readonly Statement[] {
  if (withoutPlan === undefined) return []
  const before = musd(withoutPlan.worst.loss)
  const saves = musd(withoutPlan.saves.value)
  if (withoutPlan.saves.value <= PROVED_GAP * withoutPlan.worst.loss) return [state('planSavesNothing', { before })]
  return withoutPlan.worst.measures.join() === worst.measures.join()
    ? [state('planSavesSame', { before, saves })]
    : [state('planSaves', { measures: measuresOf(withoutPlan.worst), before, saves })]
}

const onesProtected = ({ onesProtected: ones = [], worst }: WeaponResult): readonly Statement[] =>
  ones.map(({ protect, kind, saves, worst: remaining }) => {
    const target: StatementValue = kind === 'plant' ? { names: 'sites', ids: [protect] } : { en: protect, ja: protect }
    return saves.value <= PROVED_GAP * worst.loss
      ? state('oneSavesNothing', { target })
      : remaining.measures.length === 0
        ? state('oneSavesAll', { target, saves: musd(saves.value) })
        : state('oneSaves', { target, saves: musd(saves.value), measures: measuresOf(remaining) })
  })

function memberAlone({ member, worst }: WeaponResult): readonly Statement[] {
  if (member === null) return []
  const { optimistic, pessimistic, measures } = member.worst
  const of = { member: { names: 'places', ids: [...member.places] } } as const
  if (measures.length === 0) return [state('memberNone', of)]
  const ends = { least: musd(optimistic), most: musd(pessimistic) }
  const loss = musd(pessimistic)
  if (measures.join() === worst.measures.join())
    return [
      isOpen(member.worst) ? state('memberSameBetween', { ...of, ...ends }) : state('memberSame', { ...of, loss }),
    ]
  const named = { ...of, measures: measuresOf(member.worst) }
  return [
    isOpen(member.worst)
      ? state('memberWorstBetween', { ...named, ...ends })
      : state('memberWorst', { ...named, loss }),
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
