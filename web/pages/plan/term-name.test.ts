import { describe, expect, it } from 'vitest'
import { termName } from './term-name.ts'

const NAMES = new Map([
  ['ndpr-oxide', 'NdPr oxide'],
  ['JPN', 'Japan'],
])
const named = (kind: 'stock' | 'most-stock' | 'store-fill' | 'budget' | 'share', id: string): string =>
  termName(
    { id, kind },
    (_, part) => NAMES.get(part) ?? part,
    (items) => items.join(', '),
  )

describe('a row of terms is called', () => {
  it('by its material and place, if it is of a stock', () => {
    expect(named('stock', 'jp-oxide ndpr-oxide JPN')).toBe('jp-oxide: NdPr oxide, Japan')
    expect(named('most-stock', 'jp-oxide ndpr-oxide JPN most')).toBe('jp-oxide: NdPr oxide, Japan')
    expect(named('stock', 'a term of words ndpr-oxide JPN')).toBe('a term of words: NdPr oxide, Japan')
  })
  it('as in its file otherwise', () => {
    expect(named('budget', 'meti-2027 + jogmec-2027')).toBe('meti-2027 + jogmec-2027')
    expect(named('store-fill', 'state-store fill 2028')).toBe('state-store fill 2028')
    expect(named('share', 'one-firm')).toBe('one-firm')
  })
})
