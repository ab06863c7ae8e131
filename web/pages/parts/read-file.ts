import { cellsOf, tidied, type Cells } from '../../../src/studies/light.ts'
import { decodeText } from '../../model/company.ts'

/** Larger files are no lists of parts. */
const LARGEST_FILE = 2_000_000
/** What a spreadsheet may unpack to. */
const LARGEST_UNPACKED = 60_000_000
const MOST_ROWS = 20_000

/** Why a file gives no list. */
export class UnreadList extends Error {
  readonly why: 'size' | 'rows' | 'empty' | 'format'
  constructor(why: UnreadList['why']) {
    super(why)
    this.why = why
  }
}

/** Cells of a file, in whichever of its forms: a spreadsheet (XLSX), or text with tabs, commas or semicolons. */
export async function cellsIn(file: File): Promise<Cells> {
  if (file.size > LARGEST_FILE) throw new UnreadList('size')
  const bytes = new Uint8Array(await file.arrayBuffer())
  return checked(isZip(bytes) ? await sheetCells(bytes) : textCells(bytes))
}

/** Cells of what was pasted. */
export function pastedCells(text: string): Cells {
  if (text.length > LARGEST_FILE) throw new UnreadList('size')
  return checked(cellsOf(text))
}

function checked(cells: Cells): Cells {
  if (cells.length === 0) throw new UnreadList('empty')
  if (cells.length > MOST_ROWS) throw new UnreadList('rows')
  return cells
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

function textCells(bytes: Uint8Array): Cells {
  // The older form of Excel, and other files that are no text.
  if (bytes.subarray(0, 4096).includes(0) && bytes[0] !== 0xff && bytes[0] !== 0xfe) throw new UnreadList('format')
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? new TextDecoder('utf-16le').decode(bytes) : undefined
  return cellsOf(wide ?? decodeText(bytes))
}

/** The first sheet; the reader of spreadsheets comes once there is one. */
async function sheetCells(bytes: Uint8Array): Promise<Cells> {
  if (unpackedSize(bytes) > LARGEST_UNPACKED) throw new UnreadList('size')
  const { readSheet } = await import('read-excel-file/universal')
  try {
    return tidied(await readSheet(new Blob([new Uint8Array(bytes)])))
  } catch {
    throw new UnreadList('format')
  }
}

/** What the files of an archive say that they unpack to: a small file may be a flood. */
function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let size = 0
  // Entries of the directory at its end: a signature, and the size 24 bytes on.
  for (let at = 0; at + 46 <= bytes.length; at++)
    if (view.getUint32(at, true) === 0x02014b50) size += view.getUint32(at + 24, true)
  return size
}
