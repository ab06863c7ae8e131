import type { Words } from '../../../messages.ts'

export const FORCE_MAJEURE_WORDS: Words<
  | 'title'
  | 'lede'
  | 'what'
  | 'said'
  | 'document'
  | 'documentHint'
  | 'open'
  | 'accepted'
  | 'refused'
  | 'lapsed'
  | 'declare'
  | 'which'
  | 'why'
  | 'whyHint'
  | 'declareSure'
  | 'decideTitle'
  | 'decide'
  | 'decision'
  | 'acceptedChoice'
  | 'refusedChoice'
  | 'days'
  | 'daysHint'
  | 'decideSure'
> = {
  en: {
    title: 'Force majeure',
    lede: 'A seller that something beyond its control keeps from delivering declares it before the goods are due. If operators accept it, the goods are due later, and the seller owes no damages if they do not come by then.',
    what: '{kg} of {material}, from {seller} to {buyer}, round {round}',
    said: 'Declared on {at}: {why}',
    document: 'Document (SHA-256)',
    documentHint: 'If there is one: 64 hexadecimal digits. The document itself goes to the operators.',
    open: 'Not decided yet. From {until} on it counts as refused.',
    accepted: 'Accepted on {at}: due on {due}.',
    refused: 'Refused on {at}.',
    lapsed: 'Not decided by {until}: it counts as refused.',
    declare: 'Declare force majeure',
    which: 'What cannot be handed over in time',
    why: 'Reason',
    whyHint: 'Both sides, operators and auditors read it.',
    declareSure: 'It is declared once for each parcel. The buyer and the operators are told.',
    decideTitle: 'Force majeure that is not decided',
    decide: 'Decide',
    decision: 'Decision',
    acceptedChoice: 'Accepted',
    refusedChoice: 'Refused',
    days: 'Days',
    daysHint: 'By which the goods are due later: 1 to {days}.',
    decideSure: 'If it is accepted, the buyer gets no damages for what does not come.',
  },
  ja: {
    title: '不可抗力',
    lede: '売主は、自らの責めによらない事由で引渡しができない場合、引渡期限前に申告できる。運営者が認めると期限が延び、それまでに引き渡せなくても損害賠償を負わない。',
    what: '{material} {kg}（{seller}から{buyer}へ、ラウンド{round}）',
    said: '{at}に申告：{why}',
    document: '証明書類（SHA-256）',
    documentHint: 'ある場合は16進数64桁。書類そのものは運営者に送付する。',
    open: '未裁定。{until}以降は却下とみなす。',
    accepted: '{at}に承認。引渡期限：{due}。',
    refused: '{at}に却下。',
    lapsed: '{until}までに裁定されず、却下とみなす。',
    declare: '不可抗力を申告',
    which: '期限内に引き渡せないもの',
    why: '理由',
    whyHint: '当事者双方、運営者、監査人に開示される。',
    declareSure: '申告は受渡しごとに1回限り。買主と運営者に通知される。',
    decideTitle: '未裁定の不可抗力の申告',
    decide: '裁定する',
    decision: '裁定',
    acceptedChoice: '承認',
    refusedChoice: '却下',
    days: '日数',
    daysHint: '引渡期限を延ばす日数（1〜{days}）。',
    decideSure: '承認すると、引き渡されない分について買主は損害賠償を受けられない。',
  },
}
