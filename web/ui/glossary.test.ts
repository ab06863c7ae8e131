import { describe, expect, it } from 'vitest'
import type { TermId } from '../../src/messages/index.ts'
import { findTerms } from './glossary.ts'

const words = (text: string, lang: 'en' | 'ja', met = new Set<TermId>()): string[] =>
  findTerms(text, lang, met).map((piece) =>
    typeof piece === 'string' ? piece : `[${piece.term}|${piece.words}]${piece.after}`,
  )

describe('terms of the glossary in a text', () => {
  it('are found where they are first met, whole and in any case', () => {
    expect(words('Value added lost: value added, and two line stops.', 'en')).toEqual([
      '[value-added|Value added]',
      ' lost: value added, and two ',
      '[line-stop|line stops].',
    ])
    expect(words('An outline stop, offtakeable and a shadow-price-like thing', 'en')).toEqual([
      'An outline stop, offtakeable and a shadow-price-like thing',
    ])
  })

  it('are found without blanks in Japanese', () => {
    expect(words('日本の付加価値損失は、迂回流入による。', 'ja')).toEqual([
      '日本の',
      '[value-added|付加価値]',
      '損失は、',
      '[leakage|迂回流入]',
      'による。',
    ])
  })

  it('are met once over several texts', () => {
    const met = new Set<TermId>()
    expect(words('The leverage.', 'en', met)).toEqual(['The ', '[leverage|leverage].'])
    expect(words('More leverage.', 'en', met)).toEqual(['More leverage.'])
  })

  it('leave a text without any as it is', () => {
    expect(words('', 'en')).toEqual([])
    expect(words('A round world of measures.', 'en')).toEqual(['A round world of measures.'])
  })

  it('lose and add no letter', () => {
    const text = 'CVaR, HHI (Herfindahl) and the supplier state; price paid: 3 × the baseline. Months of cover!'
    const pieces = findTerms(text, 'en', new Set())
    expect(
      pieces.map((piece) => (typeof piece === 'string' ? piece : piece.before + piece.words + piece.after)).join(''),
    ).toBe(text)
  })
})
