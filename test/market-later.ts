import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadWorld } from '../src/files/index.ts'
import type { Entry, MarketEvent } from '../src/market/index.ts'
import type { World } from '../src/world/index.ts'
import { copyWorld } from './run-cli.ts'

/** Tables of a later release: a price and what an ore holds have been corrected, and there is a place more. */
export async function laterWorld(within: string): Promise<{ readonly folder: string; readonly world: World }> {
  const copy = copyWorld('shipped', within)
  copy.edit('prices.csv', (text) => text.replace('ndpr-oxide,CHN,baseline,,54,', 'ndpr-oxide,CHN,baseline,,56,'))
  copy.edit('contents.csv', (text) => text.replace('ore-mt-weld,ce,0.4755,', 'ore-mt-weld,ce,0.4754,'))
  copy.append(
    'places.csv',
    'NZL,New Zealand,ニュージーランド,partner,oceania,-41,174,260,247,273,bn USD/yr,2024,judgement,low,x',
  )
  return { folder: copy.folder, world: await loadWorld(copy.folder) }
}

/** A log that a market of the first rules has written. */
export const keptLog = (): Entry<MarketEvent>[] =>
  readFileSync(join(import.meta.dirname, 'kept-logs', 'rules-1.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Entry<MarketEvent>)
