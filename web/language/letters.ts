import type { Language } from '../../src/messages/index.ts'

/** Brings the letters of a language that are not there from the start. */
export const bringLetters: Readonly<Record<Language, () => Promise<unknown>>> = {
  en: () => Promise.resolve(),
  ja: () => import('../styles/all-letters.css'),
}
