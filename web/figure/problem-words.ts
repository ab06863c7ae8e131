import type { Words } from '../messages.ts'

export const PROBLEM_WORDS: Words<
  'input' | 'solver' | 'check' | 'defect' | 'line' | 'column' | 'remedy' | 'solverDo' | 'checkDo' | 'defectDo'
> = {
  en: {
    input: { one: 'One thing has to be mended first', other: '{n} things have to be mended first' },
    solver: 'The solver found no answer',
    check: 'The answer did not pass its checks and is withheld',
    defect: 'This is a fault of the programme',
    line: 'line {n}',
    column: 'column {name}',
    remedy: 'What to do',
    solverDo: 'Try the question in a milder form. If it persists, report it with the address of this page.',
    checkDo: 'Report it with the address of this page.',
    defectDo: 'Reload the page. If it persists, report it with the address of this page.',
  },
  ja: {
    input: '次の{n}点を修正してください',
    solver: '解が見つかりませんでした',
    check: '結果が検算に通らなかったため、表示しません',
    defect: 'プログラムの不具合です',
    line: '{n}行目',
    column: '列 {name}',
    remedy: '対処',
    solverDo: '条件を緩めて再度お試しください。解消しない場合は、このページのアドレスを添えて報告してください。',
    checkDo: 'このページのアドレスを添えて報告してください。',
    defectDo: 'ページを再読み込みしてください。解消しない場合は、このページのアドレスを添えて報告してください。',
  },
}
