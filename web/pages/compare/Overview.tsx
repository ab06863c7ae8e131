import { useMessages } from '../../language/messages.ts'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { casesOf, lossOf, priceRows, sectorsStopped, stopRows } from '../../subjects/stress.ts'
import { changeOf } from './amounts.ts'
import { signed } from '../../subjects/signed.ts'
import type { AnsweredColumn } from './columns.ts'
import { compareMessages } from './messages.gen.ts'

interface Line {
  readonly name: string
  readonly unit: Parameters<ReturnType<typeof useNumbers>['inUnit']>[0] | undefined
  /** Of each question: in words, and as a number or month. */
  readonly of: (column: AnsweredColumn) => readonly [text: string, value: string | number]
  /** How a difference is written; left out: there is none of months. */
  readonly tell?: (value: number) => string
  readonly hasNoShare?: true
}

/** The main figures side by side, and by how much each differs from that of the first question. */
export function Overview({ columns }: { readonly columns: readonly AnsweredColumn[] }): React.JSX.Element {
  const say = useMessages(compareMessages)
  const { inUnit } = useNumbers()
  const words = useWording()
  const lines = useLines()
  const [, ...others] = columns
  const money = columns.map(({ result }) => lossOf(result, undefined).central)
  return (
    <Figure
      title={say('overviewTitle')}
      answer={say('overviewAnswer', {
        low: words.money(Math.min(...money)),
        high: words.money(Math.max(...money)),
      })}
      name="compare"
      source={say('source')}
      table={{
        columns: [
          { name: say('figure') },
          ...columns.map(({ letter }) => inUnit('row', letter)),
          ...others.flatMap(({ letter }) => [
            inUnit('row', say('minus', { b: letter })),
            inUnit('share', say('minusShare', { b: letter })),
          ]),
        ],
        rows: lines.map(({ name, unit, of, tell, hasNoShare }) => {
          const each = columns.map(of)
          const first = each[0]?.[1]
          return [
            cell(name, unit === undefined ? name : words.inBrackets(name, inUnit(unit, '').unit)),
            ...each.map(([text, value]) => cell(text, value)),
            ...others.flatMap((_, i) => {
              const other = each[i + 1]?.[1]
              if (tell === undefined || typeof first !== 'number' || typeof other !== 'number')
                return [cell('–', ''), cell('–', null)]
              const { by, share } = changeOf(first, other)
              return [
                cell(signed(by, tell), by),
                hasNoShare === true || share === undefined
                  ? cell('–', null)
                  : cell(signed(share, words.percent), share),
              ]
            }),
          ]
        }),
      }}
    />
  )
}

function useLines(): readonly Line[] {
  const say = useMessages(compareMessages)
  const words = useWording()
  const { places } = useCatalogue()
  const share = (value: number): string => words.percent(value, 3)
  const count = (value: number): string => words.number(value)
  return [
    {
      name: say('lost'),
      unit: 'MUSD',
      of: ({ result, range }) => {
        const cases = lossOf(result, range)
        return [words.moneyCases(cases), cases.central]
      },
      tell: words.money,
    },
    {
      name: say('gdp'),
      unit: 'share',
      of: ({ result }) => {
        const gdp = places.filter(({ id }) => result.focus.includes(id)).reduce((sum, place) => sum + place.gdp, 0)
        const part = gdp > 0 ? lossOf(result, undefined).central / 1000 / gdp : 0
        return [share(part), part]
      },
      tell: share,
      hasNoShare: true,
    },
    {
      name: say('sectorsStopped'),
      unit: 'number',
      of: ({ result }) => {
        const { stopped } = sectorsStopped(stopRows(result))
        return [count(stopped), stopped]
      },
      tell: count,
    },
    {
      name: say('firstStop'),
      unit: undefined,
      of: ({ result }) => {
        const { first } = sectorsStopped(stopRows(result))
        return first === undefined
          ? [say('noStop'), '']
          : [words.commas([words.month(first.stops ?? ''), words.sector(first.sector)]), first.stops ?? '']
      },
    },
    {
      name: say('low'),
      unit: 'number',
      of: ({ result }) => {
        const low = new Set(priceRows(result).map(({ material }) => material)).size
        return [low === 0 ? say('none') : count(low), low]
      },
      tell: count,
    },
    {
      name: say('bill'),
      unit: 'MUSD',
      of: ({ result }) => {
        const bill = casesOf(result, undefined, ({ importCostIncrease }) => importCostIncrease).central
        return [words.money(bill), bill]
      },
      tell: words.money,
    },
    {
      name: say('notSold'),
      unit: 'MUSD',
      of: ({ result }) => {
        const sold = result.central.coercer.exportsForgone
        return [words.money(sold), sold]
      },
      tell: words.money,
    },
  ]
}
