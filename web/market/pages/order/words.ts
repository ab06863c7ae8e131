import type { Words } from '../../../messages.ts'
import type { Kind } from './draft.ts'

export const KIND_WORDS: Words<Kind | `${Kind}Is`> = {
  en: {
    buy: 'Buy',
    buyIs: 'You take up to a quantity, in whichever of several months suits the round best, and pay at most your bid.',
    basket: 'Buy together, or one of several',
    basketIs:
      'You take several materials together, in fixed proportions, or one of several baskets, whichever suits the round best, and pay at most your bid. You may set a limit of money.',
    sell: 'Sell',
    sellIs: 'You offer up to a quantity from lots you own, and get at least your ask.',
    package: 'Sell as a package',
    packageIs: 'You offer several materials of one ore together or not at all, at one price for the mix.',
    convert: 'Convert for a fee (tolling)',
    convertIs:
      'You make one material of another in your plant. The goods come from the round and go back to it; you earn the fee.',
    store: 'Store',
    storeIs:
      'You keep goods from one month to a later one. They come from the round and go back to it; you earn the fee.',
    floor: 'Sell under a price contract',
    floorIs:
      'You take any price from a floor on; your contract’s budget pays the difference to the strike, the agreed price, or gets back what is above.',
  },
  ja: {
    buy: '買い',
    buyIs: '指定した数量まで、複数の引渡月のうちラウンドに最も適した月に購入する。支払いは買値以下。',
    basket: 'まとめ買い・いずれか',
    basketIs:
      '複数の品目を一定の比率でまとめて、又は複数のセットのうちラウンドに最も適したものを購入する。支払いは買値以下。総額の上限も設定できる。',
    sell: '売り',
    sellIs: '自組織のロットから指定した数量まで売却する。受取りは売値以上。',
    package: 'セット売り',
    packageIs: '同じ鉱石から得た複数の品目を、一つの価格でまとめて売却する。一部のみの売却はしない。',
    convert: '委託加工',
    convertIs:
      '自組織の設備で、ある品目を別の品目に加工する。原料はラウンドから受け取り、製品はラウンドに戻す。収入は加工賃。',
    store: '保管',
    storeIs: 'ある月から後の月まで品物を保管する。品物はラウンドから受け取り、ラウンドに戻す。収入は保管料。',
    floor: '価格契約による売り',
    floorIs:
      '最低価格以上であればどの価格でも売却する。基準価格との差額は契約の予算が支払い、基準価格を超える分は予算に戻す。',
  },
}

export const ORDER_WORDS: Words<
  | 'title'
  | 'intro'
  | 'closes'
  | 'toRound'
  | 'notTaking'
  | 'opensAt'
  | 'toOrders'
  | 'kind'
  | 'what'
  | 'material'
  | 'grade'
  | 'gradeBuy'
  | 'gradeSell'
  | 'place'
  | 'placeBuy'
  | 'placeSell'
  | 'placeConvert'
  | 'month'
  | 'howMuch'
  | 'kg'
  | 'kgHint'
  | 'capacity'
  | 'capacityHint'
  | 'partly'
  | 'any'
  | 'least'
  | 'all'
  | 'leastKg'
  | 'leastHint'
  | 'blockHint'
  | 'limit'
  | 'ask'
  | 'askHint'
  | 'askPackage'
  | 'floorAt'
  | 'floorHint'
  | 'bids'
  | 'bidsHint'
  | 'bid'
  | 'parts'
  | 'partsHint'
  | 'part'
  | 'addPart'
  | 'drop'
  | 'recipes'
  | 'recipesHint'
  | 'recipe'
  | 'site'
  | 'siteHint'
  | 'noSite'
  | 'known'
  | 'knownNone'
  | 'fee'
  | 'inputs'
  | 'outputs'
  | 'perKg'
  | 'addInput'
  | 'addOutput'
  | 'addRecipe'
  | 'gradeStore'
  | 'placeStore'
  | 'storeFrom'
  | 'storeUntil'
  | 'feeStore'
  | 'feeStoreHint'
  | 'oneMonth'
  | 'baskets'
  | 'basketsHint'
  | 'basket'
  | 'basketBid'
  | 'inBasket'
  | 'addBasket'
  | 'limitMoney'
  | 'money'
  | 'moneyHint'
  | 'contract'
  | 'contractHint'
  | 'contractIs'
  | 'noContract'
  | 'onePart'
  | 'lots'
  | 'lotsHint'
  | 'lotIs'
  | 'noLots'
  | 'noLotFits'
  | 'others'
  | 'allLots'
  | 'lotMaterial'
  | 'lotPlace'
  | 'lotGrade'
  | 'lotEmpty'
  | 'lotWay'
  | 'noGrade'
  | 'readBack'
  | 'new'
  | 'amendTitle'
  | 'amending'
  | 'amendingUnknown'
  | 'startAnew'
> = {
  en: {
    title: 'Place an order',
    intro:
      'You write the order here, see what it would mean, and have it read back. Then this browser seals it, and it is opened with the others after the close.',
    closes: 'Takes orders until {at} ({until}).',
    toRound: 'Terms of the round',
    notTaking: 'This round does not take orders: {status}.',
    opensAt: 'It takes orders from {from} until {to}.',
    toOrders: 'To your orders',
    kind: 'What do you want to do?',
    what: 'Which goods?',
    material: 'Material',
    grade: 'Grade by origin',
    gradeBuy: 'The loosest that you accept. Stricter ones may be delivered too.',
    gradeSell:
      'What you promise. A stricter grade can also be sold as a looser one, and the round sees to that by itself.',
    place: 'Place',
    placeBuy: 'Where you take the goods over. The round brings them there, if a route is worth it.',
    placeSell: 'Where your lots lie. The round carries them on, if a route is worth it.',
    placeConvert: 'Where your plant stands: it takes the goods over and gives them back there.',
    month: 'Delivery month',
    howMuch: 'How much?',
    kg: 'At most, in kg',
    kgHint: 'Whole grams, such as 12,000 or 1500.5.',
    capacity: 'Capacity, in kg',
    capacityHint: 'What one kilogram of it takes in and gives back is said above.',
    partly: 'May it be filled in part?',
    any: 'Yes, any part of it',
    least: 'From a least part on',
    all: 'All or nothing',
    leastKg: 'Least part, in kg',
    leastHint: 'Below this nothing at all is traded.',
    blockHint:
      'What cannot be divided is harder to place: it may be left out although its price would do, if no price would suit everybody else with it.',
    limit: 'At which price?',
    ask: 'At least, in USD per kg',
    askHint: 'You get the price of the round, which is at least this. At most six places after the point.',
    askPackage: 'At least, in USD for a kilogram of the mix',
    floorAt: 'Any price from, in USD per kg',
    floorHint: 'The lower the floor, the surer the sale, and the sooner the contract’s budget is used up.',
    bids: 'At most, in USD per kg',
    bidsHint:
      'A bid for each month that will do; leave the others empty. You get no more in all than you ask for, in one month or in several. You pay the price of the round, which is at most this.',
    bid: 'Delivery in {month}',
    parts: 'What is in the package?',
    partsHint: 'The proportions are kept, however much is sold.',
    part: 'Material {n}',
    addPart: 'Add a material',
    drop: 'Remove',
    recipes: 'What is made of what?',
    recipesHint:
      'Several recipes share the capacity: the round takes whichever earns most. No more may come out than the recipe makes. Where grams are too coarse, let a kilogram of capacity stand for 100 kg: the amounts and the fee too.',
    recipe: 'Recipe {n}',
    site: 'At which site of yours?',
    siteHint:
      'Its processes, and what they may make in a month (a twelfth of the year), are what the operator has registered.',
    noSite: 'You have no site with a process at a place of this round. The operator registers one.',
    known: 'Recipe of the site',
    knownNone: 'choose…',
    fee: 'Fee, at least, in USD per kg of capacity',
    inputs: 'Takes in',
    outputs: 'Gives back',
    perKg: 'kg per kg of capacity',
    addInput: 'Add to what it takes in',
    addOutput: 'Add to what it gives back',
    addRecipe: 'Add a recipe',
    gradeStore: 'You may be given a stricter one. What you hand out is sold as this one.',
    placeStore: 'Where your warehouse stands: it takes the goods in and hands them out there.',
    storeFrom: 'Month in which you take them in',
    storeUntil: 'Month in which you hand them out',
    feeStore: 'Fee, at least, in USD per kg',
    feeStoreHint:
      'You earn what the price of the later month is above that of the earlier one, which is at least this. At most six places after the point.',
    oneMonth: 'This round has one delivery month only, and storage takes a later one to hand out in.',
    baskets: 'What do you want to buy together?',
    basketsHint:
      'Write several baskets if any of them will do, such as another month or other materials: you get one of them, or shares of several that add to one. The proportions of a basket are kept. The grade is the loosest that you accept.',
    basket: 'Basket {n}',
    basketBid: 'At most, in USD for a kilogram of the basket',
    inBasket: 'In the basket',
    addBasket: 'Add another basket that will do',
    limitMoney: 'With a limit of money?',
    money: 'At most, in USD in all (may be left empty)',
    moneyHint:
      'At most this much at these bids, whichever it is: of each basket you get no more than that buys. You pay the prices of the round, which are at most your bids.',
    contract: 'Price contract',
    contractHint:
      'From its budget come the differences to the strike; the budget caps how much is sold, never the price.',
    contractIs: '{id}: strike {strike}, budget {amount}',
    noContract:
      'You have no price contract for a material of this round. The operator notes one once a government or a member has set a budget aside for you.',
    onePart: 'This round trades one material only, and a package or a conversion takes two. Sell or buy it by itself.',
    lots: 'From which lots?',
    lotsHint:
      'Lots of your own that lie at this place and whose origin is proved strictly enough for the promised grade on the first day of the month. They are used from the top.',
    lotIs: '{left} left, {grade}',
    noLots: 'You have no lots yet. Record where your material comes from first.',
    noLotFits: 'None of your lots will do for these goods. The reasons are below.',
    others: { one: '{n} lot that will not do', other: '{n} lots that will not do' },
    allLots: 'Take all that will do',
    lotMaterial: 'another material: {material}',
    lotPlace: 'lies elsewhere: {place}',
    lotGrade: 'its origin is proved for: {grade}',
    lotEmpty: 'nothing is left of it',
    lotWay: 'is on the way',
    noGrade: 'no grade',
    readBack: 'Have it read back',
    new: 'New order',
    amendTitle: 'Change of a sealed order',
    amending:
      'You are changing an order that is sealed already (version {version}). What you seal now takes its place.',
    amendingUnknown:
      'What this order says was not kept in this browser, and the market cannot tell. Write it again to replace it (version {version}), or withdraw it.',
    startAnew: 'Write a new one instead',
  },
  ja: {
    title: '注文の入力',
    intro:
      '注文を入力し、その結果を確認した上で、内容を読み上げ形式で再確認する。その後このブラウザー内で封印され、締切後に他の注文とともに開封される。',
    closes: '受付締切：{at}（{until}）',
    toRound: 'ラウンドの条件',
    notTaking: 'このラウンドは注文を受け付けていない（{status}）。',
    opensAt: '受付期間：{from}から{to}まで',
    toOrders: '注文一覧へ',
    kind: '注文の種類',
    what: '取引対象',
    material: '品目',
    grade: '原産等級',
    gradeBuy: '受入れ可能な最も緩い等級。より厳格な等級のものが引き渡されることもある。',
    gradeSell: '保証する等級。厳格な等級のものを緩い等級として売ることも可能で、ラウンドが自動的に処理する。',
    place: '引渡場所',
    placeBuy: '受取りの場所。輸送費に見合う場合、ラウンドがここまで輸送する。',
    placeSell: 'ロットの所在地。輸送費に見合う場合、ラウンドがここから輸送する。',
    placeConvert: '設備の所在地。原料の受取りと製品の引渡しの場所。',
    month: '引渡月',
    howMuch: '数量',
    kg: '上限（kg）',
    kgHint: 'グラム単位まで。例：12,000、1500.5',
    capacity: '加工能力（kg）',
    capacityHint: '能力1 kg当たりの原料と製品は上に記入する。',
    partly: '一部のみの約定',
    any: '可（数量を問わない）',
    least: '最低数量以上であれば可',
    all: '不可（全量のみ）',
    leastKg: '最低数量（kg）',
    leastHint: 'これを下回る場合は約定しない。',
    blockHint:
      '分割できない注文は約定しにくい。価格が条件を満たしていても、その注文を含めると他の参加者全員に適した価格がなくなる場合は見送られる。',
    limit: '価格',
    ask: '売値の下限（USD/kg）',
    askHint: '受取りはラウンドの価格による（この値以上）。小数点以下6桁まで。',
    askPackage: '売値の下限（セット1 kg当たりUSD）',
    floorAt: '最低価格（USD/kg）',
    floorHint: '最低価格が低いほど売却は確実になるが、契約の予算は早く尽きる。',
    bids: '買値の上限（USD/kg）',
    bidsHint:
      '可能な引渡月ごとに買値を記入し、不可の月は空欄とする。合計は注文数量以下で、1か月又は複数月に分かれる。支払いはラウンドの価格による（この値以下）。',
    bid: '{month}引渡し',
    parts: 'セットの内容',
    partsHint: '売却数量にかかわらず比率は維持される。',
    part: '品目{n}',
    addPart: '品目を追加',
    drop: '削除',
    recipes: '原料と製品',
    recipesHint:
      '複数の配合は加工能力を共有し、ラウンドは最も収益の高いものを選ぶ。製品は配合の収量以下とする。グラム単位では粗すぎる場合、能力1 kgを100 kg分とみなし、数量と加工賃もそれに合わせる。',
    recipe: '配合{n}',
    site: '加工する自組織の拠点',
    siteHint: '工程と1か月の生産上限（年間上限の12分の1）は、運営者の登録による。',
    noSite: 'このラウンドの場所に、工程のある自組織の拠点がない。登録は運営者が行う。',
    known: '拠点の配合',
    knownNone: '選択',
    fee: '加工賃の下限（能力1 kg当たりUSD）',
    inputs: '原料',
    outputs: '製品',
    perKg: '能力1 kg当たりkg',
    addInput: '原料を追加',
    addOutput: '製品を追加',
    addRecipe: '配合を追加',
    gradeStore: 'より厳格な等級のものを受け取ることもある。払出しはこの等級として売られる。',
    placeStore: '倉庫の所在地。品物の受入れと払出しの場所。',
    storeFrom: '受入月',
    storeUntil: '払出月',
    feeStore: '保管料の下限（USD/kg）',
    feeStoreHint: '収入は払出月と受入月の価格差（この値以上）。小数点以下6桁まで。',
    oneMonth: 'このラウンドの引渡月は1か月のみ。保管には払出しのための後の月が必要。',
    baskets: 'まとめて購入するもの',
    basketsHint:
      '別の月や別の品目など、いずれでもよい場合は複数のセットを記入する。約定はいずれか一つ、又は合わせて一つ分となる組合せ。セット内の比率は維持される。等級は受入れ可能な最も緩いもの。',
    basket: 'セット{n}',
    basketBid: '買値の上限（セット1 kg当たりUSD）',
    inBasket: 'セットの内容',
    addBasket: '代わりとなるセットを追加',
    limitMoney: '総額の上限',
    money: '総額の上限（USD、空欄可）',
    moneyHint:
      'どのセットになっても、これらの買値での総額はこの金額以下。各セットの数量は、この金額で買える分までとなる。支払いはラウンドの価格による（買値以下）。',
    contract: '価格契約',
    contractHint: '基準価格との差額は予算から支払われる。予算は数量を制限するが、価格は制限しない。',
    contractIs: '{id}：基準価格{strike}、予算{amount}',
    noContract: 'このラウンドの品目に関する価格契約がない。政府又は参加者が予算を設定した後、運営者が契約を登録する。',
    onePart: 'このラウンドの取引品目は1種類のみ。セット売りと委託加工には2種類必要なため、単独での売買とすること。',
    lots: '売却するロット',
    lotsHint: '引渡場所にあり、引渡月の初日時点で保証等級以上の原産証明がある自組織のロット。上から順に使用される。',
    lotIs: '残量{left}、{grade}',
    noLots: 'ロットがない。まず材料の来歴を記録すること。',
    noLotFits: '条件に合うロットがない。理由は以下のとおり。',
    others: '条件に合わないロット：{n}件',
    allLots: '条件に合うロットをすべて選択',
    lotMaterial: '別の品目（{material}）',
    lotPlace: '所在地が異なる（{place}）',
    lotGrade: '証明された等級：{grade}',
    lotEmpty: '残量なし',
    lotWay: '輸送中',
    noGrade: '等級なし',
    readBack: '内容を確認する',
    new: '新規注文',
    amendTitle: '封印済み注文の変更',
    amending: '封印済みの注文（第{version}版）の変更。新たに封印したものに置き換えられる。',
    amendingUnknown:
      'この注文の内容はこのブラウザーに保存されておらず、市場側でも分からない。新たに入力して置き換える（現在第{version}版）か、取り下げること。',
    startAnew: '新規注文を入力する',
  },
}
