import { FAMILY, type EmbeddedFont } from './embedded-fonts.ts'

/** A picture that stands alone, and the fonts in it. */
export interface Picture {
  readonly svg: string
  readonly fonts: readonly EmbeddedFont[]
}

const SCALE = 2
/** A browser takes the fonts of a drawing a moment after the drawing: how often it is looked for them, and how long in between, ms. */
const LOOKS = 100
const PAUSE = 30
/** Height of a strip below the picture that shows whether its fonts are there. */
const STRIP = 60

/** A picture as PNG, twice as fine as its units. */
export async function pngOf({ svg, fonts }: Picture): Promise<Blob> {
  const [, width = 0, height = 0] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []).map(Number)
  // A letter of each font stands below the picture: once all have come, what is above them is complete as well.
  const letters = fonts.map(
    ({ weight, letters: [letter = ''] }, f) =>
      `<text x="${f * STRIP}" y="${height + 0.75 * STRIP}" font-family="${FAMILY}" font-weight="${weight}" font-size="${STRIP / 2}" fill="#000">${escaped(letter)}</text>`,
  )
  const whole = svg
    .replace(
      / width="[\d.]+" height="[\d.]+" viewBox="[^"]*"/,
      ` width="${width}" height="${height + STRIP}" viewBox="0 0 ${width} ${height + STRIP}"`,
    )
    .replace(/<\/svg>$/, `${letters.join('')}</svg>`)
  const address = URL.createObjectURL(new Blob([whole], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = SCALE * width
    canvas.height = SCALE * (height + STRIP)
    const pen = canvas.getContext('2d', { willReadFrequently: true })
    if (pen === null) throw new Error('There is no canvas to draw on.')
    const hasCome = (f: number): boolean =>
      pen
        .getImageData(SCALE * f * STRIP, SCALE * height, SCALE * STRIP, SCALE * STRIP)
        .data.some((value, i) => i % 4 === 3 && value > 0)
    for (let look = 0; ; look++) {
      pen.clearRect(0, 0, canvas.width, canvas.height)
      pen.drawImage(image, 0, 0, canvas.width, canvas.height)
      if (fonts.every((_, f) => hasCome(f))) break
      if (look === LOOKS) throw new Error('The fonts of the picture did not come.')
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
    const picture = pen.getImageData(0, 0, canvas.width, SCALE * height)
    canvas.height = SCALE * height
    pen.putImageData(picture, 0, 0)
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob === null ? reject(new Error('The picture could not be drawn.')) : resolve(blob)))
    })
  } finally {
    URL.revokeObjectURL(address)
  }
}

const escaped = (letter: string): string => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[letter] ?? letter
