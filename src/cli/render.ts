import pc from 'picocolors'
import stringWidth from 'string-width'
import type { Report, Table } from '../studies/index.ts'

/** A report as text. Colour only where the terminal shows it; `picocolors` honours NO_COLOR and pipes. */
export function renderReport({ title, lines, sections }: Report, colour: boolean): string {
  const { bold, dim } = pc.createColors(colour)
  const blocks = [[bold(title), ...lines.map(dim)].join('\n')]
  for (const { heading, lines: text = [], table } of sections) {
    const body = [
      ...text.map((line) => wrap(line)),
      ...(table === undefined || table.rows.length === 0 ? [] : [renderTable(table, dim)]),
    ]
    if (body.length > 0) blocks.push([bold(heading), ...body].join('\n'))
  }
  return blocks.join('\n\n') + '\n'
}

function renderTable({ columns, rows }: Table, dim: (text: string) => string): string {
  const widths = columns.map(({ name }, c) =>
    Math.max(stringWidth(name), ...rows.map((row) => stringWidth(row[c] ?? ''))),
  )
  const line = (cells: readonly string[]): string =>
    '  ' +
    columns
      .map(({ align }, c) => {
        const text = cells[c] ?? ''
        const space = ' '.repeat(Math.max(0, (widths[c] ?? 0) - stringWidth(text)))
        return align === 'right' ? space + text : text + space
      })
      .join('  ')
      .trimEnd()
  return [dim(line(columns.map(({ name }) => name))), ...rows.map(line)].join('\n')
}

const WIDTH = 110

/** Breaks a sentence at spaces; Japanese has none and is broken between characters. */
function wrap(text: string): string {
  const out: string[] = []
  let line = ''
  for (const word of text.split(/(?<= )|(?<=[、。])/)) {
    if (stringWidth(line + word) > WIDTH && line !== '') {
      out.push(line.trimEnd())
      line = ''
    }
    line += word
  }
  out.push(line.trimEnd())
  return out.map((part) => `  ${part}`).join('\n')
}
