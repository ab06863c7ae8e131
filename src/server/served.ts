import { Pool } from '../workers/index.ts'
import type { BaselineResult, Past, Shipped } from '../studies/index.ts'
import { parseWorld, readTables, type Layer, type ScenarioText, type Tables, type World } from '../world/index.ts'

/** What a server is to serve, as read from disk. */
export interface ServedTexts {
  /** Names the world in addresses: `shipped`, or `own`. */
  readonly id: string
  readonly layers: readonly Layer[]
  /** What the command line is given to ask about the same world. */
  readonly flags: readonly string[]
  readonly scenarios: readonly ScenarioText[]
  readonly menus: readonly ScenarioText[]
  /** What a plan may be asked to keep to. */
  readonly constraints: readonly ScenarioText[]
  /** Trees of news that a plan may wait for. */
  readonly news: readonly ScenarioText[]
  /** Paths of prices below producers’ costs. */
  readonly dumping: readonly ScenarioText[]
  /** Past episodes, what was observed in them, and the layers that they begin from: all or some of those that are served. */
  readonly past: Past
}

/** A world and its scenarios, read and ready to be asked. */
export interface Served {
  readonly id: string
  readonly layers: readonly Layer[]
  readonly flags: readonly string[]
  readonly world: World
  readonly tables: Tables
  readonly baseline: BaselineResult
  /** What a study may be asked about by name. */
  readonly shipped: Readonly<Record<Shipped, ReadonlyMap<string, ScenarioText>>>
  readonly past: Past
  readonly pool: Pool
}

/**
 * Opens what is to be served, or throws an `InputError`: a world that cannot be used is not served.
 *
 * @param threads questions that it works on at a time; as many as there are cores, if left out
 */
export async function openServed(texts: ServedTexts, threads?: number): Promise<Served> {
  const { id, layers, flags, past } = texts
  const world = await parseWorld(layers)
  const pool = new Pool(layers, threads)
  try {
    return {
      id,
      layers,
      flags,
      world,
      tables: readTables(layers),
      baseline: await pool.ask({ study: 'baseline' }).answer,
      shipped: shippedIn(texts),
      past,
      pool,
    }
  } catch (error) {
    await pool.close()
    throw error
  }
}

/** What is shipped, by kind and name. */
export const shippedIn = ({
  scenarios,
  menus,
  dumping,
  constraints,
  news,
}: Omit<ServedTexts, 'id'>): Served['shipped'] => ({
  scenario: byName(scenarios),
  menu: byName(menus),
  constraints: byName(constraints),
  news: byName(news),
  path: byName(dumping),
})

const byName = (texts: readonly ScenarioText[]): ReadonlyMap<string, ScenarioText> =>
  new Map(texts.map((text) => [text.file.replace(/\.ya?ml$/, ''), text]))
