import type { Words } from '../../../messages.ts'
import type { FaultKind } from './state.ts'

type Key =
  | 'title'
  | 'lede'
  | 'from'
  | 'fromNone'
  | 'fromHint'
  | 'what'
  | 'id'
  | 'idHint'
  | 'name'
  | 'nameHint'
  | 'times'
  | 'timesHint'
  | 'opens'
  | 'closes'
  | 'inUtc'
  | 'quick'
  | 'hour'
  | 'day'
  | 'week'
  | 'goods'
  | 'goodsHint'
  | 'find'
  | 'findHint'
  | 'add'
  | 'found'
  | 'gradesOf'
  | 'waste'
  | 'wasteHint'
  | 'takeOut'
  | 'where'
  | 'whereHint'
  | 'place'
  | 'addPlace'
  | 'months'
  | 'month'
  | 'addMonth'
  | 'routes'
  | 'routesHint'
  | 'routesNone'
  | 'owner'
  | 'ownerHint'
  | 'cost'
  | 'most'
  | 'mostHint'
  | 'choose'
  | 'routeFrom'
  | 'routeTo'
  | 'only'
  | 'onlyAll'
  | 'allPairs'
  | 'addRoute'
  | 'needPlaces'
  | 'rules'
  | 'rule'
  | 'middle'
  | 'lowest'
  | 'ruleHint'
  | 'margin'
  | 'reduced'
  | 'reducedHint'
  | 'raised'
  | 'raisedHint'
  | 'marginHint'
  | 'damages'
  | 'damagesHint'
  | 'collar'
  | 'collarHint'
  | 'referencesHint'
  | 'reference'
  | 'source'
  | 'sayClasses'
  | 'sayCollar'
  | 'sayReference'
  | 'sayDisputes'
  | 'sayForceMajeure'
  | 'sayScreening'
  | 'disputeDays'
  | 'disputeDaysHint'
  | 'forceMajeureDays'
  | 'forceMajeureDaysHint'
  | 'erroneousTradeDays'
  | 'erroneousTradeDaysHint'
  | 'screening'
  | 'screeningHint'
  | 'screeningNone'
  | 'screening-identity'
  | 'screening-sanctions'
  | 'screening-both'
  | 'trustees'
  | 'trusteesHint'
  | 'noKey'
  | 'suspendedNow'
  | 'threshold'
  | 'thresholdHint'
  | 'thresholdOf'
  | 'thresholdOne'
  | 'checks'
  | 'checksNone'
  | 'preview'
  | 'announce'
  | 'final'
  | 'done'
  | 'toRound'
  | 'sayTimes'
  | 'sayGoods'
  | 'sayPlaces'
  | 'sayRoutes'
  | 'sayNoRoutes'
  | 'sayMiddle'
  | 'sayLowest'
  | 'sayMoney'
  | 'sayTrustees'
  | 'shortTitle'
  | 'shortLede'
  | 'shortNone'
  | 'material'
  | 'shortShare'
  | 'shortShareHint'
  | 'why'
  | 'declare'
  | 'end'
  | 'shortSure'
  | 'shortEnd'
  | `fault-${FaultKind}`

export const ANNOUNCE_WORDS: Words<Key> = {
  en: {
    title: 'Announce a round',
    lede: 'A round takes sealed orders until it closes, and is then cleared at one price for each material, grade, place and month. Write down its terms here. Once it is announced, nobody can change any of them.',
    from: 'Begin with the terms of an earlier round',
    fromNone: 'Begin with an empty form',
    fromHint: 'Replaces what is filled in below; id and times stay to be chosen.',
    what: 'Name',
    id: 'Id',
    idHint: 'Short and lasting, for addresses and files: letters, digits and . _ : - , for example 2027-04.',
    name: 'Title',
    nameHint: 'What members read, for example: Oxides, delivery April 2027.',
    times: 'When orders are taken',
    timesHint: 'In your time zone, {zone}. The close cannot be moved, neither sooner nor later.',
    opens: 'Opens',
    closes: 'Closes',
    inUtc: 'In UTC, as it is announced: {opens} to {closes}',
    quick: 'Open now, for',
    hour: '1 hour',
    day: '1 day',
    week: '1 week',
    goods: 'What is traded',
    goodsHint:
      'Each grade of origin has prices of its own. A lot of a stricter grade may be sold as a looser one, never the other way round.',
    find: 'Add a material',
    findHint: 'Type a part of its name or id.',
    add: 'Add {name}',
    found: 'Materials found',
    gradesOf: 'Grades of {material}',
    waste: 'Cost of disposal, USD/kg',
    wasteHint:
      'What getting rid of a kilogram costs that nobody buys: the price may fall below nothing by so much. 0.1 if left empty.',
    takeOut: 'Take out {what}',
    where: 'Places of delivery',
    whereHint: 'Goods are brought and taken here. Between them they travel along the routes below only.',
    place: 'Place',
    addPlace: 'Add this place',
    months: 'Months of delivery',
    month: 'Month',
    addMonth: 'Add this month',
    routes: 'Routes',
    routesHint:
      'Who carries goods from place to place, at what cost. The owner is paid the cost for what is carried, and more only where the route is full. Without routes each place is a market of its own.',
    routesNone: 'No routes yet.',
    owner: 'Owner',
    ownerHint: 'A member, who is paid the freight.',
    cost: 'Cost, USD/kg',
    most: 'Most a month, kg',
    mostHint: 'No limit if empty.',
    choose: 'choose…',
    routeFrom: 'From',
    routeTo: 'To',
    only: 'Materials',
    onlyAll: 'all',
    allPairs: 'Add all pairs of places that have no route',
    addRoute: 'Add one route',
    needPlaces: 'Choose two places first.',
    rules: 'Rules of price and money',
    rule: 'Price, where several would do',
    middle: 'the middle between both ends',
    lowest: 'the lowest',
    ruleHint:
      'Often any price between the last bid served and the first not would do. Both ends are published; this says which is taken. The middle treats sellers and buyers alike.',
    reduced: 'Reduced deposit, per cent (or nothing)',
    reducedHint: 'Of members in the reduced class, at least 1. Empty, with the next: all deposit the same.',
    raised: 'Raised deposit, per cent (or nothing)',
    raisedHint: 'Of members in the raised class: no less than the deposit above.',
    margin: 'Deposit, per cent of an order’s size',
    marginHint:
      'Has to be paid in with each order, and comes back at the settlement. Low: more members can trade. High: orders are meant.',
    damages: 'Damages, per cent of the price',
    disputeDays: 'Days for disputes',
    disputeDaysHint:
      'Days after a hand-over in which it may be disputed, 1 to 60; the settlement waits for them. Empty: no disputes.',
    forceMajeureDays: 'Days for force majeure',
    forceMajeureDaysHint:
      'By how many days at most goods are due later where operators accept it, 1 to 90. Empty: no force majeure.',
    erroneousTradeDays: 'Days for erroneous trades',
    erroneousTradeDaysHint:
      'Days after the clearing in which a side of a trade may ask for its cancellation as a mistake, 1 to 5. Empty: none is cancelled.',
    screening: 'Screening that members need',
    screeningHint: 'An order takes a record in force, when it is placed and at the close.',
    screeningNone: 'None',
    'screening-identity': 'Identity (KYC)',
    'screening-sanctions': 'Sanctions',
    'screening-both': 'Identity (KYC) and sanctions',
    damagesHint: 'A seller who does not deliver pays the buyer’s price back, and this part of it besides.',
    collar: 'Price collar, per cent (or nothing)',
    collarHint:
      'How far a bid may lie above, and an ask below, the reference price: the last price here, or one that you state.',
    referencesHint:
      'What the market has not traded yet needs a price, and where it is from. Where there is a last price here, that counts.',
    reference: 'Reference price of {material}, USD/kg',
    source: 'Source of the price of {material}',
    trustees: 'Trustees',
    trusteesHint:
      'They hold the keys of the sealed orders until the close. Choose members who would not agree among themselves: sellers and buyers, of several countries.',
    noKey: 'not possible: has no trustee’s key left',
    suspendedNow: 'suspended at the moment',
    threshold: 'How many open the orders',
    thresholdHint:
      'This many trustees together can read the orders; fewer cannot, before the close or after. At most half of them, rounded up: two of three, three of five. If fewer hand out their parts of the keys, the round can only be declared void.',
    thresholdOf:
      '{k} of {n}: fewer than {k} of them cannot open an order, and the round goes on even if {rest} of them cannot be reached.',
    thresholdOne: 'With one, each single trustee could read all orders before the close.',
    checks: 'What is still missing',
    checksNone: 'Nothing is missing. The market looks at it once more when you announce it.',
    preview: 'This is what will be announced',
    announce: 'Announce the round',
    final: 'None of it can be changed after. A round can only be declared void, for all.',
    done: 'The round is announced: entry {seq} of the log.',
    toRound: 'To the round',
    sayTimes: 'Takes orders from {opens} until {closes} ({utcOpens} to {utcCloses} in UTC).',
    sayGoods: '{material}: {grades}',
    sayPlaces: 'Delivery in {places}, in {months}.',
    sayRoutes: { one: '{n} route, at {cost} USD/kg.', other: '{n} routes, at {cost} USD/kg.' },
    sayNoRoutes: 'No routes: each place is a market of its own.',
    sayMiddle: 'The price is the middle of what would do.',
    sayLowest: 'The price is the lowest that would do.',
    sayMoney:
      'Each order comes with a deposit of {margin}% of its size; who does not deliver pays {damages}% of the price as damages.',
    sayClasses: 'Members in the reduced class deposit {reduced}%, those in the raised class {raised}%.',
    sayReference: 'Reference price of {material}: {price} ({source}).',
    sayDisputes: {
      one: 'What was handed over may be disputed for {n} day; the settlement waits for it.',
      other: 'What was handed over may be disputed for {n} days; the settlement waits for them.',
    },
    sayForceMajeure: {
      one: 'Where operators accept force majeure, goods are due up to {n} day later.',
      other: 'Where operators accept force majeure, goods are due up to {n} days later.',
    },
    sayScreening: 'Members need a screening in force: {what}.',
    sayCollar: 'No bid is more than {collar}% above the reference price, and no ask more than {collar}% below.',
    sayTrustees: '{k} of {n} trustees open the orders: {names}.',
    shortTitle: 'Declare a shortage',
    shortLede:
      'While a shortage is declared, every buyer may have the same part of what it asks for, whoever it is. It counts in rounds that close from then on, and stands until it is ended.',
    shortNone: 'No shortage is declared.',
    material: 'Material',
    shortShare: 'What part buyers may have, per cent',
    shortShareHint: '100 ends the shortage.',
    why: 'Why',
    declare: 'Declare the shortage',
    end: 'End the shortage',
    shortSure:
      'In every round that closes from now on, each buyer may have {share}% of what it asks for of {material}.',
    shortEnd: 'In every round that closes from now on, buyers may have all that they ask for of {material}.',
    'fault-id': 'An id of letters, digits and . _ : - (at most 80, no underscore in front).',
    'fault-idTaken': 'Another id: there is a round {of} already.',
    'fault-titleMissing': 'A title.',
    'fault-times': 'When it opens, and when it closes, which is later.',
    'fault-closesPast': 'A close that is still to come.',
    'fault-noMaterial': 'At least one material.',
    'fault-noGrade': 'At least one grade for {of}.',
    'fault-wasteCost': 'The cost of disposal of {of}, as a decimal number such as 0.10, or nothing.',
    'fault-noPlace': 'At least one place.',
    'fault-noMonth': 'At least one month.',
    'fault-route':
      'For the route {of}: two different places, its owner, its cost as a decimal number such as 0.35, and whole or decimal kilograms or nothing as its limit.',
    'fault-days':
      'Days for disputes from 1 to 60, for force majeure from 1 to 90, for erroneous trades from 1 to 5, or none.',
    'fault-collar': 'A collar of 1 to 99 per cent, in whole numbers, or none.',
    'fault-reference': 'The reference price of {of} as a decimal number such as 410, with its source, or neither.',
    'fault-share': 'Deposit and damages between 0 and 100 per cent.',
    'fault-belowDamages': 'Deposits that are no less than the damages, in every class.',
    'fault-noTrustee': 'At least one trustee.',
    'fault-threshold':
      'How many trustees open the orders: at least one, and at most half of those that are chosen, rounded up. Two take three trustees.',
    'fault-other': '{of}',
  },
  ja: {
    title: 'ラウンドの公示',
    lede: 'ラウンドは締切まで封印された注文を受け付け、その後、品目・等級・場所・月ごとに単一価格で約定する。ここで条件を定める。公示後は誰も変更できない。',
    from: '過去のラウンドの条件を引き継ぐ',
    fromNone: '空の様式から始める',
    fromHint: '下記の入力内容を置き換える。IDと日時は改めて指定する。',
    what: '名称',
    id: 'ID',
    idHint: 'アドレスやファイル名に用いる短い識別子。英数字と . _ : - 。例：2027-04',
    name: '表題',
    nameHint: '参加者に表示される。例：酸化物、2027年4月引渡し',
    times: '注文の受付期間',
    timesHint: '操作中のタイムゾーン（{zone}）で指定する。締切は前後いずれにも変更できない。',
    opens: '受付開始',
    closes: '受付締切',
    inUtc: '公示される日時（UTC）：{opens}～{closes}',
    quick: '今すぐ開始、期間',
    hour: '1時間',
    day: '1日',
    week: '1週間',
    goods: '取引対象',
    goodsHint: '原産等級ごとに価格が定まる。厳しい等級のロットは緩い等級として売ることができるが、その逆はできない。',
    find: '品目を追加',
    findHint: '名称またはIDの一部を入力する。',
    add: '{name}を追加',
    found: '該当する品目',
    gradesOf: '{material}の等級',
    waste: '処分費用（USD/kg）',
    wasteHint: '買い手のつかない1kgの処分にかかる費用。価格はこの額まで負になり得る。空欄の場合は0.1。',
    takeOut: '{what}を除く',
    where: '引渡場所',
    whereHint: '物品の搬入・引取りの場所。場所間の移動は下記の輸送路に限る。',
    place: '場所',
    addPlace: 'この場所を追加',
    months: '引渡月',
    month: '月',
    addMonth: 'この月を追加',
    routes: '輸送路',
    routesHint:
      '場所間の輸送の担い手と費用。輸送者は輸送分の費用を受け取り、輸送路が満杯の場合に限りそれを上回る。輸送路がなければ各場所は独立した市場となる。',
    routesNone: '輸送路は未設定。',
    owner: '輸送者',
    ownerHint: '輸送費を受け取る参加者。',
    cost: '費用（USD/kg）',
    most: '月間上限（kg）',
    mostHint: '空欄は上限なし。',
    choose: '選択…',
    routeFrom: '発',
    routeTo: '着',
    only: '品目',
    onlyAll: '全て',
    allPairs: '輸送路のない全ての組合せを追加',
    addRoute: '輸送路を1件追加',
    needPlaces: '先に場所を2か所選択する。',
    rules: '価格と資金の規則',
    rule: '価格に幅がある場合の決定方法',
    middle: '両端の中間',
    lowest: '最低値',
    ruleHint:
      '約定した最後の買値と約定しなかった最初の買値の間では、どの価格も成り立つことが多い。両端は公表される。中間は売り手と買い手を等しく扱う。',
    reduced: '軽減預託金（％、任意）',
    reducedHint: '軽減区分の参加者の率、1以上。次の欄とともに空欄の場合は全員同率。',
    raised: '加重預託金（％、任意）',
    raisedHint: '加重区分の参加者の率。上の預託金の率以上。',
    margin: '預託金（注文規模に対する％）',
    marginHint: '注文ごとに預託し、決済時に返還される。低ければ参加しやすく、高ければ注文の確実性が増す。',
    damages: '損害金（価格に対する％）',
    collar: '値幅制限（±％、なければ空欄）',
    collarHint:
      '基準価格（本市場の直近の約定価格、または公示で示す価格）からこの割合を超える買値・下回る売値を受け付けない。',
    referencesHint:
      '本市場でまだ取引されていない品目には、基準価格とその出所を示す。直近の約定価格がある場合はそれによる。',
    reference: '{material}の基準価格（USD/kg）',
    source: '{material}の基準価格の出所',
    disputeDays: '異議申立ての日数',
    disputeDaysHint: '引渡し後に異議を申し立てられる日数（1〜60）。決済はその終了を待つ。空欄：異議申立てなし。',
    forceMajeureDays: '不可抗力の延長日数',
    forceMajeureDaysHint:
      '運営者が不可抗力を認めた場合に引渡期限を延ばせる日数の上限（1〜90）。空欄：不可抗力の定めなし。',
    erroneousTradeDays: '誤発注の取消し申請の日数',
    erroneousTradeDaysHint: '約定後に誤発注による取引の取消しを申請できる日数（1〜5）。空欄：取消しなし。',
    screening: '参加者に必要な審査',
    screeningHint: '注文には、提出時と締切時に有効な審査記録を要する。',
    screeningNone: 'なし',
    'screening-identity': '本人確認（KYC）',
    'screening-sanctions': '制裁対象の審査',
    'screening-both': '本人確認（KYC）と制裁対象の審査',
    damagesHint: '引き渡さない売り手は、代金の返還に加え、この割合を支払う。',
    trustees: '受託者',
    trusteesHint:
      '締切まで封印注文の鍵を保管する。互いに通じるおそれの少ない参加者（売り手と買い手、複数の国）を選ぶこと。',
    noKey: '選択不可：今後のラウンド用の受託者の鍵が未登録',
    suspendedNow: '現在停止中',
    threshold: '開封に必要な受託者数',
    thresholdHint:
      'この数の受託者が揃えば注文を読むことができ、それ未満では締切の前後を問わず読めない。受託者の半数（端数切り上げ）以下とする（3者中2者、5者中3者など）。提出者がこれに満たない場合、ラウンドは無効とするほかない。',
    thresholdOf: '{n}者中{k}者：{k}者に満たなければ注文は開封できず、{rest}者と連絡が取れなくてもラウンドは進む。',
    thresholdOne: '1者の場合、どの受託者も単独で締切前に全注文を読める。',
    checks: '未記入・要修正の事項',
    checksNone: '不備なし。公示の際に市場が改めて確認する。',
    preview: '公示の内容',
    announce: 'ラウンドを公示する',
    final: '公示後は一切変更できない。可能なのは、全体の無効を宣言することのみ。',
    done: 'ラウンドを公示した（ログ第{seq}項）。',
    toRound: 'ラウンドのページへ',
    sayTimes: '受付期間：{opens}～{closes}（UTC {utcOpens}～{utcCloses}）。',
    sayGoods: '{material}：{grades}',
    sayPlaces: '引渡場所：{places}。引渡月：{months}。',
    sayRoutes: '輸送路{n}件（費用{cost} USD/kg）。',
    sayNoRoutes: '輸送路なし。各場所は独立した市場となる。',
    sayMiddle: '価格は、成り立つ範囲の中間とする。',
    sayLowest: '価格は、成り立つ範囲の最低値とする。',
    sayMoney: '注文には規模の{margin}%の預託金を要する。引き渡さない者は価格の{damages}%の損害金を支払う。',
    sayClasses: '軽減区分の参加者の預託金は{reduced}%、加重区分は{raised}%。',
    sayReference: '{material}の基準価格：{price}（{source}）。',
    sayDisputes: '引き渡されたものには{n}日間、異議を申し立てることができ、決済はその終了を待つ。',
    sayForceMajeure: '運営者が不可抗力を認めた場合、引渡期限は最長{n}日延びる。',
    sayScreening: '参加者には有効な審査を要する：{what}。',
    sayCollar: '買値は基準価格の＋{collar}％まで、売値は－{collar}％まで。',
    sayTrustees: '受託者{n}者のうち{k}者で開封する：{names}。',
    shortTitle: '供給不足の宣言',
    shortLede:
      '宣言中は、全ての買い手が求める量の同じ割合までしか取得できない。宣言後に締め切られるラウンドに適用され、終了を宣言するまで続く。',
    shortNone: '供給不足の宣言はない。',
    material: '品目',
    shortShare: '買い手が取得できる割合（％）',
    shortShareHint: '100で宣言を終了する。',
    why: '理由',
    declare: '供給不足を宣言する',
    end: '供給不足の宣言を終了する',
    shortSure: '以後に締め切られる全てのラウンドで、各買い手は{material}について求める量の{share}%までに限られる。',
    shortEnd: '以後に締め切られる全てのラウンドで、買い手は{material}を求める量の全てまで取得できる。',
    'fault-id': 'ID（英数字と . _ : - 、80字以内、先頭の下線は不可）。',
    'fault-idTaken': '別のID（ラウンド{of}は既に存在する）。',
    'fault-titleMissing': '表題。',
    'fault-times': '受付開始と、それより後の締切。',
    'fault-closesPast': '将来の締切。',
    'fault-noMaterial': '1つ以上の品目。',
    'fault-noGrade': '{of}の等級（1つ以上）。',
    'fault-wasteCost': '{of}の処分費用（0.10のような小数、または空欄）。',
    'fault-noPlace': '1か所以上の場所。',
    'fault-noMonth': '1つ以上の月。',
    'fault-route': '輸送路{of}：異なる2か所、輸送者、費用（0.35のような小数）、上限（kg、または空欄）。',
    'fault-days':
      '異議申立ての日数（1～60）、不可抗力の延長日数（1～90）、誤発注の取消し申請の日数（1～5）、または空欄。',
    'fault-collar': '値幅制限（1～99の整数、または空欄）。',
    'fault-reference': '{of}の基準価格（410のような小数）とその出所、または両方空欄。',
    'fault-share': '預託金と損害金（0～100％）。',
    'fault-belowDamages': '全ての区分で損害金以上の預託金。',
    'fault-noTrustee': '1者以上の受託者。',
    'fault-threshold':
      '開封に必要な受託者数（1以上、選択した数の半数以下、端数切り上げ）。2者とするには受託者が3者必要である。',
    'fault-other': '{of}',
  },
}
