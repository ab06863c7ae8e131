import { tableWith, type ResultTable } from '../columns.ts'
import { weaponColumns } from './columns.ts'
import type { WeaponMember, WeaponResult } from './result.ts'

const table = tableWith(weaponColumns)

/** The worst set and each runner-up, with its rank. */
const ranked = ({ worst, runnersUp }: WeaponResult): (WeaponResult['worst'] & { rank: number })[] =>
  [worst, ...runnersUp].map((set, i) => ({ ...set, rank: i + 1 }))

const joined = (measures: readonly string[]): string => measures.join(' + ')

/** Groups of targets in a text: alternatives by a stroke. */
const groupNames = (protect: readonly (readonly string[])[]): string =>
  protect.map((measures) => measures.join(' / ')).join(' + ')

const memberSets = ({ worst, runnersUp, worstGuaranteed, worstOverall }: WeaponMember) => [
  { case: 'worst', ...worst },
  ...runnersUp.map((set) => ({ case: 'next', ...set })),
  { case: 'most for certain', ...worstGuaranteed },
  { case: 'worst for all', ...worstOverall },
]

export const weaponTables: readonly ResultTable<WeaponResult>[] = [
  table({ id: 'sets', rowFor: { en: 'the worst set and each runner-up', ja: '最悪の組と次点の組' } }, ranked, {
    rank: ({ rank }) => rank,
    measures: ({ measures }) => joined(measures),
    loss_musd: ({ loss }) => loss,
    value_added_lost_musd: ({ valueAddedLost }) => valueAddedLost,
    exports_forgone_musd: ({ exportsForgone }) => exportsForgone,
    leverage: ({ leverage }) => leverage,
    simulated_value_added_lost_musd: ({ simulated }) => simulated?.valueAddedLost ?? null,
  }),
  table(
    {
      id: 'uses',
      rowFor: {
        en: 'use that loses value added in the best response, by rank',
        ja: '最善の対応で付加価値を失う用途、順位ごと',
      },
    },
    (result) => ranked(result).flatMap(({ rank, uses }) => uses.map((use) => ({ rank, ...use }))),
    {
      rank: ({ rank }) => rank,
      place: ({ place }) => place,
      sector: ({ sector }) => sector,
      material: ({ material }) => material,
      value_added_lost_musd: ({ valueAddedLost }) => valueAddedLost,
      first_stop: ({ firstStop }) => firstStop,
    },
  ),
  table(
    {
      id: 'places',
      rowFor: {
        en: 'place that loses, by rank and `case` (`best response` or `month by month`)',
        ja: '損失が生じる国・地域、順位とケース（`best response`または`month by month`）ごと',
      },
    },
    (result) =>
      ranked(result).flatMap(({ rank, places, simulated }) => [
        ...places.map((place) => ({ rank, case: 'best response', ...place })),
        ...(simulated?.places ?? []).map((place) => ({ rank, case: 'month by month', ...place })),
      ]),
    {
      rank: ({ rank }) => rank,
      case: (place) => place.case,
      place: ({ place }) => place,
      value_added_lost_musd: ({ valueAddedLost }) => valueAddedLost,
    },
  ),
  table(
    {
      id: 'curve',
      rowFor: {
        en: 'price of a dollar of exports forgone from which a set is best for the supplier state',
        ja: 'ある組が供給国にとって最善となり始める、放棄した輸出1ドルの重み',
      },
    },
    ({ curve }) => curve,
    {
      kappa: ({ kappa }) => kappa,
      measures: ({ measures }) => joined(measures),
      loss_musd: ({ loss }) => loss,
      exports_forgone_musd: ({ exportsForgone }) => exportsForgone,
    },
  ),
  table(
    {
      id: 'member',
      rowFor: {
        en: 'set by `case`: `worst` for the member, `next`, `most for certain`, `worst for all`',
        ja: '`case`ごとの組：参加国にとって最悪（`worst`）、次点（`next`）、確実な損失が最大（`most for certain`）、全体にとって最悪（`worst for all`）',
      },
    },
    ({ member }) => (member === null ? [] : memberSets(member)),
    {
      case: (set) => set.case,
      measures: ({ measures }) => joined(measures),
      optimistic_musd: ({ optimistic }) => optimistic,
      pessimistic_musd: ({ pessimistic }) => pessimistic,
      loss_musd: ({ loss }) => loss,
    },
  ),
  table(
    {
      id: 'protection',
      rowFor: {
        en: 'number of protected groups of targets, and choice of them by `rank`, the best first; loss and measures are of the worst that remains',
        ja: '保護する対象群の数と、その選び方（良い順）。損失と措置は残る最悪の組のもの',
      },
    },
    ({ protection }) =>
      (protection?.levels ?? []).flatMap(({ protect, worst: { loss, measures }, alternatives }, n) =>
        [{ protect, loss, measures }, ...alternatives].map((choice, i) => ({ groups: n + 1, rank: i + 1, ...choice })),
      ),
    {
      target_groups: ({ groups }) => groups,
      rank: ({ rank }) => rank,
      protect: ({ protect }) => groupNames(protect),
      loss_musd: ({ loss }) => loss,
      measures: ({ measures }) => joined(measures),
    },
  ),
  table(
    {
      id: 'one-protected',
      rowFor: {
        en: 'route or plant that is protected by itself; loss and measures are of the worst that remains',
        ja: '単独で保護するルートまたは工場。損失と措置は残る最悪の組のもの',
      },
    },
    ({ onesProtected = [] }) => onesProtected,
    {
      protect: ({ protect }) => protect,
      saves_musd: ({ saves }) => saves.value,
      saves_at_least_musd: ({ saves }) => saves.atLeast,
      saves_at_most_musd: ({ saves }) => saves.atMost,
      loss_musd: ({ worst }) => worst.loss,
      measures: ({ worst }) => joined(worst.measures),
    },
  ),
  table(
    {
      id: 'plan',
      rowFor: {
        en: '`case`: the worst set `without the plan`, the `same set with it`, the worst `with the plan`',
        ja: '`case`ごとの組：計画がない場合の最悪（`without the plan`）、同じ組（計画あり、`same set with it`）、計画がある場合の最悪（`with the plan`）',
      },
    },
    ({ withoutPlan, worst }) =>
      withoutPlan === undefined
        ? []
        : [
            { case: 'without the plan', measures: withoutPlan.worst.measures, loss: withoutPlan.worst.loss },
            { case: 'same set with it', measures: withoutPlan.worst.measures, loss: withoutPlan.sameSetNow },
            { case: 'with the plan', measures: worst.measures, loss: worst.loss },
          ],
    {
      case: (one) => one.case,
      measures: ({ measures }) => joined(measures),
      loss_musd: ({ loss }) => loss,
    },
  ),
]
