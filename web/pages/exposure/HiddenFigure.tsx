import { exposureColumns } from '../../../src/studies/light.ts'
import type { Dependence } from '../../../src/studies/index.ts'
import type { WorldTable } from '../../model/protocol.ts'
import { Figure } from '../../ui/Figure.tsx'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { cell, type FigureTable } from '../../ui/table.ts'
import { useView } from '../../url/state.ts'
import { HangingBars } from './HangingBars.tsx'
import { hangingOf, routeRow, demandRow } from './state.ts'
import { useExposureWords } from './use-words.ts'

/** What depends on the coercer: bought there, and what is bought elsewhere and still depends on it. */
export function HiddenFigure({
  place,
  dependences,
  coercer,
  tables,
}: {
  readonly place: string
  readonly dependences: readonly Dependence[]
  readonly coercer: string
  readonly tables: readonly WorldTable[]
}): React.JSX.Element {
  const column = useHeaders(exposureColumns)
  const { inUnit } = useNumbers()
  const words = useExposureWords()
  const { view, go, href } = useView()
  const { say } = words
  const named = { place: words.the(place), coercer: words.the(coercer) }
  const rows = hangingOf(dependences)
  const [most] = [...rows].sort((a, b) => b.indirectDependence - a.indirectDependence)
  const table: FigureTable = {
    columns: [
      column('material'),
      column('element'),
      column('use'),
      column('contained_reo'),
      inUnit('share', say('bought', named)),
      column('indirect_dependence'),
      column('total_dependence'),
      column('dependence_by_location'),
      column('dependence_by_control'),
      column('bottleneck_stage'),
      column('bottleneck_share'),
    ],
    rows: [...dependences]
      .sort((a, b) => b.totalDependence - a.totalDependence)
      .map((one) => {
        const use = demandRow(tables, place, one.material)
        const route = routeRow(tables, one.material, coercer, place)
        return [
          cell(words.material(one.material), one.material),
          cell(words.element(one.element), one.element),
          cell(`${words.number(one.use)} ${words.unit(one.unit)}`, one.use, href('/world', use)),
          cell(words.number(one.contained), one.contained),
          cell(
            words.share(one.totalDependence - one.indirectDependence),
            one.totalDependence - one.indirectDependence,
            route === undefined ? undefined : href('/world', { table: 'routes', row: route, find: '' }),
          ),
          cell(words.share(one.indirectDependence), one.indirectDependence),
          cell(words.share(one.totalDependence), one.totalDependence),
          cell(words.share(one.dependenceByLocation), one.dependenceByLocation),
          cell(words.share(one.dependenceByControl), one.dependenceByControl),
          cell(words.stage(one.bottleneckStage), one.bottleneckStage),
          cell(words.share(one.bottleneckShare), one.bottleneckShare),
        ]
      }),
  }
  return (
    <Figure
      title={say('hiddenTitle', named)}
      name={`hidden-${place}`}
      id="hidden"
      answer={
        <p>
          {place === coercer
            ? say('hiddenOwn', named)
            : words.sentences([
                say('hiddenAnswer', {
                  ...named,
                  n: rows.filter((row) => row.directDependence + row.indirectDependence > 0.5).length,
                  all: rows.length,
                }),
                most === undefined || most.indirectDependence < 0.005
                  ? say('hiddenNone', named)
                  : say('hiddenMost', {
                      ...named,
                      material: words.within(words.material(most.material)),
                      element: words.within(words.element(most.element)),
                      hidden: words.share(most.indirectDependence),
                      bought: words.share(most.directDependence),
                    }),
              ])}
        </p>
      }
      note={<p>{say('hiddenNote', named)}</p>}
      source={say('sourceText')}
      table={table}
    >
      <HangingBars
        rows={rows}
        coercer={coercer}
        picked={`${view.material} ${view.element}`}
        onPick={({ material, element }) => go({ material, element })}
      />
    </Figure>
  )
}
