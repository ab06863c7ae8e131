import { beforeAll, describe, expect, it } from 'vitest'
import { readEpisodes, readLayers, readScenario, shippedEpisodes, shippedWorld } from '../src/files/index.ts'
import { loadSolver, type Solver } from '../src/solver/index.ts'
import {
  drawEpisodes,
  freezePredictions,
  hindcast,
  STUDIES,
  toJson,
  type HindcastResult,
  type HindcastText,
} from '../src/studies/index.ts'
import { makeBaseline } from '../src/baseline/index.ts'
import { drawWorlds } from '../src/studies/ensemble/index.ts'
import { centralBehaviour } from '../src/studies/hindcast/behaviour.ts'
import { folder } from '../src/studies/hindcast/episode.ts'
import { readFrozen } from '../src/studies/hindcast/frozen-form.ts'
import type { Observed } from '../src/studies/hindcast/observed.ts'
import { observe } from '../src/studies/hindcast/observe.ts'
import { runEpisode } from '../src/studies/hindcast/study.ts'
import { chancesOf } from '../src/studies/stress/index.ts'
import { InputError, parseMonth, parseScenario, parseWorld, worldOf, type Layer } from '../src/world/index.ts'

/** Predictions of an old episode, frozen and scored later, beside the same made live. */
const EPISODE = '2025-april'
const DRAWS = { samples: 3, seed: 1 }
const month = (text: string): number => parseMonth(text) ?? Number.NaN

let layers: Layer[]
let text: HindcastText
let solver: Solver
let frozen: string
beforeAll(async () => {
  layers = await readLayers(shippedWorld())
  text = await readEpisodes(shippedEpisodes())
  solver = await loadSolver()
  const scenario = await readScenario('world-2025-april')
  frozen = toJson(
    freezePredictions({ layers, scenario, past: { layers, text } }, solver, {
      from: month('2025-04'),
      to: month('2025-12'),
      date: '2030-01-01',
      ...DRAWS,
    }),
  )
})

/** Without a run: the session has none to make one with. */
const scored = (observed?: string, file = frozen): HindcastResult =>
  STUDIES.hindcast.run(
    { world: parseWorld(layers), solver } as never,
    {
      frozen: { file: 'frozen.json', text: file },
      ...(observed === undefined ? {} : { observed: { file: 'rows.csv', text: observed } }),
    },
    {},
  )
const codes = (ask: () => unknown): string[] => {
  try {
    ask()
  } catch (error) {
    if (error instanceof InputError) return error.faults.map(({ code }) => code)
    throw error
  }
  return []
}
const HEAD =
  'id,quantity,basis,place,partner,sectors,materials,from,to,kind,usual,unit,source,confidence,note,value,low,high\n'
const magnets = (id: string, from: string, to = from): string =>
  `${id},export,,JPN,CHN,,stage:magnet,${from},${to},official,100,t,any,high,,80,80,80\n`

describe('predictions that were written down', () => {
  it('score rows as a live run does, within three digits', () => {
    const draws = drawEpisodes(layers, text, solver, { ...DRAWS, episodes: [EPISODE] })
    const live = hindcast(layers, { ...text, files: { ...text.files, 'draws.json': JSON.stringify(draws) } }, solver, {
      episodes: [EPISODE],
    })
    const own = scored(text.files[`${EPISODE}/observed.csv`])
    expect(own.unanswered).toEqual([])
    expect(own.scores.numbers.map(({ metric, rows }) => [metric, rows])).toEqual(
      live.scores.numbers.map(({ metric, rows }) => [metric, rows]),
    )
    own.scores.numbers.forEach((score, i) => {
      const other = live.scores.numbers[i]
      for (const key of ['nothing', 'word', 'tabled', 'fitted', 'draws'] as const)
        expect(Math.abs((score[key] ?? -1) - (other?.[key] ?? -2)), `${score.metric} ${key}`).toBeLessThan(0.005)
    })
    const [stops, liveStops] = [own.scores.stops[0], live.scores.stops[0]]
    expect(stops?.rows).toBe(liveStops?.rows)
    for (const key of ['noStop', 'allStop', 'tabled', 'draws', 'logDraws'] as const)
      expect(Math.abs((stops?.[key] ?? -1) - (liveStops?.[key] ?? -2)), key).toBeLessThan(0.005)
  })

  it('blurs and knows the past by episodes that had ended before, and by no other', () => {
    const { past } = JSON.parse(frozen) as { past: { episodes: string[]; stops: { rows: number } } }
    expect(past.episodes).toEqual(['2010-japan', '2023-gallium-germanium', '2023-graphite'])
  })

  it('scores apart what was held then, under another name too', () => {
    const known = 'magnets-jpn-05'
    expect(text.files[`${EPISODE}/observed.csv`]).toContain(`\n${known},`)
    const { episodes } = scored(HEAD + magnets('renamed', '2025-05') + magnets('new', '2025-04', '2025-05'))
    expect(episodes.map(({ id, use, rows }) => [id, use, rows.map((row) => row.id)])).toEqual([
      ['frozen', 'test', ['new']],
      ['held', 'apart', ['renamed']],
    ])
  })

  it('names rows it cannot answer, and knows from those before what was last seen', () => {
    const rows = magnets('before', '2025-03') + magnets('later', '2026-01') + magnets('new', '2025-04', '2025-05')
    const unknown = 'lost,export,,XXX,CHN,,stage:magnet,2025-05,2025-05,official,100,t,any,high,,80,80,80\n'
    const { unanswered, scores } = scored(HEAD + rows + unknown)
    expect(unanswered.map(({ id, line, reason }) => [id, line, reason])).toEqual([
      ['before', 2, 'months'],
      ['later', 3, 'months'],
      ['lost', 5, 'place'],
    ])
    expect(scores.numbers[0]?.persistence?.rows).toBe(1)
  })

  it('is shown without rows', () => {
    const { frozen: about, episodes } = scored()
    expect([about?.from, about?.to, about?.frozen, episodes]).toEqual(['2025-04', '2025-12', '2030-01-01', []])
  })
})

describe('predictions of runs that begin with what controls have led to', () => {
  const CONTROLS = 'id,name,name_ja,instrument,by,materials,to,users,origin,waits,announced,from,until,source,note'
  const ALLOWANCES = 'measure,from,value,low,high,date,source,confidence,note'
  const BAN = 'heavy-ban,Ban,,ban,CHN,heavy,JPN,,no,no,,2025-09,,judgement,'
  const SHARES = ['2025-09,0.1,0,0.2', '2025-12,0.4,0.3,0.5'].map((row) => `heavy-ban,${row},2025,judgement,low,`)
  const SCENARIO = `title: s
start: 2026-01
months: 3
focus: [JPN]
measures:
  - id: magnets
    instrument: ban
    materials: ['stage:magnet']
    to: [JPN]
    from: 2026-02
`

  it('say of stops and imports what the runs say, which is not what a run from the usual state says', () => {
    const controls: Layer = {
      name: 'controls',
      files: new Map([
        ['controls.csv', [CONTROLS, BAN, ''].join('\n')],
        ['allowances.csv', [ALLOWANCES, ...SHARES, ''].join('\n')],
      ]),
    }
    const over = [...layers, controls]
    const scenario = { file: 's.yaml', text: SCENARIO }
    const written = toJson(
      freezePredictions({ layers: over, scenario, past: { layers, text } }, solver, {
        from: month('2026-01'),
        to: month('2026-03'),
        date: '2030-01-01',
        samples: 2,
        seed: 1,
      }),
    )
    const { runs, content } = readFrozen({ file: 'opening.json', text: written })
    // Part of it had happened by then.
    const { unanswered } = scored(HEAD + magnets('partly', '2025-12', '2026-02'), written)
    expect(unanswered.map(({ id, reason }) => [id, reason])).toEqual([['partly', 'months']])
    const longest = Math.max(...content.trade.map(({ transit }) => transit))
    expect([content.opened, content.start, longest]).toEqual(['2025-09', '2026-01', 2])
    expect(content.departed).toBe('2025-11')
    const world = worldOf([...over, folder(text, '')])
    const { baseline } = makeBaseline(world, solver)
    const asked = parseScenario(scenario.file, scenario.text, world)
    const central = centralBehaviour(world)
    const drawn = [...drawWorlds(world, solver, 2, 1)]
    const live = [
      runEpisode({ world, baseline }, asked, central, solver),
      ...drawn.map((one) => runEpisode(one, asked, centralBehaviour(one.world), solver)),
    ]
    // The second is as fitted.
    const own = [runs[0], ...runs.slice(2)]
    let [stops, conditional, imports, lowered] = [0, 0, 0, 0]
    live.forEach((run, r) => {
      const frozenRun = own[r]
      expect(frozenRun?.stops.length).toBe(run.stops.length)
      run.stops.forEach(({ since, shares, terms }, i) => {
        const later = shares.slice(run.earlier)
        for (const first of [0, 1, 2]) {
          const said = frozenRun?.stops[i]?.since(first) ?? []
          expect(said.length).toBe(3 - first)
          since(first).forEach((chance, t) => {
            // A sector of many lines multiplies what three digits leave.
            expect(Math.abs(chance - (said[t] ?? -1)), `${run.stops[i]?.sector} ${first} ${t}`).toBeLessThan(0.01)
            stops += Number(chance > 0.01)
            conditional += Number(Math.abs(chance - (chancesOf(later, terms, first)[t] ?? -1)) > 0.05)
          })
        }
      })
      // What arrives in the first month left while the controls held.
      for (const material of world.materials.keys()) {
        const row = {
          id: 'a',
          quantity: 'import' as const,
          place: 'JPN',
          partner: 'CHN',
          sectors: [],
          materials: new Set([material]),
          from: month('2026-01'),
          to: month('2026-01'),
        } as unknown as Observed
        const said = observe(run, row).value
        if (!Number.isFinite(said)) continue
        expect(Math.abs(said - observe(frozenRun ?? run, row).value), material).toBeLessThan(0.005 * Math.max(1, said))
        imports += 1
        lowered += Number(said < 0.9)
      }
    })
    for (const count of [stops, conditional, imports, lowered]) expect(count).toBeGreaterThan(0)
  })
})

describe('a file that is not what was frozen', () => {
  it('is refused for any changed figure, hash or date', () => {
    const changed = [
      frozen.replace('2030-01-01', '2029-01-01'),
      frozen.replace('"seed": 1', '"seed": 2'),
      frozen.replace(/"sha256": "[0-9a-f]{64}"\n\}\s*$/, `"sha256": "${'0'.repeat(64)}"\n}`),
      frozen.replace(/(\.\d)(\d)( )/, (_, a: string, b: string, c: string) => `${a}${(Number(b) + 1) % 10}${c}`),
    ]
    for (const file of changed) {
      expect(file).not.toBe(frozen)
      expect(codes(() => scored(undefined, file))).toEqual(['FROZEN_HASH'])
    }
  })

  it('is refused where it is none', () => {
    for (const file of [
      '',
      '{}',
      '[]',
      'null',
      '{"format":2}',
      frozen.slice(0, 1000),
      frozen.replace('{', '{"more":1,'),
    ])
      expect(codes(() => scored(undefined, file))).toEqual(['FROZEN_UNREADABLE'])
  })

  it('refuses rows of one id twice', () => {
    expect(codes(() => scored(HEAD + magnets('a', '2025-05') + magnets('a', '2025-06'))).length).toBeGreaterThan(0)
  })
})
