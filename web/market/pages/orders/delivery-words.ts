import type { Words } from '../../../messages.ts'

export const DELIVERY_WORDS: Words<
  | 'title'
  | 'why'
  | 'toDeliver'
  | 'toReceive'
  | 'what'
  | 'to'
  | 'of'
  | 'round'
  | 'where'
  | 'whereBoth'
  | 'progress'
  | 'allDone'
  | 'allCame'
  | 'undelivered'
  | 'cancelled'
  | 'leftOver'
  | 'handOver'
  | 'close'
  | 'shut'
  | 'noLot'
  | 'noLotHow'
  | 'lot'
  | 'lotOption'
  | 'kg'
  | 'kgHint'
  | 'kgWrong'
  | 'wholeOnly'
  | 'plan'
  | 'planWhole'
  | 'planRest'
  | 'planDone'
  | 'act'
  | 'done'
  | 'doneAll'
  | 'seeLots'
> = {
  en: {
    title: 'Deliveries',
    why: 'Rounds that are cleared, and settled once everything is delivered. A parcel counts as delivered by a signed record that the lot is now the buyer’s.',
    toDeliver: 'To hand over',
    toReceive: 'To receive',
    what: '{kg} of {material}, {grade}',
    to: 'to {member}',
    of: 'from {member}',
    round: 'round {round}, delivery {month}',
    where: 'in {place}',
    whereBoth: 'handed over in {from}, bought for {to}',
    progress: '{delivered} of {kg} handed over, {left} left',
    allDone: 'All is handed over.',
    allCame: 'All has come.',
    undelivered: '{kg} were declared not to come.',
    cancelled: '{kg} were cancelled as a mistake; nothing is to be handed over.',
    leftOver: 'left over from rounding; the operator sees to it',
    handOver: 'Hand over',
    close: 'Not now',
    shut: 'Close',
    noLot:
      'No lot of yours fits: it has to be {material} of the grade {grade} or a stricter one, lie in {place}, be unpacked and have something left.',
    noLotHow: 'Record how such a lot came to be there',
    lot: 'From the lot',
    lotOption: '{lot}: {kg} left, {site}',
    kg: 'Kilograms',
    kgHint: 'At most {most}. Less is possible: the rest can follow.',
    kgWrong: 'Give a mass above 0 in kilograms with at most three decimals, no more than {most}.',
    wholeOnly: 'This lot lies at a site of somebody else: it can be handed over as a whole only.',
    plan: 'Two records are signed: {kg} are split off the lot, and this part is handed to {member}.',
    planWhole: 'One record is signed: the whole lot is handed to {member}.',
    planRest: 'Of this parcel, {left} are left then.',
    planDone: 'Then this parcel is delivered.',
    act: 'Sign and hand over {kg}',
    done: '{kg} are handed over; {left} of this parcel are left.',
    doneAll: '{kg} are handed over. This parcel is delivered.',
    seeLots: 'Your lots',
  },
  ja: {
    title: '引渡し',
    why: '約定済みで、すべての引渡し後に決済されるラウンド。ロットの所有者が買い手に変わったことの署名済み記録をもって、引渡済みとする。',
    toDeliver: '引き渡すもの',
    toReceive: '受け取るもの',
    what: '{material}（{grade}）{kg}',
    to: '引渡先：{member}',
    of: '引渡元：{member}',
    round: 'ラウンド{round}、{month}渡し',
    where: '場所：{place}',
    whereBoth: '引渡場所：{from}、購入地：{to}',
    progress: '{kg}のうち{delivered}を引渡済み、残り{left}',
    allDone: '全量引渡済み。',
    allCame: '全量受領済み。',
    undelivered: '不引渡しの宣言：{kg}。',
    cancelled: '誤発注による取消し：{kg}（引渡し不要）。',
    leftOver: '端数（運営者が処理）',
    handOver: '引き渡す',
    close: '後で行う',
    shut: '閉じる',
    noLot: '該当するロットがない。条件：{material}、等級「{grade}」以上、所在地{place}、未梱包、残量あり。',
    noLotHow: '該当ロットの記録を追加',
    lot: '引渡元のロット',
    lotOption: '{lot}（残り{kg}、{site}）',
    kg: '数量（kg）',
    kgHint: '最大{most}。一部のみの引渡しも可能（残りは後日）。',
    kgWrong: '0より大きく{most}以下の数量を、小数点以下3桁までで入力すること。',
    wholeOnly: 'このロットは他者の拠点にあるため、全量でのみ引渡し可能。',
    plan: '署名する記録は2件：ロットから{kg}を分割し、その分を{member}に引き渡す。',
    planWhole: '署名する記録は1件：ロット全量を{member}に引き渡す。',
    planRest: 'この引渡しの残りは{left}となる。',
    planDone: 'これによりこの引渡しは完了する。',
    act: '署名して{kg}を引き渡す',
    done: '{kg}を引き渡しました。この引渡しの残りは{left}です。',
    doneAll: '{kg}を引き渡しました。この引渡しは完了です。',
    seeLots: 'ロット一覧',
  },
}
