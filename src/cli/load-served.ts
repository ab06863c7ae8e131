import type { ServedTexts } from '../server/index.ts'
import {
  BEFORE_CONTROLS,
  constraintsNames,
  dumpingNames,
  menuNames,
  newsNames,
  readConstraints,
  readDumping,
  readEpisodes,
  readLayers,
  readMenu,
  readNews,
  readScenario,
  scenarioNames,
  shippedEpisodes,
  worldFlags,
} from '../files/index.ts'
import type { WorldOptions } from './options.ts'

/** All that a server or a static site hands out: a world, what is shipped to ask about it, past episodes. */
export async function readServed({ world, overlay }: WorldOptions): Promise<ServedTexts> {
  const [layers, pastLayers, scenarios, menus, dumping, constraints, news, episodes] = await Promise.all([
    readLayers(world, overlay),
    readLayers(world ?? BEFORE_CONTROLS, overlay),
    scenarioNames().then((names) => Promise.all(names.map(readScenario))),
    menuNames().then((names) => Promise.all(names.map(readMenu))),
    dumpingNames().then((names) => Promise.all(names.map(readDumping))),
    constraintsNames().then((names) => Promise.all(names.map(readConstraints))),
    newsNames().then((names) => Promise.all(names.map(readNews))),
    readEpisodes(shippedEpisodes()),
  ])
  return {
    id: world === undefined && overlay.length === 0 ? 'shipped' : 'own',
    layers,
    flags: worldFlags(world, overlay),
    scenarios,
    menus,
    dumping,
    constraints,
    news,
    past: { layers: pastLayers, text: episodes },
  }
}
