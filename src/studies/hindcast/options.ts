import type { Help, Options } from '../options.ts'

export const hindcastAbout: Help = {
  en: 'past episodes: what the model says of them beside what was observed',
  ja: '過去の事例：モデルの答えと実際の観測値',
}

export const hindcastOptions = {
  episodes: {
    kind: 'list',
    of: 'names',
    isArgument: true,
    help: { en: 'episodes by name; all if left out', ja: '対象とする過去の事例の名前。省略時はすべて' },
  },
  observed: {
    kind: 'file',
    help: {
      en: 'CSV of observations to set the runs beside, in place of the shipped ones; what no run can answer is named with the reason',
      ja: '出荷済みの観測値の代わりに実行結果と比べる観測値のCSV。どの実行でも答えられない行は理由とともに示す',
    },
  },
  frozen: {
    kind: 'file',
    help: {
      en: 'predictions that `hindcast freeze` wrote: score the rows of `observed` against them without any run',
      ja: '`hindcast freeze`が書き出した予測。`observed`の行を、計算をせずにこの予測と比べて採点する',
    },
  },
} as const satisfies Options
