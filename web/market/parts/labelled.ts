import type { Language } from '../../messages.ts'

/** What something is called, and what it is, as the language parts them. */
export const labelled = (lang: Language, label: string, text: string): string =>
  lang === 'ja' ? `${label}：${text}` : `${label}: ${text}`
