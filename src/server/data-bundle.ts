import { brotliCompressSync, constants } from 'node:zlib'
import { keptVerdicts, type HindcastText, type DataBundle } from '../studies/index.ts'
import type { Served } from './served.ts'
import { staticFile, type StaticFolder } from './static.ts'

/** Where the browser app asks for the world and the scenarios that it works on. */
const DATA_BUNDLE = 'world.json'

/** Where it asks for past episodes: apart, since only one page needs them. */
const EPISODES = 'hindcast.json'

/** What the app is handed beside its own files. */
export function dataBundleFiles({
  layers,
  flags,
  shipped,
  past,
}: Pick<Served, 'layers' | 'flags' | 'shipped' | 'past'>): StaticFolder {
  const bundle: DataBundle = {
    layers: layers.map(({ name, files }) => ({ name, files: Object.fromEntries(files) })),
    flags,
    pastLayers: past.layers.map(({ name }) => name),
    scenarios: [...shipped.scenario.values()],
    menus: [...shipped.menu.values()],
    constraints: [...shipped.constraints.values()],
    news: [...shipped.news.values()],
    dumping: [...shipped.path.values()],
    pastVerdicts: keptVerdicts(past.text),
  }
  return new Map([
    [DATA_BUNDLE, jsonFile(DATA_BUNDLE, bundle)],
    [EPISODES, jsonFile(EPISODES, { ...past.text, files: readByApp(past.text.files) })],
  ])
}

/** What no run reads waits with the episodes, and need not be sent. */
const UNREAD = new Set(['evidence.csv', 'rents.csv', 'datapackage.json'])

const readByApp = (files: HindcastText['files']): HindcastText['files'] =>
  Object.fromEntries(Object.entries(files).filter(([name]) => !UNREAD.has(name)))

function jsonFile(name: string, content: DataBundle | HindcastText): ReturnType<typeof staticFile> {
  const bytes = new TextEncoder().encode(JSON.stringify(content))
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }
  return staticFile(name, bytes, new Map([['br', new Uint8Array(brotliCompressSync(bytes, quality))]]))
}
