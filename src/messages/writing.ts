import { sayer, type Language } from './messages.ts'
import { writingMessages } from './writing.gen.ts'

/** How texts are put together. */
export interface Writing {
  /** Sentences one after the other; Japanese puts nothing between them. */
  readonly after: (...sentences: readonly string[]) => string
  /** What stands between two sentences, where one of them is not a text alone. */
  readonly between: string
  /** What stands behind a label that is not a text alone. */
  readonly colon: string
  /** Things that are counted up. */
  readonly commas: (items: readonly string[]) => string
  /** Names that belong together: places, say. */
  readonly dots: (items: readonly string[]) => string
  /** Longer things, which may have commas of their own. */
  readonly semicolons: (items: readonly string[]) => string
  readonly inPercent: (number: string) => string
  /** From one amount to another. */
  readonly range: (low: string, high: string) => string
  /** `label: text` */
  readonly labelled: (label: string, text: string) => string
  /** `text (more)` */
  readonly inBrackets: (text: string, more: string) => string
  /** What begins a sentence or a row. */
  readonly capital: (name: string) => string
  /** A name within a sentence: English begins small, but NdPr stays. */
  readonly small: (name: string) => string
  /** A place within a sentence: English says "in the United States". */
  readonly the: (place: string) => string
}

export const WRITING: Readonly<Record<Language, Writing>> = { en: writing('en'), ja: writing('ja') }

function writing(language: Language): Writing {
  const say = sayer(writingMessages, language)
  return {
    after: (...sentences) => sentences.filter((one) => one !== '').join(say('sentence')),
    between: say('sentence'),
    colon: say('colon'),
    commas: (items) => items.join(say('comma')),
    dots: (items) => items.join(say('dot')),
    semicolons: (items) => items.join(say('semicolon')),
    inPercent: (number) => say('percent', { number }),
    range: (low, high) => say('range', { low, high }),
    labelled: (label, text) => say('label', { label, text }),
    inBrackets: (text, more) => say('brackets', { text, more }),
    capital: (name) => name.replace(/^[a-z]/, (letter) => letter.toUpperCase()),
    small:
      language === 'en'
        ? (name) => name.replace(/^[A-Z](?=[a-z]+(\s(?![A-Z][a-z])|,|$))/, (letter) => letter.toLowerCase())
        : (name) => name,
    the:
      language === 'en'
        ? (place) =>
            /^(United|Rest|Philippines|Netherlands)\b/.test(place) ? `the ${place.replace(/^Rest/, 'rest')}` : place
        : (place) => place,
  }
}
