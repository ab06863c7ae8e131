import { at } from '../../lists/index.ts'
import type { Solver } from '../../solver/index.ts'
import { factorsOf, InputError, type Layer } from '../../world/index.ts'
import { VERSION } from '../version.ts'
import { centralBehaviour, FORESIGHT, type Behaviour } from './behaviour.ts'
import { openEpisodes, type Episode } from './episode.ts'
import type { Observed } from './observed.ts'
import type { HindcastText } from './text.ts'
import { benchmark, observe, type RunReadout } from './observe.ts'
import type { FitResult } from './result.ts'
import { errors, METRICS, relativeError, type Metric } from './score.ts'
import { coordinateSearch, MIN_IMPROVEMENT, type FreeParameter, type Point } from './search.ts'
import { runEpisode } from './study.ts'
import { studyFault } from '../study-fault.ts'

/**
 * What behaviour is: factors that say how buyers answer. Facts of the baseline year are no behaviour and are not
 * fitted, nor is what no episode of the fit speaks of (value at stake, variants that are taken up).
 */
const BEHAVIOUR = [
  'stocks-materials',
  'stocks-products',
  'leakage',
  'leakage-price',
  'qualification',
  'ramp',
  'headroom',
  'spare-capacity',
  'stop-share',
  'step-worth',
  'step-ready',
  'latent',
  'hoarding',
  'hoarding-yield',
  'hoarding-months',
]
const QUANTILES = [0, 0.25, 0.5, 0.75, 1]
/** Its range in parameters.csv is 3 to 24 months. */
const FORESIGHTS = [3, 6, 12, 24]

/** Fits behaviour to the episodes marked for it. The others are not even opened. */
export function fitBehaviour(
  layers: readonly Layer[],
  text: HindcastText,
  solver: Solver,
  onProgress?: (evaluations: number, best: number) => void,
): FitResult {
  const episodes = openEpisodes(layers, text, solver, { use: 'fit' })
  const freeParameters = freeParametersOf(episodes)
  // What was fed in proves nothing, and is not scored; but a fit may not spoil it, so here it counts.
  const rows = episodes.flatMap(({ id, observed }) =>
    observed.map((row) => ({ ...row, id: `${id} ${row.id}`, scored: row.scored || row.reason === 'input' })),
  )
  const answersOf = (read: (readout: RunReadout, row: Observed) => number, behaviour: Behaviour): Map<string, number> =>
    new Map(
      episodes.flatMap((episode) => {
        const [scenario] = episode.variants
        if (scenario === undefined) return []
        const readout = runEpisode(episode, scenario, behaviour, solver)
        return episode.observed.map((row) => [`${episode.id} ${row.id}`, read(readout, row)] as const)
      }),
    )
  const said = (readout: RunReadout, row: Observed): number => observe(readout, row).value
  const central = freeParameters.map((parameter) => parameter.central)
  const noChange = errors(
    rows,
    answersOf((readout, row) => benchmark(readout, row).noChange, behaviourAt(freeParameters, central)),
  )
  if ([...noChange.values()].every(({ distance }) => distance === 0))
    throw new InputError([studyFault('FIT_WITHOUT_SHOCK', {}, { file: `${text.name}/episodes.csv` })])
  const errorsAt = (point: Point): ReturnType<typeof errors> =>
    errors(rows, answersOf(said, behaviourAt(freeParameters, point)))
  let evaluations = 0
  let least = Number.POSITIVE_INFINITY
  const found = coordinateSearch(freeParameters, startPointsOf(freeParameters), (point) => {
    const error = relativeError(errorsAt(point), noChange)
    evaluations += 1
    least = Math.min(least, error)
    onProgress?.(evaluations, least)
    return error
  })
  const before = errorsAt(central)
  const after = errorsAt(found.point)
  const distance = (list: typeof before, metric: Metric): number => list.get(metric)?.distance ?? 0
  return {
    study: 'hindcast-fit',
    version: VERSION,
    episodes: episodes.map(({ id, hash }) => ({ id, hash })),
    behaviour: behaviourAt(freeParameters, found.point),
    error: { central: relativeError(before, noChange), fitted: found.error },
    errors: METRICS.filter((metric) => before.has(metric)).map((metric) => ({
      metric,
      rows: before.get(metric)?.rows ?? 0,
      noChange: distance(noChange, metric),
      central: distance(before, metric),
      fitted: distance(after, metric),
    })),
    freeParameters: freeParameters.map(({ id, name, nameJa, levels, central }, a) => ({
      id,
      name,
      nameJa,
      central,
      fitted: at(found.point, a),
      profile: levels.map((level, i) => ({ level, error: at(at(found.profiles, a), i) })),
      notIdentified: Math.max(...at(found.profiles, a)) - found.error < MIN_IMPROVEMENT,
    })),
    startPoints: found.startPoints.map(({ from, error, end }) => ({ from: [...from], error, end: [...end] })),
    trace: found.trace.map(({ point, error }) => `${point.join(' ')} = ${error.toFixed(5)}`),
  }
}

/** What of behaviour the worlds of the episodes hold; foresight last. */
function freeParametersOf(episodes: readonly Episode[]): FreeParameter[] {
  const held = new Map(episodes.flatMap(({ world }) => factorsOf(world).map((factor) => [factor.id, factor])))
  const foresight = episodes[0] === undefined ? 6 : centralBehaviour(episodes[0].world).foresight
  return [
    ...BEHAVIOUR.flatMap((id) => {
      const factor = held.get(id)
      return factor === undefined
        ? []
        : [{ id, name: factor.name, nameJa: factor.nameJa, levels: QUANTILES, central: 0.5 }]
    }),
    {
      id: FORESIGHT,
      name: 'Months that buyers look ahead',
      nameJa: '買い手が見通す月数',
      levels: [...new Set([...FORESIGHTS, foresight])].sort((a, b) => a - b),
      central: foresight,
    },
  ]
}

/** As tabled, and from both sides of it, near and far: the error has more than one valley. */
function startPointsOf(freeParameters: readonly FreeParameter[]): Point[] {
  return [0.5, 0.25, 0.75, 0, 1].map((quantile) =>
    freeParameters.map(({ id, central }) => (id === FORESIGHT ? central : quantile)),
  )
}

function behaviourAt(freeParameters: readonly FreeParameter[], point: Point): Behaviour {
  const chosen = freeParameters.map(({ id, central }, a) => ({ id, central, level: at(point, a) }))
  return {
    foresight: chosen.find(({ id }) => id === FORESIGHT)?.level ?? 6,
    quantiles: Object.fromEntries(
      chosen
        .filter(({ id, level, central }) => id !== FORESIGHT && level !== central)
        .map(({ id, level }) => [id, level]),
    ),
  }
}
