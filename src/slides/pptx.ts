import JSZip from 'jszip'
import PptxGenJS from 'pptxgenjs'
import type { Deck, Slide, SlideChart } from './deck.ts'
import { AFTER, FONT, PAGE, placed, ROW, type Box } from './layout.ts'

const LAYOUT = 'WIDE'
const COLOUR = { ink: '1F2933', quiet: '52606D', accent: '0B5FA5', other: 'C2570C', rule: 'CBD2D9' } as const
const TAG = { en: 'en-GB', ja: 'ja-JP' } as const

/** Slides as a file of PowerPoint (Office Open XML), with charts that can be edited there. The same slides are the same bytes. */
export async function toPptx(deck: Deck): Promise<Uint8Array> {
  const file = new PptxGenJS()
  file.defineLayout({ name: LAYOUT, width: PAGE.width, height: PAGE.height })
  file.layout = LAYOUT
  file.title = deck.title
  file.author = 'ytterby'
  file.company = ''
  file.theme = { headFontFace: FONT[deck.language], bodyFontFace: FONT[deck.language] }
  deck.slides.forEach((slide, i) => draw(file, file.addSlide(), slide, deck.language, i))
  const made = (await file.write({ outputType: 'uint8array' })) as Uint8Array
  return settled(made, deck.made)
}

function draw(file: PptxGenJS, page: PptxGenJS.Slide, slide: Slide, language: Deck['language'], number: number): void {
  const isFirst = number === 0 && slide.picture === undefined
  const { title, lines, table, chart, picture, foot } = placed(slide, isFirst)
  const font = { fontFace: FONT[language], lang: TAG[language], margin: 0, fit: 'none' } as const
  page.addText(slide.title, {
    ...font,
    ...title.box,
    fontSize: title.size,
    bold: true,
    color: COLOUR.ink,
    valign: isFirst ? 'bottom' : 'top',
    objectName: 'Title',
  })
  if (lines.shown.length > 0)
    page.addText(
      lines.shown.map((text) => ({
        text,
        options: {
          breakLine: true,
          paraSpaceAfter: AFTER * lines.size,
          ...(isFirst ? {} : { bullet: { indent: 14 } }),
        },
      })),
      {
        ...font,
        ...lines.box,
        fontSize: lines.size,
        color: isFirst ? COLOUR.quiet : COLOUR.ink,
        valign: 'top',
        lineSpacingMultiple: 1,
        objectName: 'Text',
      },
    )
  if (slide.table !== undefined && table !== undefined) {
    const { columns, rows } = slide.table
    const cell = (text: string, c: number, bold: boolean): PptxGenJS.TableCell => ({
      text,
      options: {
        bold,
        align: columns[c]?.align ?? 'left',
        color: bold ? COLOUR.quiet : COLOUR.ink,
        border: [
          { type: 'none' },
          { type: 'none' },
          { type: 'solid', pt: bold ? 1 : 0.5, color: bold ? COLOUR.accent : COLOUR.rule },
          { type: 'none' },
        ],
      },
    })
    page.addTable(
      [
        columns.map(({ name }, c) => cell(name, c, true)),
        ...rows.slice(0, table.shown).map((row) => row.map((text, c) => cell(text, c, false))),
      ],
      {
        ...table.box,
        colW: [...table.widths],
        rowH: [...table.heights],
        fontFace: FONT[language],
        fontSize: ROW.size,
        margin: [ROW.pad, 0.1, ROW.pad, 0.1],
        valign: 'top',
        autoPage: false,
        objectName: 'Table',
      },
    )
  }
  if (slide.chart !== undefined && chart !== undefined) drawChart(file, page, slide.chart, chart, FONT[language])
  if (slide.picture !== undefined && picture !== undefined)
    page.addImage({
      ...picture,
      data: `image/png;base64,${slide.picture.png}`,
      altText: slide.picture.alt,
      objectName: 'Picture',
    })
  if (slide.notes !== undefined) page.addNotes(slide.notes)
  if (slide.foot !== undefined && foot !== undefined)
    page.addText(slide.foot, { ...font, ...foot, fontSize: 10, color: COLOUR.quiet, valign: 'top', objectName: 'Foot' })
}

function drawChart(file: PptxGenJS, page: PptxGenJS.Slide, chart: SlideChart, box: Box, fontFace: string): void {
  const isTornado = chart.kind === 'tornado'
  page.addChart(
    file.ChartType.bar,
    chart.series.map(({ name, values }) => ({ name, labels: [...chart.categories], values: [...values] })),
    {
      ...box,
      objectName: 'Chart',
      altText: chart.title,
      barDir: isTornado ? 'bar' : 'col',
      barGrouping: 'clustered',
      ...(isTornado ? { barOverlapPct: 100 } : {}),
      barGapWidthPct: 60,
      chartColors: [COLOUR.other, COLOUR.accent],
      showTitle: true,
      title: chart.title,
      titleFontFace: fontFace,
      titleFontSize: 14,
      titleColor: COLOUR.ink,
      showLegend: true,
      legendPos: 'b',
      legendFontFace: fontFace,
      legendFontSize: 12,
      catAxisLabelFontFace: fontFace,
      catAxisLabelFontSize: 12,
      catAxisLabelPos: 'low',
      valAxisLabelFontFace: fontFace,
      valAxisLabelFontSize: 11,
      valAxisLabelFormatCode: '#,##0',
      valGridLine: { color: COLOUR.rule, size: 0.5 },
      showValue: !isTornado,
      dataLabelFormatCode: '#,##0',
      dataLabelFontFace: fontFace,
      dataLabelFontSize: 10,
      // The first category on top.
      ...(isTornado ? ({ catAxisOrientation: 'maxMin' } as object) : {}),
    },
  )
}

/**
 * The same file with one date on all that is in it, the workbooks of its charts included, and its charts numbered from 1: the library stamps
 * each part with the time of day, and counts charts over all files that it has made.
 */
async function settled(bytes: Uint8Array, made: Date): Promise<Uint8Array> {
  const [from, to] = [await JSZip.loadAsync(bytes), new JSZip()]
  const stamp = `${made.toISOString().slice(0, 19)}Z`
  const entries = Object.values(from.files).filter(({ dir }) => !dir)
  const charts = entries
    .flatMap(({ name }) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(name)?.[1] ?? [])
    .sort((one, other) => Number(one) - Number(other))
  const numbered = (text: string): string =>
    text.replace(
      /(\/chart|Microsoft_Excel_Worksheet)(\d+)(\.xml|\.xlsx)/g,
      (_, before: string, number: string, after: string) => `${before}${charts.indexOf(number) + 1}${after}`,
    )
  const dated = (text: string): string =>
    text.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, (_, tag: string) => `${tag}${stamp}`)
  for (const entry of entries) {
    const content = entry.name.endsWith('.xlsx')
      ? await settled(await entry.async('uint8array'), made)
      : /\.(xml|rels)$/.test(entry.name)
        ? numbered(dated(await entry.async('string')))
        : await entry.async('uint8array')
    to.file(numbered(entry.name), content, { date: made, createFolders: false })
  }
  return to.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'DOS' })
}
