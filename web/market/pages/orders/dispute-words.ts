import type { Words } from '../../../messages.ts'

export const DISPUTE_WORDS: Words<
  | 'title'
  | 'lede'
  | 'what'
  | 'quality'
  | 'quantity'
  | 'delivery'
  | 'said'
  | 'analysis'
  | 'analysisHint'
  | 'answered'
  | 'unanswered'
  | 'bound'
  | 'until'
  | 'dismissed'
  | 'reduced'
  | 'withdrawn'
  | 'lapsed'
  | 'open'
  | 'openWhich'
  | 'openSure'
  | 'about'
  | 'why'
  | 'whyHint'
  | 'answer'
  | 'end'
  | 'endSure'
  | 'decideTitle'
  | 'decide'
  | 'decision'
  | 'dismissedChoice'
  | 'reducedChoice'
  | 'amount'
  | 'amountHint'
  | 'decideSure'
> = {
  en: {
    title: 'Disputes',
    lede: 'What was handed over may be disputed for as many days as the terms of its round give. What the seller is paid for it stays bound until that is over.',
    what: '{kg} of {material}, from {seller} to {buyer}, round {round}',
    quality: 'Quality',
    quantity: 'Quantity',
    delivery: 'Delivery',
    said: '{by} on {at}: {why}',
    analysis: 'Certificate of analysis (SHA-256)',
    analysisHint: 'If there is one: 64 hexadecimal digits. The certificate itself goes to the other side.',
    answered: 'Answer on {at}: {why}',
    unanswered: 'No answer yet. From {heard} on it is decided without one.',
    bound: '{bound} are bound.',
    until: 'Without a decision it counts as dismissed from {until} on.',
    dismissed: 'Dismissed on {at}.',
    reduced: 'On {at} the price was reduced: {amount} go back to the buyer.',
    withdrawn: 'Ended by the buyer on {at}.',
    lapsed: 'Ended on {at} without a decision.',
    open: 'Dispute a delivery',
    openWhich: 'Delivery',
    openSure: 'What the seller is paid for it stays bound until this is over. Each delivery is disputed once.',
    about: 'What is wrong',
    why: 'Reason',
    whyHint: 'Read by both sides and by operators.',
    answer: 'Answer',
    end: 'End the dispute',
    endSure: 'The seller has all that is bound. This delivery cannot be disputed again.',
    decideTitle: 'Disputes to decide',
    decide: 'Decide',
    decision: 'Decision',
    dismissedChoice: 'Dismissed',
    reducedChoice: 'Price reduced',
    amount: 'Goes back to the buyer, USD',
    amountHint: 'No more than {bound}.',
    decideSure: 'What is left of what is bound goes to the seller.',
  },
  ja: {
    title: '引渡しへの異議',
    lede: '引き渡されたものには、ラウンド条件の定める日数の間、異議を申し立てることができる。異議が終わるまで、その代金は留保される。',
    what: '{material} {kg}（{seller}から{buyer}へ、ラウンド{round}）',
    quality: '品質',
    quantity: '数量',
    delivery: '引渡し',
    said: '{by}（{at}）：{why}',
    analysis: '分析証明書（SHA-256）',
    analysisHint: 'ある場合は16進数64桁。証明書自体は相手方に直接渡す。',
    answered: '回答（{at}）：{why}',
    unanswered: '回答はまだない。{heard}以降は回答なしで裁定される。',
    bound: '留保額：{bound}。',
    until: '裁定がない場合、{until}に棄却とみなされる。',
    dismissed: '{at}に棄却。',
    reduced: '{at}に減額：買い手への返金{amount}。',
    withdrawn: '{at}に買い手が終了。',
    lapsed: '{at}に裁定なしで終了。',
    open: '異議を申し立てる',
    openWhich: '対象の引渡し',
    openSure: '終わるまで売り手の代金が留保されます。申立ては引渡しごとに1回限りです。',
    about: '内容',
    why: '理由',
    whyHint: '双方と運営者が閲覧する。',
    answer: '回答する',
    end: '異議を終了する',
    endSure: '留保額はすべて売り手のものとなります。この引渡しに再び異議を申し立てることはできません。',
    decideTitle: '裁定待ちの異議',
    decide: '裁定する',
    decision: '裁定',
    dismissedChoice: '棄却',
    reducedChoice: '減額',
    amount: '買い手への返金額（USD）',
    amountHint: '上限{bound}。',
    decideSure: '留保額の残りは売り手に支払われます。',
  },
}
