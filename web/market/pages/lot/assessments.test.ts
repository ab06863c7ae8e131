import { expect, it } from 'vitest'
import { nextStricter, saidIn } from './assessments.ts'

const verdict = (grade: string, passed: boolean) => ({
  grade,
  rule: grade,
  passed,
  findings: [
    { kind: 'unknown' as const, share: 0.1, accepted: false },
    { kind: 'failing' as const, ok: passed, share: 0.1, most: 0, custody: 'segregated' as const },
  ],
  words: ['Outcome', 'first', 'second'],
  words_ja: ['結果', '一', '二'],
})
const verdicts = [verdict('strict', false), verdict('middle', true), verdict('loose', true)]

it('the next stricter grade is the one above', () => {
  expect(nextStricter({ grade: 'middle', verdicts })?.grade).toBe('strict')
  expect(nextStricter({ grade: 'strict', verdicts })).toBeUndefined()
  expect(nextStricter({ grade: null, verdicts })?.grade).toBe('loose')
  expect(nextStricter({ grade: null, verdicts: [] })).toBeUndefined()
})

it('each sentence stands beside what it decides', () => {
  expect(saidIn(verdict('a', false), 'en')).toEqual({
    outcome: 'Outcome',
    said: [
      { words: 'first', ok: false },
      { words: 'second', ok: false },
    ],
  })
  expect(saidIn(verdict('a', true), 'ja').said[1]).toEqual({ words: '二', ok: true })
})
