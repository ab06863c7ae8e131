import { sentences } from '../words.ts'

/** What the report of `plan` says, in both languages. `{x}` is filled in. */
const EN = {
  title: 'A plan for {members}: what blunts the weapon at least cost',
  span: 'Menu {menu}: {title}. Decided on in {start}; {chance} chance a year of an attack with at most {n} of {all} measures, for {months} months.',
  spanFutures:
    'Menu {menu}: {title}. Decided on in {start}; {chance} chance a year that one of {futures} futures comes, for {months} months.',
  riskExpected: 'What counts is the mean over what may come, by its chances.',
  riskTail: 'What counts is the mean over the worst {part} of what may come.',
  choices:
    'To choose from: {plants} plants, {thrift} programmes of thrift, {reserves} stocks, {offtakes} firm purchases. {underWay} plants under way come in at their latest dates without the plan.',
  brief: 'In short',
  headNothing: 'Within this budget nothing is worth paying for.',
  headBudget: 'With {budget}: {n} decisions, {spent} paid over {years} years.',
  headNoBudget: 'Without a limit on what is paid: {n} decisions, {spent} over {years} years.',
  headYear: 'The worst year from {year} on costs {with} instead of {without}.',
  headLate: 'Before {year} nothing that is decided stands: {loss} stay at risk.',
  headAll: 'Cost and expected loss, discounted: {upper} instead of {without}.',
  proved:
    'Proved: no plan within the budget comes to less than {lower} (gap {gap}, {absolute}). It took {parts} rounds with parts, {wholes} with wholes, {searches} exact searches for the worst set and {cuts} solves.',
  notClosed: 'The search was stopped by its {stopped} before the gap of {gap} was reached: a better plan may exist.',
  checked:
    'Checked: the worst of each year was found anew in a network built with the plan in it, with the same loss to {difference} of what the others are worth; what is paid was added up again, and budget and lead times are {kept}.',
  kept: 'kept',
  broken: 'NOT kept',
  years: 'Safety over time',
  year: 'years',
  without: 'worst without, M USD',
  worst: 'worst with the plan, M USD',
  bound: 'at most, M USD',
  measures: 'measures',
  nothing: 'nothing',
  terms: 'Terms kept: {title}',
  term: 'what',
  from: 'from',
  always: 'throughout',
  asked: 'asked',
  reached: 'reached',
  unit: 'unit',
  least: 'at least',
  most: 'at most',
  plants: 'Plants and thrift',
  reserves: 'Stocks',
  offtakes: 'Firm purchases',
  what: 'what',
  where: 'where',
  decide: 'decide by',
  stands: 'stands from',
  size: 'size',
  part: 'of what could be had',
  once: 'once, M USD',
  yearly: 'a year, M USD',
  whence: 'from',
  more: '{n} more are in the tables.',
  slip: 'Every project comes {slip} months late, as asked.',
  judged:
    'Costs, lead times and what can be stored or bound by contract are judged wherever no source is named: `ytterby data show ID` tells of each.',
} as const
export type PlanWord = keyof typeof EN

const JA: Record<PlanWord, string> = {
  title: '{members}の計画：武器化を最小の費用で無力にする',
  span: '措置の一覧 {menu}：{title}。決定時点は{start}。年{chance}の確率で、{all}件のうち最大{n}件の措置による攻撃が{months}か月続くとする。',
  spanFutures:
    '措置の一覧 {menu}：{title}。決定時点は{start}。年{chance}の確率で、{futures}通りの事態のいずれかが{months}か月続くとする。',
  riskExpected: '各事態の確率で重みづけた平均で評価する。',
  riskTail: '損失の大きい側の{part}の平均（条件付きバリューアットリスク）で評価する。',
  choices:
    '選択肢：工場{plants}件、使用量削減{thrift}件、備蓄{reserves}件、長期引取契約{offtakes}件。建設中などの工場{underWay}件は、計画によらず最も遅い予定日に稼働する。',
  brief: '要点',
  headNothing: 'この予算内で、支払うに値するものはない。',
  headBudget: '予算{budget}で、決定{n}件、{years}年間の支払いは{spent}。',
  headNoBudget: '支払いに上限を設けない場合、決定{n}件、{years}年間で{spent}。',
  headYear: '{year}年以降、最悪の1年の損失は{without}から{with}に減る。',
  headLate: '{year}年より前には、決定したものは何も整わない。{loss}の損失のおそれが残る。',
  headAll: '費用と期待損失の合計（割引後）は、{without}から{upper}に減る。',
  proved:
    '証明：予算内のどの計画も、{lower}を下回らない（差{gap}、{absolute}）。部分を許す反復{parts}回、整数の反復{wholes}回、最悪の組合せの厳密な探索{searches}回、求解{cuts}回による。',
  notClosed: '差{gap}に達する前に、{stopped}により探索を終えた。より良い計画があり得る。',
  checked:
    '検算：計画を組み込んだ網を改めて作り、各年の最悪の組合せを探し直した。損失の差は全体の価値の{difference}。支払いも足し直し、予算と準備期間は{kept}。',
  kept: '守られている',
  broken: '守られていない',
  years: '安全の推移',
  year: '年',
  without: '計画なしの最悪（百万ドル）',
  worst: '計画ありの最悪（百万ドル）',
  bound: '上限（百万ドル）',
  measures: '措置',
  nothing: 'なし',
  terms: '守る条件：{title}',
  term: '条件',
  from: '時期',
  always: '全期間',
  asked: '求める値',
  reached: '計画の値',
  unit: '単位',
  least: '以上',
  most: '以下',
  plants: '工場と使用量削減',
  reserves: '備蓄',
  offtakes: '長期引取契約',
  what: '内容',
  where: '場所',
  decide: '決定期限',
  stands: '整う時期',
  size: '規模',
  part: '上限に対する割合',
  once: '一時払い（百万ドル）',
  yearly: '年払い（百万ドル）',
  whence: '購入元',
  more: '残り{n}件は表にある。',
  slip: '指定により、すべての事業が{slip}か月遅れるとする。',
  judged: '出典のない費用、準備期間、備蓄や契約の上限は判断による。`ytterby data show ID` で一つずつ確認できる。',
}

export const planWords = sentences<PlanWord>(EN, JA)

/** Why a search ended before its gap, in words. */
export const STOPPED: Readonly<Record<'en' | 'ja', Readonly<Record<'time' | 'rounds' | 'gap', string>>>> = {
  en: { time: 'time limit', rounds: 'limit on rounds', gap: 'gap' },
  ja: { time: '時間の上限', rounds: '反復回数の上限', gap: '差' },
}
