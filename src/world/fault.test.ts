import { describe, expect, it } from 'vitest'
import { sayLater, type Messages, type Plain, type Value } from '../messages/index.ts'
import { faultIn, faultsOf, faultText, formatFault, heardFault, InputError, placed, saidFault } from './index.ts'

const texts: Messages<{
  'LOT_LOST.what': { id: Value; of: Value }
  'LOT_LOST.remedy': Plain
  'LOT_LOST:again.what': { n: Value }
  'LOT_LOST:again.remedy': Plain
}> = {
  en: {
    'LOT_LOST.what': 'Lot "{id}" of {of} is lost.',
    'LOT_LOST.remedy': 'Look for it.',
    'LOT_LOST:again.what': 'Lost {n} times.',
    'LOT_LOST:again.remedy': 'Give up.',
  },
  ja: {
    'LOT_LOST.what': '{of}のロット「{id}」がありません。',
    'LOT_LOST.remedy': '探してください。',
    'LOT_LOST:again.what': '{n}回なくしました。',
    'LOT_LOST:again.remedy': 'あきらめてください。',
  },
}
const words: Messages<{ us: Plain }> = { en: { us: 'ours' }, ja: { us: '当社' } }
const fault = faultsOf(texts)
const word = sayLater(words)
const lost = (): ReturnType<typeof fault> =>
  fault('LOT_LOST', { id: 'a', of: word('us') }, { file: 'lots.csv', line: 3 })

describe('a fault', () => {
  it('is plain data in English, whose code is the name without its variant', () => {
    expect(lost()).toEqual({
      code: 'LOT_LOST',
      message: 'Lot "a" of ours is lost.',
      file: 'lots.csv',
      line: 3,
      remedy: 'Look for it.',
    })
    expect(JSON.stringify(fault('LOT_LOST:again', { n: 2 }))).toBe(
      '{"code":"LOT_LOST","message":"Lost 2 times.","remedy":"Give up."}',
    )
  })

  it('is said in Japanese, with all words in it', () => {
    const japanese = { message: '当社のロット「a」がありません。', remedy: '探してください。' }
    expect(faultText(lost(), 'ja')).toEqual(japanese)
    expect(faultIn('ja', lost())).toEqual({ ...lost(), ...japanese })
    expect(formatFault(lost(), 'ja')).toBe(
      'LOT_LOST  当社のロット「a」がありません。\n  場所  lots.csv、3行目\n  対処  探してください。',
    )
    expect(new InputError([lost()]).message).toBe(
      'LOT_LOST  Lot "a" of ours is lost.\n  at  lots.csv, line 3\n  do  Look for it.',
    )
  })

  it('keeps what it says where it is put elsewhere in a file, and where it comes from another thread', () => {
    const moved = placed(lost(), { line: 9 })
    expect(moved.line).toBe(9)
    const sent = heardFault(structuredClone(saidFault(moved)))
    expect(sent).toEqual({ ...lost(), line: 9 })
    expect(faultText(sent, 'ja')).toEqual(faultText(lost(), 'ja'))
  })

  it('stands in English where nothing else is known of it', () => {
    const bare = { code: 'X', message: 'It is wrong.', remedy: 'Mend it.' }
    expect(faultText(bare, 'ja')).toEqual({ message: 'It is wrong.', remedy: 'Mend it.' })
  })

  it('does not compile without a value of its texts, with another, or by a name that there is not', () => {
    // @ts-expect-error it needs `of`
    expect(() => fault('LOT_LOST', { id: 'a' })).toThrow(/of/)
    // @ts-expect-error it has no gap for `id`
    expect(fault('LOT_LOST:again', { n: 1, id: 'a' }).message).toBe('Lost 1 times.')
    // @ts-expect-error there is none
    expect(() => fault('LOT_FOUND', {})).toThrow('No text "LOT_FOUND.what" in this catalogue.')
  })
})
