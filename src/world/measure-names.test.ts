import { expect, it } from 'vitest'
import { measuresName, measuresNamer } from './index.ts'

const names: Readonly<Record<string, string>> = { JPN: '日本', EUR: '欧州（EU・英国）', USA: 'United States' }
const name = (id: string): string => names[id] ?? id

it('tells a destination that all share once, and what several places lose once', () => {
  const magnets = (to: string[]): { what: string; to: string[] } => ({ what: 'Magnets', to })
  const yttrium = { what: 'Yttrium', to: ['USA'] }
  expect(measuresName([magnets(['USA']), yttrium], 'en', name)).toBe('Magnets + Yttrium to United States')
  expect(measuresName([magnets(['USA', 'CAN']), yttrium, magnets(['KOR'])], 'en', name)).toBe(
    'Magnets to United States and CAN, KOR + Yttrium to United States',
  )
  expect(
    measuresName(
      [
        { what: '磁石', to: ['JPN'] },
        { what: '研磨材', to: ['JPN'] },
      ],
      'ja',
      name,
    ),
  ).toBe('日本向け磁石＋研磨材')
  expect(
    measuresName(
      [
        { what: '磁石', to: ['JPN'] },
        { what: '磁石', to: ['EUR'] },
      ],
      'ja',
      name,
    ),
  ).toBe('日本、欧州向け磁石')
})

it('counts many destinations', () => {
  expect(measuresName([{ what: 'Magnets', to: ['A', 'B', 'C', 'D'] }], 'en', name)).toBe('Magnets to 4 other places')
})

it('names sets by id, and a measure without a title by its id alone', () => {
  const measures = [
    { id: 'a', titleJa: '磁石', to: new Set(['JPN']) },
    { id: 'b', to: new Set(['JPN']) },
    { id: 'c', title: 'Yttrium', to: new Set(['JPN']) },
  ]
  expect(measuresNamer(measures, 'ja', () => '日本')(['a', 'b'])).toBe('日本向け磁石＋b')
  expect(measuresNamer(measures, 'en', () => 'Japan')(['a', 'c', 'other'])).toBe('a + Yttrium to Japan + other')
})
