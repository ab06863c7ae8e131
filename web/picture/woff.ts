/** A table of a font, unpacked. */
interface Table {
  readonly tag: number
  readonly checksum: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Where things stand in a WOFF file (W3C, WOFF File Format 1.0), bytes, and in the font that it wraps. */
const SIGNATURE = 0x774f4646
const WOFF = { flavor: 4, length: 8, tables: 12, size: 16, directory: 44, entry: 20 }
const SFNT = { tables: 4, directory: 12, entry: 16 }

/** The font that a WOFF file wraps. */
export async function sfntIn(woff: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>> {
  const from = new DataView(woff)
  if (from.getUint32(0) !== SIGNATURE) throw new Error('This is no WOFF file.')
  const tables = await Promise.all(
    Array.from({ length: from.getUint16(WOFF.tables) }, async (_, t): Promise<Table> => {
      const field = (f: number): number => from.getUint32(WOFF.directory + t * WOFF.entry + 4 * f)
      const bytes = new Uint8Array(woff, field(1), field(2))
      return {
        tag: field(0),
        checksum: field(4),
        bytes: bytes.length === field(3) ? bytes : await through('unpack', bytes),
      }
    }),
  )
  const { offsets, end } = placed(
    SFNT.directory + SFNT.entry * tables.length,
    tables.map(({ bytes }) => bytes.length),
  )
  const font = new Uint8Array(end)
  const to = new DataView(font.buffer)
  to.setUint32(0, from.getUint32(WOFF.flavor))
  to.setUint16(SFNT.tables, tables.length)
  // How a reader may search the directory by halves.
  const halves = Math.floor(Math.log2(tables.length))
  to.setUint16(6, 2 ** halves * SFNT.entry)
  to.setUint16(8, halves)
  to.setUint16(10, (tables.length - 2 ** halves) * SFNT.entry)
  tables.forEach(({ tag, checksum, bytes }, t) => {
    write(to, SFNT.directory + t * SFNT.entry, [tag, checksum, offsets[t] ?? 0, bytes.length])
    font.set(bytes, offsets[t])
  })
  return font
}

/** A font wrapped into a WOFF file. */
export async function woffOf(font: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const from = new DataView(font.buffer, font.byteOffset)
  const tables = await Promise.all(
    Array.from({ length: from.getUint16(SFNT.tables) }, async (_, t) => {
      const field = (f: number): number => from.getUint32(SFNT.directory + t * SFNT.entry + 4 * f)
      const bytes = font.subarray(field(2), field(2) + field(3))
      const packed = await through('pack', bytes)
      return {
        tag: field(0),
        checksum: field(1),
        size: bytes.length,
        bytes: packed.length < bytes.length ? packed : bytes,
      }
    }),
  )
  const { offsets, end } = placed(
    WOFF.directory + WOFF.entry * tables.length,
    tables.map(({ bytes }) => bytes.length),
  )
  const woff = new Uint8Array(end)
  const to = new DataView(woff.buffer)
  write(to, 0, [SIGNATURE, from.getUint32(0), end])
  to.setUint16(WOFF.tables, tables.length)
  to.setUint32(
    WOFF.size,
    placed(
      SFNT.directory + SFNT.entry * tables.length,
      tables.map(({ size }) => size),
    ).end,
  )
  tables.forEach(({ tag, checksum, size, bytes }, t) => {
    write(to, WOFF.directory + t * WOFF.entry, [tag, offsets[t] ?? 0, bytes.length, size, checksum])
    woff.set(bytes, offsets[t])
  })
  return woff
}

const write = (to: DataView, at: number, values: readonly number[]): void =>
  values.forEach((value, i) => to.setUint32(at + 4 * i, value))

/** Tables one after the other, each at a multiple of four bytes. */
function placed(begin: number, sizes: readonly number[]): { readonly offsets: number[]; readonly end: number } {
  let end = begin
  const offsets = sizes.map((size) => {
    const at = end
    end += 4 * Math.ceil(size / 4)
    return at
  })
  return { offsets, end }
}

async function through(way: 'pack' | 'unpack', bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = way === 'pack' ? new CompressionStream('deflate') : new DecompressionStream('deflate')
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer())
}
