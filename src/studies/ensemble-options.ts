import { DISTRIBUTIONS } from './distribution.ts'
import { exposureOptions } from './exposure/options.ts'
import type { Options } from './options.ts'
import { stressOptions } from './stress/options.ts'
import { weaponOptions } from './weapon/options.ts'

/** How worlds are drawn, whatever is asked of them. */
export const drawOptions = {
  samples: {
    kind: 'count',
    min: 2,
    max: 100_000,
    default: 200,
    help: { en: 'worlds to draw', ja: '試行する世界の数' },
  },
  seed: {
    kind: 'count',
    min: 0,
    max: 2 ** 31 - 1,
    default: 1,
    help: { en: 'which draws: the same seed draws the same worlds', ja: '乱数の種。同じ種は同じ標本になる' },
  },
  distribution: {
    kind: 'choice',
    choices: DISTRIBUTIONS,
    default: 'triangular',
    help: { en: 'how figures are spread over their ranges', ja: '数値の幅の中での分布' },
  },
  factors: {
    kind: 'list',
    of: 'ids',
    help: {
      en: 'draw only these factors and leave the rest as tabled; all that are read if left out (`ensemble factors` lists them)',
      ja: 'この要因だけを動かし、他は標準設定のままにする。省略時は読まれるものすべて',
    },
  },
  totalOrderSamples: {
    kind: 'count',
    min: 0,
    max: 10_000,
    default: 0,
    help: {
      en: 'draws to make again for total effects: as many runs more for each factor, and no more than samples',
      ja: '全効果を求めるための追加試行の数。要因ごとに同数の計算が加わる',
    },
  },
  screening: {
    kind: 'switch',
    default: true,
    help: {
      en: 'total effects of material factors alone: of those that may matter by the draws, or by moving them alone',
      ja: '試行結果または単独の変化から重要でありうる要因だけ全効果を求める。無効にすると全要因で求める',
    },
  },
  judgedPairs: {
    kind: 'count',
    min: 0,
    max: 1000,
    help: {
      en: 'pairs of worlds that tell how much rests on judgements, two runs each; if left out a tenth of samples, at most 100, or none if that is under 5',
      ja: '判断による割合を求めるための世界の組数。1組につき計算が2つ加わる。省略時は samples の1割（最大100）、それが5未満なら0',
    },
  },
  batch: {
    kind: 'count',
    min: 2,
    max: 100_000,
    help: {
      en: 'draws in one Latin hypercube; more are drawn in several, so that 40 go on from 20; all in one if left out',
      ja: '1つのラテン超方格に含める標本数。省略時は全体で1つ',
    },
  },
} as const satisfies Options

const { scenario, months, conduct, foresight, terminalValue } = stressOptions
const { menu, target, maxMeasures, months: attackMonths } = weaponOptions

/** What may be asked of every world, by its study: part of what may be asked of one. */
export const drawnOptions = {
  stress: { scenario, months, conduct, foresight, terminalValue },
  exposure: { place: exposureOptions.place },
  weapon: { menu, target, maxMeasures, months: attackMonths },
} as const satisfies Readonly<Record<string, Options>>

/** Options of an ensemble, by its study. Each world takes longer with the weapon: fewer are drawn. */
export const ensembleOptions = {
  stress: { ...drawnOptions.stress, ...drawOptions },
  exposure: { ...drawnOptions.exposure, ...drawOptions },
  weapon: { ...drawnOptions.weapon, ...drawOptions, samples: { ...drawOptions.samples, default: 20 } },
} as const satisfies Readonly<Record<string, Options>>
