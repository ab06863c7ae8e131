import type { Words } from '../../../messages.ts'

export const ROUND_WORDS: Words<
  | 'all'
  | 'unknown'
  | 'steps'
  | 'announced'
  | 'taking'
  | 'closed'
  | 'opened'
  | 'cleared'
  | 'settled'
  | 'stepDone'
  | 'stepNow'
  | 'nowWaiting'
  | 'nowTaking'
  | 'nowOver'
  | 'nowClosed'
  | 'nowOpened'
  | 'nowCleared'
  | 'nowSettled'
  | 'nowVoid'
  | 'opensIn'
  | 'closesIn'
  | 'place'
  | 'sealed'
  | 'sealedOrders'
  | 'accepted'
  | 'refused'
  | 'termsTitle'
  | 'termsLede'
  | 'materials'
  | 'materialGrades'
  | 'places'
  | 'months'
  | 'taken'
  | 'priceRule'
  | 'middle'
  | 'lowest'
  | 'deposit'
  | 'depositMeans'
  | 'depositClasses'
  | 'limits'
  | 'limitsMean'
  | 'damages'
  | 'collar'
  | 'collarMeans'
  | 'collarAll'
  | 'collarGood'
  | 'collarRound'
  | 'damagesMeans'
  | 'disputes'
  | 'disputesMean'
  | 'forceMajeure'
  | 'forceMajeureMeans'
  | 'erroneousTrades'
  | 'erroneousTradesMean'
  | 'screening'
  | 'screeningMeans'
  | 'screening-identity'
  | 'screening-sanctions'
  | 'trustees'
  | 'trusteesMean'
  | 'given'
  | 'notGiven'
  | 'routesTitle'
  | 'routesNone'
  | 'from'
  | 'to'
  | 'carries'
  | 'allMaterials'
  | 'cost'
  | 'capacity'
  | 'noLimit'
  | 'carrier'
> = {
  en: {
    all: 'All rounds',
    unknown: 'Round {id}',
    steps: 'Steps of the round',
    announced: 'announced',
    taking: 'taking orders',
    closed: 'closed',
    opened: 'orders opened',
    cleared: 'cleared',
    settled: 'settled',
    stepDone: 'done',
    stepNow: 'now',
    nowWaiting: 'Orders are taken from {opens} to {closes}.',
    nowTaking: 'Traders seal their orders until {closes}. They are opened after that.',
    nowOver: 'The time for orders ended at {closes}. Next, the operator closes the round.',
    nowClosed:
      'No order is taken any more. Trustees hand out their parts of the keys: {given} of the {needed} needed have done so.',
    nowOpened: 'The orders are opened: {accepted} accepted, {refused} refused. Next, prices are worked out.',
    nowCleared: 'Prices are fixed. Sellers hand over their lots; when all is delivered, the round is settled.',
    nowSettled: 'Delivered and paid.',
    nowVoid: 'The round is void, and all deposits were given back. The reason: {why}',
    opensIn: 'Opens',
    closesIn: 'Closes',
    place: 'Place an order',
    sealed: 'Sealed orders',
    sealedOrders: { one: '{n} sealed order', other: '{n} sealed orders' },
    accepted: 'Accepted',
    refused: 'Refused',
    termsTitle: 'Terms',
    termsLede: 'Fixed when the round was announced; nobody can change them after.',
    materials: 'Goods',
    materialGrades: '{material}: {grades}',
    places: 'Places of delivery',
    months: 'Months of delivery',
    taken: 'Orders taken',
    priceRule: 'Price',
    middle:
      'Everybody pays and gets the same price for the same goods, place and month. Where several prices would do, it is the middle of the highest and the lowest.',
    lowest:
      'Everybody pays and gets the same price for the same goods, place and month. Where several prices would do, it is the lowest.',
    deposit: 'Deposit',
    depositMeans:
      '{share} of what an order could come to, and at least {floor}. It is deposited with the order and given back or set off.',
    depositClasses: 'Members in the reduced class deposit {reduced}, those in the raised class {raised}.',
    limits: 'Limits',
    limitsMean:
      'No member may have more than {orders} orders here at the same time, place more than {placings} times, or more than {same} times under one id, or send more than {megabytes} MB in all.',
    disputes: 'Disputes',
    disputesMean: {
      one: 'What was handed over may be disputed for {n} day; the settlement waits for it.',
      other: 'What was handed over may be disputed for {n} days; the settlement waits for them.',
    },
    forceMajeure: 'Force majeure',
    forceMajeureMeans: {
      one: 'Where operators accept it, goods are due up to {n} day later, and the seller owes no damages if they do not come by then.',
      other:
        'Where operators accept it, goods are due up to {n} days later, and the seller owes no damages if they do not come by then.',
    },
    erroneousTrades: 'Erroneous trades',
    erroneousTradesMean: {
      one: 'For {n} day after the clearing a side of a trade may ask for its cancellation as a mistake. It takes the other side’s consent and the operators; prices stay as they are.',
      other:
        'For {n} days after the clearing a side of a trade may ask for its cancellation as a mistake. It takes the other side’s consent and the operators; prices stay as they are.',
    },
    screening: 'Screening',
    screeningMeans: 'An order takes a record in force, when it is placed and at the close: {what}.',
    'screening-identity': 'identity (KYC)',
    'screening-sanctions': 'sanctions',
    damages: 'Damages',
    damagesMeans: 'A seller who does not deliver gives the price back and pays {share} of it to the buyer.',
    collar: 'Price collar',
    collarMeans:
      'No bid may be more than {percent} above the reference price, and no ask more than {percent} below. Other orders are refused when they are opened.',
    collarAll: 'Reference prices',
    collarGood: '{goods}: {price} ({source})',
    collarRound: 'traded in the round {round}',
    trustees: 'Trustees',
    trusteesMean:
      'Each holds a part of the keys. Any {needed} of {all} together open the orders after the close; fewer cannot.',
    given: 'has handed out its parts',
    notGiven: 'has handed out none so far',
    routesTitle: 'Routes between the places',
    routesNone: 'There are none: goods are bought where they are sold.',
    from: 'From',
    to: 'To',
    carries: 'Carries',
    allMaterials: 'all goods',
    cost: 'Cost, {unit}',
    capacity: 'At most a month, kg',
    noLimit: 'no limit',
    carrier: 'Carrier',
  },
  ja: {
    all: 'ラウンド一覧',
    unknown: 'ラウンド{id}',
    steps: 'ラウンドの段階',
    announced: '公示',
    taking: '注文受付',
    closed: '締切',
    opened: '開封',
    cleared: '約定',
    settled: '決済',
    stepDone: '完了',
    stepNow: '現在',
    nowWaiting: '受付期間：{opens}～{closes}。',
    nowTaking: '{closes}まで封印注文を受付中。開封は締切後。',
    nowOver: '受付時間は{closes}に終了。次に運営者がラウンドを締め切る。',
    nowClosed: '受付は終了。受託者が分割鍵を提出中（必要数{needed}のうち{given}が提出済み）。',
    nowOpened: '注文は開封済み（受理{accepted}件、却下{refused}件）。次に価格を計算する。',
    nowCleared: '価格が確定。売り手がロットを引き渡し、すべて完了後に決済する。',
    nowSettled: '引渡し・支払とも完了。',
    nowVoid: 'ラウンドは無効となり、預託金は全額返還された。理由：{why}',
    opensIn: '受付開始',
    closesIn: '受付締切',
    place: '注文を出す',
    sealed: '封印注文',
    sealedOrders: '封印注文{n}件',
    accepted: '受理',
    refused: '却下',
    termsTitle: '条件',
    termsLede: '公示時に確定し、以後は誰も変更できない。',
    materials: '品目',
    materialGrades: '{material}：{grades}',
    places: '引渡場所',
    months: '引渡月',
    taken: '受付期間',
    priceRule: '価格',
    middle: '同じ品目・場所・月には全員に同一の価格を適用。複数の価格が成立し得る場合は、その上限と下限の中間とする。',
    lowest: '同じ品目・場所・月には全員に同一の価格を適用。複数の価格が成立し得る場合は、最も低い価格とする。',
    deposit: '預託金',
    depositMeans: '注文が取り得る最大額の{share}、ただし最低{floor}。注文とともに預託し、返還または充当する。',
    depositClasses: '軽減区分の参加者は{reduced}、加重区分の参加者は{raised}。',
    limits: '上限',
    limitsMean:
      '一会員につき、同時に{orders}件、発注・変更は合計{placings}回（同一の注文番号で{same}回）、データ量は{megabytes} MBまで。',
    collar: '値幅制限',
    collarMeans: '買値は基準価格の＋{percent}まで、売値は－{percent}まで。範囲外の注文は開封時に拒否する。',
    collarAll: '基準価格',
    collarGood: '{goods}：{price}（{source}）',
    collarRound: 'ラウンド{round}の約定価格',
    disputes: '異議申立て',
    disputesMean: '引渡し後{n}日間、異議を申し立てられる。決済はその終了を待つ。',
    forceMajeure: '不可抗力',
    forceMajeureMeans:
      '運営者が認めた場合、引渡期限は最長{n}日延び、それまでに引き渡せなくても売主は損害賠償を負わない。',
    erroneousTrades: '誤発注',
    erroneousTradesMean:
      '約定後{n}日間、誤発注による取引の取消しを申請できる。相手方の同意と運営者の裁定を要し、価格は変わらない。',
    screening: '審査',
    screeningMeans: '注文には、提出時と締切時に有効な審査記録を要する：{what}。',
    'screening-identity': '本人確認（KYC）',
    'screening-sanctions': '制裁対象の審査',
    damages: '損害賠償',
    damagesMeans: '引渡しを行わない売り手は代金を返還し、その{share}を買い手に支払う。',
    trustees: '受託者',
    trusteesMean:
      '各受託者が分割鍵を保有。締切後、{all}者のうち{needed}者がそろえば開封でき、それ未満では開封できない。',
    given: '分割鍵を提出済み',
    notGiven: '分割鍵を未提出',
    routesTitle: '場所間の輸送路',
    routesNone: 'なし。売りに出された場所で購入する。',
    from: '発',
    to: '着',
    carries: '輸送品目',
    allMaterials: '全品目',
    cost: '費用（{unit}）',
    capacity: '月間上限（kg）',
    noLimit: '上限なし',
    carrier: '輸送者',
  },
}
