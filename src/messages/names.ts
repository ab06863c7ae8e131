import type { Language } from './messages.ts'

/** What has a name in both languages, as tables (`nameJa`) or answers of the market (`name_ja`) have it. */
type Named = { readonly name: string } & ({ readonly nameJa: string } | { readonly name_ja: string })

/** The name in a language; the English one where there is no other. */
export function nameIn(language: Language, named: Named): string {
  const other = 'nameJa' in named ? named.nameJa : named.name_ja
  return language === 'ja' && other !== '' ? other : named.name
}

export const titleIn = (
  language: Language,
  { title, titleJa }: { readonly title: string; readonly titleJa: string },
): string => nameIn(language, { name: title, nameJa: titleJa })

export const noteIn = (
  language: Language,
  { note, noteJa }: { readonly note: string; readonly noteJa: string },
): string => nameIn(language, { name: note, nameJa: noteJa })

/** The one that the reader did not choose. */
export const otherThan = (language: Language): Language => (language === 'ja' ? 'en' : 'ja')
