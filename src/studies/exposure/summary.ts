import { statementsIn, type Statement } from '../summary.ts'
import type { Dependence, ExposureResult } from './result.ts'
import { summaryMessages } from './summary.gen.ts'
import { rankOf } from './tolerances.ts'

const { state, summary } = statementsIn(summaryMessages)

/** At most this many materials of a place are named, those with the highest dependence. */
const NAMED = 3
/** A dependence below this is none to speak of. */
const LEAST = 0.01

/** Where each place depends most, and where that is hidden behind another seller. */
export const exposureSummary = summary(({ dependences, coercer }: ExposureResult): readonly Statement[] =>
  [...new Set(dependences.map(({ place }) => place))].flatMap((place) => ofPlace(place, dependences, coercer)),
)

function ofPlace(place: string, dependences: readonly Dependence[], coercer: string): readonly Statement[] {
  const own = dependences.filter((dependence) => dependence.place === place)
  const highest = own
    .filter(({ totalDependence }) => totalDependence >= LEAST)
    .sort((a, b) => rankOf(b.totalDependence) - rankOf(a.totalDependence) || b.contained - a.contained)
  const hidden = own
    .filter(({ indirectDependence }) => indirectDependence >= LEAST)
    .sort((a, b) => b.indirectDependence - a.indirectDependence || b.contained - a.contained)[0]
  if (highest.length === 0)
    return [state('none', { supplier: { names: 'places', ids: [coercer] }, place: { names: 'places', ids: [place] } })]
  return [
    ...highest.slice(0, NAMED).map((dependence) =>
      state('highest', {
        ...namesOf(dependence, coercer),
        share: { value: dependence.totalDependence, unit: 'share' },
        stage: { names: 'stages', ids: [dependence.bottleneckStage] },
        most: { value: dependence.bottleneckShare, unit: 'share' },
      }),
    ),
    ...(hidden === undefined
      ? []
      : [state('hidden', { ...namesOf(hidden, coercer), share: { value: hidden.indirectDependence, unit: 'share' } })]),
  ]
}

const namesOf = ({ place, material, element }: Dependence, coercer: string) =>
  ({
    place: { names: 'places', ids: [place] },
    material: { names: 'materials', ids: [material] },
    element: { names: 'elements', ids: [element] },
    supplier: { names: 'places', ids: [coercer] },
  }) as const
