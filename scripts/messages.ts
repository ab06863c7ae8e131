/**
 * Reads all catalogues of texts, `<name>.en.json` and `<name>.ja.json` in `src` and `web`, and writes beside each `<name>.gen.ts`, which gives the compiler
 * its keys and gaps.
 *
 *     npm run messages                 writes what has changed
 *     npm run messages:check           writes nothing, and fails if that would change something, or if a text is said by nobody
 *
 * Both fail at a text that is no ICU MessageFormat, and where the two languages have other keys or gaps.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { basename, dirname, join, relative } from 'node:path'
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { unsaid } from './messages-unsaid.ts'

const { values: options } = parseArgs({
  args: process.argv.slice(3),
  options: {
    check: { type: 'boolean', default: false },
    /** Another folder than this repository: for tests. */
    in: { type: 'string', default: join(import.meta.dirname, '..') },
  },
})
const ROOT = options.in
const LANGUAGES = ['en', 'ja'] as const
type Language = (typeof LANGUAGES)[number]
const KEPT_IN = ['src', 'web']

interface Gap {
  readonly kinds: Set<'text' | 'number' | 'choice' | 'date'>
  /** It stands in the text, and does not only choose among forms. */
  printed: boolean
}
type Gaps = Map<string, Gap>

const faults: string[] = []

function gapsOf(elements: readonly MessageFormatElement[], language: Language, fault: (what: string) => void): Gaps {
  const gaps: Gaps = new Map()
  const note = (name: string, kind: 'text' | 'number' | 'choice' | 'date', printed: boolean): void => {
    const gap = gaps.get(name) ?? { kinds: new Set(), printed: false }
    gap.kinds.add(kind)
    gap.printed ||= printed
    gaps.set(name, gap)
  }
  const visit = (inside: readonly MessageFormatElement[], counted?: string): void => {
    for (const element of inside) {
      switch (element.type) {
        case TYPE.literal:
          break
        case TYPE.argument:
          note(element.value, 'text', true)
          break
        case TYPE.number:
          note(element.value, 'number', true)
          break
        case TYPE.date:
        case TYPE.time:
          note(element.value, 'date', true)
          break
        case TYPE.pound:
          if (counted !== undefined) note(counted, 'number', true)
          break
        case TYPE.tag:
          fault('has a tag')
          break
        case TYPE.select: {
          const forms = Object.values(element.options)
          // `{x, select, other {}}` stands where a language has no use for what the other needs.
          note(element.value, forms.length === 1 ? 'text' : 'choice', forms.length === 1)
          for (const { value } of forms) visit(value, counted)
          break
        }
        case TYPE.plural: {
          note(element.value, 'number', false)
          const known = new Intl.PluralRules(language, {
            type: element.pluralType ?? 'cardinal',
          }).resolvedOptions().pluralCategories
          const forms = Object.keys(element.options).filter((form) => !form.startsWith('='))
          for (const form of known) if (!forms.includes(form)) fault(`lacks the form "${form}" for ${element.value}`)
          for (const form of forms)
            if (!known.includes(form as Intl.LDMLPluralRule))
              fault(`has the form "${form}" for ${element.value}, which this language does not know`)
          for (const { value } of Object.values(element.options)) visit(value, element.value)
          break
        }
        default:
          element satisfies never
      }
    }
  }
  visit(elements)
  return gaps
}

function textsOf(path: string): Readonly<Record<string, string>> {
  const shown = relative(ROOT, path)
  if (!existsSync(path)) {
    faults.push(`${shown} is missing: each catalogue is there in both languages.`)
    return {}
  }
  const file = readFileSync(path, 'utf8')
  const texts = JSON.parse(file) as Record<string, unknown>
  const keys = [...file.matchAll(/^ {2}("(?:[^"\\]|\\.)*"):/gm)].map(([, key]) => JSON.parse(key ?? '') as string)
  for (const key of new Set(keys.filter((one, i) => keys.indexOf(one) !== i)))
    faults.push(`${shown}: "${key}" stands there twice.`)
  for (const [key, text] of Object.entries(texts))
    if (typeof text !== 'string') faults.push(`${shown}: "${key}" is no text; keys are flat.`)
  return Object.fromEntries(
    Object.entries(texts).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

const typeOf = ({ kinds }: Gap): string =>
  kinds.has('date') ? 'Date | number' : kinds.has('number') ? 'number' : kinds.has('choice') ? 'string' : 'Value'
const NAME = /^[A-Za-z_$][\w$]*$/
const keyed = (key: string): string => (NAME.test(key) ? key : `'${key.replaceAll(/['\\]/g, String.raw`\$&`)}'`)

/** `bank.en.json` is `bankMessages`, and `messages.en.json` has the name of its folder. */
function nameOf(folder: string, name: string): string {
  const said = name === 'messages' ? basename(folder) : name
  return `${said.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Messages`
}

function moduleOf(folder: string, name: string): string {
  const texts = Object.fromEntries(
    LANGUAGES.map((language) => [language, textsOf(join(folder, `${name}.${language}.json`))]),
  ) as Record<Language, Readonly<Record<string, string>>>
  const keys = [...new Set(LANGUAGES.flatMap((language) => Object.keys(texts[language])))]
  const lines = keys.map((key) => {
    const each = LANGUAGES.map((language) => {
      const where = `${relative(ROOT, join(folder, `${name}.${language}.json`))}: "${key}"`
      const text = texts[language][key]
      if (text === undefined) {
        faults.push(`${where} is missing.`)
        return new Map() as Gaps
      }
      try {
        return gapsOf(parse(text, { ignoreTag: true }), language, (what) => faults.push(`${where} ${what}.`))
      } catch (error) {
        faults.push(`${where} is no ICU MessageFormat: ${error instanceof Error ? error.message : String(error)}.`)
        return new Map() as Gaps
      }
    })
    const all: Gaps = new Map()
    for (const gaps of each)
      for (const [gap, { kinds, printed }] of gaps) {
        const known = all.get(gap)
        all.set(gap, {
          kinds: new Set([...(known?.kinds ?? []), ...kinds]),
          printed: known?.printed === true || printed,
        })
      }
    if (LANGUAGES.every((language) => texts[language][key] !== undefined))
      for (const [gap, { printed }] of all)
        for (const [i, language] of LANGUAGES.entries())
          if (printed && each[i]?.get(gap) === undefined)
            faults.push(
              `${relative(ROOT, join(folder, `${name}.${language}.json`))}: "${key}" has no {${gap}}, which the other language has. Where it needs none, write {${gap}, select, other {}}.`,
            )
    const gaps = [...all].map(([gap, one]) => `${keyed(gap)}: ${typeOf(one)}`)
    return `  ${keyed(key)}: ${gaps.length === 0 ? 'Plain' : `{ ${gaps.join('; ')} }`}`
  })
  const own = relative(folder, join(ROOT, 'src/messages'))
  const types = ['Messages', 'Plain', 'Value'].filter(
    (type) => type === 'Messages' || lines.some((line) => line.includes(type)),
  )
  return `// Made by \`npm run messages\` from ${name}.en.json and ${name}.ja.json: edit those.
import type { ${types.join(', ')} } from '${own === '' ? './messages.ts' : `${own.startsWith('.') ? own : `./${own}`}/index.ts`}'
import en from './${name}.en.json' with { type: 'json' }
import ja from './${name}.ja.json' with { type: 'json' }

export const ${nameOf(folder, name)}: Messages<{
${lines.join('\n')}
}> = { en, ja }
`
}

const { check } = options
const files = KEPT_IN.flatMap((top) =>
  readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' }).map((file) => join(ROOT, top, file)),
)
const catalogues = [
  ...new Set(
    files.flatMap((file) => {
      const [, name] = /^(.*)\.(?:en|ja)\.json$/.exec(file) ?? []
      return name === undefined ? [] : [name]
    }),
  ),
].sort()

const written: string[] = []
const kept = new Set<string>()
for (const path of catalogues) {
  const target = `${path}.gen.ts`
  const text = moduleOf(dirname(path), basename(path))
  kept.add(target)
  if (existsSync(target) && readFileSync(target, 'utf8') === text) continue
  written.push(relative(ROOT, target))
  if (!check) writeFileSync(target, text)
}
for (const file of files.filter((one) => one.endsWith('.gen.ts') && !kept.has(one))) {
  written.push(relative(ROOT, file))
  if (!check) rmSync(file)
}
if (check) {
  faults.push(...written.map((file) => `${file} is not up to date: npm run messages.`))
  if (faults.length === 0)
    faults.push(
      ...unsaid(ROOT).map(({ file, key }) => `${file}: "${key}" is said nowhere. Take it out of both languages.`),
    )
}
if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`)
  process.exitCode = 1
}
