import { brotliCompressSync, constants } from 'node:zlib'
import type { HoldingsText } from '../studies/index.ts'
import type { Served } from './served.ts'
import { staticFile } from './static.ts'

/** Where the browser app asks for the world and the scenarios that it works on. */
export const HOLDINGS = 'world.json'

/** The tables and scenarios that are served, as one file. */
export function holdingsFile({ layers, scenarios, menus }: Served): ReturnType<typeof staticFile> {
  const holdings: HoldingsText = {
    layers: layers.map(({ name, files }) => ({ name, files: Object.fromEntries(files) })),
    scenarios: [...scenarios.values()],
    menus: [...menus.values()],
  }
  const bytes = new TextEncoder().encode(JSON.stringify(holdings))
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }
  return staticFile(HOLDINGS, bytes, new Map([['br', new Uint8Array(brotliCompressSync(bytes, quality))]]))
}
