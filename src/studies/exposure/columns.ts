import type { Columns } from '../columns.ts'
import { SHARED_COLUMNS } from '../shared-columns.ts'

export const exposureColumns = {
  ...SHARED_COLUMNS,
  total_dependence: {
    kind: 'number',
    unit: 'share',
    header: { en: 'total dependence', ja: '総依存度' },
    note: {
      en: 'went through a plant of the supplier state or under its control, at any stage, or was shipped from it',
      ja: 'いずれかの工程で供給国内またはその支配下の工場を経た、または供給国から出荷された割合',
    },
  },
  dependence_by_location: {
    kind: 'number',
    unit: 'share',
    header: { en: 'by location', ja: '所在地別' },
    note: {
      en: 'of the total, what went through at least one plant in the supplier state, at any stage',
      ja: '総依存度のうち、いずれかの工程で供給国内の工場を経た分',
    },
  },
  dependence_by_control: {
    kind: 'number',
    unit: 'share',
    header: { en: 'by control', ja: '支配別' },
    note: {
      en: 'of the total, what went through at least one plant under the supplier state’s control, at any stage',
      ja: '総依存度のうち、いずれかの工程で供給国の支配下の工場を経た分',
    },
  },
  indirect_dependence: {
    kind: 'number',
    unit: 'share',
    header: { en: 'indirect dependence', ja: '間接依存度' },
    note: {
      en: 'of the total, what crossed the border from somebody else',
      ja: '総依存度のうち、供給国以外から輸入された分',
    },
  },
  bottleneck_stage: {
    kind: 'text',
    header: { en: 'bottleneck stage', ja: '最も依存する工程' },
    note: { en: 'stage at which the supplier state holds most', ja: '供給国の割合が最も大きい工程' },
  },
  bottleneck_share: {
    kind: 'number',
    unit: 'share',
    header: { en: 'at the bottleneck', ja: '同工程の割合' },
    note: {
      en: 'what the supplier state holds at the bottleneck stage, by location or by control, whichever is larger',
      ja: '最も依存する工程における供給国の割合（所在地別と支配別のうち大きい方）',
    },
  },
  total: {
    kind: 'number',
    unit: 'unit',
    header: { en: 'total', ja: '合計' },
    note: { en: 'of the world, in `unit`', ja: '世界全体（`unit`の単位）' },
  },
  share_by_location: {
    kind: 'number',
    unit: 'share',
    header: { en: 'by location', ja: '所在地別' },
    note: { en: 'by where the work was done', ja: '作業が行われた場所による' },
  },
  share_by_control: {
    kind: 'number',
    unit: 'share',
    header: { en: 'by control', ja: '支配別' },
    note: { en: 'by who decides over the plant', ja: '工場を支配する者による' },
  },
  use: {
    kind: 'number',
    unit: 'unit',
    header: { en: 'use a year', ja: '年間使用量' },
    note: { en: 'in `unit`', ja: '`unit`の単位' },
  },
  contained_reo: {
    kind: 'number',
    unit: 't/yr',
    header: { en: 'element contained', ja: '含有元素量' },
    note: {
      en: 't of the element a year, as contents.csv counts it',
      ja: '元素の量（トン、1年あたり。単位はcontents.csvによる）',
    },
  },
  direct_dependence: {
    kind: 'number',
    unit: 'share',
    header: { en: 'direct dependence', ja: '直接依存度' },
    note: {
      en: 'crossed the border from the supplier state, at whatever stage',
      ja: 'いずれかの工程で供給国から輸入された割合',
    },
  },
  of: { kind: 'place', header: { en: 'place of the work', ja: '作業の場所' } },
  hhi_by_control: {
    kind: 'number',
    unit: 'points',
    header: { en: 'HHI by control', ja: 'HHI（支配別）' },
    note: {
      en: 'Herfindahl–Hirschman index; 10,000 is one holder',
      ja: 'ハーフィンダール・ハーシュマン指数。10,000は一者独占',
    },
  },
  by: {
    kind: 'text',
    header: { en: 'counted by', ja: '数え方' },
    note: { en: '`location` or `control`', ja: '`location`（所在地）または`control`（支配）' },
  },
  from_stage: { kind: 'text', header: { en: 'from stage', ja: '前の工程' } },
  from: {
    kind: 'place',
    header: { en: 'from', ja: '前の場所' },
    note: { en: 'blank: passed no plant of that stage', ja: '空欄：その工程の工場を経ていない' },
  },
  to_stage: {
    kind: 'text',
    header: { en: 'to stage', ja: '次の工程' },
    note: { en: 'the last is `use`', ja: '最後は`use`' },
  },
  to: { kind: 'place', header: { en: 'to', ja: '次の場所' } },
  share: {
    kind: 'number',
    unit: 'share',
    header: { en: 'share', ja: '割合' },
    note: { en: 'of what the place uses', ja: 'その国・地域の使用量に対する割合' },
  },
  firm: {
    kind: 'text',
    header: { en: 'firm', ja: '企業' },
    note: { en: 'id of firms.csv', ja: 'firms.csvのID' },
  },
  known_makers: {
    kind: 'number',
    unit: 'number',
    header: { en: 'known makers', ja: '把握しているメーカー数' },
    note: { en: 'firms of the material at the place', ja: 'その国・地域で当該品目を作る企業の数' },
  },
  kg_per_year: { kind: 'number', unit: 'kg/yr', header: { en: 'need', ja: '必要量' } },
  stock_days: { kind: 'number', unit: 'days', header: { en: 'stock', ja: '在庫' } },
} as const satisfies Columns
