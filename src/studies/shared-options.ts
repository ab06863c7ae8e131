import { MONTH_PATTERN, plausible } from '../world/bare.ts'

/** Options that several studies have, each with one meaning. */

export const SCENARIO = {
  kind: 'file',
  shipped: 'scenario',
  default: 'jp-2026-practice',
  isArgument: true,
  help: { en: 'a shipped scenario or a YAML file', ja: '収録シナリオの名前、またはYAMLファイル' },
} as const

/** How long a scenario is run. */
export const MONTHS_TO_RUN = {
  kind: 'count',
  min: 1,
  max: 120,
  unit: 'months',
  help: { en: 'months to run; the scenario’s own if left out', ja: '計算する月数。省略時はシナリオの期間' },
} as const

export const CONDUCT = {
  kind: 'list',
  of: 'settings',
  help: {
    en: 'how firms and third places act: settings of `conduct.csv`, such as `kept-contracts,no-new-suppliers`; the scenario’s own if left out',
    ja: '企業や第三国の行動。`conduct.csv`の設定（例：`kept-contracts,no-new-suppliers`）。省略時はシナリオの設定',
  },
} as const

export const FORESIGHT = {
  kind: 'count',
  min: 1,
  max: 60,
  unit: 'months',
  help: {
    en: 'months that buyers look ahead; the parameter `foresight` of the world if left out',
    ja: '買い手が先を読む月数。省略時は世界のパラメータ`foresight`',
  },
} as const

export const MENU = {
  kind: 'file',
  shipped: 'menu',
  default: 'bans',
  help: { en: 'a shipped menu of measures or a YAML file', ja: '収録された措置メニューの名前、またはYAMLファイル' },
} as const

export const THRESHOLD = {
  kind: 'amount',
  max: plausible.LEVERAGE.max,
  help: {
    en: 'leverage to reach, in dollars lost by others per dollar of exports forgone: whether any set reaches it',
    ja: '基準とする効果倍率（放棄した輸出1ドルあたりの相手側損失ドル）。これに達する措置の組み合わせがあるか',
  },
} as const

export const PLAN_FILE = {
  kind: 'file',
  help: { en: 'a plan (`ytterby plan --json`) that is in place', ja: '実施済みの計画（`ytterby plan --json`の出力）' },
} as const

export const MEMBERS = {
  kind: 'list',
  of: 'places',
  isRequired: true,
  help: {
    en: 'places (id, the beginning of one, or name) or blocs that act together',
    ja: '共同で行動する国・地域またはブロック',
  },
} as const

export const ATTACK_PROBABILITY = {
  kind: 'amount',
  max: 1,
  unit: 'share',
  help: {
    en: 'probability of an attack in a year; the parameter `attack-probability` if left out',
    ja: '1年間に威圧を受ける確率。省略時はパラメータ`attack-probability`',
  },
} as const

/**
 * Measures at once, one default for all that ask for it. Two: of the shipped menu, what is worst for one place alone can be found for two
 * measures at once and not for three (decision 78).
 */
export const MAX_MEASURES = {
  kind: 'count',
  min: 1,
  max: 6,
  default: 2,
  help: { en: 'measures at once, at most', ja: '同時に発動する措置の上限' },
} as const

/** The form of a month that a run may begin in. */
export const MONTH = {
  kind: 'text',
  of: 'month',
  pattern: MONTH_PATTERN,
  example: '2027-01',
  within: `from ${plausible.YEARS.min} to ${plausible.YEARS.max}`,
} as const

/** What a company makes, where it has no list of parts: shipped bills of materials. */
export const PRODUCT = {
  kind: 'list',
  of: 'products',
  help: {
    en: 'products with a shipped bill of materials and how many are made a year, such as `ev-motor:50000` or `ev-motor:50000:EUR`; at the first place asked about where none is named',
    ja: '収録された部品表のある製品と年間生産数（例：`ev-motor:50000`、`ev-motor:50000:EUR`）。国・地域を書かなければ、対象の最初の国・地域',
  },
} as const
