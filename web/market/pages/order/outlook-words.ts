import type { Words } from '../../../messages.ts'

export const OUTLOOK_WORDS: Words<
  | 'title'
  | 'missing'
  | 'deposit'
  | 'depositHint'
  | 'depositShort'
  | 'depositRounded'
  | 'free'
  | 'freeAmending'
  | 'after'
  | 'costsAtMost'
  | 'bringsAtLeast'
  | 'contractBrings'
  | 'contractCut'
  | 'shortage'
  | 'shortageBaskets'
  | 'basketsCut'
  | 'basketCut'
  | 'lots'
  | 'lotsHold'
  | 'lotsStricter'
  | 'stillOwed'
  | 'faultsTitle'
  | 'noFaults'
  | 'pastTitle'
  | 'pastNone'
  | 'pastPrice'
  | 'pastOf'
  | 'pastEnds'
  | 'pastMonth'
  | 'yes'
  | 'edge'
  | 'no'
  | 'pays'
  | 'gets'
  | 'bidShort'
  | 'askOver'
  | 'better'
  | 'block'
  | 'caveat'
> = {
  en: {
    title: 'What it would mean',
    missing: 'To be filled in before this can be worked out:',
    deposit: 'Deposit',
    depositHint:
      '{money} are asked for: {percent} of what the order could come to, and at least {floor}. It is free again once the round is settled or void, or the order withdrawn or refused. Unlike the order it is not sealed: operator and auditors see it.',
    depositRounded:
      'It is rounded up to 1, 2 or 5 with noughts: deposits are seen by the operator, and an exact one would tell the order’s size. What is not used comes back.',
    depositShort: 'Deposit and limit are for the whole order: the shortage may end before the round closes.',
    free: 'Your free money now',
    freeAmending: 'Free, with the deposit so far',
    after: 'Free after that',
    costsAtMost: 'Costs at most',
    bringsAtLeast: 'Brings at least',
    contractBrings: 'With the contract it comes to {money} if all of it is sold, whatever the price.',
    contractCut: 'The contract’s budget covers {kg} at this floor: no more than that is sold.',
    shortage: 'A shortage is declared: every buyer may have {percent} of what they ask for, here {kg}. {why}',
    shortageBaskets:
      'A shortage is declared: every buyer may have {percent} of what they ask for, and of all baskets of an order no more than of the shortest material. {why}',
    basketsCut: 'Limits leave at most: {list}.',
    basketCut: '{kg} of basket {n}',
    lots: 'In the chosen lots',
    lotsHold: '{material}: {kg}, {grade}',
    lotsStricter: 'That is stricter than you promise: you may promise “{grade}” and reach every buyer.',
    stillOwed:
      'You still have to hand over {kg} of these materials from earlier rounds, and the lots above are counted without that.',
    faultsTitle: 'The market would refuse this order when it is opened',
    noFaults: 'Nothing is known for which the market would refuse it.',
    pastTitle: 'At the last prices',
    pastNone: 'No cleared round has had prices for these goods yet.',
    pastPrice: '{goods}: {price}',
    pastOf: 'Round {round}.',
    pastEnds: 'any price from {low} to {high} would have cleared the round',
    pastMonth: 'These are prices for {month}; there are none for the month of your order.',
    yes: 'It would have traded.',
    edge: 'It would have stood just at the margin: traded whole, in part, or not at all.',
    no: 'It would not have traded.',
    pays: 'All of it would have cost {money}.',
    gets: 'All of it would have brought {money}.',
    bidShort: 'It bids too little by {gap}.',
    askOver: 'It asks too much by {gap}.',
    better: 'That is {money} better than its limit.',
    block: 'As it cannot be divided freely, it could have been left out all the same.',
    caveat: 'Its own weight is not in this: it would have moved the price.',
  },
  ja: {
    title: 'この注文の意味',
    missing: '計算に必要な未入力項目：',
    deposit: '預託金',
    depositHint:
      '必要額は{money}（注文の最大金額の{percent}、最低{floor}）。ラウンドの決済・無効、注文の取下げ・拒否の後に返還。注文と異なり封印されず、運営者と監査人は確認できる。',
    depositRounded:
      '1・2・5の切りのよい額に切り上げる。預託金は運営者に見えるため、正確な額では注文の規模が知られる。使われない分は戻る。',
    depositShort: '預託金と最大額は注文全量に対するもの（供給不足宣言が締切前に解除される可能性があるため）。',
    free: '現在の自由資金',
    freeAmending: '自由資金（現在の預託金を含む）',
    after: '預託後の自由資金',
    costsAtMost: '最大支払額',
    bringsAtLeast: '最低受取額',
    contractBrings: '全量が売れた場合、価格にかかわらず契約を含めて{money}となる。',
    contractCut: 'この最低価格で契約の予算が賄える数量は{kg}。これを超える売却はない。',
    shortage: '供給不足を宣言中。各買い手は注文の{percent}まで取得可能（この注文では{kg}）。{why}',
    shortageBaskets:
      '供給不足を宣言中。各買い手は注文の{percent}まで取得可能。すべてのセットに、最も不足する品目の割合が適用される。{why}',
    basketsCut: '制限後の上限：{list}。',
    basketCut: 'セット{n}は{kg}',
    lots: '選択したロット',
    lotsHold: '{material}：{kg}、{grade}',
    lotsStricter: '保証する等級より厳格。「{grade}」を保証すればすべての買い手が対象となる。',
    stillOwed: '過去のラウンドで未引渡しの同じ品目が{kg}ある。上のロット残量からは差し引かれていない。',
    faultsTitle: '開封時に拒否される理由',
    noFaults: '拒否される理由は見当たらない。',
    pastTitle: '直近の価格での結果',
    pastNone: 'この品目の価格が付いた約定済みラウンドはまだない。',
    pastPrice: '{goods}：{price}',
    pastOf: 'ラウンド{round}。',
    pastEnds: '{low}から{high}までのどの価格でも約定可能',
    pastMonth: '{month}引渡しの価格。注文の引渡月の価格はない。',
    yes: '約定したと考えられる。',
    edge: 'ちょうど境界上。全量、一部、又は約定なし。',
    no: '約定しなかったと考えられる。',
    pays: '全量の支払額は{money}。',
    gets: '全量の受取額は{money}。',
    bidShort: '買値が{gap}不足。',
    askOver: '売値が{gap}超過。',
    better: '指値より{money}有利。',
    block: '自由に分割できないため、それでも見送られた可能性がある。',
    caveat: 'この注文自体による価格への影響は含まない。',
  },
}
