import { expect, it } from 'vitest'
import { linesWithin, titleAndRest } from './words.ts'

it('takes the first sentence for the title, and short ones after it', () => {
  expect(titleAndRest('Six places lose. Most is lost in Japan.', 'en')).toEqual({
    title: 'Six places lose. Most is lost in Japan.',
    rest: '',
  })
  const long = `${'A first sentence that says much '.repeat(3)}.`
  expect(titleAndRest(`${long} The rest of it says what else there is to know.`, 'en')).toEqual({
    title: long,
    rest: 'The rest of it says what else there is to know.',
  })
})
it('knows where a Japanese sentence ends', () => {
  const { title, rest } = titleAndRest(`${'最も損失が大きいのは航空宇宙'.repeat(4)}である。次は防衛である。`, 'ja')
  expect(title.endsWith('である。')).toBe(true)
  expect(rest).toBe('次は防衛である。')
})
it('does not end a sentence at a decimal point or an amount', () => {
  expect(titleAndRest('It costs 5.3 bn USD.', 'en').title).toBe('It costs 5.3 bn USD.')
})
it('breaks lines between words, Japanese between letters, and never before a stop', () => {
  const letters = (text: string): number => text.length
  expect(linesWithin('one two three', 7, letters)).toEqual(['one two', 'three'])
  expect(linesWithin('日本語の文。次', 5, letters)).toEqual(['日本語の', '文。次'])
})
it('keeps every letter, whatever the width', () => {
  const text = 'The loss is 5.3 bn USD（約8,000億円）、高い。'
  for (let width = 1; width < 60; width++)
    expect(
      linesWithin(text, width, (line) => line.length)
        .join('')
        .replaceAll(' ', ''),
    ).toBe(text.replaceAll(' ', ''))
})
