import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import type { WorldTable } from '../../model/protocol.ts'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import { RangeChart } from './RangeChart.tsx'
import { stocksOf } from './steps.ts'
import { methodMessages } from './messages.gen.ts'

/** Months of use on the shelves of firms and states. */
export function Stocks({ tables }: { readonly tables: readonly WorldTable[] }): React.JSX.Element {
  const say = useMessages(methodMessages)
  const { inUnit } = useNumbers()
  const wording = useWording()
  const { view, href } = useView()
  const { stages, places } = useCatalogue()
  const supplier = places.find(({ bloc }) => bloc === 'coercer')?.id
  // What lies with users comes first, then what is worked on; the last stage first.
  const long = stages.filter(({ kind }) => kind !== 'mined' && kind !== 'side').toReversed()
  const stocks = stocksOf(
    tables,
    long.map(({ id }) => id),
  )
  const place = (id: string): string => (id === '' ? say('elsewhere') : wording.place(id))
  const holder = (id: string): string => say(id === 'state' ? 'holder-state' : 'holder-firm')
  const firms = (of: string): string | undefined => {
    const rows = stocks.filter((row) => row.stage === of && row.holder === 'firm')
    const own = rows.find((row) => row.place === view.place) ?? rows.find((row) => row.place === '')
    return own === undefined ? undefined : wording.number(own.months.value)
  }
  return (
    <Figure
      level={3}
      title={say('stocksTitle')}
      name="ytterby-stocks"
      id="stocks"
      source={say('tablesOf', { names: 'stocks.csv' })}
      note={say('stocksNote')}
      answer={say('stocksAnswer', {
        place: wording.place(view.place),
        list: wording.list(
          long.flatMap(({ id }) => {
            const months = firms(id)
            return months === undefined ? [] : [say('stocksPart', { months, goods: wording.goods(id) })]
          }),
        ),
      })}
      table={{
        columns: [
          { name: say('colStage') },
          { name: say('place') },
          { name: say('colHolder') },
          inUnit('months', say('colMonths')),
          inUnit('months', say('low')),
          inUnit('months', say('high')),
        ],
        rows: stocks.map((row) => [
          cell(
            wording.stage(row.stage),
            undefined,
            href('/world', { table: 'stocks', row: `${row.place} / ${row.stage} / ${row.holder}` }),
          ),
          cell(place(row.place)),
          cell(holder(row.holder)),
          cell(wording.number(row.months.value), row.months.value),
          cell(wording.number(row.months.low), row.months.low),
          cell(wording.number(row.months.high), row.months.high),
        ]),
      }}
    >
      <RangeChart
        label={say('stocksLabel')}
        scale="linear"
        domain={[0, 6]}
        ticks={[0, 1, 2, 3, 4, 5, 6]}
        tick={String}
        heading={say('colMonths')}
        rows={stocks
          .filter((row) => row.months.value > 0 && row.place !== supplier)
          .map((row, r, all) => ({
            key: `${row.stage} ${row.place} ${row.holder}`,
            label: `${wording.stage(row.stage)} · ${place(row.place)} · ${holder(row.holder)}`,
            text: say('dash', { low: wording.number(row.months.low), high: wording.number(row.months.high) }),
            ...row.months,
            shape: row.holder === 'state' ? ('diamond' as const) : ('square' as const),
            tone: row.holder === 'state' ? 'var(--price)' : 'var(--accent)',
            gap: r > 0 && all[r - 1]?.stage !== row.stage,
          }))}
      />
    </Figure>
  )
}
