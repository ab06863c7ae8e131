import type { Words } from '../../../messages.ts'

export const ROUNDS_WORDS: Words<
  | 'titleUnnamed'
  | 'what'
  | 'how'
  | 'nowTitle'
  | 'nowNothing'
  | 'nowNothingOperator'
  | 'announce'
  | 'goods'
  | 'delivery'
  | 'until'
  | 'from'
  | 'since'
  | 'opensIn'
  | 'closesIn'
  | 'place'
  | 'look'
  | 'orders'
  | 'waits'
  | 'lastTitle'
  | 'lastOf'
  | 'lastMore'
  | 'lastNone'
  | 'allTitle'
  | 'calendar'
  | 'round'
  | 'status'
  | 'opens'
  | 'closes'
  | 'ordersColumn'
  | 'noRounds'
  | 'membersTitle'
  | 'membersLede'
  | 'member'
  | 'country'
  | 'standing'
  | 'inGood'
  | 'suspended'
  | 'trustee'
  | 'noMembers'
  | 'shortagesTitle'
  | 'shortage'
  | 'shortageNone'
  | 'whereTitle'
  | 'wherePrices'
  | 'wherePricesText'
  | 'whereVerify'
  | 'whereVerifyText'
  | 'whereSignIn'
  | 'whereSignInText'
  | 'emptyTitle'
  | 'emptyLede'
  | 'empty1'
  | 'empty2'
  | 'empty3'
  | 'emptyOthers'
> = {
  en: {
    titleUnnamed: 'A joint market for rare earths',
    what: 'Here democracies and their companies buy and sell rare earths among themselves, with signed records of where each lot comes from.',
    how: 'Orders are sealed, and opened once a round has closed; then all are cleared at once, at one price for the same goods and place, and anybody can check the result.',
    nowTitle: 'On now',
    nowNothing: 'No round is on. The next one will stand here once the operator has announced it.',
    nowNothingOperator: 'No round is on.',
    announce: 'Announce a round',
    goods: 'Goods',
    delivery: 'Delivery',
    until: 'Orders are taken until {at}.',
    from: 'Orders are taken from {from} to {at}.',
    since: 'Orders were taken until {at}.',
    opensIn: 'Opens',
    closesIn: 'Closes',
    place: 'Place an order',
    look: 'Terms and state of the round',
    orders: { one: '{n} sealed order so far', other: '{n} sealed orders so far' },
    waits: 'No order is taken any more; the result is on its way.',
    lastTitle: 'Last result',
    lastOf: '{round}, {at}.',
    lastMore: 'Prices, book and certificate',
    lastNone: 'No round has been cleared yet.',
    allTitle: 'All rounds',
    calendar: 'Dates as a calendar (iCalendar)',
    round: 'Round',
    status: 'State',
    opens: 'Opens',
    closes: 'Closes',
    ordersColumn: 'Orders',
    noRounds: 'None yet.',
    membersTitle: 'Members',
    membersLede: 'Only members trade. Who owns and controls them is looked through before they are admitted.',
    member: 'Member',
    country: 'Country',
    standing: 'Standing',
    inGood: 'may trade',
    suspended: '✗ suspended',
    trustee: 'may be a trustee',
    noMembers: 'None yet.',
    shortagesTitle: 'Declared shortages',
    shortage: '{material}: every buyer may have {share} of what they ask for. The reason: {why}',
    shortageNone: 'None: nobody’s orders are cut.',
    whereTitle: 'Where to go',
    wherePrices: 'Prices',
    wherePricesText: 'what each material cost over the rounds, and why a price is sometimes withheld.',
    whereVerify: 'Verify',
    whereVerifyText: 'check a result yourself, in your browser, without taking the market’s word for it.',
    whereSignIn: 'Sign in',
    whereSignInText: 'for traders, trustees, auditors and the operator.',
    emptyTitle: 'Nothing has happened here yet',
    emptyLede: 'The market is founded, and its log is open. What comes first:',
    empty1: 'Register organisations and admit members, with their owners and sites.',
    empty2: 'Note what members pay in: orders need deposits.',
    empty3: 'Announce a round, with members as trustees who hold the keys.',
    emptyOthers: 'The operator admits members and announces the first round. It will stand here.',
  },
  ja: {
    titleUnnamed: 'レアアース共同市場',
    what: '民主主義国とその企業が、全ロットの由来を署名済みの記録で示したうえで、レアアースを相互に売買する市場。',
    how: '注文は封印して提出され、締切後に開封、一括して約定する。同じ品目・場所には単一の価格を適用し、結果は誰でも検証できる。',
    nowTitle: '実施中',
    nowNothing: '実施中のラウンドはない。公示後ここに表示される。',
    nowNothingOperator: '実施中のラウンドはない。',
    announce: 'ラウンドを公示',
    goods: '品目',
    delivery: '引渡し',
    until: '注文受付は{at}まで。',
    from: '注文受付は{from}から{at}まで。',
    since: '注文受付は{at}に終了。',
    opensIn: '受付開始',
    closesIn: '受付締切',
    place: '注文を出す',
    look: 'ラウンドの条件と状況',
    orders: '封印注文{n}件（現在）',
    waits: '受付は終了し、結果を準備中。',
    lastTitle: '直近の結果',
    lastOf: '{round}、{at}。',
    lastMore: '価格・注文簿・証明書',
    lastNone: '約定済みのラウンドはまだない。',
    allTitle: 'ラウンド一覧',
    calendar: '日程のカレンダー（iCalendar形式）',
    round: 'ラウンド',
    status: '状況',
    opens: '受付開始',
    closes: '受付締切',
    ordersColumn: '注文数',
    noRounds: 'まだない。',
    membersTitle: '参加者',
    membersLede: '取引は参加者に限る。参加承認の前に、所有者と支配者を最後まで確認する。',
    member: '参加者',
    country: '国・地域',
    standing: '資格',
    inGood: '取引可',
    suspended: '✗ 停止中',
    trustee: '受託者資格あり',
    noMembers: 'まだない。',
    shortagesTitle: '宣言された供給不足',
    shortage: '{material}：各買い手は希望量の{share}まで購入可能。理由：{why}',
    shortageNone: 'なし。注文の制限はない。',
    whereTitle: '案内',
    wherePrices: '価格',
    wherePricesText: '各品目のラウンドごとの価格と、非公表とする場合の理由。',
    whereVerify: '検証',
    whereVerifyText: '市場の言葉に頼らず、ブラウザー内で結果を検証。',
    whereSignIn: 'ログイン',
    whereSignInText: '取引担当者・受託者・監査人・運営者用。',
    emptyTitle: 'まだ取引はない',
    emptyLede: '市場は設立され、ログが開始された。最初に行うこと：',
    empty1: '組織の登録と参加者の承認（所有者・事業所を含む）。',
    empty2: '参加者の入金の記録（注文には預託金が必要）。',
    empty3: 'ラウンドの公示（鍵を保有する受託者を参加者から指定）。',
    emptyOthers: '運営者が参加者を承認し、最初のラウンドを公示する。公示後ここに表示される。',
  },
}
