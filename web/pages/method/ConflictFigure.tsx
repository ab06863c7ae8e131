import { Link } from 'wouter'
import type { BaselineResult } from '../../../src/studies/index.ts'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import { conflictOf, type Fit } from './conflict.ts'
import { RangeChart } from './RangeChart.tsx'
import { methodMessages } from './messages.gen.ts'

/** Shipments told in the sentence; the table has all. */
const TOLD = 3

/** Sources that cannot both be right, and what became of them. */
export function ConflictFigure({ baseline }: { readonly baseline: BaselineResult }): React.JSX.Element {
  const say = useMessages(methodMessages)
  const { inUnit } = useNumbers()
  const wording = useWording()
  const { sources, materials } = useCatalogue()
  const { href } = useView()
  const conflict = conflictOf(baseline.fits)
  const first = conflict?.observations[0]
  if (conflict === undefined || first === undefined) return <p>{say('factsNone')}</p>

  const pulling = conflict.observations.filter(({ use }) => use === 'fit').length
  const isShare = first.kind === 'share'
  const write = (value: number): string =>
    isShare ? wording.percent(value) : `${wording.number(value, 3)} ${wording.unit(first.unit.replace(/\/yr$/, ''))}`
  const publisher = ({ source, date }: Fit): string => {
    if (source === 'judgement') return say('judged')
    const known = sources.find(({ id }) => id === source)
    return `${known?.publisher === undefined || known.publisher === '' ? source : known.publisher} (${date})`
  }
  const furthest = conflict.observations.reduce((far, one) =>
    Math.abs(one.normalizedResidual) > Math.abs(far.normalizedResidual) ? one : far,
  )
  const row = (fit: Fit): string | undefined =>
    fit.use === 'fact' ? undefined : href('/world', { table: 'observations', row: fit.what })
  const all = [...conflict.observations, ...conflict.flows]
  const named = (fit: Fit): string => {
    const [only = '', ...others] = fit.materials
    const stages = new Set(materials.filter(({ id }) => fit.materials.includes(id)).map((one) => one.stage))
    const material =
      others.length === 0
        ? wording.material(only)
        : wording.list([...stages].map((one) => wording.stage(one).toLocaleLowerCase(wording.lang)))
    const gaps = { place: wording.place(fit.place), partner: wording.place(fit.partner ?? ''), material }
    if (fit.kind === 'share') return say(fit.partner === undefined ? 'shareWorld' : 'shareOf', gaps)
    if (fit.kind === 'production' || fit.kind === 'operation') return say('productionOf', gaps)
    return say(fit.kind === 'trade' || fit.kind === 'route' ? 'tradeOf' : 'useOf', gaps)
  }
  const most = isShare ? 1 : Math.max(...conflict.observations.map(({ high }) => high), conflict.used) * 1.1
  return (
    <Figure
      level={3}
      title={say('factsTitle')}
      name="ytterby-conflict"
      id="conflict"
      source={say('tablesOf', { names: 'observations.csv, routes.csv' })}
      note={
        <>
          <p>{say('factsNote')}</p>
          {conflict.flows.length > 0 && (
            <p>
              {say('factsWhy', {
                pulls: pulling === 0 ? say('factsChecked') : say('factsPulled', { n: pulling }),
                judged: conflict.flows.filter(({ source }) => source === 'judgement').length,
                n: conflict.flows.length,
                most: wording.percent(
                  Math.max(...conflict.flows.map(({ normalizedResidual }) => Math.abs(normalizedResidual))),
                ),
                moves: wording.list(
                  conflict.flows.slice(0, TOLD).map((fit) =>
                    say('factsMove', {
                      material: wording.material(fit.materials[0] ?? ''),
                      from: wording.place(fit.partner ?? ''),
                      used: wording.number(fit.fitted, 3),
                      value: wording.number(fit.value, 3),
                    }),
                  ),
                ),
              })}
            </p>
          )}
        </>
      }
      answer={
        <div className="stack">
          <p>
            {say('factsAnswer', {
              what: named(first),
              list: wording.list(conflict.observations.map(({ value }) => write(value))),
              used: write(conflict.used),
            })}
          </p>
          <p>
            <Link href={href('/world', { table: 'observations', row: furthest.what })}>{say('factsRow')}</Link>
          </p>
        </div>
      }
      table={{
        columns: [
          { name: say('colWhat') },
          { name: say('source') },
          { name: say('colUse') },
          inUnit('unit', say('value')),
          inUnit('unit', say('low')),
          inUnit('unit', say('high')),
          inUnit('unit', say('colUsed')),
          inUnit('number', say('colDistance')),
          { name: say('colUnit') },
        ],
        rows: all.map((fit) => {
          const figure = (value: number): string =>
            fit.kind === 'share' ? wording.percent(value, 1) : wording.number(value, 3)
          return [
            cell(
              fit.kind === 'route' ? `${named(fit)} ← ${wording.place(fit.partner ?? '')}` : named(fit),
              undefined,
              row(fit),
            ),
            cell(publisher(fit)),
            cell(fit.use === 'fact' || fit.use === 'fit' ? say(`use-${fit.use}`) : say('use-check')),
            cell(figure(fit.value), fit.value),
            cell(figure(fit.low), fit.low),
            cell(figure(fit.high), fit.high),
            cell(figure(fit.fitted), fit.fitted),
            cell(wording.number(fit.normalizedResidual), fit.normalizedResidual),
            cell(wording.unit(fit.unit)),
          ]
        }),
      }}
    >
      <RangeChart
        label={say('factsLabel', { n: conflict.observations.length })}
        scale="linear"
        domain={[0, most]}
        ticks={[0, 0.25, 0.5, 0.75, 1].map((part) => part * most)}
        tick={write}
        line={{ value: conflict.used, label: say('usedLine', { n: write(conflict.used) }) }}
        rows={[
          ...conflict.observations.map((fit) => ({
            key: fit.what,
            label: publisher(fit),
            text: say('dash', { low: write(fit.low), high: write(fit.high) }),
            low: fit.low,
            value: fit.value,
            high: fit.high,
          })),
          // Room for the words of the line.
          { key: '', label: '', text: '', low: 0, high: 0 },
        ]}
      />
    </Figure>
  )
}
