import type { Columns } from '../columns.ts'
import { SHARED_COLUMNS } from '../shared-columns.ts'

export const allocationColumns = {
  ...SHARED_COLUMNS,
  rule: {
    kind: 'text',
    header: { en: 'rule', ja: '規則' },
    note: {
      en: '`market`, `auction`, `mix`, `priority` or `pro-rata`',
      ja: '`market`（市場）、`auction`（入札）、`mix`（併用）、`priority`（優先）、`pro-rata`（按分）のいずれか',
    },
  },
  more_than_market_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'more than by market', ja: '市場との差' },
    note: {
      en: 'what the members lose more than where goods go to where they are worth most; below 0: less',
      ja: '価値の最も高い用途に渡る場合と比べて参加国・地域が余計に失う額。負は少ないことを表す',
    },
  },
  value_added_lost_elsewhere_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'lost elsewhere', ja: '他の国・地域の損失' },
    note: { en: 'value added, without the supplier state', ja: '付加価値。供給国を除く' },
  },
  priority_lost_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'lost by those who come first', ja: '優先部門の損失' },
    note: { en: 'of the value added lost', ja: '付加価値の損失のうち優先部門の分' },
  },
  usual_t_per_month: {
    kind: 'number',
    unit: 'unit',
    header: { en: 'usual a month', ja: '通常量（月）' },
    note: { en: 't in `unit`', ja: 't。`unit`の単位' },
  },
  least_share: {
    kind: 'number',
    unit: 'share',
    header: { en: 'least came', ja: '最少時' },
    note: {
      en: 'of the usual amount, in the worst month, where goods go to where they are worth most',
      ja: '通常量に対する割合。価値の最も高い用途に渡る場合の最悪の月',
    },
  },
  users: {
    kind: 'number',
    unit: 'number',
    header: { en: 'users', ja: '使用者数' },
    note: {
      en: 'sectors, plants, and customers abroad as one',
      ja: '部門と工場。国外の顧客はまとめて一者とする',
    },
  },
  is_shared: {
    kind: 'text',
    header: { en: 'shared out', ja: '割当の対象' },
    note: { en: '`yes` or `no`: a good with one user is not', ja: '`yes`または`no`。使用者が一者の品目は対象外' },
  },
  kind: {
    kind: 'text',
    header: { en: 'kind', ja: '種類' },
    note: { en: '`sector`, `plant` or `abroad`', ja: '`sector`（部門）、`plant`（工場）、`abroad`（国外）のいずれか' },
  },
  user: {
    kind: 'text',
    header: { en: 'user', ja: '使用者' },
    note: { en: 'a sector or a site; blank: customers abroad', ja: '部門または拠点。空欄は国外の顧客' },
  },
  usual_t: {
    kind: 'number',
    unit: 't',
    header: { en: 'usual', ja: '通常量' },
    note: { en: 'over the run', ja: '期間全体' },
  },
  drawn_t: {
    kind: 'number',
    unit: 't',
    header: { en: 'got', ja: '受取量' },
    note: { en: 'over the run', ja: '期間全体' },
  },
  goods: {
    kind: 'number',
    unit: 'number',
    header: { en: 'goods', ja: '品目数' },
    note: { en: 'that the rule is for, at each place', ja: '規則の対象。国・地域ごとに数える' },
  },
  decisions: {
    kind: 'number',
    unit: 'number',
    header: { en: 'set a month', ja: '毎月の決定数' },
    note: { en: 'amounts that an authority sets', ja: '当局が毎月定める量の数' },
  },
  lots: {
    kind: 'number',
    unit: 'number',
    header: { en: 'lots', ja: '入札件数' },
    note: { en: 'of state stock sold over the run', ja: '期間中に売却する国家備蓄の件数' },
  },
  figures: {
    kind: 'number',
    unit: 'number',
    header: { en: 'figures needed', ja: '必要な数値' },
    note: { en: 'of usual use', ja: '通常使用量の数値' },
  },
  judged: {
    kind: 'number',
    unit: 'number',
    header: { en: 'not reported', ja: 'うち未公表' },
    note: { en: 'of the figures needed', ja: '必要な数値のうち公表資料のないもの' },
  },
  traced: {
    kind: 'number',
    unit: 'number',
    header: { en: 'shares traced', ja: '推定した割合' },
    note: {
      en: 'what part of a plant works for those who come first: the model alone says so',
      ja: '工場の生産のうち優先部門向けの割合。モデルの推定による',
    },
  },
  newcomers: {
    kind: 'number',
    unit: 'number',
    header: { en: 'get nothing', ja: '割当のない使用者' },
    note: { en: 'users without usual use, such as new plants', ja: '新設工場など、通常使用量のない使用者' },
  },
  users_at_usual_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'users pay at usual prices', ja: '通常価格での使用者の支払い' },
    note: { en: 'sectors, for what they get of the short goods', ja: '部門が受け取る不足品目の代金' },
  },
  users_at_clearing_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'users pay in an auction', ja: '入札での使用者の支払い' },
    note: { en: 'the same at shadow prices', ja: '同じ量を潜在価格で評価' },
  },
  state_at_usual_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'state takes in at usual prices', ja: '通常価格での国の収入' },
    note: { en: 'for the stock it lets out', ja: '放出する備蓄の代金' },
  },
  state_at_clearing_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'state takes in by auction', ja: '入札での国の収入' },
    note: { en: 'the same at shadow prices', ja: '同じ量を潜在価格で評価' },
  },
} as const satisfies Columns
