import { describe, expect, it } from 'vitest'
import { reportOf } from './summary.ts'

describe('who reported a measure', () => {
  it.each([
    [
      'publisher and year',
      { source: 'a', publisher: 'The Paper', published: '2026-02-08' },
      'The Paper, 2026',
      'The Paper、2026年',
    ],
    ['publisher alone', { source: 'a', publisher: 'The Paper', published: null }, 'The Paper', 'The Paper'],
    [
      'publisher alone where no year is known',
      { source: 'a', publisher: 'The Paper', published: 'undated' },
      'The Paper',
      'The Paper',
    ],
    ['the id where the tables say no publisher', { source: 'a', publisher: null, published: '2026' }, 'a', 'a'],
    ['nobody', { source: null, publisher: null, published: null }, null, null],
  ] as const)('is %s', (_, report, en, ja) => {
    expect([reportOf(report, 'en'), reportOf(report, 'ja')]).toEqual([en, ja])
  })
})
