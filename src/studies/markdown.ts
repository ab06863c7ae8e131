import type { Report, Table } from './report.ts'

/** A report as Markdown (GitHub's): what it says of itself, then each section with its lines as a list and its table. */
export function toMarkdown({ title, lines, sections }: Report): string {
  const blocks = [`# ${escaped(title)}`, lines.map(escaped).join('  \n')]
  for (const { heading, lines: told = [], table } of sections) {
    blocks.push(`## ${escaped(heading)}`)
    if (told.length > 0) blocks.push(told.map((line) => `- ${escaped(line)}`).join('\n'))
    if (table !== undefined && table.rows.length > 0) blocks.push(tableOf(table))
  }
  return blocks.filter((block) => block !== '').join('\n\n') + '\n'
}

const tableOf = ({ columns, rows }: Table): string =>
  [
    columns.map(({ name }) => cell(name)),
    columns.map(({ align }) => (align === 'right' ? '---:' : '---')),
    ...rows.map((row) => columns.map((_, c) => cell(row[c] ?? ''))),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')

const cell = (text: string): string => escaped(text).replaceAll('|', '\\|')

const escaped = (text: string): string => text.replaceAll(/[\\*<>]/g, '\\$&')
