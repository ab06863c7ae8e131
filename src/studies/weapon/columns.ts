import type { Columns } from '../columns.ts'
import { SHARED_COLUMNS } from '../shared-columns.ts'

export const weaponColumns = {
  ...SHARED_COLUMNS,
  measures: { kind: 'text', header: { en: 'measures', ja: '措置' } },
  loss_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'loss', ja: '損失' },
    note: {
      en: 'of all but the supplier state in the best response there is, discounted: value added, dearer supply, uses forgone',
      ja: '最善の対応の下で供給国以外が失う額（割引後）：付加価値、調達費用の増加、断念した使用',
    },
  },
  rank: { kind: 'number', header: { en: 'rank', ja: '順位' }, note: { en: '1 is the worst', ja: '1が最悪' } },
  leverage: {
    kind: 'number',
    header: { en: 'leverage', ja: 'レバレッジ' },
    note: { en: 'loss per dollar of exports forgone', ja: '放棄した輸出1ドルあたりの損失' },
  },
  simulated_value_added_lost_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'value added lost, month by month', ja: '付加価値の損失（月次計算）' },
    note: {
      en: 'at the places asked about, if the set is run as `stress` runs it',
      ja: '`stress`と同じく月ごとに計算した場合の、対象国・地域の損失',
    },
  },
  kappa: {
    kind: 'number',
    header: { en: 'price of a dollar of exports forgone', ja: '放棄した輸出1ドルの重み' },
    note: { en: 'from which the set is best for the supplier state', ja: 'この値からその組が供給国にとって最善となる' },
  },
  optimistic_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'member’s loss, at best', ja: '加盟国の損失（楽観）' },
    note: { en: 'if ties between best responses fall for it', ja: '同等の最善対応が有利に決まる場合' },
  },
  pessimistic_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'member’s loss, at worst', ja: '加盟国の損失（悲観）' },
    note: { en: 'if ties fall against it', ja: '同等の最善対応が不利に決まる場合' },
  },
  target_groups: {
    kind: 'number',
    header: { en: 'protected groups', ja: '保護する対象群' },
    note: { en: 'how many groups of targets are protected', ja: '保護する対象群の数' },
  },
  protect: { kind: 'text', header: { en: 'protect', ja: '保護対象' } },
} as const satisfies Columns
