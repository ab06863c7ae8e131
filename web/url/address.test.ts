import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { specIn } from './address.ts'
import { DEFAULT_SCENARIO } from './state.ts'

describe('the scenario of an address', () => {
  it.each([
    ['https://example.org/?scenario=jp-2010~allowedShare=0.4&lang=ja', { id: 'jp-2010', edit: { allowedShare: 0.4 } }],
    ['  http://127.0.0.1:4680/compare?scenario=jp-2010&scenario=reference#top ', { id: 'jp-2010', edit: {} }],
    ['/?scenario=jp-2010', { id: 'jp-2010', edit: {} }],
    ['?s=undisturbed~months=6', { id: 'reference', edit: {}, months: 6 }],
    ['https://example.org/?lang=ja', DEFAULT_SCENARIO],
    ['https://example.org/plan', undefined],
    ['https://example.org/?scenario=../etc', undefined],
    ['jp-2010', undefined],
    ['javascript:alert(1)', undefined],
    ['http://[', undefined],
    ['', undefined],
  ])('%s', (address, spec) => {
    expect(specIn(address)).toEqual(spec)
  })

  it('is read or not, whatever is pasted', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void specIn(text)))
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void specIn(`?scenario=own~yaml=${text}`)),
    )
  })
})
