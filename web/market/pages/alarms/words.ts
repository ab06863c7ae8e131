import type { Words } from '../../../messages.ts'

type Kind = 'both' | 'pivotal' | 'withheld' | 'small' | 'cancelled'

export const ALARM_WORDS: Words<
  | 'title'
  | 'lede'
  | 'noProof'
  | 'round'
  | 'noRound'
  | 'working'
  | 'question'
  | 'answerNone'
  | 'answer'
  | 'headOf'
  | 'tableTitle'
  | 'tableAnswer'
  | 'goods'
  | 'kind'
  | 'owner'
  | 'what'
  | 'seen'
  | 'ask'
  | 'source'
  | 'thresholdsTitle'
  | `${Kind}-threshold`
  | 'notLooked'
  | 'toMembers'
  | Kind
  | `${Kind}-seen`
  | 'cancelled-seen-moved'
  | `${Kind}-ask`
> = {
  en: {
    title: 'Alarms',
    lede: 'A uniform price is fair if nobody plays with it. After each round the market looks for five traces of somebody who might have.',
    noProof: 'An alarm is a ground to ask, and no proof of anything: each of them has honest reasons too.',
    round: 'Round',
    noRound: 'No round was cleared yet. There are alarms once one is: they are worked out from all of its orders.',
    working: 'The round is cleared again without each owner in turn. This can take some seconds.',
    question: 'What should somebody ask about in this round?',
    answerNone: 'Nothing: none of the five traces was found in this round.',
    answer: { one: '{n} thing, about {owners}.', other: '{n} things, about {owners}.' },
    headOf: '{kind}: {owner}',
    tableTitle: 'Which alarms are there, as a table?',
    tableAnswer: 'The same, to be taken along.',
    goods: '{material}, {grade}, {place}, {month}',
    kind: 'Alarm',
    owner: 'Owner in the end',
    what: 'Goods',
    seen: 'What was seen',
    ask: 'What to ask',
    source: 'worked out again from the cleared orders of round {round} and the register of owners',
    thresholdsTitle: 'What is looked for, and from when on it is told',
    'both-threshold':
      'Both sides: one owner in the end sells and buys the same goods, and trades at least {bothSides} of what is traded there with itself.',
    'pivotal-threshold':
      'Pivotal: without one owner’s orders a price would leave its published ends by more than {moved}. Looked at for the {owners} owners who trade most.',
    'withheld-threshold':
      'Withheld: goods on the register were not offered within {overCost} of their cost, and the owner’s other trades gained more by it than was given up. What an owner has are its lots at the round’s places that are not sold; their cost is the lowest ask that it ever made for the material. Goods for which it never made one are not looked at.',
    'small-threshold':
      'Small order at the margin: an order of at most {small} of what is traded there sets the price, and its owner trades at least {times} times as much at that price.',
    'cancelled-threshold':
      'Cancelled trade: two had their trade cancelled as a mistake after the clearing, whatever its size. The price stands.',
    notLooked:
      'Not looked for: owners on both sides of a conversion, and agreements among members outside of the market.',
    toMembers: 'Who is behind whom stands in the register of members.',
    both: 'Both sides',
    'both-seen':
      '{owner} sold and bought {goods}: {kg} of it went from itself to itself, {share} of all that was traded there.',
    'both-ask':
      'Why did it trade with itself? Two companies of a group may have bought and sold apart from each other; or trade was to look larger, or a price firmer, than it was.',
    pivotal: 'Pivotal',
    'pivotal-seen': {
      one: 'Without the orders of {owner}, the price of {goods} would have been {other} in place of {price}: {by} away.',
      other:
        'Without the orders of {owner}, the price of {goods} would have been {other} in place of {price}: {by} away. Prices would have moved at {n} places, grades and months in all.',
    },
    'pivotal-ask':
      'Could it have known that the price hangs on it, and did it ask or bid accordingly? In a thin market somebody often is pivotal without doing anything for it: more sellers or buyers are the remedy.',
    withheld: 'Withheld',
    'withheld-seen':
      '{owner} had {kg} of {goods} that were not offered near their cost. With them the price would have been {other} in place of {price}; its other trades gained about {gain} by it.',
    'withheld-ask':
      'Why were these goods not offered? They may have been promised elsewhere, at sea, or kept for its own plants.',
    small: 'Small order at the margin',
    'small-seen':
      'An order of {owner} of {kg} only ({order}) set the price of {goods}, at which it trades {trades} besides.',
    'small-ask':
      'What was this order for? It may be what was left of a lot; or it was put there to move the price of everything else.',
    cancelled: 'Cancelled trade',
    'cancelled-seen':
      '{owner} had a trade of {kg} of {goods} with {with} cancelled: {share} of all that was traded there. Without both orders the price would have stayed within its published ends.',
    'cancelled-seen-moved':
      '{owner} had a trade of {kg} of {goods} with {with} cancelled: {share} of all that was traded there. Without both orders the price would have been {other} in place of {price}.',
    'cancelled-ask':
      'Was it a mistake, and whose? Two may have traded to set a price or to take the place of others, and undone it. Have they done so before, and do they trade with each other elsewhere?',
  },
  ja: {
    title: '警告',
    lede: '単一価格は、操作されない限り公正である。市場は各ラウンドの後、操作の可能性を示す5種の兆候を調べる。',
    noProof: '警告は照会の根拠であって、何の証明でもない。いずれにも正当な理由があり得る。',
    round: 'ラウンド',
    noRound: '約定済みのラウンドはまだない。警告は約定後、全注文から算出される。',
    working: '各所有者を順に除いて約定処理をやり直している。数秒かかることがある。',
    question: 'このラウンドで照会すべきことは何か',
    answerNone: 'なし。5種の兆候はいずれも認められなかった。',
    answer: '{n}件（対象：{owners}）。',
    headOf: '{kind}：{owner}',
    tableTitle: '警告の一覧表',
    tableAnswer: '上記と同じ内容。ダウンロード用。',
    goods: '{material}（{grade}、{place}、{month}）',
    kind: '警告',
    owner: '最終所有者',
    what: '品目',
    seen: '認められた事実',
    ask: '照会事項',
    source: 'ラウンド{round}の約定済み注文と所有者登録簿から都度算出',
    thresholdsTitle: '調査の対象と基準',
    'both-threshold': '売買両側：同一の最終所有者が同じ品目を売買し、その取引量の{bothSides}以上が自己間の取引。',
    'pivotal-threshold':
      '価格を左右：ある所有者の注文がなければ、価格が公表された両端から{moved}を超えて外れる。取引量の多い{owners}者について調べる。',
    'withheld-threshold':
      '出し惜しみ：登録簿上の物品が費用の{overCost}増以内で出されず、所有者の他の取引の利得がその放棄分を上回った。保有量はラウンドの取引地にある未売却のロット、費用はその所有者が当該品目について過去に出した最低売値とする。売値の記録がない品目は対象外。',
    'small-threshold':
      '限界の小口注文：取引量の{small}以下の注文が価格を決め、その所有者が同じ価格で{times}倍以上を取引。',
    'cancelled-threshold':
      '取消し済みの取引：約定後、誤発注として双方の合意により取り消された取引。数量を問わない。価格は変わらない。',
    notLooked: '調査の対象外：委託加工の両側に立つ所有者、市場外での参加者間の合意。',
    toMembers: '支配関係は参加者の登録簿に示す。',
    both: '売買両側',
    'both-seen': '{owner}は{goods}を売りかつ買った。うち{kg}（取引全体の{share}）は自己間の取引である。',
    'both-ask':
      '自己間で取引した理由は何か。同一グループの2社が別々に売買した可能性もあれば、取引量や価格を実際より大きく見せた可能性もある。',
    pivotal: '価格を左右',
    'pivotal-seen':
      '{owner}の注文がなければ、{goods}の価格は{price}ではなく{other}であった（差{by}）。価格が動く品目は計{n}件。',
    'pivotal-ask':
      '自らが価格を左右すると知り得たか、それに応じた価格を付けたか。薄い市場では、何もせずとも誰かが価格を左右することが多い。売り手・買い手を増やすことが対策となる。',
    withheld: '出し惜しみ',
    'withheld-seen':
      '{owner}は{goods}を{kg}保有していたが、費用に近い価格で出さなかった。出されていれば価格は{price}ではなく{other}となり、同者の他の取引はこれにより約{gain}を得た。',
    'withheld-ask': '出さなかった理由は何か。他に契約済み、海上輸送中、自組織工場用に確保、などの可能性がある。',
    small: '限界の小口注文',
    'small-seen':
      '{owner}のわずか{kg}の注文（{order}）が{goods}の価格を決め、同者は同じ価格で他に{trades}を取引している。',
    'small-ask':
      'この注文の目的は何か。ロットの残りの可能性もあれば、他の取引全体の価格を動かすためだった可能性もある。',
    cancelled: '取消し済みの取引',
    'cancelled-seen':
      '{owner}は{with}との{goods}の取引{kg}（取引全体の{share}）の取消しを受けた。両者の注文がなくても、価格は公表された両端の間にとどまる。',
    'cancelled-seen-moved':
      '{owner}は{with}との{goods}の取引{kg}（取引全体の{share}）の取消しを受けた。両者の注文がなければ、価格は{price}ではなく{other}であった。',
    'cancelled-ask':
      '本当に誤発注か、誰の誤りか。価格を作るため、または他者の約定を妨げるために取引し、後で取り消した可能性もある。過去の取消しや、両者の他の取引も確認する。',
  },
}
