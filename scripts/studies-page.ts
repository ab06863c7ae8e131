import { flagTextOf } from '../src/cli/study-options.ts'
import { ensembleOptions, STUDIES, type Option, type Options } from '../src/studies/index.ts'

/** What `docs/reference/studies.md` says: every study with its options, as their records have them. */
export function studiesPage(): string {
  const studies = Object.values(STUDIES).flatMap(({ id, about, options }) => [
    `## \`${id}\``,
    '',
    `${capitalized(about.en)}.`,
    '',
    ...tableOf(options),
  ])
  return [
    '# Studies and their options',
    '',
    'Each option has one name. `--max-measures` on the command line is `maxMeasures` in the body of a request over HTTP. A file stands on',
    'the command line as the name of a shipped one or as a path, in a body as `{ "yaml": "…" }` or its entries, or `{ "text": "…" }` for files',
    'of your own; a list stands with commas on the command line, or the option given several times. What stands in brackets has a default on',
    'the command line; over HTTP a scenario, a menu or a path must be named. This page is made from what the program reads:',
    '`npx vitest run test/studies-page.test.ts -u` writes it.',
    '',
    ...studies,
    ...ensembles(),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n')
}

/** How worlds are drawn, whatever is asked of them; what is asked of each is as in the study itself. */
function ensembles(): string[] {
  return Object.entries(ensembleOptions).flatMap(([id, options]) => [
    `## \`ensemble ${id}\``,
    '',
    'The same question of many worlds drawn from the ranges of the figures; over HTTP it is one of `of` in [a question about an',
    'ensemble](http-api.md#a-question-about-an-ensemble).',
    '',
    ...tableOf(options),
  ])
}

function tableOf(options: Options): string[] {
  const rows = Object.entries(options).map(([name, option]) => [
    `\`${flagTextOf(name, option)}\``,
    `\`${name}\``,
    formOf(option),
    defaultOf(option),
    option.help.en.replaceAll('|', String.raw`\|`),
  ])
  if (rows.length === 0) return ['It has no options of its own.', '']
  const header = ['option', 'in a request', 'form', 'if left out', 'meaning']
  return [row(header), row(header.map(() => '---')), ...rows.map(row), '']
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function formOf(option: Option): string {
  switch (option.kind) {
    case 'count':
      return `whole number, ${option.min.toLocaleString('en-US')} to ${option.max.toLocaleString('en-US')}`
    case 'amount':
      return `number ${option.mayBeZero === true ? 'from' : 'above'} 0, up to ${option.max.toLocaleString('en-US')}`
    case 'switch':
      return 'yes or no'
    case 'choice':
      return option.choices.map((one) => `\`${one}\``).join(' or ')
    case 'list':
      return option.choices === undefined
        ? `list of ${option.of}`
        : `some of ${option.choices.map((one) => `\`${one}\``).join(', ')}`
    case 'text':
      return [
        `${option.of}${option.example === undefined ? '' : ` such as \`${option.example}\``}`,
        ...(option.within === undefined ? [] : [option.within]),
      ].join(', ')
    case 'file':
      return option.shipped === undefined ? 'file' : `name or file`
    default:
      return option satisfies never
  }
}

function defaultOf(option: Option): string {
  if (option.isRequired === true) return 'must be there'
  if (option.kind === 'switch') return option.default ? 'yes' : 'no'
  return 'default' in option && option.default !== undefined ? `\`${String(option.default)}\`` : '–'
}
