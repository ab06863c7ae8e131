/** Signs that are not seen, or turn round what follows: a name with one of them is read as another. */
const UNSEEN =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u{AD}\u{115F}\u{1160}\u{180E}\u{200B}-\u{200D}\u{2060}-\u{206F}\u{3164}\u{FEFF}\u{FFA0}\u{E0000}-\u{E007F}]/u

/** Whether each sign of a text is seen where it stands. */
export const isPlain = (text: string): boolean => !UNSEEN.test(text) && text.trim() === text

/** Letters that are read as others: small Cyrillic and Greek ones, digits, and what is one stroke. */
const READ_AS = new Map(
  [
    ['аαɑ', 'a'],
    ['вβ', 'b'],
    ['сϲ', 'c'],
    ['еε', 'e'],
    ['һнη', 'h'],
    ['іιı1i|', 'l'],
    ['јϳ', 'j'],
    ['кκ', 'k'],
    ['мμ', 'm'],
    ['оοσ0', 'o'],
    ['рρ', 'p'],
    ['ѕ', 's'],
    ['тτ', 't'],
    ['υу', 'y'],
    ['хχ', 'x'],
    ['ν', 'v'],
  ].flatMap(([letters = '', as = '']) => Array.from(letters, (letter) => [letter, as] as const)),
)

/** What somebody reads who does not look closely. */
function readAs(text: string): string {
  const bare = text.normalize('NFKC').toLowerCase().normalize('NFD')
  const letters = Array.from(bare.replace(/[\u{300}-\u{36F}\p{P}\p{Z}\p{S}]/gu, ''))
  const read = letters.map((letter) => READ_AS.get(letter) ?? letter).join('')
  return read.replaceAll('rn', 'm').replaceAll('vv', 'w')
}

/** Whether two names are taken for each other: in capitals or not, by accents, by letters of another script. */
export const looksLike = (one: string, other: string): boolean => readAs(one) === readAs(other)
