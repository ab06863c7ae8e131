import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Messages, Value } from '../messages/index.ts'
import { inCurrency, statementsIn, type Names, type StatementValue } from './summary.ts'
import { summarySchema } from './summary-schema.ts'

const messages: Messages<{ said: { value: Value } }> = {
  en: { said: '[{value}]' },
  ja: { said: '「{value}」' },
}
const { state, summary: summaryOf } = statementsIn(messages)
const summary = summaryOf((values: readonly StatementValue[]) => values.map((value) => state('said', { value })))
const names = { places: { JPN: 'Japan' }, materials: { y: 'Yttrium oxide', smco: 'SmCo magnet' } } as Record<
  string,
  Record<string, string>
>
const nameOf = (kind: string, id: string): string => names[kind]?.[id] ?? id
const called: Names = { nameOf, setOf: (ids) => ids.join(' + ') }
const said = (value: StatementValue, language: 'en' | 'ja' = 'en'): string =>
  summary.tell([value], language, called)[0]?.text ?? ''

const amount = fc
  .record({
    value: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    width: fc.option(fc.double({ min: 0.01, max: 5, noNaN: true }), { nil: undefined }),
    bound: fc.constantFrom('lower' as const, 'upper' as const, undefined),
  })
  .map(({ value, width, bound }): StatementValue => ({
    value,
    unit: 'MUSD',
    bound,
    ...(width === undefined
      ? {}
      : { low: value - width * Math.abs(value), high: value + width * Math.abs(value), within: 90 }),
  }))

describe('a statement in another currency', () => {
  const two = statementsIn<{ said: { a: Value; b: Value; count: Value } }>({
    en: { said: '{a} of {b} in {count}' },
    ja: { said: '{b}のうち{a}（{count}）' },
  })
  const yen = { name: { en: 'JPY', ja: '円' }, perUsd: 149.1 }

  it('says what it would have said in it, and nothing else moves', () => {
    const told = two.summary(([a, b]: readonly StatementValue[]) =>
      a === undefined || b === undefined ? [] : [two.state('said', { a, b, count: { count: 39 } })],
    )
    fc.assert(
      fc.property(amount, amount, fc.constantFrom('en' as const, 'ja' as const), (a, b, language) => {
        // Two that read the same in dollars read the same in yen, though their next digits may differ.
        fc.pre(said(a, language) !== said(b, language))
        const [written] = told.write([a, b], () => called)
        const [asked] = told.tell([a, b], language, { ...called, currency: yen })
        expect(written && inCurrency(written, language, yen)).toBe(asked?.text)
      }),
    )
  })

  it('leaves a number alone that ends as an amount does', () => {
    const told = two.summary(() => [
      two.state('said', { a: { value: 39, unit: 'MUSD' }, b: { en: '139 M USD', ja: '' }, count: { count: 1 } }),
    ])
    const [one] = told.write(undefined, () => called)
    expect(one === undefined ? '' : inCurrency(one, 'en', yen)).toBe('5.8 bn JPY of 139 M USD in 1')
  })
})

describe('what stands in a statement', () => {
  it('names things by their names, and by id where they have none; within a sentence they begin small unless they are proper', () => {
    expect(said({ names: 'places', ids: ['JPN', 'VNM'] })).toBe('[Japan, VNM]')
    expect(said({ names: 'materials', ids: ['y', 'smco'] })).toBe('[yttrium oxide, SmCo magnet]')
    expect(said({ names: 'places', ids: ['JPN', 'VNM'] }, 'ja')).toBe('「Japan、VNM」')
  })

  it('says words of the model in both languages', () => {
    expect([said({ names: 'metrics', ids: ['stop'] }), said({ names: 'metrics', ids: ['stop'] }, 'ja')]).toEqual([
      '[line stops]',
      '「ライン停止」',
    ])
  })

  it('says what a place is called, and not what it is made up of', () => {
    const europe: Names = { ...called, nameOf: () => '欧州（EU・英国）' }
    expect(summary.tell([{ names: 'places', ids: ['EUR'] }], 'ja', europe)).toEqual([{ id: 'said', text: '「欧州」' }])
  })

  it('says a place with its article, at the beginning of a sentence with a capital', () => {
    const us: Names = { ...called, nameOf: () => 'United States' }
    expect(summary.tell([{ names: 'places', ids: ['USA'] }], 'en', us)[0]?.text).toBe('[the United States]')
    const first = statementsIn<{ first: { place: Value } }>({ en: { first: '{place} loses.' }, ja: { first: '' } })
    const told = first.summary(() => [first.state('first', { place: { names: 'places', ids: ['USA'] } })])
    expect(told.tell(undefined, 'en', us)[0]?.text).toBe('The United States loses.')
  })

  it('says a set of measures as a whole, and prices of materials', () => {
    expect(said({ names: 'measures', ids: ['a', 'b'] })).toBe('[a + b]')
    const prices = [
      { material: 'y', usdPerKg: 12.345 },
      { material: 'smco', usdPerKg: 80 },
    ]
    expect([said({ prices }), said({ prices }, 'ja')]).toEqual([
      '[yttrium oxide 12.3 USD/kg, SmCo magnet 80 USD/kg]',
      '「Yttrium oxide12.3ドル/kg、SmCo magnet80ドル/kg」',
    ])
  })

  it('says months as people do', () => {
    expect([said({ month: '2026-01' }), said({ month: '2026-01' }, 'ja')]).toEqual(['[January 2026]', '「2026年1月」'])
  })

  it('says money with its range in one unit, however small its low end', () => {
    expect(said({ value: 2000, unit: 'MUSD', low: 530, high: 4500 })).toBe('[2 bn USD (0.53 to 4.5)]')
    expect(said({ value: 2000, unit: 'MUSD', low: 530, high: 4500 }, 'ja')).toBe('「20億ドル（5.3～45億ドル）」')
    expect(said({ value: 12, unit: 'MUSD' })).toBe('[12 M USD]')
    expect(said({ value: 0.02, unit: 'MUSD' })).toBe('[20,000 USD]')
    expect(said({ value: 0.02, unit: 'MUSD' }, 'ja')).toBe('「2万ドル」')
  })

  it('rounds a bound so that it stays one', () => {
    expect(said({ value: 1234.4, unit: 'MUSD', bound: 'upper' })).toBe('[1.3 bn USD]')
    expect(said({ value: 1239.9, unit: 'MUSD', bound: 'lower' })).toBe('[1.23 bn USD]')
    expect(said({ value: 0.002_701, unit: 'share', bound: 'upper' })).toBe('[0.28 %]')
  })

  it('prints no upper bound below itself and no lower bound above, whatever the figure', () => {
    const printed = (text: string, per: number): number => per * Number(/[\d.,e-]+/.exec(text)?.[0].replaceAll(',', ''))
    const figures = fc.double({ min: 1e-5, max: 1e9, noNaN: true })
    const languages = fc.constantFrom('en', 'ja')
    const sizes = [' M ', ' bn ', ' trillion ', '万', '億', '兆'] as const
    const millions = [1, 1e3, 1e6, 1e-2, 1e2, 1e6]
    fc.assert(
      fc.property(figures, fc.constantFrom('MUSD', 'share', 'times'), languages, (value, unit, language) => {
        const of = (bound: 'lower' | 'upper'): number => {
          const text = said({ value, unit, bound }, language)
          const per = unit === 'times' ? 1 : (millions[sizes.findIndex((size) => text.includes(size))] ?? 1e-6)
          return printed(text, unit === 'share' ? 0.01 : per)
        }
        expect(of('upper')).toBeGreaterThanOrEqual(value * (1 - 1e-12))
        expect(of('lower')).toBeLessThanOrEqual(value * (1 + 1e-12))
      }),
    )
  })

  it('gives a small share the digits that it needs', () => {
    expect([
      said({ value: 0.000_49, unit: 'share' }),
      said({ value: 0.23, unit: 'share' }),
      said({ value: 0.0493, unit: 'share' }),
      said({ value: 0, unit: 'share' }),
    ]).toEqual(['[0.049 %]', '[23 %]', '[4.9 %]', '[0 %]'])
  })
})

it('a summary in a result has both languages and the values, and is what the schema says', () => {
  const written = summary.write([{ count: 3 }], () => called)
  expect(written).toEqual([{ id: 'said', en: '[3]', ja: '「3」', values: { value: { count: 3 } } }])
  expect(summarySchema.parse(written)).toEqual(written)
})
