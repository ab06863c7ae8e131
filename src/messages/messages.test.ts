import { describe, expect, it } from 'vitest'
import {
  hasText,
  nameIn,
  namer,
  noteIn,
  otherThan,
  sayer,
  titleIn,
  WRITING,
  type Messages,
  type Plain,
  type Value,
} from './index.ts'

const lots: Messages<{
  title: Plain
  found: { n: number; material: Value }
  link: { path: Value }
  literal: Plain
}> = {
  en: {
    title: 'Lots',
    found: '{n, plural, one {{n} lot} other {{n} lots}} of {material}',
    link: "The market's page: {path}",
    literal: "GET /rounds/'{id}' isn't a gap",
  },
  ja: {
    title: 'ロット',
    found: '{material}のロット{n}件',
    link: '市場のページ：{path}',
    literal: "GET /rounds/'{id}'",
  },
}

describe('a text', () => {
  const [en, ja] = [sayer(lots, 'en'), sayer(lots, 'ja')]

  it('is said in the language, with its values and the form that the number asks for', () => {
    expect([en('title'), ja('title')]).toEqual(['Lots', 'ロット'])
    expect([0, 1, 2].map((n) => en('found', { n, material: 'NdPr' }))).toEqual([
      '0 lots of NdPr',
      '1 lot of NdPr',
      '2 lots of NdPr',
    ])
    expect(ja('found', { n: 1, material: 'NdPr' })).toBe('NdPrのロット1件')
  })

  it('takes values as they are: digits, signs and braces', () => {
    expect(en('link', { path: "{x} '{y}' <b> #" })).toBe("The market's page: {x} '{y}' <b> #")
    expect(en('found', { n: 12_345.678, material: 0.000_1 })).toBe('12345.678 lots of 0.0001')
  })

  it('holds braces that are no gap between apostrophes', () => {
    expect(en('literal')).toBe("GET /rounds/{id} isn't a gap")
    expect(ja('literal')).toBe('GET /rounds/{id}')
  })

  it('is not said without a value that it needs, and by no key that it does not have', () => {
    expect(() => (en as (key: string, values: object) => string)('found', { n: 1 })).toThrow(/material/)
    expect(() => (en as (key: string) => string)('lost')).toThrow('No text "lost" in this catalogue.')
  })

  it('does not compile without a value, with one that it has no gap for, or with that of another form', () => {
    // @ts-expect-error it needs both
    expect(() => en('found', { n: 1 })).toThrow(/material/)
    // @ts-expect-error the title has no gap
    expect(en('title', { n: 1 })).toBe('Lots')
    // @ts-expect-error a plural is chosen by a number
    expect(en('found', { n: '1', material: '' })).toBe('1 lot of ')
    const either = 'link' as 'link' | 'found'
    // @ts-expect-error what may be either takes the values of both
    expect(en(either, { path: '/' })).toBe("The market's page: /")
    expect(en(either, { path: '/', n: 2, material: '' })).toBe("The market's page: /")
  })

  it('is looked up for a code from outside, which stands as it came where there is none', () => {
    expect(['title', 'found', 'toString', 'other'].map(namer(lots, 'ja'))).toEqual([
      'ロット',
      'found',
      'toString',
      'other',
    ])
    expect(['title', 'found', 'toString'].map((key) => hasText(lots, key))).toEqual([true, false, false])
  })
})

describe('what stands around texts', () => {
  it('is the name in the language, the English one where there is no other', () => {
    expect(nameIn('ja', { name: 'Japan', nameJa: '日本' })).toBe('日本')
    expect(nameIn('en', { name: 'Japan', name_ja: '日本' })).toBe('Japan')
    expect(nameIn('ja', { name: 'Eneabba', name_ja: '' })).toBe('Eneabba')
    expect(titleIn('ja', { title: 'Cut-off', titleJa: '停止' })).toBe('停止')
    expect(noteIn('en', { note: 'seen', noteJa: '観測' })).toBe('seen')
    expect([otherThan('en'), otherThan('ja')]).toEqual(['ja', 'en'])
  })

  it('puts texts together as each language does', () => {
    const { en, ja } = WRITING
    expect([en.after('One.', '', 'Two.'), ja.after('一。', '', '二。')]).toEqual(['One. Two.', '一。二。'])
    expect([en.commas(['a', 'b']), ja.commas(['a', 'b'])]).toEqual(['a, b', 'a、b'])
    expect([en.dots(['a', 'b']), ja.dots(['a', 'b'])]).toEqual(['a, b', 'a・b'])
    expect([en.semicolons(['a', 'b']), ja.semicolons(['a', 'b'])]).toEqual(['a; b', 'a／b'])
    expect([en.labelled('a', 'b'), ja.labelled('a', 'b')]).toEqual(['a: b', 'a：b'])
    expect([en.inBrackets('a', 'b'), ja.inBrackets('a', 'b')]).toEqual(['a (b)', 'a（b）'])
    expect([en.small('Dysprosium oxide'), en.small('NdPr oxide'), ja.small('Dy')]).toEqual([
      'dysprosium oxide',
      'NdPr oxide',
      'Dy',
    ])
    expect([en.the('United States'), en.the('Japan'), ja.the('米国')]).toEqual(['the United States', 'Japan', '米国'])
  })
})
