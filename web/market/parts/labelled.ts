import type { Language } from '../../messages.ts'

/** What something is called, and what it is, as the language parts them. */
export const labelled = (lang: Language, label: string, text: string): string =>
  lang === 'ja' ? `${label}：${text}` : `${label}: ${text}`

/** Something, and what tells it from others of its name. */
export const inBrackets = (lang: Language, text: string, more: string): string =>
  lang === 'ja' ? `${text}（${more}）` : `${text} (${more})`
