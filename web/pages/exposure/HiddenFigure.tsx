import type { Dependence } from '../../../src/studies/index.ts'
import type { WorldTable } from '../../model/protocol.ts'
import { Figure } from '../../ui/Figure.tsx'
import { cell, type FigureTable } from '../../ui/table.ts'
import { useView } from '../../url/state.ts'
import { HangingBars } from './HangingBars.tsx'
import { hangingOf, routeRow, demandRow } from './state.ts'
import { useExposureWords } from './use-words.ts'

/** What hangs on the coercer: bought there, and bought elsewhere all the same. */
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
  const words = useExposureWords()
  const { view, go, href } = useView()
  const { say } = words
  const named = { place: words.the(place), coercer: words.the(coercer) }
  const rows = hangingOf(dependences)
  const [most] = [...rows].sort((a, b) => b.indirectDependence - a.indirectDependence)
  const table: FigureTable = {
    columns: [
      { name: say('material') },
      { name: say('element') },
      { name: say('usedYearly'), align: 'right' },
      { name: say('contained'), align: 'right' },
      { name: say('bought', named), align: 'right' },
      { name: say('hidden'), align: 'right' },
      { name: say('hands', named), align: 'right' },
      { name: say('narrowest') },
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
          cell(words.stage(one.bottleneckStage), one.bottleneckStage),
        ]
      }),
  }
  return (
    <Figure
      title={say('hiddenTitle', named)}
      name={`hidden-${place}`}
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
