/** Sizes of pictures, in the units of their drawing: a slide, a square, and what stands on a slide beside words. */
export const FORMATS = {
  wide: { width: 1280, height: 720 },
  square: { width: 1080, height: 1080 },
  slide: { width: 760, height: 540 },
} as const

export type PictureFormat = keyof typeof FORMATS
