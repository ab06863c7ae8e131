/** Words of the trade and of the model, in both languages: one line each, for tooltips and for the page on method. */
interface Entry {
  readonly en: string
  readonly ja: string
  readonly meansEn: string
  readonly meansJa: string
}

export const GLOSSARY = {
  scarcity: {
    en: 'Scarcity price',
    ja: '希少価格',
    meansEn:
      'What one kilogram more would be worth at a place in a month. It marks the bottleneck; it is no forecast of the price paid.',
    meansJa:
      'ある場所・ある月に追加の1kgが持つ価値。隘路（ボトルネック）の所在を示すものであり、支払価格の予測ではない。',
  },
  paid: {
    en: 'Price paid',
    ja: '支払価格',
    meansEn: 'Average by weight: usual trade at the price of 2024, only new or dearer trade at the scarcity price.',
    meansJa: '数量加重平均。従来の取引は2024年の価格で、新規・割高な取引だけを希少価格で評価する。',
  },
  kink: {
    en: 'Price as an interval',
    ja: '価格の区間',
    meansEn:
      'Where a step of supply or use ends exactly, one kilogram more is worth less than one kilogram less would cost. Both ends are told.',
    meansJa:
      '供給や用途の段がちょうど尽きる点では、1kg増えることの価値が、1kg減ることの損失を下回る。このとき価格は両端で示す。',
  },
  'line-stop': {
    en: 'Line stop',
    ja: 'ライン停止（操業停止）',
    meansEn: 'A use that can be neither given up nor replaced goes unserved, and what is made with it stands still.',
    meansJa: '断念も代替もできない用途に材料が届かず、それを使う生産が止まること。',
  },
  'value-added': {
    en: 'Value added',
    ja: '付加価値',
    meansEn: 'What a sector earns beyond what it buys from others: the part of output that counts towards GDP.',
    meansJa: '産出額から他から購入した分を除いた額。GDPに計上される部分に当たる。',
  },
  thrift: {
    en: 'Thrift, substitution',
    ja: '使用量低減（省使用化）・代替',
    meansEn: 'Less of the material in each piece; or another design or material. Both take months to be ready.',
    meansJa: '1個当たりの使用量を減らすこと、または別の設計・材料に切り替えること。いずれも準備に数か月を要する。',
  },
  'let-through': {
    en: 'Let through',
    ja: '認められる割合',
    meansEn: 'Share of the usual flow that a measure still allows, by licence or quota; 0 is a full stop.',
    meansJa: '平常の流れのうち、措置の下でなお許可や割当により認められる割合。0は全面停止。',
  },
  leakage: {
    en: 'Leakage',
    ja: '漏れ（迂回流入）',
    meansEn: 'Share of a stopped flow that arrives all the same, by detours, and dearer.',
    meansJa: '止められた流れのうち、迂回等により割高な価格でなお届く割合。',
  },
  'entity-list': {
    en: 'Entity list',
    ja: 'エンティティ・リスト（輸出管理対象者リスト）',
    meansEn:
      'Named firms that nobody may supply. In the model it bars a share of a sector from the supplier state’s material, wherever it is bought.',
    meansJa:
      '供給が禁じられた企業の一覧。モデルでは、購入元を問わず、部門の一定割合が供給国由来の材料を使えなくなる措置として扱う。',
  },
  hhi: {
    en: 'HHI (Herfindahl–Hirschman index)',
    ja: 'HHI（ハーフィンダール・ハーシュマン指数）',
    meansEn:
      'Sum of the squared shares, in percent: 10,000 is one holder, 2,500 is four equal ones. Here by who controls the plants.',
    meansJa:
      '各主体のシェア（%）の二乗の合計。1者独占で10,000、4者均等で2,500。本アプリでは工場の支配主体別に計算する。',
  },
  qualification: {
    en: 'Qualification',
    ja: '品質認定',
    meansEn: 'Months of samples and tests before a buyer takes goods from a new supplier.',
    meansJa: '買い手が新たな供給者の製品を受け入れるまでに、サンプル評価・試験に要する月数。',
  },
  headroom: {
    en: 'Headroom',
    ja: '増量余地',
    meansEn: 'How much more a known supplier can send at once, as a share of what he usually sends.',
    meansJa: '既存の供給者が直ちに増やせる量。平常の供給量に対する割合で示す。',
  },
  foresight: {
    en: 'Foresight',
    ja: '見通し期間',
    meansEn: 'Months that buyers look ahead when they decide, the present one included.',
    meansJa: '買い手が意思決定の際に見通す月数（当月を含む）。',
  },
  baseline: {
    en: 'Baseline',
    ja: '基準年の値（ベースライン）',
    meansEn: 'The flows and prices of 2024 that close every balance and lie nearest to what the sources say.',
    meansJa: 'すべての収支が合い、かつ出典の値に最も近い2024年の流れと価格。',
  },
  bracket: {
    en: 'Mild, central, severe',
    ja: '低位・中位・高位',
    meansEn:
      'Three runs: all judged figures of behaviour at their value, and half-way to either end of their ranges at once. A bracket, no confidence interval.',
    meansJa:
      '3通りの計算。低位・高位は損失の大きさを指す。中位は行動に関する判断値をそのまま用い、低位と高位はすべての判断値を同時に、幅の端へ向けて半分だけ動かす。目安の範囲であり、信頼区間ではない。',
  },
} as const satisfies Readonly<Record<string, Entry>>

export type TermId = keyof typeof GLOSSARY
export const TERM_IDS = Object.keys(GLOSSARY) as readonly TermId[]

interface Piece {
  readonly term: TermId
  readonly words: string
  /** Brackets and stops that must stay on its line. */
  readonly before: string
  readonly after: string
}

/** A text with `[[term|words]]` in it, in pieces. */
export function termsIn(text: string): (string | Piece)[] {
  const pieces: (string | Piece)[] = []
  let at = 0
  for (const found of text.matchAll(/([(（「“]?)\[\[([a-z-]+)\|([^\]]+)\]\]([.,;:)）」”。、]*)/g)) {
    const [whole, before = '', id = '', words = '', after = ''] = found
    if (!(id in GLOSSARY)) continue
    pieces.push(text.slice(at, found.index), { term: id as TermId, words, before, after })
    at = found.index + whole.length
  }
  return [...pieces, text.slice(at)]
}
