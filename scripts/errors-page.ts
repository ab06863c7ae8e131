import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'

type Texts = Readonly<Record<string, string>>

const textsIn = (catalogue: string): Texts =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../src', `${catalogue}.en.json`), 'utf8')) as Texts
const [world, studies, disk, workers, pdf, cli, venue] = [
  textsIn('world/faults'),
  textsIn('studies/faults'),
  textsIn('disk/faults'),
  textsIn('workers/faults'),
  textsIn('pdf/faults'),
  textsIn('cli/faults'),
  textsIn('market/venue/forms/faults'),
]
const suggest = textsIn('world/suggest')

/** The catalogues of faults, in English. */
export const FAULT_CATALOGUES: Readonly<Record<string, Texts>> = { world, studies, disk, workers, pdf, cli, venue }

/** The names of the faults of a catalogue: a code, or one with a variant. */
export const namesOf = (texts: Texts): string[] =>
  Object.keys(texts).flatMap((key) => (key.endsWith('.what') ? [key.slice(0, -'.what'.length)] : []))
export const codeOf = (name: string): string => name.replace(/:.*$/, '')

interface Section {
  readonly title: string
  readonly about?: string
  readonly of: readonly Texts[]
  /** Which of their codes; all that no section before has where it is left out. */
  readonly codes?: RegExp
}

const SECTIONS: readonly Section[] = [
  { title: 'Files and folders', of: [disk, world], codes: /^(FILE|FOLDER|LINK)_/ },
  { title: 'Tables as files', of: [world], codes: /^(TABLE_|WORLD_FILE_|WORLD_TABLE_)/ },
  { title: 'Cells', of: [world], codes: /^(CELL|FIGURE|ID)_/ },
  { title: 'Scenarios and paths of prices', of: [world], codes: /^(SCENARIO|DUMPING)_/ },
  { title: 'The world as a whole', of: [world] },
  { title: 'Studies', of: [studies] },
  { title: 'On the command line', of: [cli, workers, pdf] },
  {
    title: 'The market',
    about: 'What a [command](market-api.md) is refused with. Nothing of it was done.',
    of: [venue],
  },
]

const BEGIN = '<!-- made from the catalogues -->'
const END = '<!-- end of what is made -->'

/** The page, with what stands in it between the two marks made from the catalogues. */
export function errorsPage(page: string): string {
  const [before = '', rest = ''] = page.split(BEGIN)
  const after = rest.split(END)[1] ?? ''
  const had = new Set<string>()
  const sections = SECTIONS.flatMap(({ title, about, of, codes }) => {
    const rows = of.flatMap((texts) =>
      namesOf(texts)
        .filter((name) => !had.has(name) && (codes === undefined || codes.test(name)))
        .map((name) => {
          had.add(name)
          const [what, remedy] = ['what', 'remedy'].map((part) => shown(texts[`${name}.${part}`] ?? ''))
          return `| \`${codeOf(name)}\` | ${what} | ${remedy} |`
        }),
    )
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
