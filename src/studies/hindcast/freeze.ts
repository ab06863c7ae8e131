import { makeBaseline } from '../../baseline/index.ts'
import { at } from '../../lists/index.ts'
import type { Solver } from '../../solver/index.ts'
import {
  FaultList,
  formatMonth,
  InputError,
  openingOf,
  parseScenario,
  worldOf,
  type Layer,
  type Month,
  type World,
} from '../../world/index.ts'
import { askedWorld } from '../asked-world.ts'
import { drawWorlds } from '../ensemble/index.ts'
import type { TextFile } from '../options.ts'
import { studyFault } from '../study-fault.ts'
import { VERSION } from '../version.ts'
import { aboutKey } from './about.ts'
import { resolved } from './answerable.ts'
import { centralBehaviour } from './behaviour.ts'
import { folder, openEpisodes } from './episode.ts'
import { FROZEN_FORMAT, hashOf, MAX_MONTHS, sha256Of, type FrozenFile } from './frozen-form.ts'
import { rowsIn } from './observed.ts'
import type { RunReadout } from './observe.ts'
import { readDraws, readFit } from './record.ts'
import { isStale, knownRows, pastIn, type NumberMetric } from './scores.ts'
import { gathered, runText, seriesPool } from './series-text.ts'
import { runEpisode } from './study.ts'
import { fileIn, type HindcastText } from './text.ts'

/** What is predicted, and what is known of the past. */
export interface FreezeQuestion {
  /** The world of the predictions, with all that is laid over it. */
  readonly layers: readonly Layer[]
  readonly scenario: TextFile
  /** The world in which past episodes are run, as `hindcast` runs them. */
  readonly past: { readonly layers: readonly Layer[]; readonly text: HindcastText }
}

export interface FreezeOptions {
  readonly from: Month
  readonly to: Month
  /** Worlds to draw. */
  readonly samples: number
  readonly seed: number
  /** Day that is written into the file, YYYY-MM-DD. */
  readonly date: string
  readonly onProgress?: (done: number, total: number) => void
}

/** Predictions of months to come, so that they can be scored once these are known. */
export function freezePredictions(
  { layers, scenario: scenarioText, past }: FreezeQuestion,
  solver: Solver,
  { from, to, samples, seed, date, onProgress }: FreezeOptions,
): FrozenFile {
  // With the ranges that past episodes are drawn and fitted in.
  const world = worldOf([...layers, folder(past.text, '')])
  const read = parseScenario(scenarioText.file, scenarioText.text, world)
  const { start } = read
  const opened = openingOf(world, read)?.start ?? start
  if (to < from || start > from || to - Math.min(opened, start) >= MAX_MONTHS)
    throw new InputError([
      studyFault('FREEZE_MONTHS', {
        from: formatMonth(from),
        to: formatMonth(to),
        start: formatMonth(start),
        max: MAX_MONTHS,
      }),
    ])
  const scenario = { ...read, months: to - start + 1 }
  // What may be wrong with the past is said before anything is solved.
  const known = pastBefore(past, solver, from)
  const held = heldIn(past.text, world, from, to)
  const fitted = readFit(past.text)?.behaviour ?? null
  const { baseline } = makeBaseline(world, solver)
  const behaviours = [centralBehaviour(world), ...(fitted === null ? [] : [fitted])]
  const book = bookOf()
  const total = behaviours.length + samples
  for (const behaviour of behaviours) {
    book.add(runEpisode({ world, baseline }, scenario, behaviour, solver))
    onProgress?.(book.count(), total)
  }
  for (const drawn of drawWorlds(world, solver, samples, seed)) {
    book.add(runEpisode(drawn, scenario, centralBehaviour(drawn.world), solver))
    onProgress?.(book.count(), total)
  }
  const content: Omit<FrozenFile, 'sha256'> = {
    study: 'hindcast-freeze',
    format: FROZEN_FORMAT,
    version: VERSION,
    frozen: date,
    scenario: {
      id: scenario.id,
      title: scenario.title,
      titleJa: scenario.titleJa,
      sha256: sha256Of(scenarioText.text),
    },
    world: askedWorld(world, baseline),
    opened: formatMonth(start - book.earlier()),
    departed: formatMonth(start - book.lead()),
    start: formatMonth(start),
    from: formatMonth(from),
    to: formatMonth(to),
    seed,
    samples,
    fitted,
    runs: total,
    past: known,
    held,
    places: [...world.places.keys()],
    materials: [...world.materials.values()].map(({ id, name, nameJa, stage }) => ({ id, name, nameJa, stage })),
    sectors: [...world.sectors.values()].map(({ id, name, nameJa }) => ({ id, name, nameJa })),
    ...book.written(),
  }
  return { ...content, sha256: hashOf(content) }
}

/** What episodes say that had ended before a month: later ones may know what is predicted. */
function pastBefore({ layers, text }: FreezeQuestion['past'], solver: Solver, from: Month): FrozenFile['past'] {
  const draws = readDraws(text)
  const before = openEpisodes(layers, text, solver, { named: [] }).filter(
    ({ use, observed }) => use !== 'apart' && observed.every(({ to }) => to < from),
  )
  const groups = before.map(({ id, hash, variants, observed }) => {
    const known = { episode: id, hash, variant: at(variants, 0).id, observed }
    return { ...known, rows: knownRows(known, draws) }
  })
  const past = pastIn(groups.map(({ rows }) => rows))
  const blur = (metric: NumberMetric): FrozenFile['past'][NumberMetric] => {
    const { deviation, seen } = past.of(metric)
    return { deviation, seen: [...seen] }
  }
  return {
    episodes: before.map(({ id }) => id),
    stale: draws !== undefined && groups.some((group) => isStale(group, draws)),
    trade: blur('trade'),
    price: blur('price'),
    use: blur('use'),
    stops: { ...past.stops },
  }
}

/** Observations of some months that are in the folder of episodes, of every episode and in the table of evidence. */
function heldIn(text: HindcastText, world: World, first: Month, last: Month): FrozenFile['held'] {
  const files = Object.keys(text.files).filter((path) => path.endsWith('/observed.csv') || path === 'evidence.csv')
  const faults = new FaultList()
  const held = files.sort().flatMap((path) =>
    rowsIn(`${text.name}/${path}`, fileIn(text, path), faults)
      .filter(({ from, to }) => to >= first && from <= last)
      .map((row) => ({ file: path, id: row.id, about: aboutKey(resolved(row, world)) })),
  )
  faults.throwIfAny()
  return held
}

/** Written instead of what is smaller: multiples of the usual, and tonnes where nothing is usual. */
const TRIFLE = { share: 1e-4, tonnes: 1e-5 }

const share = (value: number, usual: number): number => {
  const part = value / usual
  return Math.abs(part) < TRIFLE.share ? 0 : Math.max(0, part)
}
const tonnes = (value: number): number => (value < TRIFLE.tonnes ? 0 : value)
/** A part of a whole, to a thousandth. */
const part = (value: number, digits = 3): number => Number(Math.min(1, Math.max(0, value)).toFixed(digits))

/** What paid the spot price, as closely as the mean price needs for three digits: hardly, where both prices are about the same. */
function beyondOf({ paid, contract, spot }: RunReadout['supply'][number]['byMonth'][number], usual: number): number {
  const gap = Math.abs(spot - contract)
  if (!(gap > TRIFLE.share * usual)) return 0
  const least = Math.min(spot, contract)
  return part((paid - contract) / (spot - contract), gap <= 0.01 * least ? 1 : gap <= 0.1 * least ? 2 : 3)
}

/** Takes runs one after the other, and keeps of each what observations may be about. */
function bookOf() {
  const trade = gathered<
    { material: string; from: string; to: string; transit: number; asWritten: string },
    'usual' | 'shipped'
  >()
  const supply = gathered<
    { material: string; place: string },
    'usual' | 'price' | 'made' | 'contract' | 'spot' | 'beyond'
  >()
  const demands = gathered<Use, 'usual'>()
  const uses = gathered<Use, 'short'>()
  const stops = gathered<Use, 'stock' | 'lines'>()
  const lines = gathered<object, 'relief' | 'spread'>()
  const earlier = gathered<{ material: string; place: string }, 'came'>()
  let count = 0
  let [before, lead] = [0, 0]
  return {
    count: () => count,
    earlier: () => before,
    lead: () => lead,
    add(readout: RunReadout) {
      before = readout.earlier
      // What is on its way when the run begins.
      lead = Math.min(before, Math.max(0, ...readout.trade.map(({ transit }) => transit)))
      const run = count
      count += 1
      addTrade(readout, run)
      const sentTo = new Map<string, RunReadout['trade'][number][]>()
      for (const arc of readout.trade) {
        const key = `${arc.material} ${arc.toPlace}`
        sentTo.set(key, [...(sentTo.get(key) ?? []), arc])
      }
      for (const { material, place, usual, usualPrice, byMonth } of readout.supply) {
        const arcs = sentTo.get(`${material} ${place}`) ?? []
        const sent = (t: number): number => arcs.reduce((sum, arc) => sum + arc.shipped(t), 0)
        supply.add(
          run,
          `${material} ${place}`,
          { material, place },
          {
            usual: [usual],
            price: [usualPrice],
            // The rest is trade, and most places make nothing.
            made: byMonth.map((month, t) => share(month.supply - sent(t), usual)),
            contract: byMonth.map((month) => (usualPrice > 0 ? month.contract / usualPrice : 0)),
            spot: byMonth.map((month) => (usualPrice > 0 ? month.spot / usualPrice : 0)),
            beyond: byMonth.map((month) => beyondOf(month, usualPrice)),
          },
        )
      }
      numbered(readout.demands, (use, key) => demands.add(run, key, useOf(use), { usual: [use.base] }))
      numbered(readout.uses, (use, key) => uses.add(run, key, useOf(use), { short: use.shortfall.map(tonnes) }))
      numbered(readout.stops, (use, key) =>
        stops.add(run, key, useOf(use), { stock: [use.terms.stock], lines: [use.terms.lines] }),
      )
      if (before > 0)
        for (const { material, place, shares } of readout.stops)
          earlier.add(
            run,
            `${material} ${place}`,
            { material, place },
            { came: shares.slice(0, before).map((came) => part(came)) },
          )
      const [first] = readout.stops
      lines.add(run, '', {}, { relief: [first?.terms.relief ?? 0], spread: [first?.terms.spread ?? 0] })
    },
    written() {
      const pool = seriesPool()
      const moved = trade.entries(count, pool).filter(({ usual, shipped }) => !pool.isAll('0', usual, shipped))
      return {
        lines: at(lines.entries(count, pool), 0),
        trade: moved,
        supply: supply.entries(count, pool),
        demands: demands.entries(count, pool),
        earlier: earlier.entries(count, pool).filter(({ came }) => !pool.isAll('1', came)),
        uses: uses.entries(count, pool).filter(({ short }) => !pool.isAll('0', short)),
        stops: stops.entries(count, pool),
        series: pool.texts,
      }
    },
  }

  /** Goods whose origin is followed go the same way twice. */
  function addTrade({ trade: arcs, months }: RunReadout, run: number): void {
    const groups = new Map<string, { head: (typeof arcs)[number]; all: (typeof arcs)[number][] }>()
    for (const arc of arcs) {
      const key = `${arc.material} ${arc.fromPlace} ${arc.toPlace} ${arc.transit}`
      const group = groups.get(key)
      if (group === undefined) groups.set(key, { head: arc, all: [arc] })
      else group.all.push(arc)
    }
    for (const [key, { head, all }] of groups) {
      const sum = (read: (arc: (typeof arcs)[number]) => number): number =>
        all.reduce((total, arc) => total + read(arc), 0)
      const usual = sum(({ base }) => base)
      const byMonth = (read: (arc: (typeof arcs)[number], t: number) => number): number[] =>
        Array.from({ length: lead + months }, (_, t) => sum((arc) => read(arc, t - lead)))
      const shipped = byMonth((arc, t) => arc.shipped(t))
      trade.add(
        run,
        key,
        {
          material: head.material,
          from: head.fromPlace,
          to: head.toPlace,
          transit: head.transit,
          asWritten: runText(
            run === 0 && usual > 0 ? byMonth((arc, t) => arc.asWritten(t)).map((value) => share(value, usual)) : [0],
          ),
        },
        {
          usual: [usual],
          shipped: shipped.map((value) => (usual > 0 ? share(value, usual) : tonnes(value))),
        },
      )
    }
  }
}

interface Use {
  readonly place: string
  readonly sector: string
  readonly material: string
}

const useOf = ({ place, sector, material }: Use): Use => ({ place, sector, material })

/** With a key of each that is the same in all runs, whatever else is of the same name. */
function numbered<T extends Use>(list: readonly T[], take: (use: T, key: string) => void): void {
  const seen = new Map<string, number>()
  for (const use of list) {
    const name = `${use.place} ${use.sector} ${use.material}`
    const number = seen.get(name) ?? 0
    seen.set(name, number + 1)
    take(use, `${name} ${number}`)
  }
}
