import { tableWith, type ResultTable } from '../columns.ts'
import { allocationColumns } from './columns.ts'
import type { AllocationResult } from './result.ts'

const table = tableWith(allocationColumns)

export const allocationTables: readonly ResultTable<AllocationResult>[] = [
  table({ id: 'allocation-rules', rowFor: { en: 'rule', ja: '規則' } }, ({ rules }) => rules, {
    rule: ({ rule }) => rule,
    value_added_lost_musd: ({ valueAddedLost }) => valueAddedLost,
    more_than_market_musd: ({ moreThanMarket }) => moreThanMarket,
    value_added_lost_elsewhere_musd: ({ valueAddedLostElsewhere }) => valueAddedLostElsewhere,
    priority_lost_musd: ({ priorityLost }) => priorityLost,
    first_stop: ({ firstStop }) => firstStop?.month ?? null,
    place: ({ firstStop }) => firstStop?.place ?? null,
    sector: ({ firstStop }) => firstStop?.sector ?? null,
    material: ({ firstStop }) => firstStop?.material ?? null,
  }),
  table(
    { id: 'allocation-sectors', rowFor: { en: 'rule, place and sector', ja: '規則・国・地域・部門' } },
    ({ rules }) => rules.flatMap(({ rule, sectors }) => sectors.map((one) => ({ rule, ...one }))),
    {
      rule: ({ rule }) => rule,
      place: ({ place }) => place,
      sector: ({ sector }) => sector,
      value_added_lost_musd: ({ valueAddedLost }) => valueAddedLost,
      first_stop: ({ firstStop }) => firstStop,
    },
  ),
  table(
    { id: 'allocation-places', rowFor: { en: 'rule and place', ja: '規則・国・地域' } },
    ({ rules }) => rules.flatMap(({ rule, places }) => places.map((one) => ({ rule, ...one }))),
    {
      rule: ({ rule }) => rule,
      place: ({ place }) => place,
      value_added_lost_musd: ({ valueAddedLost }) => valueAddedLost,
    },
  ),
  table(
    {
      id: 'allocation-users',
      rowFor: { en: 'rule and user of a good that is shared out', ja: '規則・割当対象品目の使用者' },
    },
    ({ rules }) => rules.flatMap(({ rule, users }) => users.map((one) => ({ rule, ...one }))),
    {
      rule: ({ rule }) => rule,
      place: ({ place }) => place,
      material: ({ material }) => material,
      unit: ({ unit }) => unit,
      kind: ({ kind }) => kind,
      user: ({ user }) => user,
      usual_t: ({ usual }) => usual,
      drawn_t: ({ drawn }) => drawn,
      figures: ({ figures }) => figures,
      judged: ({ judged }) => judged,
    },
  ),
  table({ id: 'allocation-goods', rowFor: { en: 'good that is short', ja: '不足する品目' } }, ({ goods }) => goods, {
    place: ({ place }) => place,
    material: ({ material }) => material,
    unit: ({ unit }) => unit,
    usual_t_per_month: ({ usual }) => usual,
    least_share: ({ leastShare }) => leastShare,
    users: ({ users }) => users,
    is_shared: ({ isShared }) => (isShared ? 'yes' : 'no'),
  }),
  table(
    { id: 'allocation-to-run', rowFor: { en: 'rule: what it takes to run', ja: '規則（運用に必要なもの）' } },
    ({ rules }) => rules,
    {
      rule: ({ rule }) => rule,
      goods: ({ toRun }) => toRun.goods,
      users: ({ toRun }) => toRun.users,
      decisions: ({ toRun }) => toRun.decisions,
      lots: ({ toRun }) => toRun.lots,
      figures: ({ toRun }) => toRun.figures,
      judged: ({ toRun }) => toRun.judged,
      traced: ({ toRun }) => toRun.traced,
      newcomers: ({ toRun }) => toRun.newcomers,
    },
  ),
  table(
    { id: 'allocation-money', rowFor: { en: 'place: what an auction changes', ja: '国・地域（入札で変わる支払い）' } },
    ({ money }) => money,
    {
      place: ({ place }) => place,
      users_at_usual_musd: ({ usersAtUsual }) => usersAtUsual,
      users_at_clearing_musd: ({ usersAtClearing }) => usersAtClearing,
      state_at_usual_musd: ({ stateAtUsual }) => stateAtUsual,
      state_at_clearing_musd: ({ stateAtClearing }) => stateAtClearing,
    },
  ),
]
