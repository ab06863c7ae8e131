import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, packageRoot, readEpisodes, readLayers, shippedEpisodes, shippedWorld } from '../src/files/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { hindcast, judgedShare, readObservedTable, type HindcastText } from '../src/studies/index.ts'
import { FaultList, readTable, TABLES, type World } from '../src/world/index.ts'

const EVIDENCE = 'evidence.csv'

/** What was observed and waits for a run that can answer it, and what was observed in episodes that are run. */
describe('the evidence', () => {
  let text: HindcastText
  let world: World
  beforeAll(async () => {
    text = await readEpisodes(shippedEpisodes())
    world = await loadWorld(shippedWorld())
  })
  const rowsOf = (file: string): ReturnType<typeof readObservedTable> => readObservedTable(file, text.files[file] ?? '')
  const observedFiles = (): string[] => Object.keys(text.files).filter((file) => file.endsWith('/observed.csv'))

  it('has the form of every table of observations, an episode in each row, and no id twice', () => {
    const waiting = rowsOf(EVIDENCE)
    expect(waiting.length).toBeGreaterThan(300)
    expect(waiting.filter(({ episode }) => episode === undefined)).toEqual([])
    const ids = [...waiting, ...observedFiles().flatMap(rowsOf)].map(({ id, file, episode }) =>
      // The same thing may be observed in two episodes.
      [episode ?? file.split('/')[0], id].join(' '),
    )
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
  })

  it('names a source with an address in each row', () => {
    const faults = new FaultList()
    const own = readTable('sources.csv', text.files['sources.csv'] ?? '', TABLES.sources, faults)
    expect(faults.faults).toEqual([])
    const addresses = new Map(own.map((row) => [row.text('id'), row.text('url')]))
    const address = (id: string): string => addresses.get(id) ?? world.sources.get(id)?.url ?? ''
    const bare = rowsOf(EVIDENCE).filter(({ source }) => !/^https?:/.test(address(source)))
    expect(bare.map(({ id, source }) => [id, source])).toEqual([])
    // One place tells of a source: not the world and the episodes both.
    expect([...addresses.keys()].filter((id) => world.sources.has(id))).toEqual([])
  })

  it('waits only for as long as no run can answer it', async () => {
    const [layers, solver] = await Promise.all([readLayers(shippedWorld()), loadSolver()])
    const result = hindcast(layers, text, solver, { observed: { file: EVIDENCE, text: text.files[EVIDENCE] ?? '' } })
    // What can be answered belongs to the table of its episode.
    expect(result.episodes.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual([])
    expect(result.unanswered).toHaveLength(rowsOf(EVIDENCE).length)
    expect(new Set(result.unanswered.map(({ reason }) => reason))).toEqual(
      new Set(['level', 'episode', 'months', 'place', 'materials', 'sectors', 'absent']),
    )
  })

  it('is judged in as many figures as the pages say', () => {
    const { figures, judged } = judgedShare(world)
    const [all, of] = [figures.toLocaleString('en'), judged.toLocaleString('en')]
    const share = `${Math.round((100 * judged) / figures)}`
    const page = (file: string): string => readFileSync(join(packageRoot(), file), 'utf8').replaceAll(/\s+/g, ' ')
    expect(page('README.md')).toContain(`${of} of the ${all} figures behind the model are judgements`)
    expect(page('README.md')).toContain(`${of} of the ${all} figures that a run rests on (${share} %)`)
    expect(page('docs/explanation/what-the-model-does-not-know.md')).toContain(`it is ${share} % (${of} of ${all})`)
    expect(page('README.ja.md')).toContain(`${all}の数値のうち${of}（${share}%）`)
  })

  it('speaks of the pairs of place and sector that the page does not name', () => {
    const stops = rowsOf('2025-april/observed.csv').filter(({ quantity }) => quantity === 'stop')
    const pairs = [...world.places.values()]
      .filter(({ bloc }) => bloc === 'alliance')
      .flatMap(({ id }) =>
        [...new Set(world.demand.filter(({ place }) => place === id).map(({ sector }) => sector))].map(
          (sector) => `${id} ${sector}`,
        ),
      )
    expect(pairs).toHaveLength(70)
    const rows = (pair: string): typeof stops =>
      stops.filter(({ place, sectors }) => sectors.some((sector) => `${place} ${sector}` === pair))
    const page = readFileSync(join(import.meta.dirname, '../docs/explanation/was-the-model-right.md'), 'utf8')
    const [none = '', weak = ''] = (/## Where 2025 was not looked at\n([^]*?)\n## /.exec(page)?.[1] ?? '').split(
      'too weak to score',
    )
    const named = (part: string): string[] =>
      [...part.matchAll(/^- `([A-Z]{3})`: (.+)$/gm)].flatMap(([, place, sectors = '']) =>
        [...sectors.matchAll(/`([\w-]+)`/g)].map(([, sector]) => `${place} ${sector}`),
      )
    expect(named(none).sort()).toEqual(pairs.filter((pair) => rows(pair).length === 0).sort())
    expect(named(weak).sort()).toEqual(
      pairs.filter((pair) => rows(pair).length > 0 && !rows(pair).some(({ scored }) => scored)).sort(),
    )
  })
})
