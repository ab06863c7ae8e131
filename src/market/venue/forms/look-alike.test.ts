import { describe, expect, it } from 'vitest'
import { isPlain, looksLike } from './look-alike.ts'

describe('names that are taken for each other', () => {
  it.each([
    ['capitals', 'Acme Mining', 'ACME  mining'],
    ['a stroke', 'Mills', 'MiIIs'],
    ['a digit', 'Lynas One', 'Lynas 0ne'],
    ['two letters for one', 'modern', 'rnodern'],
    ['Cyrillic letters', 'Acme', 'Асме'],
    ['Greek letters', 'Toyota', 'Τοуοτα'],
    ['accents', 'Kansai', 'Kånsái'],
    ['wide letters', 'Acme', 'ＡＣＭＥ'],
    ['half-width kana', '関西マグネット', '関西ﾏｸﾞﾈｯﾄ'],
    ['points and dashes', 'urn:org:a-b', 'urn:org:a.b'],
  ])('by %s', (_, one, other) => {
    expect(looksLike(one, other)).toBe(true)
  })
  it.each([
    ['Acme', 'Acne'],
    ['urn:org:a', 'urn:org:b'],
    ['関西マグネット', '関東マグネット'],
    ['Rhine Drives', 'Rhine Drive'],
    ['ハンド', 'バンド'],
  ])('%s is not %s', (one, other) => {
    expect(looksLike(one, other)).toBe(false)
  })
})

describe('a text whose signs are all seen', () => {
  it.each(['Acme', '備蓄機構', 'レイクス・モーターズ', "O'Hara & Söhne (Pty) Ltd.", 'a b'])('is %s', (text) => {
    expect(isPlain(text)).toBe(true)
  })
  it.each([
    ['a direction override', 'Acme\u{202E}emcA'],
    ['a direction isolate', 'Acme\u{2066}x'],
    ['a blank of no width', 'Ac\u{200B}me'],
    ['a joiner', 'Ac\u{200D}me'],
    ['a soft hyphen', 'Ac\u{AD}me'],
    ['a line break', 'Acme\nOperator'],
    ['a NUL', 'Acme\0'],
    ['a tag', 'Acme\u{E0041}'],
    ['a Hangul filler', 'Acme\u{3164}'],
    ['a blank at its end', 'Acme '],
  ])('is none with %s', (_, text) => {
    expect(isPlain(text)).toBe(false)
  })
})
