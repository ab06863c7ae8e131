import { describe, expect, it } from 'vitest'
import { parseMonth, type Measure } from '../world/index.ts'
import { allowedShareIn } from './limits.ts'

const at = (text: string): number => parseMonth(text) ?? Number.NaN
const measure: Measure = {
  id: 'm',
  instrument: 'licence',
  by: 'CHN',
  materials: new Set(['dy-metal']),
  to: new Set(['JPN']),
  users: undefined,
  leakage: 0.03,
  origin: false,
  tariff: 0,
  waits: false,
  byWeight: false,
  announced: at('2026-01'),
  from: at('2026-03'),
  until: at('2026-08'),
  allowedShare: [
    { from: at('2026-03'), share: 0 },
    { from: at('2026-05'), share: 0.5 },
  ],
}

describe('what is believed of a measure announced in January, in force from March to August, halved from May', () => {
  it.each([
    { seen: '2025-12', month: '2026-04', share: 1, why: 'nobody knows of it yet' },
    { seen: '2026-01', month: '2026-02', share: 1, why: 'it is announced, and not in force' },
    { seen: '2026-01', month: '2026-04', share: 0, why: 'it is announced for then' },
    { seen: '2026-03', month: '2026-06', share: 0, why: 'that it will be eased is not known before it is' },
    { seen: '2026-05', month: '2026-07', share: 0.5, why: 'what holds now is believed to stay' },
    { seen: '2026-08', month: '2026-12', share: 0.5, why: 'its end is not believed before it has come' },
    { seen: '2026-09', month: '2026-09', share: 1, why: 'it has ended' },
    { seen: '2026-09', month: '2026-12', share: 1, why: 'it has ended' },
  ])('seen in $seen, $month lets $share through: $why', ({ seen, month, share }) => {
    expect(allowedShareIn(measure, at(month), at(seen))).toBe(share)
  })
})

describe('what is believed of the same measure, applied in March and announced in June', () => {
  const late: Measure = { ...measure, announced: at('2026-06') }
  it.each([
    { seen: '2026-02', month: '2026-04', share: 1, why: 'nobody knows of it yet' },
    { seen: '2026-03', month: '2026-03', share: 0, why: 'it is still applied' },
    { seen: '2026-03', month: '2026-04', share: 1, why: 'what is not announced is not believed to come again' },
    { seen: '2026-05', month: '2026-05', share: 0.5, why: 'what holds in the month is what was eased' },
    { seen: '2026-05', month: '2026-06', share: 1, why: 'it is not known before June' },
    { seen: '2026-06', month: '2026-07', share: 0.5, why: 'it is announced, and believed to stay' },
    { seen: '2026-08', month: '2026-12', share: 0.5, why: 'its end is not believed before it has come' },
    { seen: '2026-09', month: '2026-09', share: 1, why: 'it has ended' },
  ])('seen in $seen, $month lets $share through: $why', ({ seen, month, share }) => {
    expect(allowedShareIn(late, at(month), at(seen))).toBe(share)
  })
})
