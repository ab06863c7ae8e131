import { sentences } from '../words.ts'

/** What the report of `weapon` says, in both languages. `{x}` is filled in. */
const EN = {
  title: 'The worst that {coercer} can do with at most {n} of {all} measures',
  coercer: 'the supplier state',
  standing: 'With a plan standing: {standing}.',
  span: 'Menu {menu}: {title}. {months} months from {start}, all known from the start.',
  brief: 'In short',
  headNone: 'Nothing on this menu costs anybody anything.',
  head: 'Worst: {measures}.',
  headLoss:
    'It costs the others {loss}, discounted by {discount} a month, however well they share out what is left: value added of {added} is not made, and supply is dearer.',
  headGives: '{coercer} gives up {gives} of exports: each dollar given up costs the others {leverage}.',
  headRolled:
    'Run month by month, buyers seeing {foresight} months ahead and selling to the highest bidder, value added of {rolled} is lost at the places asked about; the first line stops in {stop}.',
  headRolledNone:
    'Run month by month, buyers seeing {foresight} months ahead, no line stops at the places asked about.',
  proved:
    '{proof}: of all {sets} sets of at most {n}, none costs more (gap {gap}). It took {solves} solves, each checked without the solver; the worst set was solved again from nothing, with the same loss to {cold} of all that the others are worth.',
  within:
    '{proof}: of all {sets} sets of at most {n}, none costs more than {bound}. It took {solves} solves, each checked without the solver; the worst set was solved again from nothing, with the same loss to {cold} of all that the others are worth.',
  noneCosts:
    'Of all {sets} sets of at most {n}, none costs more than {bound}, which is as near to nothing as solves can tell.',
  worseRolled:
    'Run month by month, a runner-up costs more: {measures}, {rolled}. The bound is about the best response, not about this one.',
  ties: '{n} of the runners-up cost as much as it.',
  blunt: 'No set reaches a leverage of {threshold}: at that threshold the weapon is blunt.',
  sharp: 'Some set reaches a leverage of {threshold}: at that threshold the weapon is not blunt.',
  idle: 'Measures that reach no trade: {idle}.',
  sets: 'The worst set and the next',
  measures: 'measures',
  loss: 'loss, M USD',
  added: 'value added, M USD',
  gives: 'given up, M USD',
  leverage: 'leverage',
  rolled: 'month by month',
  who: 'Who loses under the worst set',
  place: 'place',
  sector: 'sector',
  material: 'for want of',
  best: 'best response',
  firstStop: 'first stop',
  curve: 'Leverage curve',
  curveText:
    'If, to the supplier state, a dollar given up weighs as much as so many dollars of others’ loss, these measures serve it best. From the last value on, nothing is worth it.',
  kappa: 'from',
  nothing: 'nothing',
  headProtect: 'With {cells} protected, the worst that remains costs {left} instead of {loss}: {measures}.',
  headProtectAll: 'With {cells} protected, nothing that is left on the menu costs anybody anything.',
  headMember: 'Worst for {member} alone: {measures}. The uses there lose {ends}.',
  ends: '{least} to {most}, as ties in the best response fall',
  member: 'What is worst for {member} alone',
  memberText:
    'Loss of worth of the uses there, discounted, in the best response for all: where several are as good, the least and the most. The loss under each of the {sets} sets is known: {solved} were solved, the others touch no flow of the best response to a smaller one.',
  relief: 'One measure more may spare it: {without} costs it {before}, {with} only {after}.',
  optimistic: 'at least, M USD',
  pessimistic: 'at most, M USD',
  lossOfAll: 'loss of all, M USD',
  worstForAll: '{measures} (worst for all)',
  protect: 'What to protect first',
  protectText:
    'What has a stock or a second source is protected: no measure against it changes anything. Each row is the best choice of so many of {n} pairs of materials and destination, found with {solves} more solves.',
  protected: 'protected',
  remains: 'worst that remains',
  others: 'Others that leave at most 1 % more',
  other: 'other',
} as const
export type WeaponWord = keyof typeof EN

const JA: Record<WeaponWord, string> = {
  title: '{coercer}が{all}件の措置から最大{n}件で与え得る最大の損失',
  coercer: '供給国',
  standing: '計画が整った状態：{standing}。',
  span: '措置の一覧 {menu}：{title}。{start}から{months}か月間、すべて当初から既知とする。',
  brief: '要点',
  headNone: 'この一覧の措置では、誰にも損失は生じない。',
  head: '最悪の組合せ：{measures}。',
  headLoss:
    '残る供給を最善に配分しても、供給国以外の損失は{loss}（月{discount}で割引）。失われる付加価値は{added}、残りは割高な調達などによる。',
  headGives: '{coercer}が失う輸出は{gives}で、1ドル当たりの相手の損失は{leverage}ドル。',
  headRolled:
    '買い手が{foresight}か月間を見通し、最も高い値を付けた者に売る月ごとの計算では、対象国・地域の付加価値の損失は{rolled}。最初のライン停止は{stop}。',
  headRolledNone: '買い手が{foresight}か月間を見通す月ごとの計算では、対象国・地域で止まるラインはない。',
  proved:
    '{proof}：最大{n}件の組合せ{sets}通りのうち、これより損失の大きいものはない（差{gap}）。{solves}回の求解のそれぞれをソルバーを使わずに検算し、最悪の組合せは最初から解き直した。損失の差は、供給国以外の価値全体の{cold}であった。',
  within:
    '{proof}：最大{n}件の組合せ{sets}通りのうち、損失が{bound}を超えるものはない。{solves}回の求解のそれぞれをソルバーを使わずに検算し、最悪の組合せは最初から解き直した。損失の差は、供給国以外の価値全体の{cold}であった。',
  noneCosts: '最大{n}件の組合せ{sets}通りのうち、損失が{bound}を超えるものはない。計算精度の範囲で零に等しい。',
  worseRolled:
    '月ごとの計算では、次点の{measures}の損失（{rolled}）の方が大きい。上限は最善の対応に関するもので、月ごとの計算に関するものではない。',
  ties: '次点のうち{n}通りは、損失が最悪の組合せと等しい。',
  blunt: '効果倍率{threshold}に達する組合せはない。この基準では、武器化は無力である。',
  sharp: '効果倍率{threshold}に達する組合せがある。この基準では、武器化は無力ではない。',
  idle: 'どの貿易にも及ばない措置：{idle}。',
  sets: '最悪の組合せと次点',
  measures: '措置',
  loss: '損失（百万ドル）',
  added: '付加価値（百万ドル）',
  gives: '失う輸出（百万ドル）',
  leverage: '効果倍率',
  rolled: '月ごとの計算',
  who: '最悪の組合せで損失を被る部門',
  place: '国・地域',
  sector: '部門',
  material: '不足する品目',
  best: '最善の対応',
  firstStop: 'ライン停止',
  curve: '効果倍率曲線',
  curveText:
    '供給国が失う1ドルを相手の損失何ドル分と見なすかによって、供給国に最も有利な組合せは次のように変わる。最後の値を超えると、何もしないのが最も有利となる。',
  kappa: '倍率',
  nothing: '何もしない',
  headProtect: '{cells}を守れば、最悪の組合せは{measures}となり、損失は{loss}から{left}に減る。',
  headProtectAll: '{cells}を守れば、残る措置では誰にも損失は生じない。',
  headMember: '{member}だけにとって最悪の組合せ：{measures}。その需要の損失は{ends}。',
  ends: '{least}から{most}（最善の対応が複数あるため）',
  member: '{member}だけにとって最悪の組合せ',
  memberText:
    '全体にとって最善の対応における、対象の需要の価値の損失（割引後）。最善の対応が複数あるときは、最小と最大を示す。{sets}通りすべての損失が分かっている。解いたのは{solved}通りで、残りは、より小さい組合せへの最善の対応の取引に触れない。',
  relief: '措置が一つ増えると損失が減ることがある：{without}では{before}、{with}では{after}。',
  optimistic: '最小（百万ドル）',
  pessimistic: '最大（百万ドル）',
  lossOfAll: '全体の損失（百万ドル）',
  worstForAll: '{measures}（全体にとって最悪）',
  protect: '先に守るべきもの',
  protectText:
    '備蓄や第二の供給源のある品目は守られており、それに対する措置は効果を持たない。各行は、品目群と仕向地の組{n}組からその数だけ選んだ最善の組合せで、さらに{solves}回の求解で求めた。',
  protected: '守るもの',
  remains: '残る最悪の組合せ',
  others: '残る損失の差が1%以内の、ほかの組合せ',
  other: 'その他',
}

export const weaponWords = sentences<WeaponWord>(EN, JA)
