import type { Columns } from '../columns.ts'
import { SHARED_COLUMNS } from '../shared-columns.ts'

export const weaponColumns = {
  ...SHARED_COLUMNS,
  measures: { kind: 'text', header: { en: 'measures', ja: '措置' } },
  loss_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'loss of the others', ja: '供給国以外の損失' },
    note: {
      en: 'of all but the supplier state in the best response there is, discounted: value added, dearer supply, uses forgone',
      ja: '最善の対応の下で供給国以外が失う額（割引後）：付加価値、調達費用の増加、断念した使用',
    },
  },
  rank: {
    kind: 'number',
    unit: 'number',
    header: { en: 'rank', ja: '順位' },
    note: { en: '1 is the worst', ja: '1が最悪' },
  },
  leverage: {
    kind: 'number',
    unit: 'USD/USD',
    header: { en: 'leverage', ja: '効果倍率' },
    note: { en: 'loss per dollar of exports forgone', ja: '失う輸出1ドルあたりの損失' },
  },
  simulated_value_added_lost_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'value added lost, month by month', ja: '月次計算での付加価値の損失' },
    note: {
      en: 'at the places asked about, if the set is run as `stress` runs it',
      ja: '`stress`と同じく月ごとに計算した場合の、対象国・地域の損失',
    },
  },
  kappa: {
    kind: 'number',
    unit: 'number',
    header: { en: 'weight of a dollar forgone, from', ja: '失う1ドルの重み（下限）' },
    note: { en: 'from which the set is best for the supplier state', ja: 'この値からその組が供給国にとって最善となる' },
  },
  optimistic_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'member’s loss, at least', ja: '対象国の損失の下限' },
    note: { en: 'if ties between best responses fall for it', ja: '同等の最善対応が有利に決まる場合' },
  },
  pessimistic_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'member’s loss, at most', ja: '対象国の損失の上限' },
    note: { en: 'if ties fall against it', ja: '同等の最善対応が不利に決まる場合' },
  },
  target_groups: {
    kind: 'number',
    unit: 'number',
    header: { en: 'protected groups', ja: '保護する対象群' },
    note: { en: 'how many groups of targets are protected', ja: '保護する対象群の数' },
  },
  saves_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'saved of the worst', ja: '最悪の損失の減少' },
    note: { en: 'by how much less the worst costs then', ja: '最悪の損失がどれだけ減るか' },
  },
  saves_at_least_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'saved, at least', ja: '減少の下限' },
    note: { en: 'for certain, by the bounds of both searches', ja: '両方の探索の上下限から確実な値' },
  },
  saves_at_most_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'saved, at most', ja: '減少の上限' },
    note: { en: 'for certain, by the bounds of both searches', ja: '両方の探索の上下限から確実な値' },
  },
  protect: { kind: 'text', header: { en: 'protected', ja: '保護対象' } },
} as const satisfies Columns
