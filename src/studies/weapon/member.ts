import { less, type ThousandUsd } from '../../quantity/index.ts'
import { allSets, type MeasureSet } from './enumeration.ts'

/** One end of what a member's uses may be worth, over the optimal face: the responses that are as good for all. */
interface End {
  readonly worth: ThousandUsd
  /** For each measure, whether it would cut a flow of that response. */
  readonly touched: readonly boolean[]
}
export interface OptimalFaceEnds {
  /** What the set costs the importing countries. */
  readonly loss: ThousandUsd
  readonly most: End
  readonly least: End
}

/** What a set costs the member: if ties are broken for it, and if they are broken against it. */
export interface MemberFound {
  readonly set: MeasureSet
  readonly loss: ThousandUsd
  readonly optimistic: ThousandUsd
  readonly pessimistic: ThousandUsd
}

interface MemberSearch {
  /** The sets in which each measure counts, the worst first, by what the member may lose. */
  readonly found: readonly MemberFound[]
  /** The set that costs the member most if ties are broken for it. */
  readonly worstGuaranteed: MemberFound
  /** What a set costs the member. */
  readonly of: (set: MeasureSet) => MemberFound
  /** Where one measure more spares the member most, if that happens: the set without it, and with it. */
  readonly mitigatingMeasure: readonly [MemberFound, MemberFound] | undefined
  /** What the member's uses are worth without any measure. */
  readonly worth: ThousandUsd
  readonly sets: number
  readonly solved: number
}

/**
 * What every set of at most `most` measures costs one of the importing countries.
 *
 * The response serves all, so a measure more may spare a member: a plant elsewhere stops for want of a metal, and leaves
 * the ore to the member. No bound of the common search holds here. One thing does: a measure that touches no flow of a
 * best response leaves that response a best one, and all best ones were best before. So a set has its end from the set
 * without that measure, and is solved only if a measure touches either response of each smaller set.
 */
export function memberLosses(
  measures: number,
  most: number,
  ends: (set: MeasureSet) => OptimalFaceEnds,
  tolerance: number,
  onSolve: (solved: number, done: number) => void,
): MemberSearch {
  const known = new Map<string, OptimalFaceEnds>()
  const without = (set: MeasureSet, a: number): OptimalFaceEnds | undefined =>
    known.get(keyOf(set.filter((b) => b !== a)))
  let solved = 0
  const sets = allSets(measures, most)
  for (const set of sets) {
    const smaller = set.flatMap((a) => {
      const ends = without(set, a)
      return ends === undefined ? [] : [{ a, ends }]
    })
    const sameMost = smaller.find(({ a, ends }) => ends.most.touched[a] === false)?.ends
    const sameLeast = smaller.find(({ a, ends }) => ends.least.touched[a] === false)?.ends
    if (sameMost === undefined || sameLeast === undefined) {
      known.set(keyOf(set), ends(set))
      solved += 1
      onSolve(solved, known.size)
    } else known.set(keyOf(set), { ...sameMost, least: sameLeast.least })
  }
  const reference = known.get('')
  if (reference === undefined) throw new Error('a table without the empty set')
  const { worth } = reference.most
  const of = (set: MeasureSet): MemberFound => {
    const ends = known.get(keyOf(set))
    if (ends === undefined) throw new Error('a set that is not in the table')
    return {
      set,
      loss: ends.loss,
      optimistic: less(worth, ends.most.worth),
      pessimistic: less(worth, ends.least.worth),
    }
  }
  const all = sets.map(of)
  const before = ({ set }: MemberFound): MemberFound[] => set.map((a) => of(set.filter((b) => b !== a)))
  let mitigatingMeasure: readonly [MemberFound, MemberFound] | undefined
  const spared = ([less, more]: readonly [MemberFound, MemberFound]): number => less.optimistic - more.pessimistic
  for (const one of all)
    for (const less of before(one))
      if (spared([less, one]) > (mitigatingMeasure === undefined ? tolerance : spared(mitigatingMeasure)))
        mitigatingMeasure = [less, one]
  const found = all
    .filter((one) => before(one).every((less) => less.pessimistic < one.pessimistic - tolerance))
    .sort((a, b) => b.pessimistic - a.pessimistic)
  const worstGuaranteed = all.reduce(
    (worst, one) => (one.optimistic > worst.optimistic + tolerance ? one : worst),
    of([]),
  )
  return { found, worstGuaranteed, of, mitigatingMeasure, worth, sets: sets.length, solved }
}

const keyOf = (set: MeasureSet): string => set.join(' ')
