import type { Words } from '../../../messages.ts'

export const TRADE_REVIEW_WORDS: Words<
  | 'title'
  | 'lede'
  | 'what'
  | 'said'
  | 'offered'
  | 'offeredNone'
  | 'waits'
  | 'notAnswered'
  | 'consented'
  | 'declined'
  | 'toDecide'
  | 'notDecided'
  | 'noLonger'
  | 'cancelled'
  | 'refused'
  | 'ask'
  | 'which'
  | 'option'
  | 'compensation'
  | 'compensationHint'
  | 'why'
  | 'whyHint'
  | 'askSure'
  | 'answer'
  | 'yes'
  | 'no'
  | 'answerSure'
  | 'answerKept'
  | 'decideTitle'
  | 'decide'
  | 'decision'
  | 'cancelledChoice'
  | 'refusedChoice'
  | 'decideSure'
  | 'decideKept'
> = {
  en: {
    title: 'Erroneous trades',
    lede: 'A trade that comes of a mistake in an order can be cancelled if the other side consents and operators agree. The side that asks bears the freight and pays what it has offered. The price and what all others have of the round stay as they are.',
    what: '{kg} of {material}, from {seller} to {buyer}, round {round}',
    said: '{by} asked for the cancellation on {at}: {why}',
    offered: 'If it is cancelled, the side that asks pays the other one {amount} and bears the freight.',
    offeredNone: 'If it is cancelled, the side that asks bears the freight and pays nothing else.',
    waits: 'The other side has not answered. Without its consent by {until} the trade stands.',
    notAnswered: 'The other side did not consent by {until}: the trade stands.',
    consented: 'The other side consented on {at}: {why}',
    declined: 'The other side did not consent, on {at}: {why} The trade stands.',
    toDecide: 'Operators decide by {until}, or the trade stands. Nothing is handed over meanwhile.',
    notDecided: 'Operators did not decide by {until}: the trade stands.',
    noLonger: 'Nothing is undone any more: goods were handed over, declared undelivered or called off meanwhile.',
    cancelled: 'Cancelled on {at}.',
    refused: 'Refused on {at}: the trade stands.',
    ask: 'Ask for a cancellation',
    which: 'What was traded by mistake',
    option: '{kg} of {material}, {member}, round {round} (until {until})',
    compensation: 'What you pay the other side',
    compensationHint: '0 to {most}, besides the freight, if the trade is cancelled.',
    why: 'Reason',
    whyHint: 'Both sides, operators and auditors read it.',
    askSure:
      'You ask once for each parcel, and cannot take it back. Everybody sees what was cancelled, and not between whom.',
    answer: 'Answer',
    yes: 'I consent to the cancellation',
    no: 'I do not consent: the trade stands',
    answerSure: 'You cannot take it back. Until operators have decided nothing is handed over.',
    answerKept: 'The request is over, and is not made again.',
    decideTitle: 'Cancellations to decide',
    decide: 'Decide',
    decision: 'Decision',
    cancelledChoice: 'Cancel the trade',
    refusedChoice: 'Refuse: the trade stands',
    decideSure: 'What was bound for it is free. Everybody sees what was cancelled; prices and all other results stay.',
    decideKept: 'The goods are owed as before.',
  },
  ja: {
    title: '誤発注による取引',
    lede: '誤発注で成立した取引は、相手方が同意し運営者が認めた場合に限り取り消せる。運賃と申し出た補償金は申請者が負担する。価格と他の参加者の約定結果は変わらない。',
    what: '{material} {kg}（{seller}から{buyer}へ、ラウンド{round}）',
    said: '{by}が{at}に取消しを申請：{why}',
    offered: '取り消された場合、申請者は相手方に{amount}を支払い、運賃を負担する。',
    offeredNone: '取り消された場合、申請者は運賃のみを負担する（補償金なし）。',
    waits: '相手方は未回答。{until}までに同意がなければ取引は有効のまま。',
    notAnswered: '{until}までに相手方の同意がなく、取引は有効のまま。',
    consented: '相手方が{at}に同意：{why}',
    declined: '相手方は{at}に不同意：{why} 取引は有効のまま。',
    toDecide: '{until}までに運営者が裁定しなければ、取引は有効のまま。それまで引渡しはできない。',
    notDecided: '{until}までに裁定されず、取引は有効のまま。',
    noLonger: 'その後に引渡し、不引渡しの宣言または中止があったため、取消しはできない。',
    cancelled: '{at}に取消し。',
    refused: '{at}に却下。取引は有効のまま。',
    ask: '取消しを申請する',
    which: '誤って成立した取引',
    option: '{material} {kg}（{member}、ラウンド{round}、{until}まで）',
    compensation: '相手方に支払う補償金',
    compensationHint: '0から{most}まで。取り消された場合に、運賃のほかに支払う。',
    why: '理由',
    whyHint: '当事者双方、運営者、監査人に開示される。',
    askSure:
      '申請は受渡しごとに1回限りで、撤回できません。取り消された取引の内容は公表されますが、当事者名は公表されません。',
    answer: '回答する',
    yes: '取消しに同意する',
    no: '同意しない（取引は有効のまま）',
    answerSure: '撤回できません。運営者が裁定するまで引渡しはできません。',
    answerKept: '申請は終了し、再び申請することはできません。',
    decideTitle: '裁定待ちの取消し申請',
    decide: '裁定する',
    decision: '裁定',
    cancelledChoice: '取引を取り消す',
    refusedChoice: '却下（取引は有効のまま）',
    decideSure: 'この取引の留保はすべて解除されます。取り消された内容は公表され、価格と他の結果は変わりません。',
    decideKept: '引渡しの義務は従来どおりです。',
  },
}
