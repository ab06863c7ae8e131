import type { Words } from '../../messages.ts'

export const SHOCK_WORDS: Words<
  | 'question'
  | 'headStops'
  | 'headNone'
  | 'headLoss'
  | 'headLossWait'
  | 'headShort'
  | 'stopsTitle'
  | 'stopsAnswer'
  | 'stopsNone'
  | 'stopsNote'
  | 'keyServed'
  | 'keyShort'
  | 'keySome'
  | 'keyMuch'
  | 'stopsIn'
  | 'noStop'
  | 'multiplesTitle'
  | 'multiplesAnswer'
  | 'multiplesNote'
  | 'keyCover'
  | 'coverLabel'
  | 'pricesTitle'
  | 'pricesAnswer'
  | 'pricesNone'
  | 'pricesNote'
  | 'keyScarcity'
  | 'keyPaid'
  | 'least'
  | 'peak'
  | 'setBy'
  | 'lossTitle'
  | 'lossAnswer'
  | 'lossNote'
  | 'lostAdded'
  | 'lostOutput'
  | 'evenly'
  | 'bill'
  | 'publishedTitle'
  | 'publishedAnswer'
  | 'publishedNote'
  | 'ours'
  | 'percentGdp'
  | 'othersTitle'
  | 'othersAnswer'
  | 'othersPay'
  | 'othersNone'
  | 'coercerTitle'
  | 'coercerAnswer'
  | 'notSold'
  | 'soldElsewhere'
  | 'sureTitle'
  | 'sureAnswer'
  | 'repeatTitle'
  | 'repeatAnswer'
  | 'downloadScenario'
  | 'downloadResult'
  | 'print'
  | 'companyTitle'
  | 'companyAnswer'
  | 'companyNone'
  | 'part'
  | 'stops'
  | 'survives'
  | 'worst'
  | 'missingKg'
  | 'month'
  | 'place'
  | 'sector'
  | 'material'
  | 'unit'
  | 'served'
  | 'shortT'
  | 'stoppedT'
  | 'cover'
  | 'buyer'
  | 'lean'
  | 'usual'
  | 'covered'
  | 'all'
  | 'curtail'
  | 'thrifting'
  | 'substitute'
  | 'stop'
  | 'figure'
  | 'mild'
  | 'central'
  | 'severe'
  | 'gdpShare'
  | 'who'
  | 'what'
  | 'working'
  | 'opening'
  | 'cancel'
  | 'cancelled'
  | 'again'
  | 'rangeWorking'
  | 'outdated'
  | 'modelSource'
  | 'judgedLink'
  | 'rightLink'
  | 'keyBandMiddle'
  | 'keyRange'
  | 'keyBandServed'
  | 'keyBandCover'
  | 'keyBandPrice'
  | 'keyBandPaid'
  | 'keyStops'
  | 'inDraws'
  | 'stopsDraws'
  | 'stopsDrawsFew'
  | 'stopsDrawsNone'
  | 'stopsElse'
  | 'stopsElseOne'
  | 'servedDraws'
  | 'bandLow'
  | 'bandMiddle'
  | 'bandHigh'
  | 'ofDraws'
  | 'stopsShare'
  | 'servedShare'
  | 'scarcityThen'
  | 'paidThen'
  | 'bandNote'
  | 'drawsTitle'
  | 'drawsWait'
  | 'drawsWorking'
  | 'drawsLeft'
  | 'drawsLeftMinutes'
  | 'drawsStopped'
  | 'drawsDone'
  | 'drawsNone'
  | 'drawsOmitted'
  | 'drawsLoss'
  | 'drawsStop'
  | 'drawsGoOn'
  | 'drawsSome'
  | 'drawsMore'
  | 'drawsOff'
  | 'bandsCommand'
> = {
  en: {
    question: 'What if {place} withholds rare earths?',
    headStops: {
      one: 'In {places}, lines stop in one sector: {sector}, for want of {material}, from {month}.',
      other: 'In {places}, lines stop in {n} sectors. First: {sector}, for want of {material}, in {month}.',
    },
    headNone: 'No line stops in {places}.',
    headLoss: 'Value added lost: {loss}, {gdp} of a year’s GDP.',
    headLossWait: 'Value added lost: {loss}, {gdp} of a year’s GDP. The range is being worked out.',
    headShort: 'Below 90% of their usual flow for a while: {materials}.',
    stopsTitle: 'Which lines stop, and when?',
    stopsAnswer: 'The first: {sector} ({material}) in {month}, at firms with {buyer}.',
    stopsNone: 'No line stops in {places}. What goes short is made up for by thrift, substitutes or stocks.',
    stopsNote:
      'A row is one use in one sector, with what it is in want of and the value added lost by it. Firms hold different stocks; the bar marks the month in which the first line stands still. Output can be lost before that, where a use is cut whose thrift or substitute is not ready yet.',
    keyServed: 'served in full',
    keyShort: 'short, made up for',
    keySome: 'costs output: under 30% of the use',
    keyMuch: 'more than that',
    stopsIn: 'stops in {month}',
    noStop: 'no line stops',
    multiplesTitle: 'How much is missing, and how long do stocks last?',
    multiplesAnswer: {
      one: 'One use goes short.',
      other: '{n} uses go short; the largest gap is {sector} ({material}): {share} of what is needed over the run.',
    },
    multiplesNote: 'Tonnes a month, each drawing to its own need; below, months of usual use on the users’ shelves.',
    keyCover: 'stock left, months of use',
    coverLabel: 'stock, months',
    pricesTitle: 'What does it do to prices?',
    pricesAnswer:
      'Dearest: {material} in {place}, where one kilogram more would be worth {times} the usual price in {month}; buyers pay at most {paid} on average.',
    pricesNone: 'Nothing that {places} buys falls under 90% of its usual flow, and prices stay near the usual.',
    pricesNote:
      'Multiples of the price in 2024, on a scale of ratios shared by all drawings. The scarcity price (shadow price) is what one kilogram more would be worth; at a kink it is an interval, drawn at its peak (an arrow: nothing is left to lose). The price paid takes usual trade at the usual price and only new or dearer trade at the scarcity price.',
    keyScarcity: 'scarcity price',
    keyPaid: 'price paid',
    least: 'least that came',
    peak: 'peak of the scarcity price',
    setBy: 'set by',
    lossTitle: 'What does it cost?',
    lossAnswer: 'Value added lost: {loss}.',
    lossNote:
      'A dot is the central case, a bar reaches from mild to severe: uncertain figures half-way to the ends of their ranges, all at once. A bracket, not a confidence interval.',
    lostAdded: 'value added lost',
    lostOutput: 'gross output lost',
    evenly: 'value added, shortage spread evenly',
    bill: 'dearer imports',
    publishedTitle: 'What did others find?',
    publishedAnswer:
      'Published estimates for the same case reach from {low} to {high}% of GDP; this model says {ours}%.',
    publishedNote: 'A diamond is an estimate of others, the dot and bar are this model’s central case and range.',
    ours: 'this model',
    percentGdp: '% of GDP',
    othersTitle: 'Who else is hit?',
    othersAnswer: 'Hardest: {place}, {money} of value added.',
    othersPay: 'Nobody else loses output; {place} pays most for dearer imports, {money}.',
    othersNone: 'Nobody else loses output.',
    coercerTitle: 'What does it cost {place}?',
    coercerAnswer: 'Exports of {lost} do not take place (at usual prices); {gained} more than usual is sold elsewhere.',
    notSold: 'exports that do not take place',
    soldElsewhere: 'sold elsewhere',
    sureTitle: 'How sure is this?',
    sureAnswer:
      '{judged} of the {figures} figures behind the model are judgements with a range, the rest is published. Trade, output and stocks are those of 2024; only direct losses are counted. Every optimum is checked without the solver: balances close to {imbalance}, no limit is exceeded, primal and dual agree to {gap}.',
    repeatTitle: 'Repeat it, or take it along',
    repeatAnswer: 'The command line gives the same bytes:',
    downloadScenario: 'Scenario (YAML)',
    downloadResult: 'Result (JSON)',
    print: 'Print a brief',
    companyTitle: 'Which of your parts stops when?',
    companyAnswer: {
      one: 'One of your parts stops, first “{part}” in {month}.',
      other: '{n} of your parts stop, first “{part}” in {month}.',
    },
    companyNone: 'None of your parts stops.',
    part: 'part',
    stops: 'stops',
    survives: 'lasts, months',
    worst: 'worst month, of usual deliveries',
    missingKg: 'missing, kg',
    month: 'month',
    place: 'place',
    sector: 'sector',
    material: 'material',
    unit: 'unit',
    served: 'served',
    shortT: 'short',
    stoppedT: 'of it costing output',
    cover: 'stock, months',
    buyer: 'firms',
    lean: 'little stock',
    usual: 'usual stock',
    covered: 'much stock',
    all: 'any stock',
    curtail: 'given up',
    thrifting: 'thrift',
    substitute: 'substitution',
    stop: 'line stop',
    figure: 'figure',
    mild: 'mild',
    central: 'central',
    severe: 'severe',
    gdpShare: 'share of a year’s GDP',
    who: 'who',
    what: 'for',
    working: 'Working it out: month {done} of {total}',
    opening: 'Reading the world and starting the solver…',
    cancel: 'Cancel',
    cancelled: 'You stopped this run. Nothing was kept of it.',
    again: 'Run it again',
    rangeWorking: 'The mild and the severe case are being worked out: {share}',
    outdated: 'The answer below is still the one before your change.',
    modelSource: 'the model, on the figures of 2024; each is traced on the page World',
    judgedLink: 'What the model rests on',
    rightLink: 'Was it right before?',
    keyRange: 'from mild to severe',
    keyBandMiddle: '90% of {n} draws; tick: half of them lie below',
    keyBandServed: 'served, in 90% of {n} draws',
    keyBandCover: 'stock, in 90% of {n} draws',
    keyBandPrice: 'scarcity price, in 90% of {n} draws; darker: in half of them',
    keyBandPaid: 'price paid, in 90% of {n} draws',
    keyStops: 'first stop in 90% of {n} draws; tick: half by then; dots to an arrow: some never',
    inDraws: '90% of {n} draws: {range}',
    stopsDraws: 'stops in {share} of {n} draws, half by {month}',
    stopsDrawsFew: 'stops in {share} of {n} draws',
    stopsDrawsNone: 'stops in none of {n} draws',
    stopsElse: 'Not short as tabled, but stopping in some of the {n} draws: {uses}.',
    stopsElseOne: '{sector}, {material} ({share})',
    servedDraws: 'in 90% of {n} draws {range} is served in {month}',
    bandLow: '{what}, low (5%)',
    bandMiddle: '{what}, median',
    bandHigh: '{what}, high (95%)',
    ofDraws: 'draws',
    stopsShare: 'stops, share of draws',
    servedShare: 'served share',
    scarcityThen: 'scarcity price then',
    paidThen: 'price paid then',
    bandNote:
      'The whisker is another reading of the same ranges: where 90% of {n} draws lie. Each draw takes every group of uncertain figures from somewhere in its range by itself, so mild and severe, which lean all one way, can lie further out. How likely the draws are in truth, nobody knows: the ranges are mostly judgements.',
    drawsTitle: 'Bands around the answer',
    drawsWait: 'Once the range is known, {n} worlds are drawn from the ranges of the figures.',
    drawsWorking: '{done} of {n} worlds drawn',
    drawsLeft: '{text}, about {s} s left',
    drawsLeftMinutes: '{text}, about {m} min left',
    drawsStopped: '{done} of {n} worlds drawn; stopped there.',
    drawsDone: '{n} worlds drawn from the ranges of the figures.',
    drawsNone: 'No worlds are drawn, and no bands are shown.',
    drawsOmitted: '{n} could not be solved and are left out.',
    drawsLoss: 'Value added lost in 90% of {n} draws: {range}; in half of them under {middle}.',
    drawsStop: 'Stop',
    drawsGoOn: 'Go on',
    drawsSome: 'Draw {n}',
    drawsMore: 'Draw {n} more',
    drawsOff: 'No draws',
    bandsCommand: 'The bands come from {n} draws:',
  },
  ja: {
    question: '{place}がレアアースの供給を止めたらどうなるか',
    headStops: '{places}では{n}部門でラインが停止する。最初は{sector}で、{month}に{material}の不足により止まる。',
    headNone: '{places}で止まるラインはない。',
    headLoss: '付加価値の損失は{loss}、年間GDPの{gdp}。',
    headLossWait: '付加価値の損失は{loss}、年間GDPの{gdp}。幅は計算中。',
    headShort: '一時的に平常の90%を下回る品目：{materials}。',
    stopsTitle: 'どのラインが、いつ止まるか',
    stopsAnswer: '最初は{sector}で、{month}に{material}の不足により止まる。該当するのは{buyer}。',
    stopsNone: '{places}で止まるラインはない。不足は使用量低減、代替、在庫で補われる。',
    stopsNote:
      '1行は1部門の1用途を示す（不足する品目と付加価値の損失を併記）。企業の在庫量には差があり、縦線は最初のラインが止まる月を示す。使用量低減や代替の準備が整う前に供給が削られた用途では、それ以前にも産出額の損失が生じる。',
    keyServed: '全量供給',
    keyShort: '不足（使用量低減・代替・在庫で対応）',
    keySome: '産出額の損失あり（使用量の30%未満）',
    keyMuch: '同（30%以上）',
    stopsIn: '{month}に停止',
    noStop: '停止なし',
    multiplesTitle: 'どれだけ不足し、在庫は何か月もつか',
    multiplesAnswer: '{n}件の用途で不足が生じる。最大は{sector}の{material}で、期間中の必要量の{share}が不足する。',
    multiplesNote:
      '上段は月当たりのトン数で、縦軸の上限は図ごとの必要量。下段は需要家の在庫（平常の使用量に対する月数）。',
    keyCover: '在庫の残り（使用量の月数）',
    coverLabel: '在庫（月数）',
    pricesTitle: '価格はどう動くか',
    pricesAnswer:
      '最も高騰するのは{place}の{material}で、{month}には追加の1kgが平常価格の{times}の価値を持つ。平均の支払価格は最大で{paid}。',
    pricesNone: '{places}が調達する品目に平常の90%を下回るものはなく、価格も平常に近い。',
    pricesNote:
      '2024年価格に対する倍率（対数目盛、全図共通）。希少価格（シャドウプライス）は追加の1kgが持つ価値である。段の境目では区間となり、図ではピーク時の両端を示す（矢印は、これ以上失うものがないことを示す）。支払価格は、従来の取引を平常価格で、新規・割高な取引だけを希少価格で評価したもの。',
    keyScarcity: '希少価格',
    keyPaid: '支払価格',
    least: '最少月の入荷',
    peak: '希少価格のピーク',
    setBy: '価格を決める用途',
    lossTitle: '損失はいくらか',
    lossAnswer: '付加価値の損失は{loss}。',
    lossNote:
      '点は中位、帯は低位から高位まで（損失の大きさによる区分）。低位と高位は、不確実な数値をすべて同時に、幅の端へ向けて半分だけ動かしたもの。目安の範囲であり、信頼区間ではない。',
    lostAdded: '付加価値の損失',
    lostOutput: '産出額の損失',
    evenly: '不足が均等に及ぶ場合の付加価値の損失',
    bill: '輸入費用の増加分',
    publishedTitle: '他の推計と比べてどうか',
    publishedAnswer: '同じケースの公表推計はGDPの{low}～{high}%、本モデルは{ours}%。',
    publishedNote: 'ひし形は他の推計、点と帯は本モデルの中位と幅。',
    ours: '本モデル',
    percentGdp: 'GDP比（%）',
    othersTitle: '他に影響を受ける国・地域はどこか',
    othersAnswer: '影響が最も大きいのは{place}で、付加価値の損失は{money}。',
    othersPay: '他に産出額の損失が生じる国・地域はない。輸入費用の増加が最も大きいのは{place}で、{money}。',
    othersNone: '他に産出額の損失が生じる国・地域はない。',
    coercerTitle: '{place}自身の損失はいくらか',
    coercerAnswer: '{lost}相当の輸出（平常価格）が失われ、他への販売は平常より{gained}増える。',
    notSold: '失われる輸出',
    soldElsewhere: '他への販売の増加',
    sureTitle: 'どこまで確かか',
    sureAnswer:
      'モデルの基礎となる数値{figures}件のうち{judged}件は幅を付した判断値で、残りは公表値である。貿易・生産・在庫は2024年の値であり、直接の損失だけを数える。最適解はすべてソルバーを使わずに検算している（収支の誤差{imbalance}、上限の超過なし、主問題と双対問題の差{gap}）。',
    repeatTitle: '再現とダウンロード',
    repeatAnswer: 'コマンドラインでも同じ結果（バイト単位で同一）が得られる：',
    downloadScenario: 'シナリオ（YAML）',
    downloadResult: '結果（JSON）',
    print: '要約を印刷',
    companyTitle: '自社のどの部品が、いつ止まるか',
    companyAnswer: '{n}点の部品が止まる。最初は「{part}」で、{month}に止まる。',
    companyNone: '止まる部品はない。',
    part: '部品',
    stops: '停止時期',
    survives: '停止までの月数',
    worst: '最少月の入荷（平常比）',
    missingKg: '不足（kg）',
    month: '月',
    place: '国・地域',
    sector: '部門',
    material: '品目',
    unit: '単位',
    served: '供給',
    shortT: '不足',
    stoppedT: 'うち産出額の損失を伴う分',
    cover: '在庫（月数）',
    buyer: '企業群',
    lean: '在庫の少ない企業群',
    usual: '在庫の平均的な企業群',
    covered: '在庫の多い企業群',
    all: '全企業',
    curtail: '使用断念',
    thrifting: '使用量低減',
    substitute: '代替',
    stop: 'ライン停止',
    figure: '項目',
    mild: '低位',
    central: '中位',
    severe: '高位',
    gdpShare: '年間GDP比',
    who: '機関',
    what: '想定',
    working: '計算中：{total}か月中{done}か月目',
    opening: 'データの読込みとソルバーの起動中…',
    cancel: '中止',
    cancelled: '計算を中止しました。途中の結果は残っていません。',
    again: '再計算',
    rangeWorking: '低位と高位を計算中：{share}',
    outdated: '以下は変更前の結果である。',
    modelSource: '本モデル（2024年の数値に基づく。各数値は「データ」のページで出典まで確認できる）',
    judgedLink: 'モデルの基礎となる数値',
    rightLink: '過去の事例で正しかったか',
    keyRange: '低位から高位まで',
    keyBandMiddle: '{n}回の抽出の90%（縦棒は中央値）',
    keyBandServed: '供給（{n}回の抽出の90%）',
    keyBandCover: '在庫（{n}回の抽出の90%）',
    keyBandPrice: '希少価格（{n}回の抽出の90%、濃い部分は半数）',
    keyBandPaid: '支払価格（{n}回の抽出の90%）',
    keyStops: '最初の停止（{n}回の抽出の90%。縦棒は半数が停止する時点、点線の矢印は停止しない抽出もあることを示す）',
    inDraws: '{n}回の抽出の90%：{range}',
    stopsDraws: '{n}回の抽出の{share}で停止（半数は{month}まで）',
    stopsDrawsFew: '{n}回の抽出の{share}で停止',
    stopsDrawsNone: '{n}回の抽出で停止なし',
    stopsElse: '表の値では不足しないが、{n}回の抽出の一部で停止する用途：{uses}。',
    stopsElseOne: '{sector}・{material}（{share}）',
    servedDraws: '{n}回の抽出の90%で、{month}の供給は{range}',
    bandLow: '{what}・下端（5%）',
    bandMiddle: '{what}・中央値',
    bandHigh: '{what}・上端（95%）',
    ofDraws: '抽出',
    stopsShare: '停止する抽出の割合',
    servedShare: '供給の割合',
    scarcityThen: 'その月の希少価格',
    paidThen: 'その月の支払価格',
    bandNote:
      'ひげは同じ幅の別の見方で、{n}回の抽出の90%が入る範囲を示す。抽出では、不確実な数値の組ごとに、それぞれの幅の中から別々に値を選ぶ。すべてを同じ方向へ動かす低位・高位は、その外側に出ることがある。幅の多くは判断値であり、抽出が現実にどれだけ起こりやすいかは分からない。',
    drawsTitle: '結果の幅（抽出）',
    drawsWait: '低位と高位の計算後、数値の幅の中から{n}通りの世界を抽出する。',
    drawsWorking: '{n}通り中{done}通りの世界を抽出済み',
    drawsLeft: '{text}、残り約{s}秒',
    drawsLeftMinutes: '{text}、残り約{m}分',
    drawsStopped: '{n}通り中{done}通りの世界を抽出したところで停止。',
    drawsDone: '数値の幅の中から{n}通りの世界を抽出済み。',
    drawsNone: '抽出なし（幅は表示しない）。',
    drawsOmitted: '解けなかった{n}通りは除く。',
    drawsLoss: '{n}回の抽出の90%で付加価値の損失は{range}、半数では{middle}未満。',
    drawsStop: '停止',
    drawsGoOn: '続ける',
    drawsSome: '{n}通り抽出',
    drawsMore: 'さらに{n}通り抽出',
    drawsOff: '抽出しない',
    bandsCommand: '幅は{n}回の抽出による：',
  },
}

export const CONTROL_WORDS: Words<
  | 'controls'
  | 'scenario'
  | 'own'
  | 'fromMenu'
  | 'lasts'
  | 'lastsOpen'
  | 'differs'
  | 'alike'
  | 'asIs'
  | 'allMeasures'
  | 'goods'
  | 'months'
  | 'to'
  | 'allies'
  | 'what'
  | 'asFile'
  | 'asFileWith'
  | 'heavy'
  | 'everything'
  | 'magnets'
  | 'metals'
  | 'dyTb'
  | 'let'
  | 'letNote'
  | 'leak'
  | 'more'
  | 'release'
  | 'releaseNo'
  | 'releaseOver'
  | 'projects'
  | 'ahead'
  | 'reset'
  | 'less'
  | 'greater'
  | 'write'
  | 'writeNote'
  | 'apply'
  | 'open'
  | 'changed'
  | 'none'
> = {
  en: {
    controls: 'Build the scenario',
    scenario: 'Scenario',
    own: 'My own',
    fromMenu: 'Measures of a menu',
    lasts: 'The measures last',
    lastsOpen: 'open end',
    differs: 'differs by measure',
    alike: 'Set all measures alike',
    asIs: 'Each measure as in the scenario',
    allMeasures: '(same for all {n} measures)',
    goods: { one: '{n} material', other: '{n} materials' },
    months: { one: '{n} month', other: '{n} months' },
    to: 'Who is hit',
    allies: 'all allies',
    what: 'What is withheld',
    asFile: 'as in the scenario',
    asFileWith: 'as in the scenario: {what}',
    heavy: 'medium and heavy rare earths',
    everything: 'all rare earths and magnets',
    magnets: 'magnets',
    metals: 'metals and alloys',
    dyTb: 'dysprosium and terbium',
    let: 'Licences granted in the end',
    letNote: 'of the usual flow',
    leak: 'Leaks through third places',
    more: 'More',
    release: 'State stocks let out',
    releaseNo: 'no',
    releaseOver: 'over {n} months',
    projects: 'Planned plants come in at their dates',
    ahead: 'Buyers look ahead',
    reset: 'Back to the scenario as it is',
    less: 'Less: {what}',
    greater: 'More: {what}',
    write: 'Write or open a scenario of your own',
    writeNote: 'YAML, as the command line reads it. It stays in this browser, and in the link.',
    apply: 'Use this scenario',
    open: 'Open a file',
    changed: 'changed',
    none: 'none',
  },
  ja: {
    controls: 'シナリオの設定',
    scenario: 'シナリオ',
    own: '自作',
    fromMenu: '一覧から選んだ措置',
    lasts: '措置の期間',
    lastsOpen: '期限なし',
    differs: '措置により異なる',
    alike: '全措置を同じ値にする',
    asIs: '措置ごとの元の値に戻す',
    allMeasures: '（{n}つの措置に共通）',
    goods: '{n}品目',
    months: '{n}か月',
    to: '対象国・地域',
    allies: '同盟国・同志国すべて',
    what: '供給を止める品目',
    asFile: 'シナリオのとおり',
    asFileWith: 'シナリオのとおり（{what}）',
    heavy: '中重希土類',
    everything: 'すべてのレアアース・磁石',
    magnets: '磁石',
    metals: '金属・合金',
    dyTb: 'ジスプロシウムとテルビウム',
    let: '最終的に許可される割合',
    letNote: '（平常の供給量比）',
    leak: '第三国経由の漏れ',
    more: '詳細設定',
    release: '国家備蓄の放出',
    releaseNo: 'なし',
    releaseOver: '{n}か月かけて',
    projects: '計画中の工場が予定どおり稼働',
    ahead: '買い手の見通し期間',
    reset: '元のシナリオに戻す',
    less: '減らす：{what}',
    greater: '増やす：{what}',
    write: '自作シナリオの作成・読込み',
    writeNote: 'コマンドラインと同じYAML形式。内容はこのブラウザーとリンクの中だけにとどまる。',
    apply: 'このシナリオを使用',
    open: 'ファイルを開く',
    changed: '変更あり',
    none: 'なし',
  },
}
