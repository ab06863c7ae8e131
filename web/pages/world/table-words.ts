import type { TableName } from '../../../src/world/index.ts'
import type { Language } from '../../messages.ts'

/** Names of tables, columns and of what may stand in them. Tests hold them to the schema of the world. */

type Pair = readonly [en: string, ja: string]

const TABLES: Readonly<Record<TableName, Pair>> = {
  sources: ['Where figures come from', '出典'],
  places: ['Countries and regions, and their gross domestic product', '国・地域とそのGDP'],
  elements: ['Elements followed through the chain', '対象元素'],
  materials: ['Forms in which the elements are traded', '品目（元素の取引形態）'],
  contents: ['What each material contains of an element', '品目ごとの元素含有量'],
  processes: ['What plants can do', '工場が行う工程'],
  recipes: ['What a process takes in and gives', '工程の投入と産出'],
  costs: ['Cost of processing', '加工費（原料費を除く）'],
  sites: ['Mines and plants, who decides over them, and their capacity', '鉱山・工場、その支配主体と生産能力'],
  operations: ['What each site did in 2024', '各拠点の2024年の操業'],
  lanes: ['Freight and time between regions', '地域間の運賃と輸送期間'],
  routes: ['What was shipped in 2024', '2024年の出荷量'],
  sectors: ['Users', '需要部門'],
  steps: ['How a use gives way, cheapest first', '使用が削られる順序（価値の低い順）'],
  demand: ['Use in 2024, and what stands still without it', '2024年の使用量と、供給がない場合に止まる産出額・付加価値'],
  stocks: ['Stocks, in months of normal use', '在庫（平常の使用量に対する月数）'],
  buyers: ['How the buyers of one sector differ', '部門内の買い手の違い'],
  switching: ['How fast supply can move to another source', '供給源の切替えの速さ'],
  parameters: ['Single figures', '個別の数値'],
  prices: ['Prices', '価格'],
  observations: ['Observed production, trade, use and shares', '生産・貿易・使用・シェアの観測値'],
  projects: ['What a plan may fund', '計画で選べる事業'],
  stockpiles: ['What a state or joint stock may hold', '国家備蓄・共同備蓄の上限と費用'],
  offtakes: ['Firm purchases that keep another source ready', '長期引取契約の割増と上限'],
  shutdowns: ['What producers bear when prices fall', '価格下落時の生産者の耐久力'],
  contracts: ['Price contracts that have been signed', '締結済みの価格契約'],
  currencies: ['Currencies, in units for a US dollar', '通貨（1米ドル当たり）'],
}

/** A row of the table, in a word or two. */
const ROWS: Readonly<Record<TableName, Pair>> = {
  sources: ['Source', '出典'],
  places: ['Place', '国・地域'],
  elements: ['Element', '元素'],
  materials: ['Material', '品目'],
  contents: ['Content', '含有量'],
  processes: ['Process', '工程'],
  recipes: ['Recipe', '投入・産出'],
  costs: ['Cost', '加工費'],
  sites: ['Site', '拠点'],
  operations: ['Operation', '操業'],
  lanes: ['Lane', '輸送路'],
  routes: ['Trade', '貿易'],
  sectors: ['Sector', '部門'],
  steps: ['Step', '段'],
  demand: ['Use', '使用'],
  stocks: ['Stock', '在庫'],
  buyers: ['Kind of buyer', '買い手の種類'],
  switching: ['Switching', '切替え'],
  parameters: ['Single figure', '個別の数値'],
  prices: ['Price', '価格'],
  observations: ['Observation', '観測値'],
  projects: ['Project', '事業'],
  stockpiles: ['Stockpile', '備蓄'],
  offtakes: ['Firm purchase', '長期引取'],
  shutdowns: ['What is borne', '耐久力'],
  contracts: ['Contract', '契約'],
  currencies: ['Currency', '通貨'],
}

export const COLUMNS: Readonly<Record<string, Pair>> = {
  id: ['identifier', '識別子'],
  title: ['title', '題名'],
  publisher: ['publisher', '発行者'],
  published: ['published', '発行日'],
  url: ['address', 'アドレス'],
  name: ['name', '名称'],
  name_ja: ['Japanese name', '日本語名'],
  bloc: ['bloc', '陣営'],
  region: ['region', '地域'],
  lat: ['latitude', '緯度'],
  lon: ['longitude', '経度'],
  unit: ['unit', '単位'],
  date: ['period', '時期'],
  source: ['source', '出典'],
  confidence: ['confidence', '確度'],
  note: ['note', '注記'],
  heavy: ['heavy', '中重希土類'],
  stage: ['stage', '段階'],
  tradable: ['traded', '取引対象'],
  material: ['material', '品目'],
  element: ['element', '元素'],
  lead_months: ['months until something comes out', '産出までの月数'],
  lead_months_low: ['months until something comes out, low', '産出までの月数・下限'],
  lead_months_high: ['months until something comes out, high', '産出までの月数・上限'],
  process: ['process', '工程'],
  product: ['main product', '主製品'],
  variant: ['variant that users take up', '切替え可能な変種'],
  feed: ['feed', '原料'],
  direction: ['direction', '方向'],
  basis: ['basis', '計算方法'],
  place: ['place', '国・地域'],
  country: ['country', '国'],
  operator: ['operator', '操業者'],
  control: ['who decides', '支配主体'],
  control_source: ['source of who decides', '支配主体の出典'],
  status: ['status', '状態'],
  start: ['first month', '開始'],
  start_low: ['earliest', '最も早い開始'],
  start_high: ['latest', '最も遅い開始'],
  part_of: ['contained in', '含まれる集計（内数）'],
  site: ['site', '拠点'],
  from_region: ['from region', '出発地域'],
  to_region: ['to region', '到着地域'],
  transit_months: ['months under way', '輸送月数'],
  from: ['from', '輸出元'],
  to: ['to', '輸出先'],
  tariff: ['tariff, share of the price', '関税（価格比）'],
  limit: ['most in a year', '年間上限'],
  profile: ['profile of steps', '段の型'],
  step: ['step', '段の番号'],
  kind: ['kind', '種類'],
  sector: ['sector', '部門'],
  value_source: ['source of the value', '金額の出典'],
  holder: ['holder', '保有者'],
  what: ['what', '項目'],
  quantity: ['quantity', '量の種類'],
  partner: ['partner', '相手国'],
  materials: ['materials', '品目'],
  use: ['how it is used', '用い方'],
  value: ['value', '値'],
  low: ['low', '下限'],
  high: ['high', '上限'],
  share: ['share', '割合'],
  share_low: ['share, low', '割合・下限'],
  share_high: ['share, high', '割合・上限'],
  willingness_to_pay: ['worth, multiple of the price', '価値（価格に対する倍率）'],
  willingness_to_pay_low: ['worth, low', '価値・下限'],
  willingness_to_pay_high: ['worth, high', '価値・上限'],
  ready_months: ['months until ready', '準備月数'],
  ready_months_low: ['months until ready, low', '準備月数・下限'],
  ready_months_high: ['months until ready, high', '準備月数・上限'],
  gross_output_musd: ['output that stands still', '止まる産出額'],
  gross_output_musd_low: ['output that stands still, low', '止まる産出額・下限'],
  gross_output_musd_high: ['output that stands still, high', '止まる産出額・上限'],
  value_added_musd: ['value added that stands still', '止まる付加価値'],
  value_added_musd_low: ['value added that stands still, low', '止まる付加価値・下限'],
  value_added_musd_high: ['value added that stands still, high', '止まる付加価値・上限'],
  stock_multiple: ['stock, multiple of the average', '在庫（平均に対する倍率）'],
  stock_multiple_low: ['stock, low', '在庫・下限'],
  stock_multiple_high: ['stock, high', '在庫・上限'],
  min_share: ['smallest size, share of the whole', '最小規模（全体に対する割合）'],
  earliest: ['first output at the earliest', '最も早い初産出'],
  requires: ['requires', '前提となる事業'],
  excludes: ['cannot be had beside', '両立しない事業'],
  fixed_cost_share: ['spent whatever the size, share', '規模によらない費用の割合'],
  fixed_cost_share_low: ['spent whatever the size, low', '規模によらない費用の割合・下限'],
  fixed_cost_share_high: ['spent whatever the size, high', '規模によらない費用の割合・上限'],
  delay_probability: ['chance that it comes a year late', '1年遅れる確率'],
  delay_probability_low: ['chance that it comes a year late, low', '1年遅れる確率・下限'],
  delay_probability_high: ['chance that it comes a year late, high', '1年遅れる確率・上限'],
  technology_months: ['months longer without equipment and know-how', '装置・技術の禁輸による遅れ（月）'],
  technology_months_low: ['months longer without equipment and know-how, low', '装置・技術の禁輸による遅れ・下限'],
  technology_months_high: ['months longer without equipment and know-how, high', '装置・技術の禁輸による遅れ・上限'],
  premium: ['paid on top, share of the price', '割増（価格比）'],
  premium_low: ['paid on top, low', '割増・下限'],
  premium_high: ['paid on top, high', '割増・上限'],
  holding_cost: ['cost of keeping a year, share of its worth', '年間維持費（価額比）'],
  holding_cost_low: ['cost of keeping a year, low', '年間維持費・下限'],
  holding_cost_high: ['cost of keeping a year, high', '年間維持費・上限'],
  max_share: ['most, share of use', '上限（使用量比）'],
  max_share_low: ['most, low', '上限（使用量比）・下限'],
  max_share_high: ['most, high', '上限（使用量比）・上限'],
  sites: ['sites', '対象拠点'],
  payer: ['who pays', '支払者'],
  clawback: ['share given back above', '上振れ分の還元率'],
  clawback_above: ['price from which it is shared', '還元の始まる価格'],
  max_tonnes: ['most that is covered in a year', '年間対象量の上限'],
  clawback_max: ['most given back in a year', '年間還元の上限'],
  until: ['last month', '最終月'],
}

/** What `value` means in a table. */
const VALUES: Readonly<Partial<Record<TableName, Pair>>> = {
  places: ['Gross domestic product', '国内総生産（GDP）'],
  contents: ['Oxide contained', '酸化物換算の含有量'],
  recipes: ['Amount per unit of activity', '活動1単位当たりの量'],
  costs: ['Processing cost', '加工費'],
  sites: ['Capacity', '生産能力'],
  operations: ['Activity in 2024', '2024年の活動量'],
  lanes: ['Freight', '運賃'],
  routes: ['Shipped in 2024', '2024年の出荷量'],
  demand: ['Use in 2024', '2024年の使用量'],
  stocks: ['Stock', '在庫'],
  projects: ['Capital cost', '設備投資額'],
  stockpiles: ['Most that can be held', '備蓄の上限'],
  offtakes: ['Premium', '割増'],
  contracts: ['Price floor', '最低価格'],
  currencies: ['Units for a dollar', '1米ドル当たり'],
}

export const CHOICES: Readonly<Record<string, Pair>> = {
  'low-heavy': ['with less dysprosium', 'ジスプロシウム低減'],
  'heavy-free': ['without heavy rare earths', '重希土類不使用'],
  alliance: ['alliance', '同盟国・同志国'],
  partner: ['partner', 'パートナー国'],
  coercer: ['supplier that may coerce', '供給国（威圧を行い得る国）'],
  other: ['other', 'その他'],
  yes: ['yes', 'はい'],
  no: ['no', 'いいえ'],
  ore: ['Ore and concentrate', '鉱石・精鉱'],
  intermediate: ['Intermediate', '中間原料'],
  scrap: ['Scrap', 'スクラップ'],
  oxide: ['Oxide', '酸化物'],
  metal: ['Metal', '金属'],
  alloy: ['Alloy', '合金'],
  magnet: ['Magnet', '磁石'],
  product: ['Other product', 'その他製品'],
  operating: ['operating', '稼働中'],
  ramping: ['ramping up', '立ち上げ中'],
  'under-construction': ['under construction', '建設中'],
  committed: ['committed', '投資決定済み'],
  planned: ['planned', '計画中'],
  study: ['under study', '検討中'],
  stopped: ['stopped', '停止'],
  high: ['high', '高'],
  medium: ['medium', '中'],
  low: ['low', '低'],
  in: ['taken in', '投入'],
  out: ['given', '産出'],
  mass: ['by mass', '質量による'],
  yield: ['by yield', '収率による'],
  curtail: ['use given up', '使用断念'],
  thrifting: ['thrift', '使用量低減'],
  substitute: ['substitution', '代替'],
  stop: ['stop', 'ライン停止'],
  plant: ['plant', '鉱山・工場'],
  firm: ['firms', '民間'],
  state: ['state', '国家'],
  qualification: ['time to qualify a supplier', '品質認定の期間'],
  ramp: ['growth a month', '毎月の増加'],
  headroom: ['more at once from known suppliers', '既存の供給者の増量余地'],
  baseline: ['price of the baseline', '基準年の価格'],
  'volume-weighted': ['volume-weighted', '数量加重'],
  'unit-value': ['unit value in customs', '通関単価'],
  offer: ['offer', '提示価格'],
  floor: ['price floor', '最低価格'],
  production: ['Production', '生産'],
  trade: ['Trade', '貿易'],
  use: ['Use', '使用'],
  share: ['Share', 'シェア'],
  fit: ['the baseline is fitted to it', '基準年の値の推計に使用'],
  check: ['compared afterwards', '事後の照合に使用'],
  series: ['kept for later months', '以後の月の系列として保存'],
  superseded: ['superseded', '差し替え済み'],
  feed: ['the feed itself', '原料そのもの'],
  premium: ['premium that lasts', '上乗せの持続'],
  'pass-through': ['pass-through of prices', '価格の波及'],
  'months-to-mothball': ['months of loss borne', '赤字に耐える月数'],
  'care-and-maintenance': ['cost of care and maintenance', '休止中の維持費'],
  fixed: ['fixed part of the cost', '固定費の割合'],
  restart: ['months until a restart', '再開までの月数'],
  'months-to-closure': ['months until closed for good', '廃止までの月数'],
  life: ['years in which capital is paid back', '投資回収年数'],
  treasury: ['treasury', '国庫'],
  buyer: ['buyer', '買い手'],
  'east-asia': ['East Asia', '東アジア'],
  'southeast-asia': ['Southeast Asia', '東南アジア'],
  'south-asia': ['South Asia', '南アジア'],
  oceania: ['Oceania', 'オセアニア'],
  'north-america': ['North America', '北米'],
  'south-america': ['South America', '南米'],
  europe: ['Europe', '欧州'],
  'middle-east': ['Middle East', '中東'],
  'central-asia': ['Central Asia', '中央アジア'],
  africa: ['Africa', 'アフリカ'],
  rest: ['rest of the world', 'その他地域'],
}

/** Goods of a stage, inside a sentence. */
const GOODS: Readonly<Record<string, Pair>> = {
  ore: ['ores and concentrates', '鉱石・精鉱'],
  intermediate: ['intermediates', '中間原料'],
  scrap: ['scrap', 'スクラップ'],
  oxide: ['oxides', '酸化物'],
  metal: ['metals', '金属'],
  alloy: ['alloys', '合金'],
  magnet: ['magnets', '磁石'],
  product: ['other products', 'その他製品'],
}

const UNIT_PARTS_JA: Readonly<Record<string, string>> = {
  't REO': 't（REO換算）',
  't metal': 't（金属）',
  't product': 't（製品）',
  't gross': 't（総重量）',
  'bn USD': '十億ドル',
  'M USD': '百万ドル',
  USD: 'ドル',
  yr: '年',
  month: '月',
  quarter: '四半期',
  'half-year': '半年',
  months: 'か月',
  days: '日',
  years: '年',
  share: '割合',
  x: '倍',
}

const pick = (pair: Pair | undefined, lang: Language): string | undefined => pair?.[lang === 'ja' ? 1 : 0]

export const tableWord = (table: TableName, lang: Language): string => pick(TABLES[table], lang) ?? table
export const rowWord = (table: TableName, lang: Language): string => pick(ROWS[table], lang) ?? table
export const columnWord = (column: string, lang: Language): string => pick(COLUMNS[column], lang) ?? column
export const choiceWord = (choice: string, lang: Language): string => pick(CHOICES[choice], lang) ?? choice
export const goodsWord = (stage: string, lang: Language): string => pick(GOODS[stage], lang) ?? stage
export const figureWord = (table: TableName, column: string, lang: Language): string => {
  const name = (column === 'value' ? pick(VALUES[table], lang) : undefined) ?? columnWord(column, lang)
  return name.charAt(0).toUpperCase() + name.slice(1)
}
export const unitWord = (unit: string, lang: Language): string =>
  lang === 'ja'
    ? unit
        .split('/')
        .map((part) => UNIT_PARTS_JA[part] ?? part)
        .join('/')
    : unit

/** How amounts of a unit are written: shares in percent, multiples with a sign, all else with the unit behind. */
export interface AmountWriter {
  /** With the unit. */
  readonly full: (amount: number) => string
  /** Where the unit stands beside it. */
  readonly bare: (amount: number) => string
}

export function amountWriter(unit: string, lang: Language, write: (amount: number) => string): AmountWriter {
  const [what = '', ...per] = unit.split('/')
  if (what === 'share') {
    const bare = (amount: number): string => `${write(100 * amount)}%`
    return { bare, full: (amount) => [bare(amount), ...per.map((part) => unitWord(part, lang))].join('/') }
  }
  if (unit === 'x') {
    const times = (amount: number): string => `${write(amount)}${lang === 'ja' ? '倍' : '×'}`
    return { bare: times, full: times }
  }
  const counted = ['months', 'days', 'years'].includes(unit)
  return {
    bare: write,
    full: (amount) =>
      counted && lang === 'ja'
        ? write(amount) + unitWord(unit, lang)
        : `${write(amount)} ${counted && amount === 1 ? unit.slice(0, -1) : unitWord(unit, lang)}`.trimEnd(),
  }
}
