/**
 * Sizes of pictures, in the units of their drawing, and what is left free at their edges: a slide, a square, and what stands on a slide beside
 * words.
 */
export const FORMATS = {
  wide: { width: 1280, height: 720, margin: 40 },
  square: { width: 1080, height: 1080, margin: 40 },
  slide: { width: 700, height: 500, margin: 4 },
} as const

export type PictureFormat = keyof typeof FORMATS
