import type { Language } from './messages.ts'

/** Names of the world's tables and of scenarios stand there in both languages. The English one stands in where there is no other. */

export const nameIn = (
  language: Language,
  { name, nameJa }: { readonly name: string; readonly nameJa: string },
): string => (language === 'ja' && nameJa !== '' ? nameJa : name)

export const noteIn = (
  language: Language,
  { note, noteJa }: { readonly note: string; readonly noteJa: string },
): string => nameIn(language, { name: note, nameJa: noteJa })

export const titleIn = (
  language: Language,
  { title, titleJa }: { readonly title: string; readonly titleJa: string },
): string => nameIn(language, { name: title, nameJa: titleJa })
