import { beforeAll, describe, expect, it } from 'vitest'
import { readEpisodes, readLayers, shippedEpisodes, shippedWorld } from '../src/files/index.ts'
import { Pool } from '../src/workers/index.ts'
import { loadSolver, type Solver } from '../src/solver/index.ts'
import {
  fitBehaviour,
  fitSchema,
  hindcast,
  hindcastReport,
  hindcastSchema,
  toJson,
  type HindcastResult,
  type HindcastText,
  type PastVerdict,
} from '../src/studies/index.ts'
import { InputError, PARAMETERS, type Layer, type ParameterKind } from '../src/world/index.ts'

import { forecastScores, forecastVerdict, ofFirstVariants } from '../web/pages/hindcast/forecasts.ts'
import { METRICS } from '../src/studies/hindcast/score.ts'
import { runProgram } from './run-cli.ts'

/**
 * A world to do sums in: China makes 600 t of lanthanum oxide a month and sends ten to Japan, a month under way; Japan
 * has no stock and no other source, and uses all ten in a commodity.
 */
const FIGURE = 'value,low,high,unit,date,source,confidence,note'
const rest = (value: number, unit: string): string => `${value},${value},${value},${unit},2024,judgement,low,`
const TINY: Readonly<Record<string, string>> = {
  'materials.csv': 'id,name,name_ja,stage,unit,tradable,note\nla-oxide,La,La,oxide,t REO,yes,\n',
  'sectors.csv': 'id,name,name_ja,profile\nglass,Glass,ガラス,commodity\n',
  'processes.csv': 'id,name,name_ja,stage,unit,lead_months,note\nmake,Make,生産,oxide,t REO,0,\n',
  'recipes.csv': `process,feed,direction,material,basis,${FIGURE}\nmake,,out,feed,mass,${rest(1, 't/t')}\n`,
  'sites.csv': `id,name,place,country,lat,lon,operator,control,control_source,stage,${FIGURE},status,start,start_low,start_high,part_of\nplant,Plant,CHN,China,,,,CHN,judgement,oxide,,,,,2024,judgement,low,,operating,,,,\n`,
  'operations.csv': `site,process,feed,${FIGURE}\nplant,make,la-oxide,${rest(7200, 't REO/yr')}\n`,
  'routes.csv': `material,from,to,tariff,limit,${FIGURE}\nla-oxide,CHN,JPN,,,${rest(120, 't REO/yr')}\n`,
  'demand.csv': `place,sector,material,${FIGURE},gross_output_musd,gross_output_musd_low,gross_output_musd_high,value_added_musd,value_added_musd_low,value_added_musd_high,value_source\nJPN,glass,la-oxide,${rest(120, 't REO/yr')},0,0,0,0,0,0,judgement\nCHN,glass,la-oxide,${rest(7080, 't REO/yr')},0,0,0,0,0,0,judgement\n`,
  'prices.csv': `material,place,kind,${FIGURE}\nla-oxide,CHN,baseline,${rest(10, 'USD/kg')}\n`,
  'stocks.csv': `place,stage,holder,${FIGURE}\nJPN,oxide,firm,${rest(0, 'months')}\n`,
}
const EPISODES = 'id,title,title_ja,use,world,variants,note,note_ja\n'
const OBSERVED =
  'id,quantity,place,partner,sectors,materials,from,to,kind,basis,scored,reason,usual,unit,source,confidence,note,value,low,high\n'
const seen = (
  id: string,
  what: string,
  span: string,
  value: number | '',
  { kind = 'official', usual = '' }: { kind?: string; usual?: string } = {},
): string =>
  `${id},${what},la-oxide,${span},${kind},${what.startsWith('price') ? 'cif' : ''},yes,,${usual},${what.startsWith('stop') ? 'months' : 'x'},judgement,low,,${value},${value},${value}\n`
const ban = (share: number): string =>
  `title: Ban\nstart: 2030-01\nmonths: 4\nfocus: [JPN]\nmeasures:\n  - { id: ban, instrument: ban, materials: [la-oxide], to: [JPN], from: 2030-02, allowed_share: ${share} }\n`

/** No time under way: what is held back is missing at once, and nothing can be saved of what is still coming. */
const AT_ONCE = {
  'lanes.csv': `from_region,to_region,transit_months,${FIGURE}\neast-asia,east-asia,0,${rest(0.1, 'USD/kg')}\n`,
}

const tiny = (
  share: number,
  observed: string,
  parameters = '',
  tables: Readonly<Record<string, string>> = {},
): HindcastText => ({
  name: 'episodes',
  files: {
    'episodes.csv': `${EPISODES}tiny,Tiny,小,fit,own,ban,,\n`,
    'tiny/observed.csv': OBSERVED + observed,
    'tiny/ban.yaml': ban(share),
    ...Object.fromEntries(Object.entries({ ...TINY, ...tables }).map(([file, text]) => [`tiny/world/${file}`, text])),
    'tiny/world/parameters.csv': `id,${FIGURE}\n${parameters}`,
  },
})
const parameter = (id: ParameterKind, value: number, low: number, high: number): string =>
  `${id},${value},${low},${high},${PARAMETERS[id].unit},2024,judgement,low,\n`

let layers: Layer[]
let solver: Solver
beforeAll(async () => {
  layers = await readLayers(shippedWorld())
  solver = await loadSolver()
})

function faultsOf(text: HindcastText, episodes: readonly string[] = []): string[] {
  try {
    hindcast(layers, text, solver, { episodes })
  } catch (error) {
    if (error instanceof InputError) return error.faults.map(({ code }) => code).sort()
    throw error
  }
  return []
}

describe('what the model says of an observation', () => {
  const answers = (share: number, tables: Readonly<Record<string, string>> = {}): Map<string, Row> => {
    const rows =
      seen('left-jan', 'export,JPN,CHN,', '2030-01,2030-01', 1) +
      seen('left-feb', 'export,JPN,CHN,', '2030-02,2030-02', 1) +
      seen('came-feb', 'import,JPN,CHN,', '2030-02,2030-02', 1) +
      seen('came-mar', 'import,JPN,,', '2030-03,2030-03', 5, { usual: '10' }) +
      seen('came-all', 'import,JPN,,', '2030-01,2030-04', 1) +
      seen('used-mar', 'use,JPN,,', '2030-03,2030-03', 1) +
      seen('used-all', 'use,JPN,,glass', '2030-01,2030-04', 1) +
      seen('paid', 'price,JPN,,', '2030-03,2030-03', 1, { kind: 'volume-weighted' }) +
      seen('quote', 'price,JPN,,', '2030-03,2030-03', 1, { kind: 'quoted' }) +
      seen('stop', 'stop,JPN,,glass', '2030-01,2030-04', '') +
      seen('stop-later', 'stop,JPN,,glass', '2030-03,2030-04', '')
    const text = tiny(share, rows, parameter('leakage', 0, 0, 0), tables)
    const result = hindcastSchema.parse(hindcast(layers, text, solver))
    return new Map(result.episodes.flatMap((episode) => episode.rows).map((row) => [row.id, row]))
  }
  type Row = HindcastResult['episodes'][number]['rows'][number]

  it('counts exports as they leave, imports as they arrive, as shares of the usual', () => {
    const found = answers(0.4)
    expect(found.get('left-jan')?.central).toBeCloseTo(1)
    expect(found.get('left-feb')?.central).toBeCloseTo(0.4)
    // What left before the run began, and what left in its first month, was as usual.
    expect(found.get('came-feb')?.central).toBeCloseTo(1)
    expect(found.get('came-mar')?.central).toBeCloseTo(0.4)
    expect(found.get('came-all')?.central).toBeCloseTo((1 + 1 + 0.4 + 0.4) / 4)
  })

  it('tells what was observed as a share of what was usual', () => {
    expect(answers(0.4).get('came-mar')?.observed).toBe(0.5)
  })

  it('takes the measure at its word for one benchmark, and at nothing for the other', () => {
    const found = answers(0.4)
    expect([...found.values()].map(({ noChange }) => noChange)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 4, 2])
    expect(found.get('left-feb')?.asWritten).toBeCloseTo(0.4)
    expect(found.get('came-all')?.asWritten).toBeCloseTo(0.7)
  })

  it('counts use as a share of what would be used', () => {
    const found = answers(0.4, AT_ONCE)
    expect(found.get('used-mar')?.central).toBeCloseTo(0.4)
    expect(found.get('used-all')?.central).toBeCloseTo((1 + 3 * 0.4) / 4)
  })

  it('sets quotes beside the spot price, volume-weighted prices beside the price paid, and shows the shadow price', () => {
    const found = answers(0.85, AT_ONCE)
    // 10 USD/kg in China, 3 % and 0.1 of freight more in Japan; the rent is 20.1 times the square root of 10.
    expect(found.get('quote')?.central).toBeCloseTo(1 + (20.1 * Math.sqrt(10)) / 10.4, 9)
    // What still comes is usual trade at the contract price.
    expect(found.get('paid')?.central).toBeCloseTo(1)
    // The first 3 % of a commodity's uses give way at 1.06 times the price, the next 15 % at 1.15, bids apart by a trifle.
    for (const id of ['quote', 'paid']) {
      expect(found.get(id)?.shadowPrice).toBeGreaterThanOrEqual(1.15)
      expect(found.get(id)?.shadowPrice).toBeLessThan(1.15 * 1.006)
    }
  })

  it('is shown month by month, all observations of one thing together', () => {
    const rows =
      seen('feb', 'export,JPN,CHN,', '2030-02,2030-02', 0.5) +
      seen('mar', 'export,JPN,CHN,', '2030-03,2030-04', 0.5) +
      seen('stop', 'stop,JPN,,glass', '2030-01,2030-04', '')
    const result = hindcastSchema.parse(
      hindcast(layers, tiny(0.4, rows, parameter('leakage', 0, 0, 0), AT_ONCE), solver),
    )
    const [trade, stop] = result.episodes[0]?.series ?? []
    expect(trade?.rows).toEqual(['feb', 'mar'])
    expect(trade?.months.map(({ month }) => month)).toEqual(['2030-01', '2030-02', '2030-03', '2030-04'])
    for (const [k, share] of [1, 0.4, 0.4, 0.4].entries()) {
      expect(trade?.months[k]?.central).toBeCloseTo(share)
      expect(trade?.months[k]?.asWritten).toBeCloseTo(share)
    }
    // Off by 0.1, where "nothing happens" is off by 0.5 and the measure at its word by 0.1 as well.
    expect(trade?.errors).toMatchObject({ metric: 'trade', rows: 2, verdict: 'similar', fitted: null })
    expect(trade?.errors?.central).toBeCloseTo(0.1)
    expect(stop?.months).toEqual([])
    expect(result.overall.map(({ use, metric, rows }) => [use, metric, rows])).toEqual([['fit', 'trade', 2]])
  })

  it('finds the month of the first stop, or none', () => {
    // One line without stock: what comes, comes to it with that chance. A stop that is likelier than none counts.
    expect(answers(0.6, AT_ONCE).get('stop')).toMatchObject({
      central: 4,
      chances: [0, 0.4, 0.4, 0.4].map((chance) => expect.closeTo(chance)),
    })
    expect(answers(0.1, AT_ONCE).get('stop')).toMatchObject({
      central: 1,
      chances: [0, 0.9, 0.9, 0.9].map((chance) => expect.closeTo(chance)),
    })
    // It stands still yet when it is looked at later.
    expect(answers(0.1, AT_ONCE).get('stop-later')?.central).toBe(0)
  })
})

describe('hoarding', () => {
  const shadowPrice = (parameters: string): number => {
    const stocks = `place,stage,holder,${FIGURE}\nJPN,oxide,firm,${rest(1, 'months')}\n`
    const row = seen('quote', 'price,JPN,,', '2030-03,2030-03', 1, { kind: 'quoted' })
    const text = tiny(0.9, row, parameters, { ...AT_ONCE, 'stocks.csv': stocks })
    return hindcast(layers, text, solver).episodes[0]?.rows[0]?.shadowPrice ?? 0
  }

  it('bids the shadow price up by what a fuller shelf is worth, and only if there is any', () => {
    const none = shadowPrice(parameter('hoarding-yield', 1, 0, 1))
    const some = shadowPrice(parameter('hoarding', 1, 0, 1) + parameter('hoarding-yield', 0.5, 0, 1))
    const more = shadowPrice(parameter('hoarding', 1, 0, 1) + parameter('hoarding-yield', 1, 0, 1))
    expect(none).toBeLessThan(1.2)
    // Half of the price a month, over a look-ahead of six months, and the tonne is still there at the end.
    expect(some).toBeGreaterThan(2)
    expect(some).toBeLessThan(4.5)
    expect(more).toBeGreaterThan(some)
  })
})

describe('hindcast fit', () => {
  const fitted = (text: HindcastText): ReturnType<typeof fitBehaviour> =>
    fitSchema.parse(fitBehaviour(layers, text, solver))

  it('finds again the behaviour that made the data', () => {
    const ranges = parameter('leakage', 0.2, 0, 0.4) + parameter('hoarding-months', 12, 12, 12)
    const rows = (answer: (id: string) => number): string =>
      seen('left', 'export,JPN,CHN,', '2030-02,2030-04', answer('left')) +
      seen('used', 'use,JPN,,', '2030-03,2030-04', answer('used'))
    const truth = { foresight: 6, quantiles: { leakage: 0.75 } }
    const text = (answer: (id: string) => number): HindcastText => tiny(0.1, rows(answer), ranges)
    const blank = text(() => 0.5)
    // A record of any fit, with the behaviour to be found in it: `hindcast` then tells what follows from that.
    const record = { ...fitted(blank), behaviour: truth }
    const made = hindcast(layers, { ...blank, files: { ...blank.files, 'fit.json': JSON.stringify(record) } }, solver)
    const answers = new Map(made.episodes[0]?.rows.map(({ id, fitted }) => [id, fitted ?? 0]))
    const found = fitted(text((id) => answers.get(id) ?? 0))
    expect(found.error.fitted).toBeLessThan(0.01)
    expect(found.error.central).toBeGreaterThan(0.05)
    expect(found.behaviour.quantiles).toEqual(truth.quantiles)
    // Japan has no stock here, so that its size makes no difference, and the record says so.
    expect(found.freeParameters.find(({ id }) => id === 'stocks-materials')?.notIdentified ?? true).toBe(true)
  })

  it('refuses episodes in which nothing happened', () => {
    expect(() => fitted(tiny(0.4, seen('left', 'export,JPN,CHN,', '2030-02,2030-02', 1)))).toThrow('FIT_WITHOUT_SHOCK')
  })

  it('never opens an episode that is kept for the test', async () => {
    const text = tiny(0.4, seen('left', 'export,JPN,CHN,', '2030-02,2030-02', 0.5))
    const files = {
      ...text.files,
      'episodes.csv': `${text.files['episodes.csv']}kept,Kept,検,test,own,ban,,\n`,
      'kept/observed.csv': 'no table at all',
      'kept/ban.yaml': ': :',
    }
    const read = new Set<string>()
    const watched = new Proxy(files, {
      get: (target: Readonly<Record<string, string>>, name) => {
        read.add(String(name))
        return target[String(name)]
      },
    })
    fitBehaviour(layers, { name: 'episodes', files: watched }, solver)
    expect([...read].filter((file) => file.startsWith('kept/'))).toEqual([])
    expect(read).toContain('tiny/observed.csv')
    // `hindcast` does open it, and says what is wrong with it.
    expect(faultsOf({ name: 'episodes', files })).not.toEqual([])
  })

  it('left a record that the shipped tables still belong to, made on the episodes marked for it', async () => {
    const text = await readEpisodes(shippedEpisodes())
    const record = fitSchema.parse(JSON.parse(text.files['fit.json'] ?? ''))
    const result = hindcast(layers, text, solver, { episodes: ['2023-graphite'] })
    expect(result.fitted).toEqual(record.behaviour)
    expect(record.episodes.map(({ id }) => id)).toEqual(['2010-japan', '2023-gallium-germanium', '2023-graphite'])
    // Re-run the fit when this fails: `ytterby hindcast fit --json` into data/hindcast/fit.json.
    expect(result.stale).toBe(false)
    const also = (file: string, row: string): Layer[] =>
      layers.map(({ name, files }) => ({ name, files: new Map([...files, [file, `${files.get(file)}${row}\n`]]) }))
    const stale = (other: readonly Layer[]): boolean =>
      hindcast(other, text, solver, { episodes: ['2023-graphite'] }).stale
    expect(stale(also('sources.csv', 'another,Another source,,,,,,'))).toBe(false)
    expect(stale(also('elements.csv', 'xx,Another element,,'))).toBe(true)
    // What the fit found is reported of the figures themselves where a factor is one of them.
    const hoarding = result.fit?.freeParameters.find(({ id }) => id === 'hoarding')
    expect(hoarding?.figure).toMatchObject({ low: 0, central: 0, high: 3 })
    expect(hoarding?.figure?.fitted).toBe(3 * (2 * (hoarding?.fitted ?? 0) - 1))
    expect(hoarding?.atBound).toBe('high')
    // The factor `leakage-price` moves a parameter of another name.
    const price = result.fit?.freeParameters.find(({ id }) => id === 'leakage-price')
    expect(price?.figure).toMatchObject({ unit: 'x', low: 1.2, central: 2, high: 5 })
    expect(result.fit?.freeParameters.find(({ id }) => id === 'foresight')?.figure?.fitted).toBe(
      record.behaviour.foresight,
    )
    expect(result.fit?.freeParameters.find(({ id }) => id === 'stocks-materials')?.figure).toBeNull()
  })
})

describe('a file of observations of one’s own', () => {
  const HEADER =
    'id,episode,quantity,basis,place,partner,sectors,materials,from,to,kind,usual,unit,value,low,high,source,confidence,note\n'
  const row = (id: string, what: string, rest: string): string => `${id},${what},${rest},anywhere,high,\n`
  const text = tiny(0.4, seen('shipped', 'export,JPN,CHN,', '2030-02,2030-02', 0.5), parameter('leakage', 0, 0, 0))
  const asked = (rows: string, episodes: readonly string[] = []): HindcastResult =>
    hindcastSchema.parse(
      hindcast(layers, text, solver, { episodes, observed: { file: 'own.csv', text: HEADER + rows } }),
    )
  const FEB = '2030-02,2030-02,official,10,t,4,4,4'

  it('stands in place of the shipped ones, to the end of the scenario', () => {
    const result = asked(
      row('feb', ',export,,JPN,CHN,,la-oxide', FEB) +
        row('apr', 'tiny,export,,JPN,CHN,,stage:oxide', '2030-04,2030-04,official,,x,1,1,1') +
        row('before', ',import,,JPN,,,la-oxide', '2029-12,2030-03,official,10,t,10,10,10') +
        row('none', ',export,,JPN,CHN,,la-oxide', '2030-03,2030-03,official,,kg,0,0,0') +
        row('calm', ',stop,,CHN,,glass,la-oxide', '2030-02,2030-04,report,,months,,,'),
    )
    expect(result).toMatchObject({ observedFile: 'own.csv', unanswered: [] })
    const [episode] = result.episodes
    expect(episode?.rows.map(({ id, observed }) => [id, observed])).toEqual([
      ['feb', 0.4],
      ['apr', 1],
      ['before', 1],
      ['none', 0],
      ['calm', 3],
    ])
    const answers = new Map(episode?.rows.map(({ id, central }) => [id, central]))
    expect(answers.get('feb')).toBeCloseTo(0.4)
    expect(answers.get('apr')).toBeCloseTo(0.4)
    // Two months before the run, then one that left before the ban, then one of it.
    expect(answers.get('before')).toBeCloseTo((3 + 0.4) / 4)
    expect(answers.get('calm')).toBe(3)
    // Stops are scored by their chances.
    expect(result.overall.map(({ metric, rows }) => [metric, rows])).toEqual([['trade', 4]])
    expect(result.scores.stops).toMatchObject([{ rows: 1, stopped: 0 }])
  })

  it('has what no run can answer named, each row with its line and the reason', () => {
    const result = asked(
      row('feb', ',export,,JPN,CHN,,la-oxide', FEB) +
        row('level', ',export,,JPN,CHN,,la-oxide', '2030-02,2030-02,official,,kg,4,4,4') +
        row('episode', 'tinny,export,,JPN,CHN,,la-oxide', FEB) +
        row('later', ',export,,JPN,CHN,,la-oxide', '2030-05,2030-05,official,10,t,4,4,4') +
        row('later-here', 'tiny,export,,JPN,CHN,,la-oxide', '2030-05,2030-05,official,10,t,4,4,4') +
        row('price-before', 'tiny,price,cif,JPN,,,la-oxide', '2029-12,2030-02,quoted,10,USD/kg,4,4,4') +
        row('place', ',export,,DEU,CHN,,la-oxide', FEB) +
        row('partner', ',export,,JPN,CHX,,la-oxide', FEB) +
        row('sectors', ',use,,JPN,,glas,la-oxide', FEB) +
        row('materials', ',export,,JPN,CHN,,antimony', FEB) +
        row('stage', ',export,,JPN,CHN,,stage:ore', FEB) +
        row('absent', ',export,,CHN,JPN,,la-oxide', FEB),
    )
    expect(result.episodes.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(['feb'])
    expect(result.unanswered).toEqual(
      [
        ['level', 3, 'level', null, 'kg'],
        ['episode', 4, 'episode', null, 'tinny'],
        ['later', 5, 'months', null, ''],
        ['later-here', 6, 'months', 'tiny', ''],
        ['price-before', 7, 'months', 'tiny', ''],
        ['place', 8, 'place', 'tiny', 'DEU'],
        ['partner', 9, 'partner', 'tiny', 'CHX'],
        ['sectors', 10, 'sectors', 'tiny', 'glas'],
        ['materials', 11, 'materials', 'tiny', 'antimony'],
        ['stage', 12, 'materials', 'tiny', 'stage:ore'],
        ['absent', 13, 'absent', 'tiny', ''],
      ].map(([id, line, reason, episode, word]) => ({ id, line, reason, episode, word })),
    )
    for (const language of ['en', 'ja'] as const) {
      const section = hindcastReport(result, language).sections.find(({ table }) => table?.rows.length === 11)
      expect(section?.heading).toContain('own.csv')
      // Each reason is said, and with what is missing.
      expect(section?.table?.rows.find(([id]) => id === 'materials')?.[2]).toContain('antimony')
      expect(section?.table?.rows.every(([, , why = '']) => why.length > 5)).toBe(true)
    }
  })

  it('is an answer too where no row can be answered', () => {
    const result = asked(row('place', ',export,,DEU,CHN,,la-oxide', FEB))
    expect(result).toMatchObject({ episodes: [], overall: [], unanswered: [{ id: 'place' }] })
    expect(hindcastReport(result, 'en').sections.map(({ heading }) => heading)).toHaveLength(2)
  })

  it('has a row go to the latest run that can answer it, once', () => {
    const later = tiny(0.4, seen('shipped', 'export,JPN,CHN,', '2030-02,2030-02', 0.5))
    const files = {
      ...later.files,
      ...Object.fromEntries(
        Object.entries(later.files).map(([file, content]) => [file.replace(/^tiny\//, 'late/'), content]),
      ),
      'episodes.csv': `${later.files['episodes.csv']}late,Late,遅,fit,own,ban,,\n`,
      'late/ban.yaml': ban(0.4).replaceAll('2030-01', '2030-02').replace('from: 2030-02', 'from: 2030-03'),
      'late/observed.csv': OBSERVED + seen('shipped', 'export,JPN,CHN,', '2030-03,2030-03', 0.5),
    }
    const rows =
      row('feb', ',export,,JPN,CHN,,la-oxide', FEB) +
      row('feb-first', 'tiny,export,,JPN,CHN,,la-oxide', FEB) +
      row('jan', ',export,,JPN,CHN,,la-oxide', FEB.replaceAll('2030-02', '2030-01'))
    const { episodes } = hindcast(layers, { name: 'episodes', files }, solver, {
      observed: { file: 'own.csv', text: HEADER + rows },
    })
    expect(episodes.map(({ id, rows }) => [id, rows.map((one) => one.id)])).toEqual([
      ['tiny', ['feb-first', 'jan']],
      ['late', ['feb']],
    ])
  })
})

describe('the shipped episodes', () => {
  it('agree by construction with what was fed in', async () => {
    const result = hindcastSchema.parse(hindcast(layers, await readEpisodes(shippedEpisodes()), solver))
    // Draw again when this fails: `ytterby hindcast draw --json` into data/hindcast/draws.json.
    expect(result.scores).toMatchObject({ stale: false, samples: 200 })
    // What answers say of how such answers did: `npx vitest run test/hindcast.test.ts --update` writes it again.
    const verdicts = { study: 'hindcast-verdicts', test: verdictsOf(result) }
    await expect(`${JSON.stringify(verdicts, null, 2)}\n`).toMatchFileSnapshot('../data/hindcast/verdicts.json')
    const fedIn = result.episodes.flatMap(({ rows }) => rows).filter(({ reason }) => reason === 'input')
    expect(fedIn.length).toBeGreaterThan(10)
    for (const { id, central, observed } of fedIn) expect(Math.abs(central - observed), id).toBeLessThan(0.06)
    // Every figure has a source, with an address unless it is a judgement.
    const addresses = new Map(result.sources.map(({ id, url }) => [id, url]))
    const cited = new Set(result.episodes.flatMap(({ rows }) => rows).map(({ source }) => source))
    expect([...cited].filter((source) => !/^https?:/.test(addresses.get(source) ?? ''))).toEqual(['judgement'])
  })
})

/** Of the test and the first variant of each episode, metric by metric: forecasts by their scores, single runs by their distance. */
function verdictsOf(result: HindcastResult): PastVerdict[] {
  const forecasts = ofFirstVariants(forecastScores(result)).filter(
    ({ episode, isDrawn }) => episode.use === 'test' && isDrawn,
  )
  const single = result.overall.filter(({ use }) => use === 'test')
  return METRICS.flatMap((metric) => {
    const forecast = forecasts.find((score) => score.metric === metric)
    const run = single.find((error) => error.metric === metric)
    return forecast === undefined && run === undefined
      ? []
      : [{ metric, forecast: forecast === undefined ? null : forecastVerdict(forecast), single: run?.verdict ?? null }]
  })
}

it('is answered alike in a thread and on the command line', async () => {
  const pool = new Pool(layers, 1)
  const episodes = ['2023-gallium-germanium', '2023-graphite']
  const done: number[] = []
  const { answer } = pool.ask(
    {
      study: 'hindcast',
      past: { layers, text: await readEpisodes(shippedEpisodes()) },
      episodes,
    },
    { onProgress: (runs) => done.push(runs) },
  )
  const told = toJson(await answer)
  await pool.close()
  expect(told).toBe((await runProgram(['hindcast', ...episodes, '--json'])).stdout)
  // Two scenarios, each as tabled and as fitted.
  expect(done).toEqual([1, 2, 3, 4])
})

describe('a folder of episodes that cannot be used', () => {
  const good = tiny(0.4, seen('left', 'export,JPN,CHN,', '2030-02,2030-02', 0.5))
  const observed = (...rows: string[]): HindcastText => ({
    ...good,
    files: { ...good.files, 'tiny/observed.csv': OBSERVED + rows.join('') },
  })

  it('reports an episode that is not there', () => {
    expect(faultsOf(good)).toEqual([])
    expect(faultsOf(good, ['tinny'])).toEqual(['EPISODE_UNKNOWN'])
    expect(faultsOf({ ...good, files: { ...good.files, 'episodes.csv': EPISODES } })).toEqual(['EPISODE_NONE'])
  })

  it('reports a scenario that is not there', () => {
    const { 'tiny/ban.yaml': _, ...files } = good.files
    expect(faultsOf({ ...good, files })).toEqual(['FILE_MISSING'])
  })

  it('is shown all faults of its rows at once', () => {
    expect(
      faultsOf(
        observed(
          'a,export,JPN,CHN,,la-oxide,2030-13,2030-02,official,fob,yes,,,x,judgement,low,,1,1,1\n',
          'b,export,JAP,CHN,,la-oxide,2030-02,2030-01,official,,yes,,,x,judgement,low,,1,1,1\n',
          'c,price,JPN,,,la-oxid,2030-02,2030-02,quoted,,no,,,x,nobody,low,,1,1,1\n',
          'd,use,JPN,,glas,la-oxide,2030-02,2030-02,official,,yes,weak,,x,judgement,low,,,,\n',
        ),
      ),
    ).toEqual([
      'CELL_BLANK',
      'CELL_NOT_A_MONTH',
      'ID_UNKNOWN',
      'ID_UNKNOWN',
      'ID_UNKNOWN',
      'ID_UNKNOWN',
      'OBSERVED_BASIS',
      'OBSERVED_BASIS',
      'OBSERVED_REASON',
      'OBSERVED_REASON',
      'OBSERVED_SPAN',
    ])
  })

  it('reports a table without rows, and of rows that nothing in the world answers to', () => {
    expect(faultsOf(observed())).toEqual(['OBSERVED_NONE'])
    expect(faultsOf(observed(seen('left', 'export,CHN,JPN,', '2030-02,2030-02', 1)))).toEqual(['OBSERVED_NEVER'])
  })

  it('reports a level that stands without its usual, and a stop outside the months in which it was looked for', () => {
    expect(faultsOf(observed(seen('left', 'export,JPN,CHN,', '2030-02,2030-02', 1).replace(',x,', ',t,')))).toEqual([
      'OBSERVED_LEVEL',
    ])
    expect(faultsOf(observed(seen('stop', 'stop,JPN,,glass', '2030-02,2030-03', 2)))).toEqual(['OBSERVED_STOP'])
  })

  it('reports a record of a fit that is none', () => {
    const files = (text: string): HindcastText => ({ ...good, files: { ...good.files, 'fit.json': text } })
    expect(faultsOf(files('{'))).toEqual(['FIT_UNREADABLE'])
    expect(faultsOf(files('{"study":"stress"}'))).toEqual(['FIT_UNREADABLE'])
  })
})
