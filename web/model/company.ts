import { useMemo, useSyncExternalStore } from 'react'
import type { TextFile } from '../../src/studies/index.ts'

/**
 * A company's file, for all pages. It is kept in memory alone: not in the address, not on the disk, and it is forgotten
 * when the tab closes.
 */
let held: TextFile | undefined
/** Products that the reader makes, as `stress --product` has them; kept in the same way. */
let made: readonly string[] = []
const heard = new Set<() => void>()

function hold(file: TextFile | undefined): void {
  held = file
  for (const hear of heard) hear()
}

const listen = (hear: () => void): (() => void) => {
  heard.add(hear)
  return () => heard.delete(hear)
}

/** The file that the reader has given, and how to give or forget one. */
export function useCompany(): {
  readonly file: TextFile | undefined
  readonly give: (file: TextFile) => void
  readonly clear: () => void
} {
  const file = useSyncExternalStore(listen, () => held)
  return { file, give: hold, clear }
}
const clear = (): void => hold(undefined)

/** What is the reader's own, as a question of a study has it, and how products are chosen. */
export function useOwnParts(): {
  readonly own: { readonly company?: TextFile; readonly product?: readonly string[] }
  readonly products: readonly string[]
  readonly make: (products: readonly string[]) => void
} {
  const file = useSyncExternalStore(listen, () => held)
  const products = useSyncExternalStore(listen, () => made)
  const own = useMemo(
    () => ({
      ...(file === undefined ? {} : { company: file }),
      ...(products.length === 0 ? {} : { product: products }),
    }),
    [file, products],
  )
  return { own, products, make }
}
function make(products: readonly string[]): void {
  made = products
  for (const hear of heard) hear()
}

/** Text of a file from a spreadsheet: UTF-8, or Shift JIS, in which Excel writes CSV in Japan. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('shift_jis').decode(bytes)
  }
}
