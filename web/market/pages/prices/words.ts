import type { Words } from '../../../messages.ts'

export const PRICES_WORDS: Words<
  | 'title'
  | 'lede'
  | 'none'
  | 'question'
  | 'answer'
  | 'answerWithheld'
  | 'answerNothing'
  | 'idle'
  | 'note'
  | 'source'
  | 'chart'
  | 'priceAxis'
  | 'volumeAxis'
  | 'keyPrice'
  | 'keyVolume'
  | 'keyWithheld'
  | 'round'
  | 'closed'
  | 'grade'
  | 'price'
  | 'kg'
  | 'sellers'
  | 'buyers'
  | 'contracts'
  | 'related'
  | 'cancelled'
  | 'withheld'
  | 'nothing'
  | 'tooLittle'
  | 'fewSellers'
  | 'fewBuyers'
  | 'largeSeller'
  | 'largeBuyer'
  | 'ruleTitle'
  | 'ruleLede'
  | 'rule1'
  | 'rule2'
  | 'rule3'
  | 'isTitle'
  | 'is1'
  | 'is2'
  | 'is3'
  | 'notTitle'
  | 'not1'
  | 'not2'
  | 'not3'
> = {
  en: {
    title: 'Prices over the rounds',
    lede: 'A benchmark is what a material of a grade was sold for in a round, over all places and months, each kilogram counting once. It rests on trades alone, never on what somebody says a price is.',
    none: 'No round has been cleared yet: there are no prices. They stand here from the first result on.',
    question: 'What did {material} cost, round by round?',
    answer: 'In {round}, the last round with a price: {price} for {grade}, from {kg} that counted.',
    answerWithheld: 'The price was withheld in every round so far; the table says why.',
    answerNothing: 'Nothing that counts has been traded.',
    idle: 'Nothing was sold as: {grades}. Goods count under the grade as which their seller offered them.',
    note: 'The scale of prices does not begin at nothing. Where a price is withheld, the volume is shown all the same, hatched.',
    source: 'benchmarks of this market, from cleared rounds',
    chart: '{material}, {grade}: price and volume round by round',
    priceAxis: '{unit}',
    volumeAxis: 'tonnes that counted',
    keyPrice: 'price, weighed by volume',
    keyVolume: 'volume that counted',
    keyWithheld: 'withheld',
    round: 'Round',
    closed: 'Closed',
    grade: 'Grade of origin',
    price: 'Price, {unit}',
    kg: 'Counted, kg',
    sellers: 'Sellers',
    buyers: 'Buyers',
    contracts: 'Left out: price contracts, kg',
    related: 'Left out: same owner on both sides, kg',
    cancelled: 'Cancelled afterwards, kg',
    withheld: 'Why it is withheld',
    nothing: 'Nothing was traded that counts.',
    tooLittle: 'Only {kg} counted; {needed} are needed.',
    fewSellers: {
      one: 'Only {n} independent seller; {needed} are needed.',
      other: 'Only {n} independent sellers; {needed} are needed.',
    },
    fewBuyers: {
      one: 'Only {n} independent buyer; {needed} are needed.',
      other: 'Only {n} independent buyers; {needed} are needed.',
    },
    largeSeller: 'One seller has more than {percent}% of it.',
    largeBuyer: 'One buyer has more than {percent}% of it.',
    ruleTitle: 'When a price is withheld',
    ruleLede:
      'A price that few stand behind could be made by one of them, or tell what one of them paid. It is withheld unless',
    rule1: 'at least {kg} were traded that count;',
    rule2:
      'at least {sellers} independent sellers and {buyers} independent buyers took part, told apart by who owns them in the end;',
    rule3: 'no seller and no buyer has more than {percent} of it.',
    isTitle: 'What a benchmark is',
    is1: 'The average of the prices at which goods were sold in a round, weighed by kilograms.',
    is2: 'Without sales under price contracts, whose sellers gain from a low price.',
    is3: 'Without what an owner sells where the same owner buys.',
    notTitle: 'What it is not',
    not1: 'The price of a single place or month: those stand on the page of each round.',
    not2: 'A forecast, or what a contract outside this market ought to cost.',
    not3: 'Proof that nobody tried to move it: alarms look for that, and what they find goes to the operator and the auditors.',
  },
  ja: {
    title: 'ラウンドごとの価格',
    lede: '指標価格（ベンチマーク）は、各ラウンドにおける品目・等級ごとの販売価格を、全場所・全月にわたり数量で加重平均したもの。実際の取引のみに基づき、申告された価格には依拠しない。',
    none: '約定済みのラウンドがないため、価格はまだない。最初の結果から表示する。',
    question: '{material}のラウンドごとの価格は？',
    answer: '価格のある直近のラウンド「{round}」：{grade} {price}（対象数量{kg}）。',
    answerWithheld: 'これまでの全ラウンドで価格は非公表。理由は表に示す。',
    answerNothing: '対象となる取引はない。',
    idle: '販売のなかった等級：{grades}。数量は、売り手が提示した等級に計上する。',
    note: '価格軸は0から始まらない。価格が非公表の場合も数量は斜線で示す。',
    source: '本市場の指標価格（約定済みラウンド）',
    chart: '{material}、{grade}：ラウンドごとの価格と数量',
    priceAxis: '{unit}',
    volumeAxis: '対象数量（トン）',
    keyPrice: '数量加重平均価格',
    keyVolume: '対象数量',
    keyWithheld: '非公表',
    round: 'ラウンド',
    closed: '締切',
    grade: '原産等級',
    price: '価格（{unit}）',
    kg: '対象数量（kg）',
    sellers: '売り手',
    buyers: '買い手',
    contracts: '除外：価格契約（kg）',
    related: '除外：同一所有者間（kg）',
    cancelled: '約定後の取消し（kg）',
    withheld: '非公表の理由',
    nothing: '対象となる取引がない。',
    tooLittle: '対象数量が{kg}にとどまる（{needed}以上が必要）。',
    fewSellers: '独立した売り手が{n}者にとどまる（{needed}者以上が必要）。',
    fewBuyers: '独立した買い手が{n}者にとどまる（{needed}者以上が必要）。',
    largeSeller: '一売り手が{percent}%を超える。',
    largeBuyer: '一買い手が{percent}%を超える。',
    ruleTitle: '価格を非公表とする場合',
    ruleLede:
      '少数の取引に基づく価格は、その一者が左右し、または一者の支払額を明らかにするおそれがある。次のすべてを満たす場合に限り公表する。',
    rule1: '対象となる取引が{kg}以上。',
    rule2: '独立した売り手が{sellers}者以上、買い手が{buyers}者以上（最終的な所有者により判定）。',
    rule3: 'いずれの売り手・買い手も全体の{percent}以下。',
    isTitle: '指標価格とは',
    is1: '各ラウンドの販売価格の数量加重平均。',
    is2: '価格契約による販売を除く（低価格により売り手が利益を得るため）。',
    is3: '同一所有者が売買双方にある数量を除く。',
    notTitle: '指標価格ではないもの',
    not1: '特定の場所・月の価格（各ラウンドのページに記載）。',
    not2: '予測、または市場外の契約のあるべき価格。',
    not3: '価格操作の不存在の証明（警告機能が監視し、結果は運営者と監査人に通知）。',
  },
}
