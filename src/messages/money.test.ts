import { describe, expect, it } from 'vitest'
import { moneyWriter, type Language } from './index.ts'

const digits = (value: number): string => {
  if (!Number.isFinite(value)) return '–'
  const rounded = Number(value.toPrecision(Math.abs(value) >= 1000 ? 3 : 2))
  return rounded.toLocaleString('en-US', { maximumFractionDigits: 9 })
}
const inBoth = (million: number): string[] =>
  (['en', 'ja'] as const).map((language) => moneyWriter(language, digits).text(million))

describe('money', () => {
  it.each([
    [0, '0 M USD', '0ドル'],
    [1e-9, '0 M USD', '0ドル'],
    [0.000_5, '500 USD', '500ドル'],
    [0.012, '12,000 USD', '1.2万ドル'],
    [0.5, '0.5 M USD', '50万ドル'],
    [39, '39 M USD', '3,900万ドル'],
    [38.76, '39 M USD', '3,900万ドル'],
    [99.6, '100 M USD', '1億ドル'],
    [-220, '-220 M USD', '-2.2億ドル'],
    [12_345, '12 bn USD', '120億ドル'],
    [999_700, '1,000 bn USD', '1兆ドル'],
    [4.2e6, '4.2 trillion USD', '4.2兆ドル'],
    [Number.POSITIVE_INFINITY, '– trillion USD', '–兆ドル'],
  ])('of %d million is counted as its language counts', (million, en, ja) => {
    expect(inBoth(million)).toEqual([en, ja])
  })

  it('is counted as another that it stands beside in English and as it is in Japanese, and in its own currency', () => {
    expect(moneyWriter('ja', digits).text(20, 300)).toBe('2,000万ドル')
    expect(moneyWriter('en', digits).text(20, 3000)).toBe('0.02 bn USD')
    expect(moneyWriter('ja', digits, { en: 'JPY', ja: '円' }).text(39_000)).toBe('390億円')
  })

  it('of a range has one scale in English, and in Japanese that of each end where they differ', () => {
    const ranges = (language: Language, low: number, high: number, beside: number): string[] => {
      const { range, rangeBeside } = moneyWriter(language, digits)
      return [range(low, high, beside), rangeBeside(low, high, beside)]
    }
    expect(ranges('en', 530, 4500, 2000)).toEqual(['0.53 to 4.5 bn USD', '0.53 to 4.5'])
    expect(ranges('ja', 530, 4500, 2000)).toEqual(['5.3～45億ドル', '5.3～45億ドル'])
    expect(ranges('ja', 12, 450, 39)).toEqual(['1,200万～4.5億ドル', '1,200万～4.5億ドル'])
    expect(ranges('ja', 0, 450, 39)).toEqual(['0～4.5億ドル', '0～4.5億ドル'])
  })
})
