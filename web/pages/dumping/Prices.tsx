import { dumpingColumns } from '../../../src/studies/light.ts'
import { PathLine } from '../../charts/prices/PathLine.tsx'
import { SideBySide } from '../../charts/multiples/SideBySide.tsx'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { defaultOf } from '../../url/defaults.ts'
import { useView } from '../../url/state.ts'
import type { InCase } from './props.ts'
import { monthsOf } from './state.ts'
import { useNames } from './use-names.ts'
import { dumpingMessages } from './messages.gen.ts'

/** At most this many drawings; the table has all. */
const DRAWN = 9

/** What becomes of prices on the path, where most of each good is made. */
export function Prices({ result }: InCase): React.JSX.Element {
  const column = useHeaders(dumpingColumns)
  const { inUnit, headed } = useNumbers()
  const say = useMessages(dumpingMessages)
  const words = useWording()
  const names = useNames()
  const { href } = useView()
  const { prices, path } = result
  const months = monthsOf(path)
  const drawn = prices.slice(0, DRAWN)
  const most = Math.max(1, ...drawn.flatMap(({ multiples }) => multiples))
  const usd = (value: number): string => words.number(value, 3)
  const fall = (lowest: number, before: number): string => words.percent(lowest / before - 1)
  const told = prices.find(({ material }) => material === defaultOf('material')) ?? prices[0]
  const named = ({ material, place, baselinePrice, lowest }: (typeof prices)[number]): string =>
    say('priceText', {
      material: words.material(material),
      place: names.place(place),
      before: usd(baselinePrice),
      lowest: usd(lowest),
      fall: fall(lowest, baselinePrice),
    })
  return (
    <Figure
      title={say('pricesTitle')}
      answer={told === undefined ? say('pricesNone') : say('pricesAnswer', { prices: named(told) })}
      name="prices"
      source={say('source')}
      note={say('pricesNote')}
      table={{
        columns: [
          column('material'),
          column('place'),
          headed('USD/kg', say('before')),
          headed('USD/kg', say('lowest')),
          inUnit('share', say('change')),
          ...months.flatMap((month, t) => (t % 6 === 0 ? [inUnit('USD/kg', month)] : [])),
        ],
        rows: prices.map(({ material, place, baselinePrice, lowest, multiples }) => [
          cell(words.material(material), material, href('/world', { table: 'materials', row: material })),
          cell(names.place(place), place),
          cell(usd(baselinePrice), baselinePrice, href('/world', { table: 'prices', find: material })),
          cell(usd(lowest), lowest),
          cell(fall(lowest, baselinePrice), lowest / baselinePrice - 1),
          ...multiples.flatMap((multiple, t) =>
            t % 6 === 0 ? [cell(usd(baselinePrice * multiple), baselinePrice * multiple)] : [],
          ),
        ]),
      }}
    >
      {drawn.length > 0 && (
        <SideBySide>
          {drawn.map((row) => (
            <div key={row.material} className="multiple keep">
              <h3 className="multiple-title">{words.material(row.material)}</h3>
              <p>
                {names.place(row.place)} · {usd(row.baselinePrice)} → {usd(row.lowest)} USD/kg
              </p>
              <PathLine
                months={months}
                multiples={row.multiples}
                most={most}
                label={named(row)}
                percent={(share) => words.percent(share)}
                name={say('ofBefore')}
                told={(multiple) =>
                  words.inBrackets(words.percent(multiple), `${usd(row.baselinePrice * multiple)} USD/kg`)
                }
              />
            </div>
          ))}
        </SideBySide>
      )}
    </Figure>
  )
}
