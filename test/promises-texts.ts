import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** Where promises are made: the pages, the apps' words, and what the command line prints, in both languages. */

export const ROOT = join(import.meta.dirname, '..')
/** The page that lists them, and the list itself, quote all of them. */
const OWN = new Set(['docs/reference/promises.md'])

/** Words by which a sentence may promise something. A certificate and a deposit are things, and promise nothing by their names. */
export const STRONG =
  /\b(?:prov(?:e|es|ed|en|ing)|proofs?|guarantee\w*|ensures?|never|always|nobody|no one|nothing is (?:lost|sent|written)|(?:same|very) bytes|nowhere else)\b|必ず|決して|誰も|誰にも|保証(?!金)|証明(?!書)|常に|一切/gi

const filesIn = (folder: string, end: RegExp): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => end.test(file) && !/\.(test|d)\.tsx?$/.test(file))
    .map((file) => join(folder, file))
    .sort()

export const FILES: readonly string[] = [
  'README.md',
  'README.ja.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  ...filesIn('docs', /\.md$/),
  ...filesIn('src', /\.(?:ts|(?:en|ja)\.json)$/),
  ...filesIn('web', /\.(?:tsx?|(?:en|ja)\.json)$/),
].filter((file) => !OWN.has(file))

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** Whether one of the words is anywhere in a file: reading its texts takes longer. */
export const hasStrong = (file: string): boolean => readFileSync(join(ROOT, file), 'utf8').search(STRONG) !== -1

/** One word alone is a key; a text is a sentence, or Japanese. */
const sentencesOf = (texts: readonly string[]): string[] =>
  texts.map(inOneLine).filter((one) => /\s|[ぁ-ヿ一-龯]/.test(one))

/** What a file says: a page in one line, or the texts of a source; keys and paths are left out. */
export function textsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  if (file.endsWith('.md'))
    // Blocks of code and where links lead are no sentences.
    return [inOneLine(text.replaceAll(/^```.*?^```$/gms, '').replaceAll(/\]\([^)\s]*\)/g, ']'))]
  if (file.endsWith('.json')) return sentencesOf(Object.values(JSON.parse(text) as Record<string, string>))
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) found.push(node.text)
    if (ts.isTemplateExpression(node))
      found.push(node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join(''))
    ts.forEachChild(node, visit)
  }
  visit(
    ts.createSourceFile(
      file,
      text,
      ts.ScriptTarget.Latest,
      false,
      file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    ),
  )
  return sentencesOf(found)
}
