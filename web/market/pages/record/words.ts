import type { Words } from '../../../messages.ts'

export type What =
  'commission' | 'transform' | 'regroup' | 'ship' | 'receive' | 'transfer' | 'withdraw' | 'correct' | 'file'

type RecordKey =
  | 'title'
  | 'lede'
  | 'signed'
  | 'what'
  | What
  | `${What}Why`
  | 'when'
  | 'whenHint'
  | 'whenWrong'
  | 'recorded'
  | 'newLots'
  | 'again'
  | 'noKeys'
  | 'source'
  | 'sourceOption'
  | 'noSource'
  | 'capacity'
  | 'kg'
  | 'kgHint'
  | 'doCommission'
  | 'work'
  | 'workOption'
  | 'noWork'
  | 'inputs'
  | 'noInputs'
  | 'tolling'
  | 'output'
  | 'outputHint'
  | 'outputWait'
  | 'outputTooMuch'
  | 'doTransform'
  | 'pick'
  | 'pickOf'
  | 'lot'
  | 'choose'
  | 'sure'
  | 'material'
  | 'left'
  | 'take'
  | 'takeKg'
  | 'group'
  | 'groupOption'
  | 'noGroup'
  | 'parts'
  | 'part'
  | 'addPart'
  | 'dropPart'
  | 'sumFits'
  | 'sumLost'
  | 'sumMore'
  | 'doRegroup'
  | 'from'
  | 'to'
  | 'siteOption'
  | 'noSites'
  | 'wholeLots'
  | 'containers'
  | 'containerHolds'
  | 'nothingHere'
  | 'doShip'
  | 'way'
  | 'wayOption'
  | 'noWay'
  | 'receiveKg'
  | 'doReceive'
  | 'owner'
  | 'noOthers'
  | 'reference'
  | 'referenceHint'
  | 'parcelHint'
  | 'toOrders'
  | 'noLots'
  | 'doTransfer'
  | 'doWithdraw'
  | 'correctLot'
  | 'correctEvent'
  | 'eventOption'
  | 'noEvents'
  | 'replacements'
  | 'replacementsHint'
  | 'falls'
  | 'doCorrect'
  | 'chooseFile'
  | 'paste'
  | 'pasteHint'
  | 'read'
  | 'found'
  | 'foundCredential'
  | 'doSend'
  | 'doSendCredential'
  | 'waiting'
  | 'sending'
  | 'taken'
  | 'credential'
  | 'sendResult'
  | 'retry'

export const RECORD_WORDS: Words<RecordKey> = {
  en: {
    title: 'Record what happened to lots',
    lede: 'Each record says what happened to which kilograms, where and when. It is signed in this browser with your key, and the market takes it only if every gram can be where it says. It stays in the log for good; a wrong one can be declared wrong.',
    signed: 'Records are signed with your organisation’s key. Open your key file.',
    what: 'What happened?',
    commission: 'Brought out of a mine, or collected',
    commissionWhy: 'Lots come into being at a mine, or where scrap is collected.',
    transform: 'Processed',
    transformWhy: 'A process at your site makes other material of lots.',
    regroup: 'Split, merged or blended',
    regroupWhy: 'Lots of one material become others, without a process.',
    ship: 'Shipped',
    shipWhy: 'Lots leave your site for another. A lot travels as a whole: split it first if only a part goes.',
    receive: 'Received',
    receiveWhy: 'Lots that were shipped to your site have come.',
    transfer: 'Handed to a new owner',
    transferWhy: 'Lots change their owner outside a round, and stay where they are.',
    withdraw: 'Used up or lost',
    withdrawWhy: 'Kilograms are there no more: lost, spilled, sold outside the market.',
    correct: 'A record was wrong',
    correctWhy: 'A record of yours is declared wrong. What rests on it falls with it.',
    file: 'From a file (EPCIS)',
    fileWhy:
      'Records that another system of yours has written, as EPCIS 2.0 in JSON: one event, a list, or a document. Or a record that is signed already, as vc+jwt.',
    when: 'When it happened',
    whenHint: 'In your own time. Left empty: the moment you sign.',
    whenWrong: 'This time is still to come, or no time. A record is of what has happened.',
    recorded: 'Recorded and taken: entry {seq} of the log.',
    newLots: 'New lots:',
    again: 'Send the same record again',
    noKeys: 'This takes your key: see above.',
    source: 'What came out, and where',
    sourceOption: '{material}, {site} ({process})',
    noSource:
      'Your organisation has no site that is registered as a mine or collector. The operator registers sites with what they may bring out.',
    capacity: 'Registered for {kg} in any 365 days.',
    kg: 'Kilograms',
    kgHint: 'In whole grams: at most three decimals.',
    doCommission: 'Sign and record the new lot',
    work: 'What was done, and where',
    workOption: '{inputs} into {outputs}, {site} ({process})',
    noWork: 'Your organisation has no site that is registered for a process. The operator registers sites.',
    inputs: 'What went in: {material}',
    noInputs: 'You have no loose lot of {material} at this site.',
    tolling:
      'Lots of others that you work for a fee are not in this list: record those from a file, with the ids that their owner gives you.',
    output: 'Kilograms of {material} that came out',
    outputHint: 'By the recipe at most {kg}. Enter what was weighed; empty if none.',
    outputWait: 'Choose what went in first.',
    outputTooMuch: 'More than the recipe makes of that: the market refuses it. At most {kg}.',
    doTransform: 'Sign and record the process',
    pick: 'Lots',
    pickOf: 'Lots of {material}',
    lot: 'Lot',
    choose: 'Choose…',
    sure: 'I know what falls with it.',
    material: 'Material',
    left: 'Left',
    take: 'Take {lot}',
    takeKg: 'Kilograms of {lot}',
    group: 'Material and site',
    groupOption: '{material}, {site}',
    noGroup: 'You have no loose lots at your sites.',
    parts: 'Lots that come out of it',
    part: 'Kilograms of lot {n}',
    addPart: 'One more lot',
    dropPart: 'One lot less',
    sumFits: 'What goes in comes out: {kg}.',
    sumLost: '{kg} of what goes in do not come out: they are lost for good.',
    sumMore: 'More comes out than goes in, by {kg}.',
    doRegroup: 'Sign and record the new lots',
    from: 'From',
    to: 'To',
    siteOption: '{site}, {country} ({operator})',
    noSites: 'Your organisation has no site. The operator registers sites.',
    wholeLots: 'Lots that go, each as a whole',
    containers: 'Containers, with all that is in them',
    containerHolds: '{container}: {kg}',
    nothingHere: 'You have nothing at this site.',
    doShip: 'Sign and record the shipment',
    way: 'Shipment',
    wayOption: 'from {from} to {to}',
    noWay:
      'Nothing of yours is on its way to a site of yours. Lots of others are received from a file, with the ids that their owner gives you.',
    receiveKg: 'What came, in kilograms: no more than was shipped. What is missing is lost for good.',
    doReceive: 'Sign and record the receipt',
    owner: 'New owner',
    noOthers: 'There are no other members.',
    reference: 'Order or contract',
    referenceHint: 'Its number, or a URI. It goes into the record.',
    parcelHint:
      'To deliver what you sold in a round, use the deliveries on the page of orders: this form counts for none.',
    toOrders: 'To the deliveries',
    noLots: 'You have no lots to choose from.',
    doTransfer: 'Sign and hand over',
    doWithdraw: 'Sign and withdraw {kg}',
    correctLot: 'Lot that the record is about',
    correctEvent: 'Record of yours',
    eventOption: '{at}: {what}, {masses} ({id})',
    noEvents:
      'No record of yours is about this lot. A record about a lot that you do not own any more is corrected from a file: the event with its errorDeclaration.',
    replacements: 'Records that take its place',
    replacementsHint:
      'Their ids, with blanks between; record them first. They must put no more on record than the wrong one. Left empty: it did not happen at all.',
    falls:
      'Lots that the record made are gone then, with all that was made of them, and deliveries of them are undone. That can have consequences under the rules of default.',
    doCorrect: 'Sign and declare the record wrong',
    chooseFile: 'File',
    paste: 'Or paste its content',
    pasteHint: 'Fields that the market does not know are refused, so that nothing is signed unread.',
    read: 'Read it',
    found: { one: '{n} event was read. Nothing is sent yet.', other: '{n} events were read. Nothing is sent yet.' },
    foundCredential: 'This record is signed already. It is sent as it is.',
    doSend: { one: 'Sign and send {n} event', other: 'Sign and send {n} events' },
    doSendCredential: 'Send the signed record',
    waiting: 'not sent yet',
    sending: 'being sent…',
    taken: 'taken: entry {seq} of the log',
    credential: 'signed record',
    sendResult: '{taken} of {n} were taken.',
    retry: 'Send those again that were not taken',
  },
  ja: {
    title: 'ロットの記録',
    lede: '各記録は、いつ、どこで、どのロットの何キログラムに何が起きたかを示す。このブラウザー内で自組織の鍵により署名し、1グラム単位で整合する場合にのみ市場が受理する。記録は恒久的にログに残る（誤りの宣言は可能）。',
    signed: '記録には組織の鍵による署名が必要。鍵ファイルを開くこと。',
    what: '記録の種類',
    commission: '採掘・回収',
    commissionWhy: '鉱山での採掘またはスクラップの回収により、ロットが生じた。',
    transform: '加工',
    transformWhy: '自組織の拠点での工程により、ロットから別の品目を製造した。',
    regroup: '分割・統合・混合',
    regroupWhy: '工程を経ず、同一品目のロットを組み替えた。',
    ship: '出荷',
    shipWhy: '自組織の拠点から他の拠点へ出荷した。出荷はロット単位（一部のみの場合は先に分割）。',
    receive: '受入れ',
    receiveWhy: '自組織の拠点宛てに出荷されたロットが到着した。',
    transfer: '所有者の変更',
    transferWhy: 'ラウンド外で所有者が変わった（所在は変わらない）。',
    withdraw: '消費・滅失',
    withdrawWhy: '滅失、漏出、市場外での販売などにより、なくなった。',
    correct: '記録の訂正',
    correctWhy: '自組織の記録の誤りを宣言する。その記録に基づくものも無効となる。',
    file: 'ファイルから（EPCIS）',
    fileWhy: '他システムで作成したEPCIS 2.0のJSON（イベント、その一覧または文書）、または署名済みの記録（vc+jwt）。',
    when: '発生日時',
    whenHint: '現地の日時。空欄の場合は署名の時点。',
    whenWrong: '未来の日時または不正な日時。記録できるのは起きたことのみ。',
    recorded: '記録が受理されました（ログ第{seq}項）。',
    newLots: '新しいロット：',
    again: '同じ記録を再送',
    noKeys: '鍵が必要（上を参照）。',
    source: '品目と拠点',
    sourceOption: '{material}、{site}（{process}）',
    noSource: '鉱山または回収拠点として登録された拠点がない。拠点と産出できる品目は運営者が登録する。',
    capacity: '登録上限：365日間で{kg}。',
    kg: '数量（kg）',
    kgHint: 'グラム単位（小数点以下3桁まで）。',
    doCommission: '署名して新しいロットを記録',
    work: '工程と拠点',
    workOption: '{inputs}から{outputs}、{site}（{process}）',
    noWork: '工程が登録された拠点がない。拠点は運営者が登録する。',
    inputs: '投入：{material}',
    noInputs: 'この拠点に{material}の未梱包ロットがない。',
    tolling: '受託加工する他者のロットは表示されない。所有者から通知されたIDを用い、ファイルから記録すること。',
    output: '産出した{material}（kg）',
    outputHint: '配合上の上限：{kg}。実測値を入力（産出がなければ空欄）。',
    outputWait: '先に投入ロットを選ぶこと。',
    outputTooMuch: '配合上の上限{kg}を超えるため、市場は受理しない。',
    doTransform: '署名して加工を記録',
    pick: 'ロット',
    pickOf: '{material}のロット',
    lot: 'ロット',
    choose: '選択…',
    sure: '無効となるものを理解した。',
    material: '品目',
    left: '残量',
    take: '{lot}を選択',
    takeKg: '{lot}の数量（kg）',
    group: '品目と拠点',
    groupOption: '{material}、{site}',
    noGroup: '自組織の拠点に未梱包のロットがない。',
    parts: '組替え後のロット',
    part: 'ロット{n}の数量（kg）',
    addPart: 'ロットを追加',
    dropPart: 'ロットを減らす',
    sumFits: '投入量と産出量が一致：{kg}。',
    sumLost: '投入量のうち{kg}が産出されず、恒久的に失われる。',
    sumMore: '産出量が投入量を{kg}上回る。',
    doRegroup: '署名して新しいロットを記録',
    from: '発送元',
    to: '発送先',
    siteOption: '{site}、{country}（{operator}）',
    noSites: '自組織の拠点がない。拠点は運営者が登録する。',
    wholeLots: '出荷するロット（全量）',
    containers: '容器（内容物を含む）',
    containerHolds: '{container}（{kg}）',
    nothingHere: 'この拠点にロットがない。',
    doShip: '署名して出荷を記録',
    way: '輸送',
    wayOption: '{from}から{to}へ',
    noWay:
      '自組織の拠点へ輸送中の自組織のロットはない。他者のロットの受入れは、所有者から通知されたIDを用い、ファイルから記録すること。',
    receiveKg: '到着量（kg）。出荷量以下とし、不足分は恒久的に失われる。',
    doReceive: '署名して受入れを記録',
    owner: '新しい所有者',
    noOthers: '他の参加者がいない。',
    reference: '注文・契約',
    referenceHint: '番号またはURI。記録に含まれる。',
    parcelHint: 'ラウンドで販売した分は、注文ページの「引渡し」から引き渡すこと（この記録は引渡しに算入されない）。',
    toOrders: '引渡しへ',
    noLots: '選択できるロットがない。',
    doTransfer: '署名して引き渡す',
    doWithdraw: '署名して{kg}を除却',
    correctLot: '対象のロット',
    correctEvent: '自組織の記録',
    eventOption: '{at}：{what}、{masses}（{id}）',
    noEvents:
      'このロットに関する自組織の記録がない。所有していないロットの記録は、errorDeclarationを付したイベントをファイルから送信して訂正する。',
    replacements: '代わりとなる記録',
    replacementsHint:
      '記録のID（空白区切り）。先に記録しておくこと。誤った記録を上回る数量は認められない。空欄の場合は「起きていない」とする。',
    falls:
      'この記録により生じたロットと、それを原料とするものはすべて無効となり、引渡しも取り消される。債務不履行の規則が適用されることがある。',
    doCorrect: '署名して誤りを宣言',
    chooseFile: 'ファイル',
    paste: 'または内容を貼付け',
    pasteHint: '市場が扱わない項目は受け付けない（読まれないまま署名されることを防ぐため）。',
    read: '読み取る',
    found: 'イベント{n}件を読み取りました（未送信）。',
    foundCredential: '署名済みの記録。そのまま送信する。',
    doSend: '{n}件に署名して送信',
    doSendCredential: '署名済みの記録を送信',
    waiting: '未送信',
    sending: '送信中…',
    taken: '受理（ログ第{seq}項）',
    credential: '署名済みの記録',
    sendResult: '{n}件のうち{taken}件が受理されました。',
    retry: '受理されなかったものを再送',
  },
}
