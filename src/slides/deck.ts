import type { Language } from '../messages/index.ts'

/** Slides, apart from how they are laid out. */
export interface Deck {
  readonly title: string
  readonly language: Language
  /** What the file says of when it was made: the same slides are the same bytes. */
  readonly made: Date
  readonly slides: readonly Slide[]
}

export interface Slide {
  readonly title: string
  readonly lines: readonly string[]
  readonly table?: SlideTable
  readonly chart?: SlideChart
  readonly picture?: SlidePicture
  /** Small, at the foot. */
  readonly foot?: string
  /** For the one who speaks: below the slide, not on it. */
  readonly notes?: string
}

interface SlideTable {
  readonly columns: readonly { readonly name: string; readonly align: 'left' | 'right'; readonly part: number }[]
  readonly rows: readonly (readonly string[])[]
}

/** A picture beside the lines, as large as there is room for. */
interface SlidePicture {
  /** The bytes of a PNG, in base 64. */
  readonly png: string
  /** What it shows, in words. */
  readonly alt: string
  readonly width: number
  readonly height: number
}

/** Bars that can be edited where the slides are opened. */
export interface SlideChart {
  readonly title: string
  /** Bars that stand side by side by category, or that lie on both sides of nothing (a tornado). */
  readonly kind: 'columns' | 'tornado'
  readonly categories: readonly string[]
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[]
}
