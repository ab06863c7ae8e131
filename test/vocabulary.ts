import { readdirSync, readFileSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** Words that this product does not use, and where it does say something: pages, texts that people read, comments, names of tests. */

export const ROOT = join(import.meta.dirname, '..')

interface Banned {
  readonly word: RegExp
  /** What to write in its place. */
  readonly say: string
  /** Texts that have it, for the test of this list itself. */
  readonly finds: readonly string[]
  /** Texts that look like it and are right. */
  readonly leaves?: readonly string[]
}

const BE = '(?:is|are|be|been|was|were|being)'

export const BANNED: readonly Banned[] = [
  {
    word: /\bwho(?:m|s|so)?ever\b/gi,
    say: 'anyone who, the one who, a name for them (its sender), or “no matter who”',
    finds: ['sealed by whoever places it', 'Whosever it is'],
  },
  { word: /\banew\b/gi, say: 'again', finds: ['is read anew'] },
  {
    word: /\bso many\b(?! (?:that|as|close|of the)\b)/gi,
    say: 'at most this many, a number of, up to n',
    finds: ['So many are drawn'],
    leaves: ['so many that it fails', 'why so many close'],
  },
  { word: /\bfor want of\b/gi, say: 'for lack of, because of a shortage of', finds: ['stops for want of magnets'] },
  {
    word: new RegExp(String.raw`\b${BE} told\b|\btold (?:apart|besides|of)\b`, 'gi'),
    say: 'shown, stated, reported, notified, distinguished: who shows what to whom?',
    finds: ['the gap is told', 'are told apart', 'was told of it'],
    leaves: ['he told us'],
  },
  {
    word: /\b(?:comes?|came) to (?:less|more|at (?:most|least)|nothing|the same|\d[\d,.]* )/gi,
    say: 'costs, adds to, is, leads to',
    finds: ['a plan that comes to less', 'comes to 33,680 in all'],
    leaves: ['comes to the market', 'comes to a node'],
  },
  {
    word: /(?<!thrifting |funding )\bprogrammes?\b/gi,
    say: 'program (software); linear program, model (of the solver)',
    finds: ['a linear programme', 'Programmes of others'],
    leaves: ['a thrifting programme'],
  },
  {
    word: /\bundersold\b|\bnoughts?\b|\bpurses?\b/gi,
    say: 'under sales below cost; zeros; budget',
    finds: ['producers are undersold', '5 with noughts'],
  },
  {
    word: /\ball the same\b(?!,? (?:to|for)\b)(?<!\b(?:are|were) all the same)/gi,
    say: 'still',
    finds: ['it trades all the same'],
    leaves: ['here they are all the same'],
  },
  {
    word: /\bmade up\b(?! of\b)/gi,
    say: 'covered, supported (a loss); invented, forged (what is not true); computed (accounts)',
    finds: ['losses were made up', 'books made up again'],
    leaves: ['made up of oxides'],
  },
  {
    word: /\b(?:is|are|be|was|were) had\b/gi,
    say: 'is built, is in the plan, is available, is reached',
    finds: ['what must be had'],
  },
  { word: /\bof before\b/gi, say: 'earlier', finds: ['the rules of before'] },
  { word: /\bhangs? (?:any more )?on\b/gi, say: 'depends on', finds: ['the price hangs on it'] },
  {
    word: /\b(?:go|goes|went) short\b|\bin (?:the )?fewest hands\b|\bknife.s edge\b/gi,
    say: 'is short of; most concentrated; sensitive',
    finds: ['nobody goes short', 'in fewest hands'],
  },
  {
    word: /\bheld (?:for ever )?against\b|\bholds? (?:it|them|one|each|this|a \w+|the \w+) against\b/gi,
    say: 'checked against, check … against',
    finds: ['is held against its hash', 'hold the log against it'],
    leaves: ['hold nothing against it'],
  },
  {
    word: /\b(?:exports|dollars?|uses?) given up\b|\bgiv(?:es?|ing) up exports\b|\b(?:coercer|supplier|supplier state|\{supplier\}) gives up\b/gi,
    say: 'forgone, forgoes (exports); curtailed (uses)',
    finds: ['each dollar given up', 'the supplier state gives up rent'],
    leaves: ['a solver that gives up', 'a contract is given up'],
  },
]

/** What is kept as it was written: logs, answers of an older release, the record of what was renamed. */
const KEPT: ReadonlySet<string> = new Set([
  'CHANGELOG.md',
  'LICENSE',
  'package-lock.json',
  'bench/results',
  'docs/reference/promises.md',
  'test/fixtures',
  'test/kept-logs',
  'test/mutants/figures',
  'test/vocabulary.test.ts',
  'test/vocabulary.ts',
])
const FOLDERS = ['.github', 'bench', 'data', 'docs', 'scripts', 'src', 'test', 'web']

function filesIn(folder: string): string[] {
  const under = (entries: readonly Dirent[]): string[] =>
    entries.flatMap((entry) => {
      const path = join(folder, entry.name)
      if (KEPT.has(path)) return []
      return entry.isDirectory() ? filesIn(path) : [path]
    })
  return under(readdirSync(join(ROOT, folder), { withFileTypes: true }))
}

/** Tables are not read: titles of sources in them are quoted as they are. */
export const FILES: readonly string[] = [
  ...readdirSync(ROOT).filter((file) => file.endsWith('.md') && !KEPT.has(file)),
  ...FOLDERS.flatMap((folder) => filesIn(folder)),
]
  .filter((file) => /\.(?:tsx?|js|md|css|html|ya?ml)$|\.en\.json$/.test(file) && !file.endsWith('.gen.ts'))
  .sort()

interface Said {
  readonly line: number
  readonly text: string
}

const oneLine = (text: string): string => text.replaceAll(/\s+(?:\*(?!\*)|\/\/) ?/g, ' ').replaceAll(/\s+/g, ' ')

/** Comments and strings of a source, where its names are left out; all of any other file, by paragraphs. */
function saidIn(file: string, text: string): Said[] {
  if (!/\.(?:tsx?|js)$/.test(file)) {
    let line = 1
    return text.split(/(?<=\n\n)/).map((part) => {
      const said = { line, text: oneLine(part) }
      line += part.split('\n').length - 1
      return said
    })
  }
  const source = ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  const spans = new Map<number, number>()
  const visit = (node: ts.Node): void => {
    for (const found of [
      ...(ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.getEnd()) ?? []),
    ])
      spans.set(found.pos, found.end)
    if (
      ts.isStringLiteralLike(node) ||
      ts.isJsxText(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node) ||
      ts.isRegularExpressionLiteral(node)
    )
      spans.set(node.getStart(source), node.getEnd())
    for (const child of node.getChildren(source)) visit(child)
  }
  visit(source)
  const sorted = [...spans].sort(([one], [other]) => one - other)
  // Comments of a line each, one below the other, are one text.
  const joined: [number, number][] = []
  for (const [from, to] of sorted) {
    const last = joined.at(-1)
    if (
      last !== undefined &&
      text.startsWith('//', last[0]) &&
      text.startsWith('//', from) &&
      /^\s*$/.test(text.slice(last[1], from))
    )
      last[1] = to
    else joined.push([from, to])
  }
  return joined.map(([from, to]) => ({
    line: source.getLineAndCharacterOfPosition(from).line + 1,
    text: oneLine(text.slice(from, to)),
  }))
}

/** Each banned word that a file says, with what to write. */
export function bannedIn(file: string, text = readFileSync(join(ROOT, file), 'utf8')): string[] {
  // Reading a source takes long: most have none of the words, as far as they go without their line breaks.
  const flat = oneLine(text)
  if (!BANNED.some(({ word }) => flat.search(word) !== -1)) return []
  return saidIn(file, text).flatMap(({ line, text: said }) =>
    BANNED.flatMap(({ word, say }) =>
      [...said.matchAll(word)].map(
        ({ index, 0: found }) =>
          `${file}:${line}: “${found}” in “…${said.slice(Math.max(0, index - 40), index + found.length + 40)}…”. Write: ${say}.`,
      ),
    ),
  )
}

/** Types and classes that the sources of a folder export, by name, each with the files that declare it. */
export function typesIn(files: Iterable<readonly [file: string, text: string]>): Map<string, string[]> {
  const declared = new Map<string, string[]>()
  for (const [file, text] of files) {
    const { statements } = ts.createSourceFile(file, text, ts.ScriptTarget.Latest)
    for (const one of statements) {
      if (!(ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one) || ts.isClassDeclaration(one))) continue
      if (one.name === undefined || !(one.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
        continue
      declared.set(one.name.text, [...(declared.get(one.name.text) ?? []), file])
    }
  }
  return declared
}

/** Those that are declared in more than one folder. */
export const namedTwice = (declared: ReadonlyMap<string, readonly string[]>): string[] =>
  [...declared]
    .filter(([, files]) => new Set(files.map((file) => file.slice(0, file.lastIndexOf('/')))).size > 1)
    .map(([name, files]) => `${name}: ${files.join(', ')}`)
    .sort()
