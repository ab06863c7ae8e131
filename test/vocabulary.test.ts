import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BANNED, bannedIn, FILES, namedTwice, ROOT, typesIn } from './vocabulary.ts'

/** Quotes of what an older text said, and words of the field that look like a banned one: file, and what it says. May only shrink. */
const ALLOWED: readonly (readonly [file: string, says: string, why: string])[] = [
  ['bench/random-round.ts', 'made up', 'the id of a round is part of its book: another would be another book'],
]

describe('the vocabulary', () => {
  it.each(BANNED)('finds $word', ({ word, finds, leaves = [] }) => {
    for (const text of finds) expect(text.match(word), text).not.toBeNull()
    for (const text of leaves) expect(text.match(word), text).toBeNull()
  })

  it('is found in comments and texts, across line breaks, and not in names', () => {
    const source = [
      '/** A round of',
      ' * before. */',
      'const programme = told(`x ${y} comes to less`)',
      '// stops for',
      '// want of it',
    ].join('\n')
    expect(bannedIn('a.ts', source).map((one) => one.slice(0, one.indexOf(' in ')))).toEqual([
      'a.ts:1: “of before”',
      'a.ts:3: “comes to less”',
      'a.ts:4: “for want of”',
    ])
    expect(bannedIn('a.md', 'One.\n\nThe programme\nis told.\n')).toHaveLength(2)
  })

  it('is kept to: each of these words has a plainer one', () => {
    expect(FILES.length).toBeGreaterThan(1000)
    const found = FILES.flatMap((file) => bannedIn(file))
    const isAllowed = (one: string): boolean =>
      ALLOWED.some(([file, says]) => one.startsWith(`${file}:`) && one.includes(says))
    expect(found.filter((one) => !isAllowed(one))).toEqual([])
    expect(
      ALLOWED.filter(([file, says]) => !found.some((one) => one.startsWith(`${file}:`) && one.includes(says))),
    ).toEqual([])
  })
})

describe('a name', () => {
  it('of a type is found in each folder that declares it', () => {
    const declared = typesIn([
      ['src/a/one.ts', 'export interface Step { a: 1 }\ninterface Kept {}'],
      ['src/a/two.ts', 'export type Kept = Step'],
      ['src/b/three.ts', 'export class Step {}\nexport type { Step as Kept } from "./x.ts"'],
    ])
    expect(namedTwice(declared)).toEqual(['Step: src/a/one.ts, src/b/three.ts'])
  })

  it('stands for one thing: no two folders of src export a type of the same name', () => {
    const sources = FILES.filter((file) => /^src\/.*(?<!\.test)\.ts$/.test(file))
    expect(sources.length).toBeGreaterThan(500)
    const declared = typesIn(sources.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')] as const))
    expect(declared.size).toBeGreaterThan(500)
    // Give the narrower of the two the name of what it is: of whom, or for what.
    expect(namedTwice(declared)).toEqual([])
  })
})
