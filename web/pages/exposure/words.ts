import type { Words } from '../../messages.ts'

export const EXPOSURE_WORDS: Words<
  | 'title'
  | 'titleAny'
  | 'lead'
  | 'choose'
  | 'place'
  | 'element'
  | 'material'
  | 'all'
  | 'by'
  | 'location'
  | 'control'
  | 'locationMeans'
  | 'controlMeans'
  | 'working'
  | 'cancel'
  | 'cancelled'
  | 'again'
  | 'nothingUsed'
  | 'ore'
  | 'oxide'
  | 'metal'
  | 'alloy'
  | 'magnet'
  | 'product'
  | 'use'
  | 'sourceText'
  | 'chainTitle'
  | 'chainUse'
  | 'chainLargest'
  | 'chainAt'
  | 'chainCould'
  | 'chainCouldNot'
  | 'chainOwn'
  | 'chainNote'
  | 'toSites'
  | 'fromStage'
  | 'fromPlace'
  | 'toStage'
  | 'toPlace'
  | 'share'
  | 'amount'
  | 'unknown'
  | 'past'
  | 'hhiTitle'
  | 'hhiAnswer'
  | 'hhiIsHigh'
  | 'hhiIsSome'
  | 'hhiIsLow'
  | 'hhiNote'
  | 'hhiLabel'
  | 'hhiSome'
  | 'hhiHigh'
  | 'hhiWhole'
  | 'hhiRow'
  | 'keyLocation'
  | 'keyControl'
  | 'keyWorld'
  | 'stage'
  | 'largest'
  | 'largestOf'
  | 'largestBy'
  | 'shareBy'
  | 'hhiBy'
  | 'worldHhiBy'
  | 'hiddenTitle'
  | 'hiddenAnswer'
  | 'hiddenMost'
  | 'hiddenNone'
  | 'hiddenNote'
  | 'hiddenOwn'
  | 'hiddenLabel'
  | 'hiddenRow'
  | 'hiddenEnd'
  | 'keyBought'
  | 'keyHidden'
  | 'usedYearly'
  | 'contained'
  | 'bought'
  | 'hidden'
  | 'hands'
  | 'narrowest'
  | 'companyTitle'
  | 'companyLead'
  | 'companyKept'
  | 'companyDrop'
  | 'companyChoose'
  | 'companyExample'
  | 'companyColumns'
  | 'companyClear'
  | 'companyUsing'
  | 'companyWorking'
  | 'companyTooLarge'
  | 'companyUnread'
  | 'companyLast'
  | 'companyFigure'
  | 'companyAnswer'
  | 'companyNote'
  | 'companyStops'
  | 'companyToShock'
  | 'part'
  | 'kg'
  | 'stock'
  | 'holders'
  | 'origin'
> = {
  en: {
    titleAny: 'Who made what we use, and who could have stopped it?',
    title: 'Who made what {place} uses, and who could have stopped it?',
    lead: 'Rare earths pass through many hands before they are used. Whoever does one stage of the work on nearly all of it, or decides over the plants that do, can stop it there, whoever sells the end of it.',
    choose: 'What to look at',
    place: 'Place of use',
    element: 'Element',
    material: 'Used as',
    all: 'everything it is in',
    by: 'Told by',
    location: 'where the plant is',
    control: 'who decides over it',
    locationMeans: 'By location: a plant counts for the place where it stands.',
    controlMeans: 'By control: a plant counts for the place that decides over it, wherever it stands.',
    working: 'Opening the world and tracing every stage back to the mine. The first time takes some seconds.',
    cancel: 'Cancel',
    cancelled: 'Stopped before there was an answer.',
    again: 'Ask again',
    nothingUsed: 'The tables know of no rare earth used in {place}. Choose another place.',
    ore: 'Ore',
    oxide: 'Oxide',
    metal: 'Metal',
    alloy: 'Alloy',
    magnet: 'Magnet',
    product: 'Product',
    use: 'Used in {place}',
    sourceText:
      'Ytterby’s tables of plants, output, trade and use in 2024, made to balance and traced in proportion (sources behind each link)',
    chainTitle: 'Who made the {element} that {place} uses, stage by stage?',
    chainUse: '{place} uses about {amount} t of {element} a year, counted as oxide: {materials}.',
    chainLargest: 'The largest share of each stage: {list}.',
    chainAt: '{stage} {place} {share}',
    chainCould: '{coercer} could have stopped {share} of it at its narrowest stage, {stage}.',
    chainCouldNot: '{coercer} had no part in it.',
    chainOwn: '{coercer} is the supplier state itself; of its own use it did {share} at {stage}, its largest.',
    chainNote:
      'Width: share of the {element} that {place} uses. {means} Streams are coloured by the place they come from; hatched: passed no plant of that stage. Lit up: what passed the place picked, as if what meets there were mixed. A stage passed in an earlier life, before it came back as scrap, counts. Middle of the facts, without their ranges; nothing is lost on the way in these figures, since what is traced is what arrived.',
    toSites: 'The plants behind it',
    fromStage: 'from stage',
    fromPlace: 'from',
    toStage: 'to stage',
    toPlace: 'to',
    share: 'share of use',
    amount: 't REO a year',
    unknown: 'mine not traced',
    past: 'passes it by',
    hhiTitle: 'At which stage is {element} for {place} in fewest hands?',
    hhiAnswer: {
      one: 'In fewest hands at {stage}: {place} {by} holds {share}, and the index stands at {hhi} of 10,000, nearly the one of a single holder.',
      other:
        'In fewest hands at {stage}: {place} {by} holds {share}, and the index stands at {hhi} of 10,000, as if {n} equal holders shared it.',
    },
    hhiIsHigh: 'That is highly concentrated.',
    hhiIsSome: 'That is moderately concentrated.',
    hhiIsLow: 'That is not concentrated.',
    hhiNote:
      'The Herfindahl–Hirschman index adds up the squares of the shares in percent: 10,000 is one holder, 5,000 two equal ones, 1,000 ten. The US merger guidelines of 2023 call a market moderately concentrated from 1,000 and highly concentrated above 1,800. It is taken among those that did the stage; where not all passes a stage, “of” tells how much does. It measures how few hold a stage, not whether they would withhold.',
    hhiLabel: 'Index of concentration by stage, 0 to 10,000',
    hhiSome: 'moderately',
    hhiHigh: 'highly concentrated',
    hhiWhole: 'one holder',
    hhiRow: '{stage}: {location} by location, {control} by control; largest by control: {largest}.',
    keyLocation: 'by location',
    keyControl: 'by control',
    keyWorld: 'the world’s output, by control',
    stage: 'stage',
    largest: '{place} {share}',
    largestOf: '{place} {share} of {done}',
    largestBy: 'largest, {by}',
    shareBy: 'its share, {by}',
    hhiBy: 'index, {by}',
    worldHhiBy: 'index of the world, {by}',
    hiddenTitle: 'What hangs on {coercer} though {place} buys it elsewhere?',
    hiddenAnswer: {
      one: '{n} of {all} uses hangs on {coercer} for more than half.',
      other: '{n} of {all} uses hang on {coercer} for more than half.',
    },
    hiddenMost:
      'Most hidden is {element} in {material}: {hidden} is bought from others but made from {coercer}’s feed, beside {bought} bought from {coercer}.',
    hiddenNone: 'Nothing of it is hidden: what hangs on {coercer} is bought there.',
    hiddenNote:
      'Bought: crossed the border from {coercer}, at whatever stage. Hidden: went through a plant in {coercer} or under its control, but crossed the border from somebody else. Right: share in all, and the stage at which {coercer} holds most. Choose a row to trace it above.',
    hiddenOwn:
      '{coercer} is the supplier state itself: all counts as bought at home, and nothing is hidden. Choose another place.',
    hiddenLabel: 'Shares that hang on {coercer}, the largest first',
    hiddenRow: '{name}, {element}: {bought} bought from {coercer}, {hidden} hidden; narrowest at {stage}.',
    hiddenEnd: '{share} · {stage}',
    keyBought: 'bought from {coercer}',
    keyHidden: 'hidden: bought elsewhere, made from its feed',
    usedYearly: 'use a year',
    contained: 'contained, t REO a year',
    bought: 'bought from {coercer}',
    hidden: 'hidden',
    hands: 'passed its hands',
    narrowest: 'narrowest stage',
    companyTitle: 'And your own parts?',
    companyLead:
      'Give a list of the parts that you buy, as CSV, and see behind each of them what this page shows for a country.',
    companyKept:
      'The file is read in this browser. It is sent nowhere, is not in the address of this page, and is forgotten when the tab closes.',
    companyDrop: 'Drop a CSV file here, or',
    companyChoose: 'Choose a file…',
    companyExample: 'Download an example',
    companyColumns:
      'Columns: part, material (an id of the world’s tables), place where it is used, supplier (a place; blank: the usual mix), kg_per_year, stock_days.',
    companyClear: 'Forget the file',
    companyUsing: 'Reading {file}.',
    companyWorking: 'Tracing the parts…',
    companyTooLarge: '{file} is larger than 1 MB. Give a list of parts alone.',
    companyUnread: '{file} could not be read: {why}',
    companyLast: 'Below is still the answer for {file}, the last file without a fault.',
    companyFigure: 'Which of your parts hang on {coercer}?',
    companyAnswer: {
      one: '{n} of {all} parts hangs on {coercer} for more than half; the most is {part}: {bought} bought there, {hidden} hidden.',
      other:
        '{n} of {all} parts hang on {coercer} for more than half; the most is {part}: {bought} bought there, {hidden} hidden.',
    },
    companyNote:
      'For each part, the element in it that hangs most on {coercer}. A part with a supplier is traced from there; one without gets the usual mix of its place.',
    companyStops:
      'This says where parts come from. To see when each of them would stop, try a shock with the same file, which stays at hand:',
    companyToShock: 'When would each part stop?',
    part: 'part',
    kg: 'kg a year',
    stock: 'stock, days',
    holders: 'who holds that stage',
    origin: 'largest at each stage, by control',
  },
  ja: {
    titleAny: '私たちが使うレアアースは誰がつくり、誰が供給を止め得たか',
    title: '{place}で使うレアアースは誰がつくり、誰が供給を止め得たか',
    lead: 'レアアースは、使われるまでに多くの段階を経る。ある段階の作業のほぼすべてを担う国、またはその工場を支配する国は、最終製品の売り手が誰であっても、そこで供給を止めることができる。',
    choose: '表示する内容',
    place: '使用する国・地域',
    element: '元素',
    material: '使用形態（品目）',
    all: 'すべての品目',
    by: '集計の基準',
    location: '工場の所在地',
    control: '工場の支配主体',
    locationMeans: '所在地別：工場が立地する国・地域に計上。',
    controlMeans: '支配主体別：所在地にかかわらず、工場の意思決定を握る国・地域に計上。',
    working: 'データを読み込み、各段階を鉱山まで遡って計算中（初回は数秒かかる）…',
    cancel: '中止',
    cancelled: '結果が出る前に計算を中止しました。',
    again: '再計算',
    nothingUsed: '{place}でのレアアースの使用は、データにありません。別の国・地域を選んでください。',
    ore: '鉱石・精鉱',
    oxide: '酸化物',
    metal: '金属',
    alloy: '合金',
    magnet: '磁石',
    product: '製品',
    use: '{place}で使用',
    sourceText:
      'Ytterbyの2024年の表（工場・生産・貿易・使用）を収支が合うように調整し、按分で遡ったもの（出典は各リンク先）',
    chainTitle: '{place}で使う{element}は、各段階で誰がつくったか',
    chainUse: '{place}の{element}使用量は、酸化物換算で年間約{amount} t。品目は{materials}。',
    chainLargest: '各段階で割合が最も大きいのは、{list}。',
    chainAt: '{stage}では{place} {share}',
    chainCould: '{coercer}は、依存度が最も高い段階（{stage}）で、使用量の{share}を止め得た。',
    chainCouldNot: '{coercer}は、いずれの段階にも関与していない。',
    chainOwn:
      '{coercer}は供給国そのものである。自国で使う分については、割合が最も大きい段階（{stage}）で{share}を自ら担う。',
    chainNote:
      '帯の幅は{place}の{element}使用量に占める割合。{means}帯の色は流れの出発側の国・地域、斜線はその段階の工場を経ていないもの。強調表示は、選んだ国・地域を通った分（そこで均一に混ざると仮定）。スクラップとして戻る前に経た段階も数える。出典の中央の値を用い、幅は反映していない。到着した分を遡るため、途中の損失は含まない。',
    toSites: '該当する工場',
    fromStage: '前の段階',
    fromPlace: '前の国・地域',
    toStage: '次の段階',
    toPlace: '次の国・地域',
    share: '使用量に占める割合',
    amount: '年間 t（REO換算）',
    unknown: '鉱山まで遡れない',
    past: 'この段階を経ない',
    hhiTitle: '{place}の{element}は、どの段階で最も集中しているか',
    hhiAnswer:
      '最も集中しているのは{stage}の段階で、{by}では{place}が{share}を占める。指数は10,000のうち{hhi}で、均等な担い手{n}者の場合に相当する。',
    hhiIsHigh: '高度に集中している。',
    hhiIsSome: '中程度に集中している。',
    hhiIsLow: '集中しているとはいえない。',
    hhiNote:
      'ハーフィンダール・ハーシュマン指数（HHI）は、各シェア（%）の二乗の合計である。1者独占で10,000、2者均等で5,000、10者均等で1,000となる。米国の合併ガイドライン（2023年）は、1,000以上を中程度の集中、1,800超を高度の集中とする。指数は、その段階を担った者の間で計算する。全量が経るわけではない段階では、経た割合を「…中」と示す。測るのは担い手の少なさであり、供給を止める意思ではない。',
    hhiLabel: '段階別の集中度（HHI、0～10,000）',
    hhiSome: '中程度',
    hhiHigh: '高度の集中',
    hhiWhole: '1者独占',
    hhiRow: '{stage}：所在地別 {location}、支配主体別 {control}。支配主体別の最大は{largest}。',
    keyLocation: '所在地別',
    keyControl: '支配主体別',
    keyWorld: '世界の生産（支配主体別）',
    stage: '段階',
    largest: '{place} {share}',
    largestOf: '{place} {share}（{done}中）',
    largestBy: '最大（{by}）',
    shareBy: 'その割合（{by}）',
    hhiBy: 'HHI（{by}）',
    worldHhiBy: '世界のHHI（{by}）',
    hiddenTitle: '{place}が他国から購入していても{coercer}に依存するものは何か',
    hiddenAnswer: '{all}件の用途のうち{n}件が、半分を超えて{coercer}に依存する。',
    hiddenMost:
      '間接依存が最も大きいのは{material}の{element}である。{coercer}から購入する{bought}のほか、{hidden}は他国から購入するものの、{coercer}の原料でつくられている。',
    hiddenNone: '間接依存はなく、{coercer}に依存する分はすべて{coercer}から購入している。',
    hiddenNote:
      '購入：いずれかの段階で{coercer}から輸入したもの。間接依存：{coercer}国内またはその支配下の工場を経たが、他国から輸入したもの。右端：合計の割合と、{coercer}の割合が最も大きい段階。行を選ぶと、上の図で遡ることができる。',
    hiddenOwn:
      '{coercer}は供給国そのものであり、すべて国内調達として扱うため、間接依存はない。別の国・地域を選んでください。',
    hiddenLabel: '{coercer}への依存（大きい順）',
    hiddenRow: '{name}、{element}：{coercer}から購入 {bought}、間接依存 {hidden}。依存度が最も高い段階は{stage}。',
    hiddenEnd: '{share}・{stage}',
    keyBought: '{coercer}から購入',
    keyHidden: '間接依存（他国から購入、原料は{coercer}経由）',
    usedYearly: '年間使用量',
    contained: '含有量（年間 t、REO換算）',
    bought: '{coercer}から購入',
    hidden: '間接依存',
    hands: '{coercer}を経由',
    narrowest: '依存度が最も高い段階',
    companyTitle: '自社の部品はどうか',
    companyLead: '購入部品の一覧をCSVで指定すると、国と同じ分析を部品ごとに示す。',
    companyKept:
      'ファイルはこのブラウザー内だけで読み込む。外部への送信や、このページのアドレスへの記録は行わず、タブを閉じると消去する。',
    companyDrop: 'CSVファイルをここにドロップ、または',
    companyChoose: 'ファイルを選択…',
    companyExample: '記入例をダウンロード',
    companyColumns:
      '列：part（部品名）、material（データの品目ID）、place（使用する国・地域）、supplier（購入先の国・地域。空欄は平常の調達構成）、kg_per_year（年間kg）、stock_days（在庫日数）。',
    companyClear: 'ファイルを消去',
    companyUsing: '使用中のファイル：{file}',
    companyWorking: '部品を遡って計算中…',
    companyTooLarge: '{file}は1MBを超えています。部品の一覧だけのファイルを選んでください。',
    companyUnread: '{file}を読み込めませんでした：{why}',
    companyLast: '以下は、誤りのなかった直前のファイル（{file}）の結果である。',
    companyFigure: '{coercer}に依存する部品はどれか',
    companyAnswer:
      '{all}点の部品のうち{n}点が、半分を超えて{coercer}に依存する。最大は「{part}」で、{coercer}からの購入が{bought}、間接依存が{hidden}。',
    companyNote:
      '部品ごとに、含まれる元素のうち{coercer}への依存が最も大きいもの。購入先の記入があればそこから、なければ使用する国・地域の平常の調達構成から遡る。',
    companyStops:
      'このページが示すのは部品の由来である。各部品がいつ止まるかは、同じファイルのまま「供給途絶」のページで確認できる：',
    companyToShock: '各部品はいつ止まるか',
    part: '部品',
    kg: '年間使用量（kg）',
    stock: '在庫日数',
    holders: 'その段階の担い手',
    origin: '各段階の最大（支配主体別）',
  },
}
