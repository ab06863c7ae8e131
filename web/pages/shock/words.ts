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
  | 'forgo'
  | 'thrift'
  | 'substitute'
  | 'stop'
  | 'figure'
  | 'mild'
  | 'middle'
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
> = {
  en: {
    question: 'What if {place} withholds rare earths?',
    headStops: {
      one: 'In {places}, lines stop in one sector: {sector}, for want of {material}, from {month}.',
      other: 'In {places}, lines stop in {n} sectors. First: {sector}, for want of {material}, in {month}.',
    },
    headNone: 'No line stops in {places}.',
    headLoss: 'Value added lost: {middle} ({mild} to {severe}), {gdp} of a year’s GDP.',
    headLossWait: 'Value added lost: {middle}, {gdp} of a year’s GDP. The range is being worked out.',
    headShort: 'Below 90 % of their usual flow for a while: {materials}.',
    stopsTitle: 'Which lines stop, and when?',
    stopsAnswer: 'The first: {sector} ({material}) in {month}, at firms with {buyer}.',
    stopsNone: 'No line stops in {places}. What goes short is made up for by thrift, substitutes or stocks.',
    stopsNote:
      'A row is one use in one sector, with what it is in want of and the value added lost by it. Firms hold different stocks; the bar marks the month in which the first line stands still. Output can be lost before that, where a use is cut whose thrift or substitute is not ready yet.',
    keyServed: 'served in full',
    keyShort: 'short, made up for',
    keySome: 'costs output: under 30 % of the use',
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
    pricesNone: 'Nothing that {places} buys falls under 90 % of its usual flow, and prices stay near the usual.',
    pricesNote:
      'Multiples of the price in 2024, on a scale of ratios shared by all drawings. The scarcity price is what one kilogram more would be worth; at a kink it is an interval, drawn at its peak (an arrow: nothing is left to lose). The price paid takes usual trade at the usual price and only new or dearer trade at the scarcity price.',
    keyScarcity: 'scarcity price',
    keyPaid: 'price paid',
    least: 'least that came',
    peak: 'peak of the scarcity price',
    setBy: 'set by',
    lossTitle: 'What does it cost?',
    lossAnswer: 'Value added of {middle} is lost in the middle case, between {mild} and {severe}.',
    lossNote:
      'A dot is the middle case, a bar reaches from mild to severe: uncertain figures half-way to the ends of their ranges, all at once. A bracket, not a confidence interval.',
    lostAdded: 'value added lost',
    lostOutput: 'gross output lost',
    evenly: 'value added, if the shortage fell evenly',
    bill: 'dearer imports',
    publishedTitle: 'What did others find?',
    publishedAnswer:
      'Published estimates for the same case reach from {low} to {high} % of GDP; this model says {ours} %.',
    publishedNote: 'A diamond is an estimate of others, the dot and bar are this model’s middle case and range.',
    ours: 'this model',
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
    forgo: 'given up',
    thrift: 'thrift',
    substitute: 'substitution',
    stop: 'line stop',
    figure: 'figure',
    mild: 'mild',
    middle: 'middle',
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
  },
  ja: {
    question: '{place}がレアアースの供給を止めたら',
    headStops: '{places}では{n}部門でラインが停止する。最初は{month}、{material}の不足による{sector}。',
    headNone: '{places}で止まるラインはない。',
    headLoss: '付加価値の損失は{middle}（{mild}～{severe}）、年間GDPの{gdp}。',
    headLossWait: '付加価値の損失は{middle}、年間GDPの{gdp}。幅は計算中。',
    headShort: '一時的に平常の90％を下回るもの：{materials}。',
    stopsTitle: 'どのラインが、いつ止まるか',
    stopsAnswer: '最初は{month}の{sector}（{material}）。{buyer}の企業から止まる。',
    stopsNone: '{places}で止まるラインはない。不足は使用量の低減、代替、在庫で補われる。',
    stopsNote:
      '1行は一部門の一用途（不足する材料と付加価値の損失を添える）。企業の在庫量には差があり、縦線は最初のラインが止まる月を示す。低減や代替の準備が整う前に削られた用途では、それ以前にも産出が失われる。',
    keyServed: '全量供給',
    keyShort: '不足（低減・代替・在庫で対応）',
    keySome: '産出が失われる（用途の30％未満）',
    keyMuch: '同（30％以上）',
    stopsIn: '{month}に停止',
    noStop: '停止なし',
    multiplesTitle: 'どれだけ不足し、在庫は何か月もつか',
    multiplesAnswer: '{n}の用途で不足が生じる。最大は{sector}（{material}）で、期間中の必要量の{share}。',
    multiplesNote: '月当たりトン。図ごとに必要量を上限とする。下段は需要家の在庫（平常使用量の月数）。',
    keyCover: '在庫（使用月数）',
    coverLabel: '在庫、月',
    pricesTitle: '価格はどう動くか',
    pricesAnswer:
      '最も高騰するのは{place}の{material}で、{month}には1kg多く得ることの価値が平常価格の{times}に達する。実際に支払われる平均価格は最大{paid}。',
    pricesNone: '{places}の調達で平常の90％を下回るものはなく、価格は平常に近い。',
    pricesNote:
      '2024年価格に対する倍率（全図共通の対数目盛）。希少価格は1kg多く得ることの価値であり、折れ目では区間となるため、ピーク時に上下端を示す（矢印は失うものが残っていないことを示す）。支払価格は、平常の取引を平常価格で、新規・割高な取引のみを希少価格で評価したもの。',
    keyScarcity: '希少価格',
    keyPaid: '支払価格',
    least: '最少の入荷',
    peak: '希少価格のピーク',
    setBy: '価格を決める用途',
    lossTitle: '損失はいくらか',
    lossAnswer: '中位ケースの付加価値の損失は{middle}、幅は{mild}から{severe}。',
    lossNote:
      '点は中位ケース、帯は軽度から重度まで。不確実な数値をすべて同時に、幅の端まで半分動かしたもので、信頼区間ではない。',
    lostAdded: '付加価値の損失',
    lostOutput: '産出額の損失',
    evenly: '不足が均等に及ぶ場合の付加価値の損失',
    bill: '輸入の割高分',
    publishedTitle: '他の試算との比較',
    publishedAnswer: '同じケースの公表試算はGDPの{low}～{high}％、本モデルは{ours}％。',
    publishedNote: 'ひし形は他機関の試算、点と帯は本モデルの中位ケースと幅。',
    ours: '本モデル',
    othersTitle: '他にどこが影響を受けるか',
    othersAnswer: '最も大きいのは{place}で、付加価値の損失は{money}。',
    othersPay: '他に産出を失う国・地域はない。輸入の割高分が最も大きいのは{place}（{money}）。',
    othersNone: '他に産出を失う国・地域はない。',
    coercerTitle: '{place}自身の損失',
    coercerAnswer: '{lost}相当の輸出が行われず（平常価格）、他の相手への販売が平常より{gained}増える。',
    notSold: '行われない輸出',
    soldElsewhere: '他の相手への販売増',
    sureTitle: 'どこまで確かか',
    sureAnswer:
      'モデルの基礎となる{figures}の数値のうち{judged}は幅を付した判断値で、残りは公表値である。取引、生産、在庫は2024年のもので、直接の損失のみを数える。最適解はすべてソルバーを使わずに検算している（収支の誤差{imbalance}、上限の超過なし、主双対の差{gap}）。',
    repeatTitle: '再現と持ち出し',
    repeatAnswer: 'コマンドラインでも同じ結果（バイト単位で同一）が得られる：',
    downloadScenario: 'シナリオ（YAML）',
    downloadResult: '結果（JSON）',
    print: '要約を印刷',
    companyTitle: '自社のどの部品が、いつ止まるか',
    companyAnswer: '{n}の部品が止まる。最初は{month}の「{part}」。',
    companyNone: '止まる部品はない。',
    part: '部品',
    stops: '停止',
    survives: '持続月数',
    worst: '最悪月の入荷（平常比）',
    missingKg: '不足（kg）',
    month: '月',
    place: '国・地域',
    sector: '部門',
    material: '材料',
    unit: '単位',
    served: '供給',
    shortT: '不足',
    stoppedT: 'うち産出の損失',
    cover: '在庫（月）',
    buyer: '企業',
    lean: '在庫が少ない層',
    usual: '在庫が平均的な層',
    covered: '在庫が多い層',
    all: '全体',
    forgo: '使用中止',
    thrift: '使用量低減',
    substitute: '代替',
    stop: 'ライン停止',
    figure: '項目',
    mild: '軽度',
    middle: '中位',
    severe: '重度',
    gdpShare: '年間GDP比',
    who: '機関',
    what: '対象',
    working: '計算中：{total}か月中{done}か月目',
    opening: 'データの読込みとソルバーの起動中…',
    cancel: '中止',
    cancelled: '計算を中止した。途中の結果は残していない。',
    again: '再計算',
    rangeWorking: '軽度と重度のケースを計算中：{share}',
    outdated: '以下は変更前の結果である。',
    modelSource: '本モデル（2024年の数値に基づく。各数値は「データ」で出典まで確認できる）',
    judgedLink: 'モデルの基礎となる数値',
  },
}

export const CONTROL_WORDS: Words<
  | 'controls'
  | 'scenario'
  | 'own'
  | 'lasts'
  | 'lastsOpen'
  | 'months'
  | 'to'
  | 'allies'
  | 'what'
  | 'asFile'
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
    lasts: 'The measures last',
    lastsOpen: 'open end',
    months: { one: '{n} month', other: '{n} months' },
    to: 'Who is hit',
    allies: 'all allies',
    what: 'What is withheld',
    asFile: 'as in the scenario',
    heavy: 'medium and heavy rare earths',
    everything: 'all rare earths and magnets',
    magnets: 'magnets',
    metals: 'metals and alloys',
    dyTb: 'dysprosium and terbium',
    let: 'Licences granted in the end',
    letNote: 'share of the usual flow',
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
    controls: 'シナリオを組み立てる',
    scenario: 'シナリオ',
    own: '自作',
    lasts: '措置の期間',
    lastsOpen: '期限なし',
    months: '{n}か月',
    to: '対象国・地域',
    allies: '同盟国・同志国すべて',
    what: '止められる品目',
    asFile: 'シナリオのとおり',
    heavy: '中重希土類',
    everything: 'レアアースと磁石のすべて',
    magnets: '永久磁石',
    metals: '金属・合金',
    dyTb: 'ジスプロシウムとテルビウム',
    let: '最終的に許可される割合',
    letNote: '平常の供給量に対する割合',
    leak: '第三国経由の漏れ',
    more: '詳細設定',
    release: '国家備蓄の放出',
    releaseNo: 'なし',
    releaseOver: '{n}か月かけて',
    projects: '計画中の設備が予定どおり稼働する',
    ahead: '買い手の見通し',
    reset: '元のシナリオに戻す',
    less: '減らす：{what}',
    greater: '増やす：{what}',
    write: '自作のシナリオを書く・開く',
    writeNote: 'コマンドラインと同じYAML形式。内容はこのブラウザーとリンクの中だけに留まる。',
    apply: 'このシナリオを使う',
    open: 'ファイルを開く',
    changed: '変更あり',
    none: 'なし',
  },
}
