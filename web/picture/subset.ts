import subsetter from 'harfbuzzjs/dist/harfbuzz-subset.wasm?url'

/** What is used of HarfBuzz's subsetter: pointers are numbers. */
interface HarfBuzz {
  readonly memory: WebAssembly.Memory
  readonly malloc: (bytes: number) => number
  readonly free: (pointer: number) => void
  readonly hb_blob_create: (data: number, bytes: number, mode: number, user: number, destroy: number) => number
  readonly hb_blob_destroy: (blob: number) => void
  readonly hb_blob_get_data: (blob: number, length: number) => number
  readonly hb_blob_get_length: (blob: number) => number
  readonly hb_face_create: (blob: number, index: number) => number
  readonly hb_face_destroy: (face: number) => void
  readonly hb_face_reference_blob: (face: number) => number
  readonly hb_set_add: (set: number, value: number) => void
  readonly hb_subset_input_set: (input: number, kind: number) => number
  readonly hb_subset_input_create_or_fail: () => number
  readonly hb_subset_input_destroy: (input: number) => void
  readonly hb_subset_input_unicode_set: (input: number) => number
  readonly hb_subset_input_set_flags: (input: number, flags: number) => void
  readonly hb_subset_or_fail: (face: number, input: number) => number
}

/** The memory belongs to the caller and may be changed (`HB_MEMORY_MODE_WRITABLE`). */
const WRITABLE = 2
/** Without hints, which screens of today do not need (`HB_SUBSET_FLAGS_NO_HINTING`). */
const NO_HINTING = 1

let loaded: Promise<HarfBuzz> | undefined

const harfBuzz = (): Promise<HarfBuzz> =>
  (loaded ??= WebAssembly.instantiateStreaming(fetch(subsetter), {}).then(
    ({ instance }) => instance.exports as unknown as HarfBuzz,
  ))

/** Tables that writing from left to right has no use for. */
const DROPPED = ['BASE', 'vhea', 'vmtx', 'VORG', 'gasp']
/** `HB_SUBSET_SETS_DROP_TABLE_TAG` */
const DROP_TABLES = 3

/** A font that holds some of the letters of another, and nothing else. */
export async function subset(font: Uint8Array, letters: Iterable<string>): Promise<Uint8Array<ArrayBuffer>> {
  const hb = await harfBuzz()
  const data = hb.malloc(font.length)
  new Uint8Array(hb.memory.buffer, data, font.length).set(font)
  const blob = hb.hb_blob_create(data, font.length, WRITABLE, 0, 0)
  const face = hb.hb_face_create(blob, 0)
  hb.hb_blob_destroy(blob)
  const input = hb.hb_subset_input_create_or_fail()
  try {
    hb.hb_subset_input_set_flags(input, NO_HINTING)
    const dropped = hb.hb_subset_input_set(input, DROP_TABLES)
    for (const table of DROPPED) hb.hb_set_add(dropped, tagOf(table))
    const wanted = hb.hb_subset_input_unicode_set(input)
    for (const letter of letters) hb.hb_set_add(wanted, codeOf(letter))
    const made = hb.hb_subset_or_fail(face, input)
    if (made === 0) throw new Error('The letters of a font could not be picked out.')
    const result = hb.hb_face_reference_blob(made)
    const [at, length] = [hb.hb_blob_get_data(result, 0), hb.hb_blob_get_length(result)]
    const bytes = new Uint8Array(hb.memory.buffer, at, length).slice()
    hb.hb_blob_destroy(result)
    hb.hb_face_destroy(made)
    return bytes
  } finally {
    hb.hb_subset_input_destroy(input)
    hb.hb_face_destroy(face)
    hb.free(data)
  }
}

const codeOf = (letter: string): number => letter.codePointAt(0) ?? 0
const tagOf = (table: string): number => Array.from(table).reduce((tag, letter) => tag * 256 + codeOf(letter), 0)
