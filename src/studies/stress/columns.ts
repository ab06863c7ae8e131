import type { Columns } from '../columns.ts'
import { SHARED_COLUMNS } from '../shared-columns.ts'

export const stressColumns = {
  ...SHARED_COLUMNS,
  time_to_survive_months: {
    kind: 'number',
    unit: 'months',
    header: { en: 'time to survive', ja: '停止までの期間' },
    note: {
      en: 'from the start until the first stop, with a fraction',
      ja: '開始から最初の停止まで。小数を含む',
    },
  },
  needed_t: {
    kind: 'number',
    unit: 't',
    header: { en: 'needed', ja: '必要量' },
    note: { en: 'over the run', ja: '期間全体' },
  },
  shortfall_t: {
    kind: 'number',
    unit: 't',
    header: { en: 'shortfall', ja: '不足量' },
    note: { en: 'needed and not served', ja: '必要量のうち供給されなかった量' },
  },
  stopped_t: {
    kind: 'number',
    unit: 't',
    header: { en: 'stopped', ja: '停止分' },
    note: {
      en: 'part of the shortfall that costs output: steps that stop a line, and thrift or substitution not ready yet',
      ja: '不足量のうち生産を失わせる分：ラインを止める工程と、準備の整わない使用量低減・代替',
    },
  },
  first_shortfall: { kind: 'month', header: { en: 'first shortfall', ja: '不足開始月' } },
  buyer: {
    kind: 'text',
    header: { en: 'firms', ja: '企業群' },
    note: {
      en: 'group of firms that stops first, by how much stock it holds',
      ja: '最初に止まる企業群。在庫の量による',
    },
  },
  gross_output_lost_musd: { kind: 'number', unit: 'MUSD', header: { en: 'gross output lost', ja: '産出額の損失' } },
  served_t: { kind: 'number', unit: 't', header: { en: 'served', ja: '供給量' } },
  months_of_cover: {
    kind: 'number',
    unit: 'months',
    header: { en: 'stock', ja: '在庫' },
    note: { en: 'of the users, in months of their baseline use', ja: '使用者の在庫。基準年の使用量に対する月数' },
  },
  bloc: { kind: 'text', header: { en: 'bloc', ja: '陣営' } },
  value_added_lost_pro_rata_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'value added lost, pro rata', ja: '不足が均等に及ぶ場合の付加価値の損失' },
    note: {
      en: 'if the same tonnes had been missing from all uses in proportion, instead of from the cheapest first',
      ja: '価値の低い用途からではなく、全用途に比例して不足した場合',
    },
  },
  share_of_gdp: {
    kind: 'number',
    unit: 'share',
    header: { en: 'share of a year’s GDP', ja: '年間GDP比' },
    note: { en: 'value added lost', ja: '付加価値の損失' },
  },
  import_cost_increase_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'dearer imports', ja: '輸入費用の増加分' },
    note: {
      en: 'what imports on new, grown or leaking routes cost above the baseline price; a tariff on baseline trade is not in it',
      ja: '新規・増加・迂回流入の経路による輸入が基準年の価格を上回る分。従来の取引への関税は含まない',
    },
  },
  stopped_lines_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'stopped lines alone', ja: '停止したラインのみ' },
    note: {
      en: 'value added lost at most if sales only wait; what is sold later is not lost',
      ja: '販売が遅れるだけの場合の付加価値の損失の上限。後で取り戻す分は失われない',
    },
  },
  lost_orders_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'with lost orders', ja: '受注減を含む' },
    note: {
      en: 'value added lost if suppliers lose the orders of stopped lines too; blank where no table says how much',
      ja: '取引先が停止したラインからの受注を失う場合の付加価値の損失。表がなければ空欄',
    },
  },
  rationed_parts_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'with rationed parts', ja: '部品の割り当てを含む' },
    note: {
      en: 'value added lost if the goods that are not made are missing as parts as well; blank without an input-output table',
      ja: '生産されない財が部品としても不足する場合の付加価値の損失。産業連関表がなければ空欄',
    },
  },
  not_followed_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'not followed', ja: '波及を追えない分' },
    note: {
      en: 'of the stopped lines, in sectors of which no table says what follows',
      ja: '停止したラインのうち、波及を示す表がない部門の分',
    },
  },
  baseline_supply_t: {
    kind: 'number',
    unit: 't',
    header: { en: 'baseline supply', ja: '平常の供給' },
    note: { en: 'in a month of the baseline', ja: '基準年の1か月' },
  },
  supply_t: {
    kind: 'number',
    unit: 't',
    header: { en: 'supply', ja: '供給' },
    note: { en: 'made there and received, in the month', ja: 'その月に生産または入荷した量' },
  },
  shadow_price_usd_per_kg: {
    kind: 'number',
    unit: 'USD/kg',
    header: { en: 'shadow price', ja: 'シャドウプライス' },
    note: {
      en: 'value of one kilogram more (the dual of the balance); where origin is tracked, of the cheaper kind',
      ja: '追加の1kgが持つ価値（収支の双対値）。原産を区別する場合は安い方',
    },
  },
  shadow_price_non_coercer_usd_per_kg: {
    kind: 'number',
    unit: 'USD/kg',
    header: { en: 'shadow price, free of the supplier state', ja: 'シャドウプライス（供給国を経ないもの）' },
    note: {
      en: 'of the kind without the supplier state’s material, where origin is tracked',
      ja: '原産を区別する場合の、供給国のものを含まない方',
    },
  },
  inside_price_usd_per_kg: {
    kind: 'number',
    unit: 'USD/kg',
    header: { en: 'price inside', ja: '供給国内価格' },
    note: {
      en: 'as in the supplier state, at the terms of the baseline year; an input with a range',
      ja: '供給国内の価格を基準年の条件で換算したもの。範囲を持つ入力値',
    },
  },
  contract_price_usd_per_kg: {
    kind: 'number',
    unit: 'USD/kg',
    header: { en: 'contract price', ja: '契約価格' },
    note: { en: 'follows the price inside with a lag', ja: '供給国内価格に遅れて従う' },
  },
  spot_price_usd_per_kg: {
    kind: 'number',
    unit: 'USD/kg',
    header: { en: 'spot price', ja: 'スポット価格' },
    note: {
      en: 'the price inside, and a rent while the supplier state holds the good back',
      ja: '供給国内価格に、供給国が止めている間の価格差を加えたもの',
    },
  },
  average_price_usd_per_kg: {
    kind: 'number',
    unit: 'USD/kg',
    header: { en: 'price paid', ja: '支払価格' },
    note: {
      en: 'usual trade at the contract price, new or dearer trade at the spot price, weighted by tonnes',
      ja: '従来の取引は契約価格、新規・割高な取引はスポット価格で評価した加重平均',
    },
  },
  baseline_usd_per_kg: { kind: 'number', unit: 'USD/kg', header: { en: 'baseline price', ja: '基準年の価格' } },
  exports_diverted_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'exports diverted', ja: '振り向けた輸出' },
    note: {
      en: 'what the supplier state sold to others above the baseline, at baseline prices',
      ja: '供給国が基準年を超えて他へ販売した額。基準年の価格による',
    },
  },
  stops: {
    kind: 'month',
    header: { en: 'stops', ja: '停止時期' },
    note: { en: 'first month in which the part is missing', ja: '部品が欠ける最初の月' },
  },
  min_fill_rate: {
    kind: 'number',
    unit: 'share',
    header: { en: 'worst month delivered', ja: '最少月の入荷（平常比）' },
    note: { en: 'lowest share of baseline deliveries in any month', ja: '月ごとの入荷の平常比のうち最小のもの' },
  },
  missing_kg: { kind: 'number', unit: 'kg', header: { en: 'missing', ja: '不足' } },
  chance: {
    kind: 'number',
    unit: 'share',
    header: { en: 'chance', ja: '確率' },
    note: {
      en: 'that a line has stopped by the end of the month: some line of the sector, or that of the company',
      ja: '月末までにラインが停止している確率。部門ではいずれかのライン、企業ではそのライン',
    },
  },
  measure: { kind: 'text', header: { en: 'measure left out', ja: '除いた措置' } },
  carried_share: {
    kind: 'number',
    unit: 'share',
    header: { en: 'loss that goes away', ja: 'なくなる損失の割合' },
    note: {
      en: 'without it; shares of several measures may overlap',
      ja: '除いた場合。複数の措置の割合は重なることがある',
    },
  },
  source: { kind: 'text', header: { en: 'source', ja: '出典' } },
  judgement: { kind: 'text', header: { en: 'judgement', ja: '判断' } },
  factor: { kind: 'text', header: { en: 'factor', ja: '要因' } },
  explained_share: {
    kind: 'number',
    unit: 'share',
    header: { en: 'explains', ja: '説明する割合' },
    note: { en: 'share of the variance over the draws (first-order index)', ja: '標本の分散に占める割合（一次指標）' },
  },
  explained_share_low: {
    kind: 'number',
    unit: 'share',
    header: { en: 'at least about', ja: 'その下限の目安' },
    note: { en: 'two standard errors below; blank in older records', ja: '標準誤差の2倍を引いた値。古い記録では空欄' },
  },
  explained_share_high: {
    kind: 'number',
    unit: 'share',
    header: { en: 'at most about', ja: 'その上限の目安' },
    note: { en: 'two standard errors above', ja: '標準誤差の2倍を足した値' },
  },
  figures: { kind: 'number', unit: 'number', header: { en: 'figures', ja: '数値の数' } },
  judged: { kind: 'number', unit: 'number', header: { en: 'judged', ja: 'うち判断' } },
  line: { kind: 'text', header: { en: 'line', ja: 'ライン' } },
  sales_musd: { kind: 'number', unit: 'MUSD', header: { en: 'sales a year', ja: '年間売上' } },
  sales_from: {
    kind: 'text',
    header: { en: 'sales by', ja: '売上の根拠' },
    note: {
      en: '`file`: the company’s own; `sector`: what its sector makes of as much of the material',
      ja: '`file`は企業の値、`sector`は部門が同じ量の材料から生み出す額',
    },
  },
  lost_on_shelf_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'lost on own stock', ja: '手持ち在庫だけの場合の損失' },
    note: { en: 'sales lost over the run if only the shelf helps', ja: '在庫のほかに手当てがない場合に失う売上' },
  },
  lost_by_lot_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'lost on average', ja: '平均の損失' },
    note: {
      en: 'sales lost over the run on average, goods coming by lot and some being found elsewhere',
      ja: '許可が抽選のように下り、一部は他から手当てできる場合に失う売上の平均',
    },
  },
  what_to_do: {
    kind: 'text',
    header: { en: 'what to do', ja: '対策' },
    note: {
      en: '`stock`, `second-source` (as a usual customer) or `contract` (a firm purchase, served before others)',
      ja: '`stock`は在庫、`second-source`は第二の調達先（通常の顧客）、`contract`は優先供給の引取契約',
    },
  },
  more_days: { kind: 'number', unit: 'days', header: { en: 'more days of stock', ja: '積み増す日数' } },
  from: { kind: 'text', header: { en: 'from', ja: '調達先' } },
  made_there: {
    kind: 'number',
    unit: 't/yr',
    header: { en: 'made there', ja: '現地の生産量' },
    note: {
      en: 't a year of the material’s unit in the baseline, plants under the supplier state’s control left out',
      ja: '基準年の生産量（材料の単位のトン）。供給国が支配する工場を除く',
    },
  },
  share_of_need: { kind: 'number', unit: 'share', header: { en: 'share of the need', ja: '必要量に占める割合' } },
  ready_months: { kind: 'number', unit: 'months', header: { en: 'months to approval', ja: '承認までの月数' } },
  chance_before: {
    kind: 'number',
    unit: 'share',
    header: { en: 'chance of a stop without it', ja: '対策なしの停止確率' },
  },
  saved_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'sales kept', ja: '守られる売上' },
    note: { en: 'over the run, on average', ja: '期間中の平均' },
  },
  cost_musd: { kind: 'number', unit: 'MUSD', header: { en: 'cost a year', ja: '年間費用' } },
  outlay_musd: {
    kind: 'number',
    unit: 'MUSD',
    header: { en: 'paid once', ja: '一度に要する額' },
    note: {
      en: 'for what lies on the shelf, with what buying it adds to its price',
      ja: '積み増す在庫の購入額（割増しを含む）',
    },
  },
} as const satisfies Columns
