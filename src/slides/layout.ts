import type { Language } from '../messages/index.ts'
import type { Slide } from './deck.ts'

/** A slide in inches, 16:9. */
export const PAGE = { width: 13.333, height: 7.5, margin: 0.6 } as const
const POINTS = 72
/** Sizes of text that are tried, in points, the largest first. */
const SIZES = [18, 16, 14, 12, 11, 10] as const
const TITLE_SIZES = [28, 24, 20] as const
/** An answer is longer than a heading. */
const ANSWER_SIZES = [28, 24, 20, 18, 16, 14] as const
/** A line is so much higher than its letters. */
const LINE = 1.25
/** Between two paragraphs, as a share of the size of their letters. */
export const AFTER = 0.4
/** An average letter is so wide, as a share of its height: Latin and Japanese. Rather too wide than too narrow. */
const WIDE: Readonly<Record<'latin' | 'japanese', number>> = { latin: 0.54, japanese: 1.02 }

export interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** Inches that a text is wide in one line. */
const widthOf = (text: string, size: number): number =>
  Array.from(text).reduce(
    (sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? WIDE.japanese : WIDE.latin),
    0,
  ) *
  (size / POINTS)

/** Lines that a text takes in a width. A word that does not fit any more begins a line, which loses up to a tenth of it. */
const linesIn = (text: string, size: number, width: number): number =>
  Math.max(1, Math.ceil(widthOf(text, size) / (0.9 * width)))

/** Inches that paragraphs are high. */
const heightOf = (paragraphs: readonly string[], size: number, width: number): number =>
  paragraphs.reduce((sum, text) => sum + (linesIn(text, size, width) * LINE + AFTER) * (size / POINTS), 0)

/** The largest size at which paragraphs fit into a box, and those that do: at the smallest size, the last may have to go. */
function fitted(
  paragraphs: readonly string[],
  { w, h }: Pick<Box, 'w' | 'h'>,
  sizes: readonly number[] = SIZES,
): { readonly size: number; readonly shown: readonly string[] } {
  const size = sizes.find((one) => heightOf(paragraphs, one, w) <= h) ?? sizes.at(-1) ?? 10
  let shown = paragraphs
  while (shown.length > 1 && heightOf(shown, size, w) > h) shown = shown.slice(0, -1)
  return { size, shown }
}

/** How high a row of a table is, with room around its letters. */
export const ROW = { size: 12, pad: 0.06 } as const
const rowHeight = (cells: readonly string[], widths: readonly number[]): number =>
  Math.max(...cells.map((cell, c) => linesIn(cell, ROW.size, (widths[c] ?? 1) - 0.2))) * LINE * (ROW.size / POINTS) +
  2 * ROW.pad

/** Where what a slide has lies: the title, lines, and below or beside them a table or a chart. */
export interface SlideLayout {
  readonly title: { readonly box: Box; readonly size: number }
  readonly lines: { readonly box: Box; readonly size: number; readonly shown: readonly string[] }
  readonly table?: {
    readonly box: Box
    readonly widths: readonly number[]
    readonly heights: readonly number[]
    /** Rows that have room. */
    readonly shown: number
  }
  readonly chart?: Box
  readonly picture?: Box
  readonly foot?: Box
}

export function placed(slide: Slide, isFirst: boolean): SlideLayout {
  const x = PAGE.margin
  const w = PAGE.width - 2 * PAGE.margin
  const titleBox = { x, y: isFirst ? 1.6 : 0.4, w, h: isFirst ? 1.6 : slide.picture === undefined ? 0.9 : 1.2 }
  const title = {
    box: titleBox,
    size: fitted(
      [slide.title],
      titleBox,
      isFirst ? [32, 28, 24] : slide.picture === undefined ? TITLE_SIZES : ANSWER_SIZES,
    ).size,
  }
  const foot = slide.foot === undefined ? undefined : { x, y: PAGE.height - 0.65, w, h: 0.4 }
  const top = titleBox.y + titleBox.h + 0.15
  const room = (foot?.y ?? PAGE.height - 0.4) - top - 0.1
  const withFoot = foot === undefined ? {} : { foot }
  if (slide.chart !== undefined) {
    const left = { x, y: top, w: 0.4 * w, h: room }
    return {
      title,
      lines: { box: left, ...fitted(slide.lines, left) },
      chart: { x: x + 0.43 * w, y: top, w: 0.57 * w, h: room },
      ...withFoot,
    }
  }
  if (slide.picture !== undefined) {
    const left = { x, y: top, w: 0.36 * w, h: room }
    const most = 0.61 * w
    const scale = Math.min(most / slide.picture.width, room / slide.picture.height)
    const size = { w: scale * slide.picture.width, h: scale * slide.picture.height }
    return {
      title,
      lines: { box: left, ...fitted(slide.lines, left) },
      picture: { x: x + w - size.w, y: top, ...size },
      ...withFoot,
    }
  }
  if (slide.table === undefined) {
    const box = { x, y: top, w, h: room }
    return { title, lines: { box, ...fitted(slide.lines, box) }, ...withFoot }
  }
  const all = slide.table.columns.reduce((sum, { part }) => sum + part, 0)
  const widths = slide.table.columns.map(({ part }) => (w * part) / all)
  const heights = [slide.table.columns.map(({ name }) => name), ...slide.table.rows].map((cells) =>
    rowHeight(cells, widths),
  )
  // Lines may take up to half; the table has what is left.
  const lines = fitted(slide.lines, { w, h: room / 2 })
  const box = { x, y: top, w, h: Math.min(room / 2, heightOf(lines.shown, lines.size, w)) }
  const below = { x, y: top + box.h + 0.1, w, h: room - box.h - 0.1 }
  let shown = -1
  let used = 0
  for (const height of heights) {
    if (used + height > below.h) break
    used += height
    shown += 1
  }
  return {
    title,
    lines: { box, ...lines },
    table: { box: { ...below, h: used }, widths, heights: heights.slice(0, shown + 1), shown },
    ...withFoot,
  }
}

/** Fonts that offices have, by the language of the words. */
export const FONT: Readonly<Record<Language, string>> = { en: 'Arial', ja: 'Yu Gothic' }
