import type { Words } from '../../../messages.ts'

export const RESULT_WORDS: Words<
  | 'result'
  | 'tradedAt'
  | 'tradedFrom'
  | 'tradedList'
  | 'tradedNothing'
  | 'moreMaterials'
  | 'pricesTitle'
  | 'pricesNote'
  | 'pricesSource'
  | 'material'
  | 'grade'
  | 'place'
  | 'month'
  | 'price'
  | 'low'
  | 'high'
  | 'brought'
  | 'taken'
  | 'cancelledTitle'
  | 'cancelledLede'
  | 'cancelledTrade'
  | 'depthTitle'
  | 'depthLede'
  | 'depthPick'
  | 'depthPickHint'
  | 'allPlaces'
  | 'oneNode'
  | 'depthQuestion'
  | 'depthAnswer'
  | 'depthOpenPrice'
  | 'depthAll'
  | 'depthOne'
  | 'depthRead'
  | 'depthRoute'
  | 'depthJoint'
  | 'depthPassedOver'
  | 'depthLeftOut'
  | 'depthCut'
  | 'depthSource'
  | 'asks'
  | 'bids'
  | 'yours'
  | 'priceIs'
  | 'tonnes'
  | 'kilograms'
  | 'volumeIs'
  | 'kindOrder'
  | 'kindBlock'
  | 'kindJoint'
  | 'kindRoute'
  | 'kindGrade'
  | 'kindWaste'
  | 'kindRounding'
  | 'keyFilled'
  | 'keyOpen'
  | 'keyGains'
  | 'keyPrice'
  | 'side'
  | 'kind'
  | 'where'
  | 'seenPrice'
  | 'size'
  | 'filled'
  | 'order'
  | 'ask'
  | 'bid'
  | 'passed'
  | 'certificateTitle'
  | 'certificateLede'
  | 'gains'
  | 'gainsMeans'
  | 'gap'
  | 'gapMeans'
  | 'gapNone'
  | 'search'
  | 'searchProved'
  | 'searchNot'
  | 'rounding'
  | 'roundingMeans'
  | 'passedOver'
  | 'passedOverMeans'
  | 'passedOverNone'
  | 'shares'
  | 'sharesEven'
  | 'sharesUneven'
  | 'downloadBook'
  | 'downloadCertificate'
  | 'toVerify'
  | 'fillsTitle'
  | 'fillsLede'
  | 'fillsId'
  | 'fillsHint'
  | 'fillsUnknown'
  | 'fillsNothing'
  | 'fillsBrought'
  | 'fillsTook'
  | 'ownTitle'
  | 'ownNone'
  | 'ownGot'
  | 'ownNothing'
  | 'ownRefused'
  | 'ownSealed'
  | 'toOrders'
> = {
  en: {
    result: 'Result',
    tradedAt: '{kg} of {material} at {low}',
    tradedFrom: '{kg} of {material} at {low} to {high}',
    tradedList: 'Traded: {list}.',
    tradedNothing: 'Nothing was traded: no ask met a bid.',
    moreMaterials: { one: '{n} more material', other: '{n} more materials' },
    pricesTitle: 'What did each of the goods cost?',
    pricesNote:
      'One price for the same goods, grade, place and month. Where low and high differ, any price between them would have led to the same trades. Goods that were brought to one place and taken at another, or were sold as a looser grade, have a price at each.',
    pricesSource: 'the round {round} of this market, as published',
    material: 'Material',
    grade: 'Grade of origin',
    place: 'Place',
    month: 'Month',
    price: 'Price, {unit}',
    low: 'Low end',
    high: 'High end',
    brought: 'Brought, kg',
    taken: 'Taken, kg',
    cancelledTitle: 'Cancelled afterwards',
    cancelledLede:
      'These trades were cancelled after the clearing, as mistakes, by consent of both sides. Prices and all other results stay as they are.',
    cancelledTrade: '{kg} of {material}, {grade}, {place}, {month}',
    depthTitle: 'Asks and bids behind the price',
    depthLede: 'The book is public once the round is cleared. It names nobody.',
    depthPick: 'Shown',
    depthPickHint: 'What was traded most comes first.',
    allPlaces: '{material}: all places that traded with each other, as seen from {place}',
    oneNode: '{material}, {grade}, {place}, {month}',
    depthQuestion: 'Why did {material} cost {price} ({place}, {month})?',
    depthAnswer: 'At this price as much was offered as was wanted: {kg}.',
    depthOpenPrice: 'Any price from {low} to {high} would have done as well.',
    depthAll:
      'Seen from {place}: asks and bids at other places are moved by the difference between the prices there and here, which is what the way costs.',
    depthOne: 'Asks and bids in {place}, with what came from other places and what went there.',
    depthRead:
      'The shaded area between what was filled is what both sides gained together. Filled is drawn first, from the cheapest ask and the dearest bid.',
    depthRoute:
      'Goods on their way stand as one step, at the price where they come from or go to and the cost of the way. How much more could have come is not drawn.',
    depthJoint:
      'Packages, baskets, conversions and storage have no price for one of their goods: they stand where the prices of their other goods leave them, and what they gain in all is shown for each of their goods.',
    depthPassedOver: {
      one: '{n} order of all or nothing, of {kg} in all, would have gained at this price and stayed out, since letting it in would have moved the price: it is not in the curves. It is in the table.',
      other:
        '{n} orders of all or nothing, of {kg} in all, would have gained at this price and stayed out, since letting one in would have moved the price: they are not in the curves. They are in the table.',
    },
    depthLeftOut: {
      one: '{n} order for several goods together that stayed out is not shown, as its other goods have no price.',
      other: '{n} orders for several goods together that stayed out are not shown, as their other goods have no price.',
    },
    depthCut: 'Far more was offered or wanted, or at far other prices, than fits here: the table has all of it.',
    depthSource: 'book and certificate of the round {round}, worked out in this browser',
    asks: 'asks',
    bids: 'bids',
    yours: 'yours',
    priceIs: 'price {price}',
    tonnes: 'tonnes',
    kilograms: 'kilograms',
    volumeIs: '{kg} traded',
    kindOrder: 'an order, in part if need be',
    kindBlock: 'an order with a least part',
    kindJoint: 'a package, basket, conversion or storage',
    kindRoute: 'goods on their way',
    kindGrade: 'goods of a stricter grade',
    kindWaste: 'what nobody wants',
    kindRounding: 'rounding to whole grams',
    keyFilled: 'filled',
    keyOpen: 'not filled',
    keyGains: 'gains of both sides',
    keyPrice: 'the price',
    side: 'Side',
    kind: 'What',
    where: 'Where',
    seenPrice: 'At, {unit}',
    size: 'Size, kg',
    filled: 'Filled, kg',
    order: 'Order or route',
    ask: 'ask',
    bid: 'bid',
    passed: 'passed over',
    certificateTitle: 'The certificate',
    certificateLede:
      'A certificate proves the result to anybody who holds it against the book. Your browser has just done so:',
    gains: 'Gains from trade',
    gainsMeans: 'what buyers would have paid at most, less what sellers asked at least and what freight costs.',
    gap: 'Distance from any bound',
    gapMeans:
      'No allocation whatever, with or without orders of all or nothing, gains more than this in addition. {proof}.',
    gapNone: '{proof}: no allocation whatever gains more.',
    search: 'Orders with a least part',
    searchProved:
      'The search for which of them take part came to its end. That no other choice that has prices gains more is its result; the certificate does not check it.',
    searchNot:
      'The search for which of them take part ran out of time: another choice may gain more, by the distance above at most.',
    rounding: 'Rounding',
    roundingMeans: 'Whole grams cost {missed} of gains; the rounding account pays {guard}.',
    passedOver: 'Passed over',
    passedOverMeans: {
      one: '{n} order with a least part would have gained at the prices and stayed out: letting it in would have moved them.',
      other:
        '{n} orders with a least part would have gained at the prices and stayed out: letting one in would have moved them.',
    },
    passedOverNone: 'No order that would have gained at the prices was left out.',
    shares: 'At the margin',
    sharesEven:
      'Orders that gain nothing are served by the same part of what they could have, as nearly as the market lets it.',
    sharesUneven: 'Orders that gain nothing are not served evenly: one could be served in the place of another.',
    downloadBook: 'Book (JSON)',
    downloadCertificate: 'Certificate (JSON)',
    toVerify: 'Verify it from files, or with another key',
    fillsTitle: 'What an order got',
    fillsLede: 'Orders are published by their ids, which only those who placed them know for their own.',
    fillsId: 'Id of an order',
    fillsHint: 'You were told the id when the order was placed; it stands with your orders.',
    fillsUnknown: 'There is no such order in the book.',
    fillsNothing: 'This order was not filled.',
    fillsBrought: 'sold {kg}: {goods}',
    fillsTook: 'bought {kg}: {goods}',
    ownTitle: 'Your orders in this round',
    ownNone: 'You had no order in this round.',
    ownGot: 'filled, {kg} in all; {amount}',
    ownNothing: 'not filled',
    ownRefused: 'refused: {why}',
    ownSealed: 'sealed; deposit {amount}',
    toOrders: 'To your orders and deliveries',
  },
  ja: {
    result: '結果',
    tradedAt: '{material} {kg}、{low}',
    tradedFrom: '{material} {kg}、{low}～{high}',
    tradedList: '取引：{list}。',
    tradedNothing: '約定なし。売り注文と買い注文が合わなかった。',
    moreMaterials: '他{n}品目',
    pricesTitle: '品目ごとの価格は？',
    pricesNote:
      '同じ品目・等級・場所・月には単一の価格を適用。下限と上限が異なる場合、その間のどの価格でも同じ取引となる。別の場所へ運ばれた品目、より緩い等級として売られた品目は、双方に価格がある。',
    pricesSource: '本市場のラウンド{round}の公表結果',
    material: '品目',
    grade: '原産等級',
    place: '場所',
    month: '月',
    price: '価格（{unit}）',
    low: '下限',
    high: '上限',
    brought: '売り（kg）',
    taken: '買い（kg）',
    cancelledTitle: '約定後の取消し',
    cancelledLede: '約定後に、誤発注として双方の合意により取り消された取引。価格と他の結果は変わらない。',
    cancelledTrade: '{material}（{grade}、{place}、{month}）{kg}',
    depthTitle: '価格の背後にある売り注文と買い注文',
    depthLede: '注文簿は約定後に公表される。氏名・名称は含まない。',
    depthPick: '表示対象',
    depthPickHint: '取引量の多い順。',
    allPlaces: '{material}：相互に取引のあった全場所（{place}基準）',
    oneNode: '{material}、{grade}、{place}、{month}',
    depthQuestion: '{material}はなぜ{price}か（{place}、{month}）',
    depthAnswer: 'この価格で売りと買いの量が一致した：{kg}。',
    depthOpenPrice: '{low}から{high}までのどの価格でも同じ取引となる。',
    depthAll: '{place}から見た図。他の場所の注文は、価格差（輸送費に相当）の分だけ移動して示す。',
    depthOne: '{place}における売り注文・買い注文、および他の場所との搬入・搬出。',
    depthRead:
      '約定した注文の間の網掛け部分は、双方の利益の合計。約定分を先に、安い売り注文・高い買い注文から順に示す。',
    depthRoute:
      '輸送中の品目は、発地または着地の価格と輸送費による一段として示す。さらに輸送可能であった量は示さない。',
    depthJoint:
      'セットの売買・委託加工・保管には個々の品目の価格がないため、他の品目の価格から導かれる位置に示す。利益は品目ごとに全額を示す。',
    depthPassedOver:
      'この価格で利益があったが、加えると価格が動くため不成立となった最小数量付き注文が{n}件（計{kg}）ある。図には含まず、表に示す。',
    depthLeftOut: '不成立のセットの売買・委託加工・保管{n}件は、他の品目に価格がないため示さない。',
    depthCut: '図に収まらない数量・価格の注文がある。表にはすべて示す。',
    depthSource: 'ラウンド{round}の注文簿と証明書（このブラウザー内で計算）',
    asks: '売り注文',
    bids: '買い注文',
    yours: '自組織',
    priceIs: '価格 {price}',
    tonnes: 'トン',
    kilograms: 'キログラム',
    volumeIs: '約定 {kg}',
    kindOrder: '分割可能な注文',
    kindBlock: '最小数量付き注文',
    kindJoint: 'セットの売買・委託加工・保管',
    kindRoute: '輸送中の品目',
    kindGrade: 'より厳しい等級の品目',
    kindWaste: '引取り手のない品目',
    kindRounding: 'グラム未満の端数処理',
    keyFilled: '約定',
    keyOpen: '未約定',
    keyGains: '双方の利益',
    keyPrice: '価格',
    side: '売買',
    kind: '種類',
    where: '場所',
    seenPrice: '価格（{unit}）',
    size: '数量（kg）',
    filled: '約定（kg）',
    order: '注文・輸送路',
    ask: '売り',
    bid: '買い',
    passed: '不成立',
    certificateTitle: '証明書',
    certificateLede: '証明書は、注文簿と照合する者すべてに結果を証明する。このブラウザーでの照合結果：',
    gains: '取引による利益',
    gainsMeans: '買い手が支払う用意のあった額から、売り手の最低希望額と輸送費を差し引いた額。',
    gap: '上限との差',
    gapMeans: '最小数量の有無を問わず、いかなる配分もこの額を超えて上回ることはない。{proof}。',
    gapNone: '{proof}：これを上回る配分は存在しない。',
    search: '最小数量付き注文',
    searchProved:
      '参加させる注文の探索は完了した。価格の成立する他の組合せがこれを上回らないことは探索の結果であり、証明書の検査対象ではない。',
    searchNot: '参加させる注文の探索は時間切れとなった。他の組合せが上回る可能性があるが、上記の差が限度である。',
    rounding: '端数処理',
    roundingMeans: 'グラム単位への端数処理による利益の減少は{missed}、端数勘定の支払は{guard}。',
    passedOver: '見送られた注文',
    passedOverMeans: '最小数量付き注文{n}件は、この価格で利益があるが、加えると価格が動くため不成立となった。',
    passedOverNone: 'この価格で利益があるのに不成立となった注文はない。',
    shares: '限界注文の配分',
    sharesEven: '利益の生じない注文には、得られたはずの量に対して可能な限り同じ割合で配分されている。',
    sharesUneven: '利益の生じない注文への配分は均等ではない。ある注文の代わりに別の注文が約定する余地がある。',
    downloadBook: '注文簿（JSON）',
    downloadCertificate: '証明書（JSON）',
    toVerify: 'ファイルまたは別の公開鍵で検証',
    fillsTitle: '注文ごとの約定',
    fillsLede: '注文は番号で公表される。自らの注文の番号は提出者のみが知る。',
    fillsId: '注文番号',
    fillsHint: '注文時に通知された番号。「注文」のページにも記載。',
    fillsUnknown: '注文簿に該当する注文はない。',
    fillsNothing: 'この注文は約定しなかった。',
    fillsBrought: '売り {kg}：{goods}',
    fillsTook: '買い {kg}：{goods}',
    ownTitle: 'このラウンドの自組織注文',
    ownNone: 'このラウンドに自組織の注文はない。',
    ownGot: '約定 計{kg}、{amount}',
    ownNothing: '未約定',
    ownRefused: '却下：{why}',
    ownSealed: '封印中、預託金{amount}',
    toOrders: '注文・引渡しのページへ',
  },
}
