import { NamedBars } from '../../charts/bars/NamedBars.tsx'
import { Key } from '../../charts/Key.tsx'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import type { Props } from './props.ts'
import { aloneRows, asScenario, isTied } from './state.ts'
import { useEnds, useSetName } from './use-names.ts'
import { aloneMessages } from './alone.gen.ts'
import { weaponMessages } from './messages.gen.ts'

/** At most this many bars; the table has all. */
const DRAWN = 8

/** What a few measures cost one place, the worst for it first, and what the set that is worst for all costs it. */
export function Alone({ request, result }: Props): React.JSX.Element | null {
  const say = useMessages(aloneMessages)
  const weapon = useMessages(weaponMessages)
  const words = useWording()
  const { href } = useView()
  const setName = useSetName(request.menu)
  const ends = useEnds()
  const { member } = result
  if (member === null) return null
  const place = words.list(member.places.map(words.place)).replace(/（.*/, '')
  const rows = aloneRows(member)
  const [first, next] = rows
  const open = (measures: readonly string[]): string => href('/', { scenarios: [asScenario(request, measures)] })
  const name = (measures: readonly string[], forAll: boolean): string =>
    forAll ? say('worstForAll', { measures: setName(measures) }) : setName(measures)
  const worse = [...rows.slice(0, DRAWN), ...rows.slice(DRAWN).filter(({ forAll }) => forAll)]
  return (
    <Figure
      title={say('title', { member: place })}
      answer={
        <>
          {first === undefined
            ? say('none', { member: place })
            : say(next === undefined || next.forAll ? 'one' : 'answer', {
                worst: setName(first.one.measures),
                ends: ends(first.one),
                next: setName(next?.one.measures ?? []),
                nextEnds: next === undefined ? '' : ends(next.one),
              })}
          {words.between}
          {member.mitigatingMeasure !== null &&
            // A relief that is not seen in the figures is none to tell.
            ends(member.mitigatingMeasure.without) !== ends(member.mitigatingMeasure.with) &&
            say('relief', {
              without: setName(member.mitigatingMeasure.without.measures),
              before: ends(member.mitigatingMeasure.without),
              with: setName(member.mitigatingMeasure.with.measures),
              after: ends(member.mitigatingMeasure.with),
            })}
        </>
      }
      name="one-place"
      source={weapon('source')}
      note={
        <>
          {rows.some(({ one }) => isTied(one)) && (
            <Key
              entries={[
                [<rect key="a" width="22" height="14" className="fill-stopped" />, say('keyLeast')],
                [<rect key="b" x="0.5" y="0.5" width="21" height="13" className="bar-up-to" />, say('keyMost')],
              ]}
            />
          )}
          <p>
            {say('note', {
              member: place,
              sets: words.number(member.sets, 6),
              solved: words.number(member.solved, 6),
            })}
          </p>
        </>
      }
      table={{
        columns: [
          { name: weapon('measures') },
          { name: weapon('million', { what: say('least') }), align: 'right' },
          { name: weapon('million', { what: say('most') }), align: 'right' },
          { name: weapon('million', { what: say('lossOfAll') }), align: 'right' },
        ],
        rows: rows.map(({ one, forAll }) => [
          cell(name(one.measures, forAll), one.measures.join(' + '), open(one.measures)),
          cell(words.number(one.optimistic, 3), one.optimistic),
          cell(words.number(one.pessimistic, 3), one.pessimistic),
          cell(words.number(one.loss, 3), one.loss),
        ]),
      }}
    >
      {rows.length > 0 && (
        <NamedBars
          label={say('title', { member: place })}
          rows={worse.map(({ one, forAll }) => ({
            id: one.measures.join(' '),
            name: name(one.measures, forAll),
            value: one.optimistic,
            upTo: one.pessimistic,
            text: ends(one),
            href: open(one.measures),
          }))}
        />
      )}
    </Figure>
  )
}
