import { useMessages } from '../../language/messages.ts'
import { useWording } from '../../model/catalogue.tsx'
import type { ChangedRows } from '../../model/protocol.ts'
import { savedIn, type KeptScenario, type SeenAnswer } from '../../model/saved.ts'
import { useShelf } from '../../model/shelf.ts'
import { useModel } from '../../model/use-model.ts'
import { signed } from '../../subjects/signed.ts'
import { Figure } from '../../ui/Figure.tsx'
import { cell, type Cell } from '../../ui/table.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { encodeSpec } from '../../url/scenario-word.ts'
import { useView } from '../../url/state.ts'
import { changeOf } from './amounts.ts'
import type { AnsweredColumn } from './columns.ts'
import { compareMessages } from './messages.gen.ts'
import { IN_MONEY, movedFigures, seenIn, type MovedFigure, SEEN_FIGURES } from './seen.ts'
import { sinceMessages } from './since.gen.ts'

/** What has changed since the questions were saved, for each that was answered by another version or on other data. */
export function Since({ columns }: { readonly columns: readonly AnsweredColumn[] }): React.JSX.Element {
  const saved = savedIn(useShelf())
  return (
    <>
      {columns.flatMap((column) => {
        const { stress, letter, spec } = column
        if (stress.state !== 'done') return []
        const { world, version } = stress.value
        const word = encodeSpec(spec)
        return saved
          .filter((one) => encodeSpec(one.spec) === word)
          .flatMap((one) =>
            one.seen === undefined || (one.seen.world === world.hash && one.seen.version === version)
              ? []
              : [<Changed key={letter + one.key} column={column} one={one} before={one.seen} />],
          )
      })}
    </>
  )
}

interface ChangedProps {
  readonly column: AnsweredColumn
  readonly one: KeptScenario
  readonly before: SeenAnswer
}

function Changed({ column: { stress }, one, before }: ChangedProps): React.JSX.Element | null {
  const say = useMessages(sinceMessages)
  const words = useWording()
  const sayPage = useMessages(compareMessages)
  const { inUnit } = useNumbers()
  const isSameWorld = stress.state === 'done' && before.world === stress.value.world.hash
  const rows = useModel('changed-rows', isSameWorld ? undefined : { before: before.rows })
  if (stress.state !== 'done') return null
  const now = seenIn(stress.value, {})
  const moved = movedFigures(before, now)
  const [most] = moved
  const tell = ({ kind, id }: MovedFigure, value: number): string =>
    kind === 'sector' || IN_MONEY.has(id) ? words.money(value) : words.number(value)
  const nameOf = ({ kind, id }: MovedFigure): string => {
    if (kind === 'sector') return say('lostIn', { sector: words.sector(id) })
    const known = SEEN_FIGURES.find((figure) => figure === id)
    return known === undefined ? id : sayPage(known)
  }
  const day = new Intl.DateTimeFormat(words.lang, { dateStyle: 'long' }).format(new Date(one.saved))
  return (
    <>
      <Figure
        title={say('title', { name: one.name, day })}
        answer={
          most === undefined
            ? say('same', { version: before.version, hash: before.world.slice(0, 12) })
            : say('moved', {
                n: moved.length,
                figure: words.capital(nameOf(most)),
                before: tell(most, most.before),
                now: tell(most, most.now),
                version: before.version,
                hash: before.world.slice(0, 12),
              })
        }
        name="compare-since"
        source={sayPage('source')}
        note={say(isSameWorld ? 'noteVersion' : 'noteWorld')}
        table={{
          columns: [
            { name: sayPage('figure') },
            inUnit('row', say('then')),
            inUnit('row', say('now')),
            inUnit('row', say('by')),
            inUnit('share', say('byShare')),
          ],
          rows: moved.map((figure) => {
            const { by, share } = changeOf(figure.before, figure.now)
            return [
              cell(nameOf(figure)),
              cell(tell(figure, figure.before), figure.before),
              cell(tell(figure, figure.now), figure.now),
              cell(
                signed(by, (value) => tell(figure, value)),
                by,
              ),
              share === undefined ? cell('–', null) : cell(signed(share, words.percent), share),
            ]
          }),
        }}
      />
      {rows.state === 'done' && rows.value.length > 0 && <Rows tables={rows.value} name={one.name} />}
    </>
  )
}

function Rows({ tables, name }: { readonly tables: readonly ChangedRows[]; readonly name: string }): React.JSX.Element {
  const say = useMessages(sinceMessages)
  const { href } = useView()
  const sum = (of: (table: ChangedRows) => number): number => tables.reduce((all, table) => all + of(table), 0)
  const rowOf = (table: string, row: string, how: 'changed' | 'added'): readonly Cell[] => [
    cell(table),
    cell(row.replaceAll('|', ' · '), row, href('/world', { table, row })),
    cell(say(how)),
  ]
  return (
    <Figure
      title={say('rowsTitle', { name })}
      answer={say('rowsAnswer', {
        changed: sum(({ changed }) => changed.length),
        added: sum(({ added }) => added.length),
        removed: sum(({ removed }) => removed),
        tables: tables.length,
      })}
      name="compare-rows"
      source={say('rowsSource')}
      note={say('rowsNote')}
      table={{
        columns: [{ name: say('table') }, { name: say('row') }, { name: say('how') }],
        rows: tables.flatMap(({ table, changed, added, removed }) => [
          ...changed.map((row) => rowOf(table, row, 'changed')),
          ...added.map((row) => rowOf(table, row, 'added')),
          ...(removed === 0 ? [] : [[cell(table), cell(''), cell(say('removed', { n: removed }))]]),
        ]),
      }}
    />
  )
}
