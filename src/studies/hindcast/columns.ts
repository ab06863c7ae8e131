import type { Columns } from '../columns.ts'
import { SHARED_COLUMNS } from '../shared-columns.ts'

export const hindcastColumns = {
  ...SHARED_COLUMNS,
  episode: { kind: 'text', header: { en: 'episode', ja: '事例' } },
  use: {
    kind: 'text',
    header: { en: 'use', ja: '用途' },
    note: { en: '`fit` or `test`', ja: '`fit`（推定）または`test`（検証）' },
  },
  variant: {
    kind: 'text',
    header: { en: 'variant', ja: '版' },
    note: { en: 'which scenario of the episode', ja: '事例のどのシナリオか' },
  },
  metric: {
    kind: 'text',
    header: { en: 'metric', ja: '指標' },
    note: {
      en: 'trade and use as shares of the usual level, prices as logarithms of the ratio, stops in months',
      ja: '貿易と使用量は平常比、価格は比の対数、停止は月数',
    },
  },
  rows: { kind: 'number', header: { en: 'rows', ja: '件数' }, note: { en: 'that count', ja: '採点の対象' } },
  id: { kind: 'text', header: { en: 'observation', ja: '観測' } },
  quantity: { kind: 'text', header: { en: 'quantity', ja: '量' } },
  partner: { kind: 'place', header: { en: 'partner', ja: '相手国' }, note: { en: 'who exported', ja: '輸出国' } },
  sectors: { kind: 'text', header: { en: 'sectors', ja: '部門' } },
  materials: { kind: 'text', header: { en: 'materials', ja: '品目' } },
  from_month: { kind: 'month', header: { en: 'from', ja: '開始月' } },
  to_month: { kind: 'month', header: { en: 'to', ja: '終了月' } },
  kind: {
    kind: 'text',
    header: { en: 'kind', ja: '種類' },
    note: { en: 'how it is known', ja: 'どのように知られているか' },
  },
  basis: {
    kind: 'text',
    header: { en: 'basis', ja: '価格の基準' },
    note: { en: 'what a price is the price of', ja: '何の価格か' },
  },
  scored: { kind: 'text', header: { en: 'scored', ja: '採点' }, note: { en: 'yes or no', ja: 'yesまたはno' } },
  reason: {
    kind: 'text',
    header: { en: 'reason', ja: '理由' },
    note: { en: 'why it is not scored, or not answered', ja: '採点しない、または答えられない理由' },
  },
  line: { kind: 'number', header: { en: 'line', ja: '行' }, note: { en: 'of the file', ja: 'ファイルの行番号' } },
  word: {
    kind: 'text',
    header: { en: 'not there', ja: 'ないもの' },
    note: { en: 'a unit, an episode or an id', ja: '単位、事例またはid' },
  },
  source: { kind: 'text', header: { en: 'source', ja: '出典' } },
  observed: { kind: 'number', header: { en: 'observed', ja: '実績' } },
  low: { kind: 'number', header: { en: 'low', ja: '下限' } },
  high: { kind: 'number', header: { en: 'high', ja: '上限' } },
  no_change: {
    kind: 'number',
    header: { en: 'no change', ja: '無変化' },
    note: {
      en: 'benchmark: nothing happens; in `errors`, its mean distance',
      ja: '比較基準：何も起きない。`errors`では平均誤差',
    },
  },
  as_written: {
    kind: 'number',
    header: { en: 'as written', ja: '措置の文言どおり' },
    note: {
      en: 'benchmark: what the measure lets through goes, and nobody answers',
      ja: '比較基準：措置が認める量だけが流れ、誰も対応しない',
    },
  },
  central: {
    kind: 'number',
    header: { en: 'model', ja: 'モデル' },
    note: { en: 'with behaviour as in the tables', ja: '行動は標準設定による' },
  },
  central_bias: {
    kind: 'number',
    header: { en: 'bias', ja: '偏り' },
    note: { en: 'mean signed distance', ja: '符号付きの平均誤差' },
  },
  fitted: {
    kind: 'number',
    header: { en: 'model, fitted', ja: 'モデル（推定後）' },
    note: { en: 'with behaviour as in `fit.json`', ja: '行動は`fit.json`の値による' },
  },
  shadow_price: {
    kind: 'number',
    header: { en: 'shadow price', ja: 'シャドウプライス' },
    note: { en: 'of a price, what one kilogram more is worth', ja: '価格の場合の、追加の1kgが持つ価値' },
  },
  persistence: {
    kind: 'number',
    header: { en: 'last known', ja: '直前の値' },
    note: { en: 'score of the last value known before the measure', ja: '措置前に知られていた最後の値の得点' },
  },
  persistence_rows: {
    kind: 'number',
    header: { en: 'rows with a last value', ja: '直前の値のある件数' },
  },
  year_before: {
    kind: 'number',
    header: { en: 'a year before', ja: '前年同月' },
    note: { en: 'score of the value a year before', ja: '前年同月の値の得点' },
  },
  year_before_rows: {
    kind: 'number',
    header: { en: 'rows with a year before', ja: '前年同月のある件数' },
  },
  climatology: {
    kind: 'number',
    header: { en: 'climatology', ja: '過去の分布' },
    note: {
      en: 'score of what was observed in the other episodes, each row equally likely',
      ja: '他の事例の観測値を等確率とした予測の得点',
    },
  },
  draws: {
    kind: 'number',
    header: { en: 'draws', ja: '試行' },
    note: { en: 'score of worlds drawn within the ranges', ja: '範囲の中で数値を動かした世界の得点' },
  },
  calibrated: {
    kind: 'number',
    header: { en: 'blurred', ja: '補正後' },
    note: {
      en: 'the draws with a normal error added that scores best on the other episodes',
      ja: '他の事例で得点が最もよい正規誤差を加えた試行結果',
    },
  },
  deviation: {
    kind: 'number',
    header: { en: 'deviation', ja: '標準偏差' },
    note: { en: 'standard deviation of that error', ja: '加えた誤差の標準偏差' },
  },
  held_50: {
    kind: 'number',
    header: { en: 'within 50%', ja: '50%内' },
    note: { en: 'rows within the middle half of the blurred draws', ja: '補正後の中央50%に入った件数' },
  },
  held_90: {
    kind: 'number',
    header: { en: 'within 90%', ja: '90%内' },
    note: { en: 'rows within the middle nine tenths', ja: '補正後の中央90%に入った件数' },
  },
  width_90: {
    kind: 'number',
    header: { en: 'width', ja: '幅' },
    note: { en: 'mean width of the middle nine tenths', ja: '中央90%の平均の幅' },
  },
  width_90_climatology: {
    kind: 'number',
    header: { en: 'width of the past', ja: '過去の分布の幅' },
    note: { en: 'the same of what was observed in the other episodes', ja: '他の事例の観測値の同じ幅' },
  },
  stopped: {
    kind: 'number',
    header: { en: 'stopped', ja: '停止' },
    note: { en: 'rows with a stop', ja: '停止のあった件数' },
  },
  no_stop: {
    kind: 'number',
    header: { en: 'no stop', ja: '停止なし' },
    note: { en: 'Brier score of: nothing stops', ja: '「何も止まらない」のブライア得点' },
  },
  all_stop: {
    kind: 'number',
    header: { en: 'all stop', ja: '全停止' },
    note: { en: 'Brier score of: everything stops at once', ja: '「すべて直ちに止まる」のブライア得点' },
  },
  base_rate: {
    kind: 'number',
    header: { en: 'base rate', ja: '頻度' },
    note: {
      en: 'Brier score of: as many stop as in the other episodes, evenly over the months',
      ja: '「他の事例と同じ割合で、各月均等に止まる」のブライア得点',
    },
  },
  log_base_rate: {
    kind: 'number',
    header: { en: 'log score of the base rate', ja: '頻度の対数得点' },
  },
  log_central: { kind: 'number', header: { en: 'log score of the model', ja: 'モデルの対数得点' } },
  log_draws: { kind: 'number', header: { en: 'log score of the draws', ja: '試行の対数得点' } },
  area_under_curve: {
    kind: 'number',
    header: { en: 'area under the curve', ja: '曲線下面積' },
    note: {
      en: 'how often a line that stopped was given more than one that did not; a half is chance',
      ja: '停止したラインが停止しなかったラインより高い確率を与えられた割合。0.5は偶然と同じ',
    },
  },
  world: { kind: 'number', header: { en: 'world', ja: '世界' }, note: { en: 'which draw', ja: '何番目の試行か' } },
  answer: {
    kind: 'number',
    header: { en: 'answer', ja: '答え' },
    note: { en: 'multiple of the usual level; for a stop, months', ja: '平常比。停止は月数' },
  },
  owner: {
    kind: 'text',
    header: { en: 'owner', ja: '所有者' },
    note: { en: 'who owned it then', ja: '当時の所有者' },
  },
  year: { kind: 'number', header: { en: 'year', ja: '年' } },
  stop_chance: {
    kind: 'number',
    unit: 'share',
    header: { en: 'chance of a stop', ja: '停止の確率' },
    note: { en: 'in the year, if it runs when the year begins', ja: '年初に操業している場合のその年の確率' },
  },
  seen: { kind: 'text', header: { en: 'what it did', ja: '実際' } },
  stopped_for_price: {
    kind: 'text',
    header: { en: 'stopped', ja: '停止' },
    note: { en: 'yes: in that year, for its price', ja: 'yes：その年に価格のために停止' },
  },
  evidence: {
    kind: 'text',
    header: { en: 'how it is known', ja: '根拠' },
    note: { en: 'absence: no stop is reported', ja: 'absence：停止の報道がない' },
  },
  factor: { kind: 'text', header: { en: 'factor', ja: '要因' } },
  level: { kind: 'number', header: { en: 'level', ja: '水準' } },
  error: {
    kind: 'number',
    header: { en: 'error', ja: '誤差' },
    note: { en: 'with the others as fitted', ja: '他は推定値のまま' },
  },
  account_owner: {
    kind: 'text',
    header: { en: 'owner', ja: '所有者' },
    note: { en: 'of owners.csv', ja: 'owners.csvの所有者' },
  },
  account_year: {
    kind: 'text',
    header: { en: 'year', ja: '年' },
    note: { en: 'FY2024: the twelve months to June 2024', ja: 'FY2024は2024年6月までの12か月' },
  },
  account_line: { kind: 'text', header: { en: 'line', ja: '項目' } },
  account_site: { kind: 'text', header: { en: 'site', ja: '拠点' } },
  account_material: { kind: 'material', header: { en: 'material', ja: '品目' } },
  account_unit: {
    kind: 'text',
    header: { en: 'unit', ja: '単位' },
    note: { en: 't, or MUSD: million US dollars of the year', ja: 't、またはMUSD（その年の100万ドル）' },
  },
  at_capacity: { kind: 'number', header: { en: 'at capacity', ja: '能力' } },
  at_study_rate: {
    kind: 'number',
    header: { en: 'model', ja: 'モデル' },
    note: { en: 'at the rate of the baseline year', ja: '基準年の操業量' },
  },
  at_tonnes_made: {
    kind: 'number',
    header: { en: 'model at the tonnes made', ja: 'モデル（実際の生産量）' },
  },
  published: { kind: 'number', header: { en: 'published', ja: '公表' } },
  account_source: { kind: 'text', header: { en: 'source', ja: '出典' } },
  variance_part: { kind: 'text', header: { en: 'cause', ja: '要因' } },
  variance_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'difference', ja: '差' },
    note: { en: 'published EBITDA less that of the model', ja: '公表EBITDAからモデルのEBITDAを引いた差' },
  },
} as const satisfies Columns
