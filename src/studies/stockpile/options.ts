import type { Help, Options } from '../options.ts'
import { ATTACK_PROBABILITY, CONDUCT, FORESIGHT, SCENARIO } from '../shared-options.ts'

export const stockpileAbout: Help = {
  en: 'how much to hold in stock, in which form, how fast to buy, when to release and refill, and what that is worth',
  ja: '備蓄をどれだけ、どの形態で持ち、どの速さで買い、いつ放出・補充するか。その価値と費用',
}

export const stockpileOptions = {
  scenario: {
    ...SCENARIO,
    default: 'jp-cutoff-12m',
    help: {
      en: 'the embargo: a shipped scenario or a YAML file, whose measures hold from its start until the embargo ends',
      ja: '禁輸の内容：収録シナリオの名前、またはYAMLファイル。措置は開始から禁輸の終わりまで続くとする',
    },
  },
  months: {
    kind: 'count',
    min: 3,
    max: 60,
    default: 24,
    unit: 'months',
    help: {
      en: 'months for which an embargo is cleared; one that lasts longer goes on as in the last of them',
      ja: '禁輸を計算する月数。それより長く続く場合は最後の月と同じ状態が続くとする',
    },
  },
  conduct: CONDUCT,
  foresight: FORESIGHT,
  members: {
    kind: 'list',
    of: 'places',
    help: {
      en: 'places (id, the beginning of one, or name) or blocs that hold the stock, each for its own use; those that the scenario asks about if left out',
      ja: '備蓄を持つ国・地域またはブロック。それぞれ自国の使用に備える。省略時はシナリオの対象',
    },
  },
  forms: {
    kind: 'list',
    of: 'stages',
    help: {
      en: 'forms to compare: stages of `stockpiles.csv`; all of them if left out',
      ja: '比べる形態：`stockpiles.csv`の段階。省略時はすべて',
    },
  },
  goods: {
    kind: 'list',
    of: 'materials',
    help: {
      en: 'goods to hold; in each form those of which a first tonne pays if left out',
      ja: '備蓄する品目。省略時は各形態で最初の1トンが引き合うもの',
    },
  },
  most: {
    kind: 'count',
    min: 1,
    max: 365,
    unit: 'days',
    help: {
      en: 'size of the store, in days of usual use; by form as in `stockpiles.csv` if left out',
      ja: '備蓄の上限。通常使用量の日数。省略時は`stockpiles.csv`の形態別の値',
    },
  },
  keeping: {
    kind: 'amount',
    max: 1,
    mayBeZero: true,
    unit: 'share',
    help: {
      en: 'cost of keeping a stock a year, turning it over included, as a share of its worth; by form as in `stockpiles.csv` if left out',
      ja: '1年間の保管費（入れ替えを含む）の備蓄額に対する割合。省略時は`stockpiles.csv`の形態別の値',
    },
  },
  attackProbability: {
    ...ATTACK_PROBABILITY,
    help: {
      en: 'probability that an embargo begins in a quiet year; the parameter `attack-probability` if left out',
      ja: '平時の1年間に禁輸が始まる確率。省略時はパラメータ`attack-probability`',
    },
  },
  lasts: {
    kind: 'count',
    min: 1,
    max: 120,
    default: 12,
    unit: 'months',
    help: {
      en: 'months that an embargo lasts on average, a judgement; it may end in any month with the same probability',
      ja: '禁輸の平均の月数（判断による）。どの月にも同じ確率で終わりうるとする',
    },
  },
  repeatProbability: {
    kind: 'amount',
    max: 1,
    mayBeZero: true,
    default: 0.3,
    unit: 'share',
    help: {
      en: 'probability that another embargo begins within a year, as long as the last one is recent: for a year on average; a judgement',
      ja: '禁輸の後しばらくの間（平均1年）、1年以内に再び禁輸が始まる確率（判断による）',
    },
  },
  discount: {
    kind: 'amount',
    max: 0.1,
    unit: 'share',
    help: {
      en: 'by how much money a month later counts less; the parameter `discount` if left out',
      ja: '1か月後の金額の割引率。省略時はパラメータ`discount`',
    },
  },
  draws: {
    kind: 'count',
    min: 2,
    max: 1000,
    help: {
      en: 'worlds drawn within the ranges of the figures, in which the rules were not made: what they save there, with intervals; takes some 10 seconds for each',
      ja: '規則の作成に使わない、数値を幅の中で無作為に動かした世界の数。そこでの効果を区間とともに示す。1つにつき10秒ほどかかる',
    },
  },
  seed: {
    kind: 'count',
    min: 0,
    max: 2 ** 31 - 1,
    default: 1,
    help: { en: 'which draws: the same seed draws the same worlds', ja: '乱数の種。同じ種は同じ標本になる' },
  },
} as const satisfies Options
