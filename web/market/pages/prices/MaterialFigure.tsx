import { WRITING } from '../../../../src/messages/index.ts'
import { Note } from '../../../charts/Note.tsx'
import { Figure } from '../../../ui/Figure.tsx'
import { cell, type FigureTable } from '../../../ui/table.ts'
import { useMessages } from '../../../language/messages.ts'
import { useNumbers } from '../../../ui/use-headers.ts'
import { useView } from '../../../url/state.ts'
import { BenchmarkChart } from '../../charts/benchmark/BenchmarkChart.tsx'
import { kgText } from '../../parts/exact.ts'
import { useNaming } from '../../parts/naming.ts'
import { reasonOf, type MaterialSeries, type Point } from './state.ts'
import { pricesMessages } from './messages.gen.ts'

/** Benchmarks of a material over the rounds, one drawing for each grade. */
export function MaterialFigure({ series }: { readonly series: MaterialSeries }): React.JSX.Element {
  const say = useMessages(pricesMessages)
  const naming = useNaming()
  const { material, grades, idle } = series
  const unit = naming.price('').trim()
  const points = grades.flatMap(({ points: own }) => own)
  const priced = points.flatMap(({ price }) => (price === undefined ? [] : [Number(price)]))
  const range = {
    low: Math.min(...priced),
    high: Math.max(...priced),
    kg: Math.max(...points.map(({ kg }) => Number(kg))),
  }
  // The strictest grade that has a price speaks for the material.
  const last = grades
    .map(({ points: own }) => own.findLast(({ price }) => price !== undefined))
    .find((one) => one !== undefined)
  const number = new Intl.NumberFormat(naming.lang, { maximumSignificantDigits: 6 })
  const answer =
    grades.length === 0
      ? say('answerNothing')
      : last?.price === undefined
        ? say('answerWithheld')
        : say('answer', {
            round: WRITING[naming.lang].inBrackets(last.title, last.round),
            price: naming.price(last.price),
            grade: naming.grade(last.grade),
            kg: naming.kg(last.kg),
          })
  const table = useTable(series)
  return (
    <Figure
      title={say('question', { material: naming.material(material) })}
      answer={WRITING[naming.lang].after(
        answer,
        idle.length > 0 && grades.length > 0 ? say('idle', { grades: naming.list(idle.map(naming.grade)) }) : '',
      )}
      name={`benchmarks-${material}`}
      source={say('source')}
      table={table}
      {...(priced.length === 0
        ? {}
        : {
            note: (
              <Note
                entries={[
                  [<circle key="price" cx="11" cy="7" r="4" className="fill-price" />, say('keyPrice')],
                  [<path key="withheld" d="M7 3 l8 8 m0 -8 l-8 8" className="benchmark-key" />, say('keyWithheld')],
                  [<rect key="volume" x="4" y="1" width="14" height="12" className="fill-served" />, say('keyVolume')],
                ]}
              >
                {say('note')}
              </Note>
            ),
            children: (
              <div className={grades.length === 1 ? 'multiples multiples-one' : 'multiples'}>
                {grades.map(({ grade, points: own }) => (
                  <div key={grade} className="multiple">
                    <p>{naming.grade(grade)}</p>
                    <BenchmarkChart
                      points={own.map(({ round, kg, price }) => ({
                        round,
                        kg: Number(kg),
                        price: price === undefined ? undefined : Number(price),
                      }))}
                      range={range}
                      label={say('chart', { material: naming.material(material), grade: naming.grade(grade) })}
                      words={{
                        price: unit,
                        volume: say('volumeAxis'),
                        withheld: say('keyWithheld'),
                      }}
                      number={(value) => number.format(value)}
                    />
                  </div>
                ))}
              </div>
            ),
          })}
    />
  )
}

/** Every round of a material, with what stood behind the price or why there is none. */
function useTable({ grades }: MaterialSeries): FigureTable {
  const say = useMessages(pricesMessages)
  const { inUnit, headed } = useNumbers()
  const naming = useNaming()
  const { href } = useView()
  const why = useWhy()
  const amount = (digits: string) => cell(naming.amount(digits), Number(digits))
  return {
    columns: [
      { name: say('round') },
      { name: say('grade') },
      headed({ text: naming.price('').trim() }, say('price')),
      headed('kg', say('kg')),
      inUnit('number', say('sellers')),
      inUnit('number', say('buyers')),
      headed('kg', say('contracts')),
      headed('kg', say('related')),
      headed('kg', say('cancelled')),
      { name: say('withheld') },
    ],
    rows: grades
      .flatMap(({ points }) => points)
      .map((point) => [
        cell(
          WRITING[naming.lang].inBrackets(point.title, point.round),
          point.closes,
          href(`/rounds/${encodeURIComponent(point.round)}`, { row: '' }),
        ),
        cell(naming.grade(point.grade)),
        point.price === undefined ? cell('–', null) : amount(point.price),
        amount(point.kg),
        cell(String(point.sellers), point.sellers),
        cell(String(point.buyers), point.buyers),
        amount(point.excluded.contracts),
        amount(point.excluded.related),
        amount(point.cancelled ?? '0'),
        cell(why(point)),
      ]),
  }
}

function useWhy(): (point: Point) => string {
  const say = useMessages(pricesMessages)
  const naming = useNaming()
  return ({ withheld }) => {
    if (withheld === undefined) return '–'
    const reason = reasonOf(withheld)
    // What this page has no words for is shown as the market says it, in English.
    if (reason === undefined) return withheld
    switch (reason.key) {
      case 'nothing':
        return say('nothing')
      case 'tooLittle':
        return say('tooLittle', {
          kg: naming.kg(kgText(reason.gaps.grams)),
          needed: naming.kg(kgText(reason.gaps.needed)),
        })
      case 'fewSellers':
      case 'fewBuyers':
        return say(reason.key, reason.gaps)
      case 'largeSeller':
      case 'largeBuyer':
        return say(reason.key, reason.gaps)
      default:
        return reason satisfies never
    }
  }
}
