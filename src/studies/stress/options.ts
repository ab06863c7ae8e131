import type { Help, Options } from '../options.ts'
import { CONDUCT, FORESIGHT, MONTHS_TO_RUN, PRODUCT, SCENARIO } from '../shared-options.ts'

export const stressAbout: Help = {
  en: 'what a scenario does, month by month, to whom',
  ja: 'シナリオが、どの月に、誰に、何をもたらすか',
}

export const stressOptions = {
  scenario: SCENARIO,
  months: MONTHS_TO_RUN,
  conduct: CONDUCT,
  foresight: FORESIGHT,
  terminalValue: {
    kind: 'choice',
    choices: ['baseline-price', 'last-price'],
    default: 'baseline-price',
    help: {
      en: 'what stock left at the end of a look-ahead is worth: its baseline price, or half of its last price if that is more',
      ja: '見通し期間の終わりに残った在庫の評価',
    },
  },
  range: {
    kind: 'switch',
    default: true,
    help: {
      en: 'what the loss is without each measure, and where no ensemble is kept of the question the mild and the severe case',
      ja: '各措置がない場合の損失も計算。保存された試行のない問いでは軽度と重度も計算',
    },
  },
  company: {
    kind: 'file',
    help: {
      en: 'CSV of a company’s parts and stock: which part stops when',
      ja: '企業の部品と在庫のCSV。どの部品がいつ止まるか',
    },
  },
  product: PRODUCT,
} as const satisfies Options
