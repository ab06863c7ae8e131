/** Sizes of pictures, in the units of their drawing: a slide, and a square. */
export const FORMATS = {
  wide: { width: 1280, height: 720 },
  square: { width: 1080, height: 1080 },
} as const

export type PictureFormat = keyof typeof FORMATS
