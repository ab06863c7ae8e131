import { loadWorld, shippedWorld } from '../src/files/index.ts'
import { officialRows, readOfficial, type OfficialFile, type OfficialRows } from '../src/official/index.ts'
import { InputError, type Fault } from '../src/world/index.ts'

/** Files of statistics for tests: as bytes with a name, and what the shipped world makes of them. */

const world = await loadWorld(shippedWorld())

export const file = (text: string | Uint8Array, name = 'file.csv'): OfficialFile => ({
  name,
  bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
  hash: `${name}${text.length}`,
})

export const rowsOf = (...files: OfficialFile[]): OfficialRows =>
  officialRows(world, readOfficial(world, files), { fit: 2024, usual: 2024 })

export function faultsOf(...files: OfficialFile[]): readonly Fault[] {
  try {
    readOfficial(world, files)
  } catch (error) {
    if (error instanceof InputError) return error.faults
    throw error
  }
  return []
}
