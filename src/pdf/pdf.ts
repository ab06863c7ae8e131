import { existsSync } from 'node:fs'
import PdfKit from 'pdfkit'
import { InputError } from '../world/index.ts'
import type { Language, Report, Table } from '../studies/index.ts'
import { pdfFault } from './pdf-fault.ts'

/** Where systems keep a font that has Japanese letters, and its name within a collection. */
const JAPANESE: readonly { readonly file: string; readonly family?: string }[] = [
  { file: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc', family: 'NotoSansCJKjp-Regular' },
  { file: '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc', family: 'NotoSansCJKjp-Regular' },
  { file: '/System/Library/Fonts/ヒラギノ角ゴシック W3.ttc', family: 'HiraginoSans-W3' },
  { file: 'C:/Windows/Fonts/YuGothR.ttc', family: 'YuGothic-Regular' },
]

const PAGE = { size: 'A4', margin: 42 } as const
const SIZE = { title: 15, heading: 10.5, text: 8.5, table: 7.5, small: 7 } as const
/** Languages whose letters no reader of PDF has of itself. */
const OWN_FONT: Readonly<Partial<Record<Language, typeof japanese>>> = { ja: japanese }
/** Points around what stands in a cell. */
const PAD = { x: 3, y: 1.6 } as const

/**
 * A report as a PDF of A4 pages. Latin letters are set in the reader's own Helvetica; Japanese needs a font on this machine.
 *
 * @param made what it says of when it was made: the same report is the same bytes
 */
export function toPdf(report: Report, language: Language, made: Date): Promise<Buffer> {
  const font = OWN_FONT[language]?.()
  const document = new PdfKit({
    ...PAGE,
    bufferPages: true,
    lang: language,
    info: { Title: report.title, Creator: 'ytterby', Producer: 'ytterby', CreationDate: made, ModDate: made },
  })
  const chunks: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
  })
  document.registerFont('plain', font?.file ?? 'Helvetica', font?.family)
  document.registerFont('bold', 'Helvetica-Bold')
  // One name for one file: under a second one PDFKit would read all of it again at each change.
  const bold = font === undefined ? 'bold' : 'plain'
  const text = (words: string): string => (font === undefined ? latin(words) : words)
  const left = PAGE.margin
  const width = document.page.width - 2 * PAGE.margin
  document.font(bold).fontSize(SIZE.title).fillColor('#111').text(text(report.title), left, PAGE.margin, { width })
  document.font('plain').fontSize(SIZE.text).fillColor('#555')
  for (const line of report.lines) document.text(text(line), { width })
  for (const [s, { heading, lines = [], table }] of report.sections.entries()) {
    const last = s === report.sections.length - 1
    if (document.y > document.page.height - PAGE.margin - 60) document.addPage()
    document
      .moveDown(0.7)
      .font(bold)
      .fontSize(SIZE.heading)
      .fillColor('#111')
      .text(text(heading), left, undefined, { width })
    document
      .moveDown(0.2)
      .font('plain')
      .fontSize(last ? SIZE.small : SIZE.text)
      .fillColor('#222')
    for (const line of lines)
      document.text(text(last ? line : `• ${line}`), left, undefined, { width, paragraphGap: 1.5 })
    if (table !== undefined && table.rows.length > 0) drawTable(document, table, text, { left, width, bold })
  }
  const pages = document.bufferedPageRange()
  for (let page = 0; page < pages.count; page++) {
    document.switchToPage(page)
    // A foot below the margin must not open a page of its own.
    document.page.margins.bottom = 0
    document
      .font('plain')
      .fontSize(SIZE.small)
      .fillColor('#777')
      .text(`${page + 1} / ${pages.count}`, left, document.page.height - 30, {
        width,
        align: 'right',
        lineBreak: false,
      })
  }
  document.end()
  return done
}

function drawTable(
  document: PDFKit.PDFDocument,
  { columns, rows }: Table,
  text: (words: string) => string,
  { left, width, bold }: { left: number; width: number; bold: string },
): void {
  const widest = (font: string, words: readonly string[]): number => {
    document.font(font).fontSize(SIZE.table)
    // A hair more than it measures, or the last letter is broken off.
    return Math.max(0, ...words.map((each) => document.widthOfString(text(each)) + 0.5))
  }
  const natural = columns.map(({ name }, c) =>
    Math.max(
      widest(bold, [name]),
      widest(
        'plain',
        rows.map((row) => row[c] ?? ''),
      ),
    ),
  )
  const widths = fit(
    natural.map((each) => each + 2 * PAD.x),
    width,
  )
  const draw = (cells: readonly string[], head: boolean): void => {
    document.font(head ? bold : 'plain').fontSize(SIZE.table)
    const height =
      2 * PAD.y +
      Math.max(
        ...cells.map((words, c) => document.heightOfString(text(words), { width: (widths[c] ?? 0) - 2 * PAD.x })),
      )
    if (document.y + height > document.page.height - PAGE.margin) {
      document.addPage()
      if (!head)
        draw(
          columns.map(({ name }) => name),
          true,
        )
      document.font('plain').fontSize(SIZE.table)
    }
    const top = document.y
    let x = left
    cells.forEach((words, c) => {
      const own = widths[c] ?? 0
      document
        .fillColor(head ? '#111' : '#222')
        .text(text(words), x + PAD.x, top + PAD.y, { width: own - 2 * PAD.x, align: columns[c]?.align ?? 'left' })
      x += own
    })
    document
      .moveTo(left, top + height)
      .lineTo(left + widths.reduce((sum, each) => sum + each, 0), top + height)
      .lineWidth(head ? 0.8 : 0.3)
      .strokeColor(head ? '#555' : '#ccc')
      .stroke()
    document.y = top + height
  }
  draw(
    columns.map(({ name }) => name),
    true,
  )
  for (const row of rows)
    draw(
      columns.map((_, c) => row[c] ?? ''),
      false,
    )
  document.x = left
}

/** Columns that ask for less than an even part of what is left get what they ask for; the others share the rest. */
function fit(asked: readonly number[], width: number): number[] {
  const given = new Map<number, number>()
  for (;;) {
    const left = width - [...given.values()].reduce((sum, each) => sum + each, 0)
    const open = asked.flatMap((each, c) => (given.has(c) ? [] : [{ each, c }]))
    const even = left / Math.max(1, open.length)
    const content = open.filter(({ each }) => each <= even)
    for (const { each, c } of content) given.set(c, each)
    if (content.length === 0) return asked.map((_, c) => given.get(c) ?? even)
    if (content.length === open.length) return asked.map((_, c) => given.get(c) ?? 0)
  }
}

/** Helvetica has the letters of western Europe: others lose their marks, or are shown as what they are not. */
const latin = (words: string): string =>
  words.replaceAll(/[^\u0020-\u007e\u00a0-\u00ff–—‘’“”•…€]/gu, (letter) => {
    const plain = letter.normalize('NFKD').replaceAll(/[\u0300-\u036f]/g, '')
    return /^[\u0020-\u007e]+$/.test(plain) ? plain : (LETTERS[letter] ?? '?')
  })

const LETTERS: Readonly<Record<string, string>> = { ł: 'l', Ł: 'L', đ: 'd', '−': '-', '→': '->', '≥': '>=', '≤': '<=' }

function japanese(): { file: string; family?: string } {
  const found = JAPANESE.find(({ file }) => existsSync(file))
  if (found !== undefined) return found
  throw new InputError([pdfFault('PDF_WITHOUT_FONT', {})])
}
