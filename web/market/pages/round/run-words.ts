import type { Words } from '../../../messages.ts'

export const RUN_WORDS: Words<
  | 'title'
  | 'next'
  | 'opensAt'
  | 'closesAt'
  | 'nothing'
  | 'closeIt'
  | 'closeWhy'
  | 'closeSure'
  | 'shares'
  | 'sharesHow'
  | 'given'
  | 'notGiven'
  | 'openIt'
  | 'openWhy'
  | 'openEmpty'
  | 'unread'
  | 'openWithout'
  | 'openWithoutWhen'
  | 'openWithoutSure'
  | 'openSure'
  | 'opensWith'
  | 'clearIt'
  | 'clearCounts'
  | 'clearLong'
  | 'clearSure'
  | 'looking'
  | 'missing'
  | 'settleIt'
  | 'settleReady'
  | 'disputable'
  | 'disputableUntil'
  | 'settleSure'
  | 'isSettled'
  | 'isVoid'
  | 'voidIt'
  | 'voidWhen'
  | 'voidSure'
  | 'why'
  | 'whyHint'
  | 'parcelsTitle'
  | 'parcelsWhat'
  | 'parcel'
  | 'from'
  | 'to'
  | 'goods'
  | 'kg'
  | 'goodsOf'
  | 'declareParcel'
  | 'parcelWhat'
  | 'parcelWhich'
  | 'parcelSure'
  | 'parcelPays'
  | 'shortTitle'
  | 'shortWhat'
  | 'member'
  | 'lacks'
  | 'declareDefault'
  | 'defaultWhat'
  | 'defaultWho'
  | 'defaultSure'
  | 'layers'
  | 'layer1'
  | 'layer2'
  | 'layer3'
  | 'layer4'
  | 'irreversible'
> = {
  en: {
    title: 'Running this round',
    next: 'Next: {what}',
    opensAt: 'Nothing to do until the round opens',
    closesAt: 'Nothing to do until the time for orders is over',
    nothing: 'At {at}. The market opens and closes it no sooner, not for the operator either.',
    closeIt: 'Close the round',
    closeWhy: 'The time for orders is over. Once it is closed, the trustees can hand out their parts of the keys.',
    closeSure: 'No order comes in or goes out any more. {n} sealed orders are there.',
    shares: 'Wait for the trustees: {have} of {needed} that it takes have handed out their parts of the keys',
    sharesHow:
      'Each order is sealed with a key in parts. A trustee signs in, opens its key file on the page of this round and hands out its parts. If too few of them do, the round can only be declared void.',
    given: 'parts handed out',
    notGiven: 'parts still missing',
    openIt: 'Open the orders',
    openWhy: '{have} trustees have handed out their parts of the keys; it takes {needed}. The orders can be read now.',
    unread: {
      one: '{n} order cannot be opened so far: a trustee cannot read its part of the key. Wait for the other trustees; they and its sender can have it read until then.',
      other:
        '{n} orders cannot be opened so far: a trustee cannot read its parts of the keys. Wait for the other trustees; they and the senders can have them read until then.',
    },
    openWithout: { one: 'Open without {n} order', other: 'Open without {n} orders' },
    openWithoutWhen:
      'Possible once enough trustees have handed out all of their parts and a day has gone by; or an hour, once no other trustee can make up for the missing parts. Until then its sender can reveal the order; nobody can after that.',
    openWithoutSure: 'These orders do not take part: {orders}. Their deposits go back.',
    openEmpty: 'Nobody has placed an order: it takes no key to go on.',
    openSure:
      'All {n} orders become readable to the market. Each is held against the rules of the round and its lots; whatever does not keep to them is refused with the reason, and its deposit goes back.',
    opensWith: 'From here on nothing of an order can be changed.',
    clearIt: 'Clear the round',
    clearCounts: '{accepted} orders were accepted, {refused} refused.',
    clearLong:
      'This can take up to a minute. If no answer has come after half a minute, the market goes on all the same: press again, and you get the answer of the first time.',
    clearSure:
      'Prices and fills are worked out from the accepted orders, signed by the market, and published at once. The round can no longer be declared void.',
    looking: 'Looking up what is still missing…',
    missing: 'Wait for deliveries and payments, or declare what will not come',
    settleIt: 'Settle the round',
    disputable: 'Wait until what was handed over can no longer be disputed',
    disputableUntil:
      'All has come, and every member has the money that it owes. What was handed over may be disputed until {at}. The round can be settled then; a dispute that is open does not hold it up.',
    settleReady: 'All parcels are delivered or declared, and every member has the money that it owes.',
    settleSure:
      'What members owe is taken from their deposits and then from their free money; at the same instant what is due is paid out, and the rest of the deposits goes back.',
    isSettled: 'The round is settled. There is nothing more to do.',
    isVoid: 'The round is void. All deposits went back.',
    voidIt: 'Declare the round void',
    voidWhen: 'If the round cannot be brought to an end: it can be declared void until it is cleared.',
    voidSure:
      'The round ends here without prices. All orders lapse and all deposits go back. Members and the public read your reason.',
    why: 'Why',
    whyHint: 'Stands in the log, and is read by whoever it concerns.',
    parcelsTitle: { one: '{n} parcel is still to be delivered', other: '{n} parcels are still to be delivered' },
    parcelsWhat: 'A parcel is done once its seller has signed the handing over of lots that names it.',
    parcel: 'Parcel',
    from: 'From',
    to: 'To',
    goods: 'Goods',
    kg: 'Missing, kg',
    goodsOf: '{material}, {grade}, {place}, {month}',
    declareParcel: 'Declare it undelivered',
    parcelWhat: 'A parcel will not come: declare it undelivered',
    parcelWhich: 'Which parcel',
    parcelSure: 'The {kg} that are missing from {from} to {to} count as not delivered, for good.',
    parcelPays:
      '{from} pays {to} {sum}: the price of {price} back, and damages of {damages} ({share}, as the terms say). Freight is paid all the same.',
    shortTitle: { one: '{n} member lacks money', other: '{n} members lack money' },
    shortWhat: 'What they owe to this round beyond their deposits and their free money.',
    member: 'Member',
    lacks: 'Lacks',
    declareDefault: 'Declare it in default',
    defaultWhat: 'A member cannot pay: declare it in default',
    defaultWho: 'Which member',
    defaultSure: '{member} lacks {amount}. These pay for it, each only for what those before leave open:',
    layers: 'Who pays',
    layer1: 'the member’s own deposit, free money, and its part of the default fund',
    layer2: 'the operator’s capital',
    layer3: 'the default fund of all other members, in proportion',
    layer4: 'last, those who were to get something from this round, in proportion',
    irreversible: 'This cannot be undone.',
  },
  ja: {
    title: 'ラウンドの進行',
    next: '次の手順：{what}',
    opensAt: '受付開始まで操作なし',
    closesAt: '受付時間の終了まで操作なし',
    nothing: '{at}まで。運営者の操作でも早まらない。',
    closeIt: 'ラウンドを締め切る',
    closeWhy: '受付時間は終了した。締切後、受託者が分割鍵を提出できるようになる。',
    closeSure: '以後、注文の提出・撤回はできない。封印された注文は{n}件。',
    shares: '受託者の提出待ち：必要数{needed}のうち{have}が提出済み',
    sharesHow:
      '各注文は、分割された鍵で封印されている。受託者はログインし、このラウンドのページで鍵ファイルを開いて分割鍵を提出する。提出が必要数に満たない場合は、無効を宣言するほかない。',
    given: '提出済み',
    notGiven: '未提出',
    openIt: '注文を開封する',
    openWhy: '{have}者の受託者が分割鍵を提出済み（必要数{needed}）。注文を開封できる。',
    unread:
      '受託者が分割鍵を取り出せず、{n}件の注文がまだ開封できない。他の受託者の提出を待つこと。期限までは、他の受託者の提出または発注者の開示により開封できる。',
    openWithout: '{n}件を除いて開封する',
    openWithoutWhen:
      '必要数の受託者が分割鍵をすべて提出してから1日後に可能となる。他の受託者の提出でも不足を補えないと確定した場合は、その1時間後。それまでは発注者が開示でき、その後は誰にもできない。',
    openWithoutSure: '次の注文は参加できない：{orders}。預託金は返還される。',
    openEmpty: '注文がないため、鍵なしで次へ進める。',
    openSure:
      '全{n}件の注文が市場にとって判読可能となる。各注文はラウンドの規則とロットに照らして審査され、適合しないものは理由を付して却下、預託金は返還される。',
    opensWith: '以後、注文の内容は一切変更できない。',
    clearIt: '約定処理を行う',
    clearCounts: '受理{accepted}件、却下{refused}件。',
    clearLong:
      '最大1分程度かかる。30秒を過ぎて応答がない場合も処理は続いている。もう一度押すと、最初の処理の結果が得られる。',
    clearSure:
      '受理された注文から価格と約定量を算出し、市場が署名して直ちに公表する。以後、ラウンドの無効は宣言できない。',
    looking: '未了事項を確認中…',
    missing: '引渡し・入金待ち、または不履行の宣言',
    settleIt: 'ラウンドを決済する',
    disputable: '異議申立期間の終了待ち',
    disputableUntil:
      '全ての荷口が引渡し済みまたは宣言済みで、支払うべき資金も揃っている。異議申立ては{at}まで。その後に決済できる（未裁定の異議があっても決済は妨げられない）。',
    settleReady: '全ての荷口が引渡し済みまたは宣言済みで、支払うべき資金も全参加者に揃っている。',
    settleSure:
      '各参加者の支払額は預託金、次いで自由資金から充当され、同時に受取額が支払われ、預託金の残りは返還される。',
    isSettled: '決済済み。残る手順はない。',
    isVoid: 'このラウンドは無効。預託金は全て返還済み。',
    voidIt: 'ラウンドの無効を宣言する',
    voidWhen: 'ラウンドを完了できない場合、約定前に限り無効を宣言できる。',
    voidSure:
      'ラウンドは価格を定めずに終了する。全注文は失効し、預託金は全て返還される。理由は参加者と一般に公開される。',
    why: '理由',
    whyHint: 'ログに残り、関係者が読む。',
    parcelsTitle: '引渡し未了の荷口：{n}件',
    parcelsWhat: '売り手が荷口を指定したロットの引渡し記録に署名した時点で完了となる。',
    parcel: '荷口',
    from: '引渡し側',
    to: '受取側',
    goods: '品目',
    kg: '未了（kg）',
    goodsOf: '{material}、{grade}、{place}、{month}',
    declareParcel: '不履行を宣言する',
    parcelWhat: '引き渡されない荷口：不履行の宣言',
    parcelWhich: '対象の荷口',
    parcelSure: '{from}から{to}への未了分{kg}は、最終的に不履行として扱われる。',
    parcelPays:
      '{from}が{to}に{sum}を支払う（代金{price}の返還と、条件所定の損害金{share}：{damages}）。輸送費は通常どおり支払われる。',
    shortTitle: '資金不足の参加者：{n}者',
    shortWhat: '預託金と自由資金を超えて、このラウンドに支払うべき額。',
    member: '参加者',
    lacks: '不足額',
    declareDefault: '債務不履行を宣言する',
    defaultWhat: '支払えない参加者：債務不履行の宣言',
    defaultWho: '対象の参加者',
    defaultSure: '{member}は{amount}不足している。次の順に、残額に限り充当される。',
    layers: '負担の順序',
    layer1: '当該参加者の預託金、自由資金、清算基金拠出分',
    layer2: '運営者の資本金',
    layer3: '他の参加者の清算基金（按分）',
    layer4: '最後に、このラウンドの受取予定者（按分）',
    irreversible: '取り消すことはできない。',
  },
}
