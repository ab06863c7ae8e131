import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { sfntIn, woffOf } from './woff.ts'

const FILE = new URL(
  '../../node_modules/@fontsource/ibm-plex-sans-jp/files/ibm-plex-sans-jp-latin-400-normal.woff',
  import.meta.url,
)
const bytesOf = (file: Uint8Array): ArrayBuffer => new Uint8Array(file).buffer

it('unpacks a font, and packs it again without a change', async () => {
  const font = await sfntIn(bytesOf(readFileSync(FILE)))
  expect(font.length).toBeGreaterThan(readFileSync(FILE).length)
  const packed = await woffOf(font)
  expect(packed.length).toBeLessThan(font.length)
  expect(await sfntIn(packed.buffer)).toEqual(font)
})
it('sums every table as its directory says', async () => {
  const font = await sfntIn(bytesOf(readFileSync(FILE)))
  const view = new DataView(font.buffer)
  for (let t = 0; t < view.getUint16(4); t++) {
    const [tag, checksum, offset, length] = [0, 4, 8, 12].map((field) => view.getUint32(12 + 16 * t + field)) as [
      number,
      number,
      number,
      number,
    ]
    // The sum of `head` leaves out a field of its own.
    if (tag === 0x68656164) continue
    let sum = 0
    for (let at = 0; at < length; at += 4) sum = (sum + view.getUint32(offset + at)) >>> 0
    expect({ tag, sum }).toEqual({ tag, sum: checksum })
  }
})
it('says so where a file is no font', async () => {
  await expect(sfntIn(new ArrayBuffer(64))).rejects.toThrow('This is no WOFF file.')
})
