import { plausible } from '../../world/bare.ts'
import type { Help, Options } from '../options.ts'
import { MAX_MEASURES, MENU, PLAN_FILE, THRESHOLD } from '../shared-options.ts'

export const weaponAbout: Help = {
  en: 'the worst that the supplier state can do with a few measures, what no set exceeds, and what it costs it',
  ja: '供給国が少数の措置で与えうる最大の損失、その上限、供給国自身の負担',
}

export const weaponOptions = {
  menu: { ...MENU, isArgument: true },
  target: {
    kind: 'list',
    of: 'places',
    help: {
      en: 'only measures aimed at these places (id, name or bloc)',
      ja: 'この国・地域（ID、名称、またはブロック）に向けた措置だけ',
    },
  },
  maxMeasures: MAX_MEASURES,
  months: {
    kind: 'count',
    min: 1,
    max: 60,
    unit: 'months',
    help: { en: 'months to look at; the menu’s own if left out', ja: '対象の月数。省略時は措置の一覧の期間' },
  },
  runnersUp: {
    kind: 'count',
    min: 0,
    max: 100,
    default: 10,
    help: { en: 'next sets to report', ja: '次点として示す組み合わせの数' },
  },
  simulate: {
    kind: 'count',
    min: 0,
    max: 100,
    help: {
      en: 'worst sets to simulate month by month too; 4 if left out, none with a plan',
      ja: '月ごとにも計算する、損失が大きい組み合わせの数。省略時は4、計画を指定した場合は0',
    },
  },
  curve: {
    kind: 'switch',
    default: true,
    help: { en: 'the leverage curve, which takes most of the time', ja: '効果倍率曲線（計算時間の大半を占める）' },
  },
  threshold: THRESHOLD,
  protect: {
    kind: 'count',
    min: 1,
    max: 5,
    help: {
      en: 'find what to protect, up to that number of target groups, so that the worst is least bad',
      ja: '最悪の場合の損失が最小になる保護対象を、この数まで探す',
    },
  },
  protectOne: {
    kind: 'list',
    of: 'routes or plants',
    help: {
      en: 'what protecting exactly one route (MATERIAL:FROM:TO) or one plant (its id) is worth; each by itself',
      ja: '経路1本（品目:輸出元:輸出先）または工場1か所（ID）だけを保護した場合の効果。それぞれ単独で評価',
    },
  },
  plan: PLAN_FILE,
  year: {
    kind: 'count',
    ...plausible.YEARS,
    help: { en: 'year of the plan; its last years if left out', ja: '計画のどの年か。省略時は最後の年' },
  },
  member: {
    kind: 'list',
    of: 'places',
    help: {
      en: 'find what is worst for these places alone, counted together',
      ja: 'この国・地域だけにとって最悪の組み合わせを探す（合計で評価）',
    },
  },
} as const satisfies Options
