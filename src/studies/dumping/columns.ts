import type { Columns } from '../columns.ts'
import { SHARED_COLUMNS } from '../shared-columns.ts'
import { replyColumns } from './reply-columns.ts'

const musd = { kind: 'number', unit: 'MUSD' } as const
const usdPerKg = { kind: 'number', unit: 'USD/kg' } as const

export const dumpingColumns = {
  ...SHARED_COLUMNS,
  project: {
    kind: 'text',
    header: { en: 'project', ja: '事業' },
    note: { en: 'yes: not yet running', ja: 'yes：未稼働' },
  },
  core: {
    kind: 'text',
    header: { en: 'to be kept', ja: '維持対象' },
    note: { en: 'yes: to be kept', ja: 'yes：維持する拠点' },
  },
  available_from: {
    kind: 'month',
    header: { en: 'available from', ja: '利用開始' },
    note: { en: 'of a project', ja: '事業の場合' },
  },
  revenue_musd: {
    ...musd,
    header: { en: 'revenue', ja: '売上' },
    note: { en: 'a year, at baseline prices', ja: '1年あたり、基準年の価格' },
  },
  baseline_cash_musd: {
    ...musd,
    header: { en: 'cash before', ja: '下落前の現金収支' },
    note: { en: 'a year at baseline prices, by the facts', ja: '1年あたり。基準年の価格と事実の費用による' },
  },
  owner: {
    kind: 'text',
    header: { en: 'owner', ja: '所有者' },
    note: { en: 'a firm, or the site where it stands by itself', ja: '企業。単独の拠点ならその拠点' },
  },
  sites: { kind: 'text', header: { en: 'sites', ja: '拠点' } },
  stop_musd: {
    ...musd,
    header: { en: 'stops below', ja: '停止の境目' },
    note: { en: 'margin a year below which its owner stops it', ja: 'これを下回ると所有者が止める年間の粗利' },
  },
  restart_musd: {
    ...musd,
    header: { en: 'restarts above', ja: '再開の境目' },
    note: { en: 'margin a year above which an idle plant is started again', ja: 'これを上回ると再開する年間の粗利' },
  },
  close_musd: {
    ...musd,
    header: { en: 'closes below', ja: '廃止の境目' },
    note: {
      en: 'margin a year below which an idle plant is given up; blank: at no margin',
      ja: 'これを下回ると休止中の工場を手放す年間の粗利。空欄：なし',
    },
  },
  idle_chance: {
    kind: 'number',
    unit: 'share',
    header: { en: 'chance of standing still', ja: '停止している確率' },
    note: { en: 'when the year ends', ja: 'その年の終わり' },
  },
  closed_chance: {
    kind: 'number',
    unit: 'share',
    header: { en: 'chance of being closed', ja: '廃止されている確率' },
    note: { en: 'for good, when the year ends', ja: 'その年の終わり' },
  },
  idle_without_contracts: {
    kind: 'number',
    unit: 'share',
    header: { en: 'the same without contracts', ja: '契約がない場合' },
    note: {
      en: 'chance of standing still if no contract on the record held',
      ja: '公表済みの契約がない場合に停止している確率',
    },
  },
  overheads_musd: { ...musd, header: { en: 'overheads', ja: '本社費' }, note: { en: 'a year', ja: '1年あたり' } },
  debt_service_musd: {
    ...musd,
    header: { en: 'debt service', ja: '元利払い' },
    note: { en: 'a year', ja: '1年あたり' },
  },
  support_musd: {
    ...musd,
    header: { en: 'support on the record', ja: '公表済みの支援' },
    note: { en: 'a year, from states', ja: '1年あたり、国から' },
  },
  starting_cash_musd: {
    ...musd,
    header: { en: 'cash at the start', ja: '当初の手元資金' },
    note: { en: 'blank: not known, taken to be enough', ja: '空欄：不明、十分とみなす' },
  },
  out_of_cash_chance: {
    kind: 'number',
    unit: 'share',
    header: { en: 'chance of running out of cash', ja: '資金が尽きる確率' },
    note: { en: 'when the path ends', ja: '期間の終わり' },
  },
  draws_tried: { kind: 'number', unit: 'number', header: { en: 'draws tried', ja: '行った試行' } },
  draws_kept: {
    kind: 'number',
    unit: 'number',
    header: { en: 'draws kept', ja: '採った試行' },
    note: {
      en: 'in which it goes on through the prices since the baseline year, as it did',
      ja: '基準年以降の価格で、実際と同じく操業を続けたもの',
    },
  },
  worst_musd: {
    ...musd,
    header: { en: 'poorest year', ja: '最も厳しい年の現金収支' },
    note: { en: 'cash of the worst year if it went on running', ja: '稼働を続けた場合' },
  },
  total_cash_musd: {
    ...musd,
    header: { en: 'cash over the path', ja: '期間中の現金収支' },
    note: { en: 'as its owner acts', ja: '所有者の判断に従った場合' },
  },
  mothballed: { kind: 'month', header: { en: 'mothballed', ja: '休止' } },
  closed: {
    kind: 'text',
    header: { en: 'closed', ja: '廃止' },
    note: { en: 'month, or the sites', ja: '月、または拠点' },
  },
  restarted: { kind: 'month', header: { en: 'restarted', ja: '再開' } },
  idle_months: { kind: 'number', unit: 'months', header: { en: 'idle', ja: '休止期間' } },
  final_state: { kind: 'text', header: { en: 'at the end', ja: '最後の状態' } },
  state: { kind: 'text', header: { en: 'state', ja: '状態' } },
  cash_musd: {
    ...musd,
    header: { en: 'cash', ja: '現金収支' },
    note: { en: 'of the month, as its owner acts', ja: 'その月、所有者の判断に従った場合' },
  },
  price_usd_per_kg: { ...usdPerKg, header: { en: 'price', ja: '価格' } },
  instrument: { kind: 'text', header: { en: 'instrument', ja: '手段' } },
  from_month: {
    kind: 'month',
    header: { en: 'from', ja: '開始月' },
    note: { en: 'first month of the year of the row', ja: 'その行の年の最初の月' },
  },
  months: { kind: 'number', unit: 'number', header: { en: 'months', ja: '月数' } },
  fiscal_cost_musd: { ...musd, header: { en: 'paid by the treasury', ja: '国庫負担' } },
  consumer_cost_musd: {
    ...musd,
    header: { en: 'paid by users', ja: '需要家負担' },
    note: {
      en: 'what they pay more, and what they go without',
      ja: '高くなった支払いと、買わなくなったことによる損失',
    },
  },
  unchanged_demand_cost_musd: {
    ...musd,
    header: { en: 'cost at unchanged demand', ja: '需要が変わらない場合の費用' },
    note: {
      en: 'of whom it is paid by; what is made least',
      ja: '負担者の費用。最小化の対象',
    },
  },
  need_met_musd: {
    ...musd,
    header: { en: 'need met', ja: '不足の補填' },
    note: { en: 'what the plants to keep are short of, as far as they get that', ja: '維持対象の不足のうち補われる分' },
  },
  input_loss_musd: {
    ...musd,
    header: { en: 'taken from them', ja: '維持対象の負担増' },
    note: {
      en: 'from owners whose inputs get dearer by more than they gain',
      ja: '原料高が受取りを上回る所有者の損失',
    },
  },
  still_short_musd: {
    ...musd,
    header: { en: 'short as users buy less', ja: '買い控えによる不足' },
    note: { en: 'of owners that the raises would keep', ja: '価格引上げで維持できるはずの所有者の分' },
  },
  evaded_musd: {
    ...musd,
    header: { en: 'evaded', ja: '関税逃れ' },
    note: {
      en: 'duty that is not paid on imports sold at the raised price',
      ja: '引き上げられた価格で売られる輸入品のうち、納められない関税',
    },
  },
  deadweight_musd: {
    ...musd,
    header: { en: 'deadweight', ja: '死荷重' },
    note: { en: 'lost to users who buy less, and got by none', ja: '需要家が買い控えて失い、受け手のない分' },
  },
  form: { kind: 'text', header: { en: 'form of contract', ja: '契約の形' } },
  path_payment_musd: {
    ...musd,
    header: { en: 'paid on the path', ja: '経路での支払い' },
    note: { en: 'a year, less what comes back', ja: '年間、返還を差し引く' },
  },
  baseline_payment_musd: { ...musd, header: { en: 'at baseline prices', ja: '基準年の価格で' } },
  high_payment_musd: { ...musd, header: { en: 'at high prices', ja: '高値で' } },
  misreported_musd: {
    ...musd,
    header: { en: 'more if misreported', ja: '過少申告による増' },
    note: {
      en: 'settled on prices that producers report below what they fetched',
      ja: '生産者が実際より低く申告した価格で決済する場合',
    },
  },
  misreported_low_musd: { ...musd, header: { en: 'more if misreported, low', ja: '過少申告による増（下限）' } },
  misreported_high_musd: { ...musd, header: { en: 'more if misreported, high', ja: '過少申告による増（上限）' } },
  least_cash_musd: {
    ...musd,
    header: { en: 'least cash', ja: '最少の現金収支' },
    note: {
      en: 'of an owner that is kept, in its poorest year on the path',
      ja: '維持される所有者の、経路で最も厳しい年',
    },
  },
  least_cash_low_premium_musd: {
    ...musd,
    header: { en: 'least cash, low premium', ja: '最少の現金収支（割増が低い場合）' },
    note: { en: 'settled on a benchmark that makers fetch less above', ja: '指標で決済し、実際の割増が低い場合' },
  },
  least_cash_high_premium_musd: {
    ...musd,
    header: { en: 'least cash, high premium', ja: '最少の現金収支（割増が高い場合）' },
  },
  producer_transfer_musd: { ...musd, header: { en: 'received by producers', ja: '生産者への移転' } },
  other_transfer_musd: {
    ...musd,
    header: { en: 'received by others', ja: '維持対象以外の生産者への移転' },
    note: { en: 'producers of the members that are not to be kept', ja: '対象地域にある維持対象以外の生産者' },
  },
  overcompensation_musd: {
    ...musd,
    header: { en: 'beyond what they need', ja: '必要額を超える分' },
  },
  bound_musd: {
    ...musd,
    header: { en: 'lower bound', ja: '下界' },
    note: {
      en: 'no raise of main goods’ prices that keeps the same producers costs less, checked without the solver',
      ja: '同じ生産者を維持する主製品の価格引上げで、これより安いものはない（ソルバーを使わずに検算）',
    },
  },
  shortfall_producers: {
    kind: 'text',
    header: { en: 'not kept', ja: '維持できない生産者' },
    note: { en: 'owners that the instrument cannot keep', ja: 'その手段では維持できない生産者' },
  },
  fixed_strike_musd: {
    ...musd,
    header: { en: 'with one strike price', ja: '行使価格を固定した場合' },
    note: {
      en: 'fiscal cost if the strike price is fixed for the whole path',
      ja: '全期間で行使価格を固定した場合の財政負担',
    },
  },
  top_up_usd_per_kg: {
    ...usdPerKg,
    header: { en: 'top-up', ja: '上乗せ' },
    note: { en: 'price and top-up together are the strike price', ja: '価格と上乗せの合計が行使価格' },
  },
  required_support_musd: { ...musd, header: { en: 'needs', ja: '必要な支援' } },
  received_support_musd: { ...musd, header: { en: 'receives', ja: '受け取る支援' } },
  allocated_cost_musd: { ...musd, header: { en: 'part of the least cost', ja: '最小費用の配分' } },
  exports_forgone_musd: {
    ...musd,
    header: { en: 'exports forgone by the supplier state', ja: '供給国が失う輸出収入' },
    note: { en: 'if it ships as much as in the baseline year', ja: '輸出量が基準年のままの場合' },
  },
  ...replyColumns,
  contract: { kind: 'text', header: { en: 'contract', ja: '契約' } },
  covered_t: { kind: 'number', unit: 't', header: { en: 'covered', ja: '対象量' } },
  payment_musd: { ...musd, header: { en: 'paid to the seller', ja: '売り手への支払い' } },
  clawback_musd: {
    ...musd,
    header: { en: 'clawback', ja: '返還' },
    note: { en: 'paid back by the seller', ja: '売り手からの返還' },
  },
  cash_after_musd: {
    ...musd,
    header: { en: 'cash with the contract', ja: '契約後の現金収支' },
    note: { en: 'of its producers together, on these plants', ja: '対象の生産者の合計（対象の工場分）' },
  },
  least_cost_musd: { ...musd, header: { en: 'least cost of keeping it', ja: '維持の最小費用' } },
  break_even_floor_usd_per_kg: {
    ...usdPerKg,
    header: { en: 'break-even floor', ja: '採算の下限価格' },
    note: {
      en: 'at which its producers together break even in every year; blank: no floor is needed',
      ja: '対象の生産者全体が毎年採算に合う下限価格。空欄：下限は不要',
    },
  },
  with_core_measures: { kind: 'text', header: { en: 'worst measures, kept', ja: '維持した場合の最悪の措置' } },
  with_core_loss_musd: { ...musd, header: { en: 'worst loss, kept', ja: '維持した場合の最悪の損失' } },
  without_core_measures: {
    kind: 'text',
    header: { en: 'worst measures, not kept', ja: '維持しない場合の最悪の措置' },
  },
  without_core_loss_musd: { ...musd, header: { en: 'worst loss, not kept', ja: '維持しない場合の最悪の損失' } },
  cost_without_attack_musd: {
    ...musd,
    header: { en: 'cost without an attack', ja: '威圧がない場合の費用' },
    note: {
      en: 'in the year in which the plants to keep go all at once, until others have taken over',
      ja: '維持対象がすべて失われ、他が引き継ぐまでの年の費用',
    },
  },
  averted_loss_musd: {
    ...musd,
    header: { en: 'averted loss', ja: '回避した損失' },
    note: { en: 'difference of both losses, in a year of attack', ja: '両者の損失の差（威圧を受けた年）' },
  },
  headline: {
    kind: 'text',
    header: { en: 'headline', ja: '結論' },
    note: {
      en: 'idle: plants to keep that stand still when the path ends; contracts, exports: what these cost a year',
      ja: 'idle：期間の終わりに停止している維持対象の工場。contracts・exports：その年間費用',
    },
  },
  figures: { kind: 'text', header: { en: 'figures', ja: '数値' } },
  variance_share: {
    kind: 'number',
    unit: 'share',
    header: { en: 'share of variance', ja: '分散への寄与' },
    note: { en: 'total index: alone or with others', ja: '全次数の指数：単独、または他と共に' },
  },
  variance_share_low: { kind: 'number', unit: 'share', header: { en: 'at least', ja: '下限' } },
  variance_share_high: {
    kind: 'number',
    unit: 'share',
    header: { en: 'at most', ja: '上限' },
    note: { en: 'interval of nineteen times in twenty', ja: '20回に19回の区間' },
  },
  expected_musd: {
    ...musd,
    header: { en: 'expected averted loss', ja: '回避した損失の期待値' },
    note: { en: 'a year: times the probability of an attack', ja: '1年あたり：威圧の確率を掛けたもの' },
  },
} as const satisfies Columns
