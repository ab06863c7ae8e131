import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'

type Texts = Readonly<Record<string, string>>

const SRC = join(import.meta.dirname, '../src')
const textsIn = (catalogue: string): Texts =>
  JSON.parse(readFileSync(join(SRC, `${catalogue}.en.json`), 'utf8')) as Texts
const suggest = textsIn('world/suggest')

/** The catalogues of faults, in English, by their folder in `src`. */
export const FAULT_CATALOGUES: Readonly<Record<string, Texts>> = Object.fromEntries(
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('/faults.en.json'))
    .sort()
    .map((file) => [file.replace(/\/faults\.en\.json$/, ''), textsIn(file.replace(/\.en\.json$/, ''))]),
)

/** The names of the faults of a catalogue: a code, or one with a variant. */
export const namesOf = (texts: Texts): string[] =>
  Object.keys(texts).flatMap((key) => (key.endsWith('.what') ? [key.slice(0, -'.what'.length)] : []))
export const codeOf = (name: string): string => name.replace(/:.*$/, '')

interface Section {
  readonly title: string
  readonly about?: string
  /** Folders of their catalogues. */
  readonly of: readonly string[]
  /** Which of their codes; all that no section before has where it is left out. */
  readonly codes?: RegExp
}

const SECTIONS: readonly Section[] = [
  { title: 'Files and folders', of: ['disk', 'files', 'world'], codes: /^(FILE|FOLDER|LINK)_/ },
  { title: 'Tables as files', of: ['world'], codes: /^(TABLE_|WORLD_FILE_|WORLD_TABLE_)/ },
  { title: 'Cells', of: ['world'], codes: /^(CELL|FIGURE|ID)_/ },
  { title: 'Scenarios and paths of prices', of: ['world'], codes: /^(SCENARIO|DUMPING)_/ },
  { title: 'The world as a whole', of: ['world'] },
  {
    title: 'Files of statistics',
    about: 'What `ytterby data update` refuses. The folder stays as it was.',
    of: ['official'],
  },
  { title: 'Studies', of: ['studies'] },
  { title: 'On the command line', of: ['files', 'cli', 'workers', 'pdf'] },
  { title: 'In the library', of: ['library'] },
  {
    title: 'The market',
    about: 'What a [command](market-api.md) is refused with. Nothing of it was done.',
    of: ['market/venue/forms'],
  },
  {
    title: 'Orders and keys at a member’s own terminal',
    about: 'Found before anything is sent.',
    of: ['market/venue/sender', 'market'],
  },
  { title: 'The book of a round', of: ['market/round'] },
  {
    title: 'Organisations, sites and keys',
    about: 'What a market learns of its members. All faults of a list are shown at once.',
    of: ['market/owners', 'market/origin'],
    codes: /^(OWNERS|SITES|KEYS)_/,
  },
  {
    title: 'Rules of origin',
    about:
      'A rule and a list of grades are read as a scenario is: `SCENARIO_NOT_TEXT`, `SCENARIO_MALFORMED`, `SCENARIO_TOO_DEEP`, `SCENARIO_EMPTY` and `SCENARIO_NOT_ALLOWED` mean the same there.',
    of: ['market/origin'],
    codes: /^(RULE|GRADE)_/,
  },
  {
    title: 'Events and lots',
    about:
      'Each refusal names the event. What is refused changes nothing, and what rests on it is refused as well. More in [the origin of a lot](../explanation/origin-of-lots.md).',
    of: ['market/origin'],
  },
  { title: 'Bank files', of: ['market/bank'] },
  { title: 'The tables of a market', of: ['market/tables'] },
  { title: 'Rehearsals', of: ['market/rehearsal'] },
  {
    title: 'The store of a market',
    about: 'Of a database only host, port and name are shown, never user and password.',
    of: ['store'],
  },
  {
    title: 'The server',
    about: 'What a request gets back stands in [the HTTP API](http-api.md#problems).',
    of: ['server'],
  },
]
/** Folders whose catalogue the page shows. */
export const SHOWN_CATALOGUES: ReadonlySet<string> = new Set(SECTIONS.flatMap(({ of }) => of))

const BEGIN = '<!-- made from the catalogues -->'
const END = '<!-- end of what is made -->'

/** The page, with what stands in it between the two marks made from the catalogues. */
export function errorsPage(page: string): string {
  const [before = '', rest = ''] = page.split(BEGIN)
  const after = rest.split(END)[1] ?? ''
  const had = new Set<string>()
  const sections = SECTIONS.flatMap(({ title, about, of, codes }) => {
    const rows = of.flatMap((folder) => {
      const texts = FAULT_CATALOGUES[folder] ?? {}
      return namesOf(texts)
        .filter((name) => !had.has(name) && (codes === undefined || codes.test(name)))
        .map((name) => {
          had.add(name)
          const [what, remedy] = ['what', 'remedy'].map((part) => shown(texts[`${name}.${part}`] ?? ''))
          return `| \`${codeOf(name)}\` | ${what} | ${remedy} |`
        })
    })
    return [
      `## ${title}`,
      '',
      ...(about === undefined ? [] : [about, '']),
      '| code | message | what to do |',
      '|---|---|---|',
      ...rows,
      '',
    ]
  })
  return `${before}${BEGIN}\n\n${sections.join('\n')}\n${END}${after}`
}

/** Texts that stand in a gap and say the same whatever they are about; those that are only there at times are left out. */
const IN_GAPS: Texts = {
  suggestion: (suggest['closest'] ?? '').replace('{closest}', '…').replace('{where}', 'its table'),
  meant: (suggest['meant'] ?? '').replace('{closest}', '…'),
  of: '',
  instead: 'Name a folder that is there.',
  late: '',
  there: '',
  when: '',
  within: '',
  isOwed: '',
}

/** A text with the names of its gaps in them, for a cell of a table. */
function shown(text: string): string {
  const said = (elements: readonly MessageFormatElement[]): string =>
    elements
      .map((element): string => {
        switch (element.type) {
          case TYPE.literal:
            return element.value
          case TYPE.argument:
            return IN_GAPS[element.value] ?? `{${element.value}}`
          case TYPE.select:
          case TYPE.plural: {
            const forms = Object.values(element.options).map(({ value }) => said(value))
            const there = forms.filter((form) => form !== '').join(' / ')
            return forms.includes('') && there !== '' ? there.replace(/^(,? ?)(.*)$/s, '$1[$2]') : there
          }
          case TYPE.number:
          case TYPE.date:
          case TYPE.time:
          case TYPE.pound:
          case TYPE.tag:
            throw new Error(`A fault has no such part: "${text}".`)
          default:
            return element satisfies never
        }
      })
      .join('')
  return said(parse(text, { ignoreTag: true }))
    .replaceAll(/\.\{known\}$/g, '.')
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('|', String.raw`\|`)
    .split('`')
    .map((part, i) => part.replaceAll(/\{(\w+)\}/g, (_, gap: string) => (i % 2 === 1 ? '…' : `*${spaced(gap)}*`)))
    .join('`')
    .trim()
}

const spaced = (gap: string): string => gap.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
