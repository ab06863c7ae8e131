import { stressColumns } from '../../../src/studies/light.ts'
import type { StressResult } from '../../../src/studies/index.ts'
import { ChanceKey, ChanceStrips, LikelierKey } from '../../charts/chances/ChanceStrips.tsx'
import { Note } from '../../charts/Note.tsx'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { useHeaders } from '../../ui/use-headers.ts'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { shortName } from './shared.ts'
import { shockMessages } from './messages.gen.ts'

interface Props {
  readonly result: StressResult
  readonly parts: NonNullable<StressResult['company']>
  /** Chances of a line that needs them all. */
  readonly any: NonNullable<StressResult['companyChances']>
}

/** Which parts of the reader’s own list stop when, and how likely that is if goods come by lot. */
export function Company(props: Props): React.JSX.Element {
  return (
    <>
      <Parts {...props} />
      <div className="no-print">
        <Lots {...props} />
      </div>
    </>
  )
}

/** Each part and its chances; last, those of any. */
function Lots({ result, parts, any }: Props): React.JSX.Element {
  const say = useMessages(shockMessages)
  const words = useWording()
  const column = useHeaders(stressColumns)
  const lines = [
    ...parts.map(({ part, material, place, chances }) => ({
      part,
      detail: `${words.material(material)} · ${shortName(words.place(place))}`,
      chances,
    })),
    ...(parts.length < 2 ? [] : [{ part: say('anyPart'), detail: '', chances: any }]),
  ]
  const last = any.at(-1)
  return (
    <Figure
      title={say('lotsTitle')}
      answer={say('lotsAnswer', { share: words.percent(last?.chance ?? 0), month: words.month(last?.month ?? '') })}
      name="part-chances"
      source={`${say('modelSource')} (${result.scenario.id})`}
      note={
        <Note
          months={any.map(({ month }) => month)}
          entries={[
            [<ChanceKey key="a" />, say('keyChance')],
            [<LikelierKey key="b" />, say('keyLikelier')],
          ]}
        >
          {say('lotsNote')}
        </Note>
      }
      table={{
        columns: [column('part'), column('month'), column('chance')],
        rows: lines.flatMap(({ part, chances }) =>
          chances.map(({ month, chance }) => [
            cell(part),
            cell(words.month(month), month),
            cell(words.percent(chance), chance),
          ]),
        ),
      }}
    >
      <ChanceStrips
        label={say('lotsTitle')}
        percent={words.percent}
        months={any.map(({ month }) => month)}
        rows={lines.map(({ part, detail, chances }, l) => ({
          id: `${l} ${part}`,
          label: part,
          details: detail === '' ? [] : [detail],
          text: words.percent(chances.at(-1)?.chance ?? 0),
          chances: chances.map(({ chance }) => chance),
          from: 0,
        }))}
      />
    </Figure>
  )
}

function Parts({ result, parts }: Props): React.JSX.Element {
  const column = useHeaders(stressColumns)
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
          column('part'),
          column('material'),
          column('place'),
          column('stops'),
          column('time_to_survive_months'),
          column('min_fill_rate'),
          column('missing_kg'),
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
