import type { StressResult } from '../../../src/studies/index.ts'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { shockMessages } from './messages.gen.ts'

/** Which parts of the reader’s own list stop when. */
export function Company({
  result,
  parts,
}: {
  readonly result: StressResult
  readonly parts: NonNullable<StressResult['company']>
}): React.JSX.Element {
  const say = useMessages(shockMessages)
  const words = useWording()
  const stopped = parts
    .flatMap(({ part, stops }) => (stops === null ? [] : [{ part, stops }]))
    .sort((a, b) => a.stops.localeCompare(b.stops))
  const first = stopped[0]
  return (
    <Figure
      title={say('companyTitle')}
      answer={
        first === undefined
          ? say('companyNone')
          : say('companyAnswer', { n: stopped.length, part: first.part, month: words.month(first.stops) })
      }
      name="parts"
      source={`${say('modelSource')} (${result.scenario.id})`}
      table={{
        columns: [
          { name: say('part') },
          { name: say('material') },
          { name: say('place') },
          { name: say('stops') },
          { name: say('survives'), align: 'right' },
          { name: say('worst'), align: 'right' },
          { name: say('missingKg'), align: 'right' },
        ],
        rows: parts.map(({ part, material, place, stops, timeToSurvive, minFillRate, missingKg }) => [
          cell(part),
          cell(words.material(material), material),
          cell(words.place(place), place),
          cell(stops === null ? say('noStop') : words.month(stops), stops ?? ''),
          cell(timeToSurvive === null ? '' : words.number(timeToSurvive), timeToSurvive),
          cell(words.percent(minFillRate), minFillRate),
          cell(words.number(missingKg), missingKg),
        ]),
      }}
    />
  )
}
