import { useMessages } from '../../language/messages.ts'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { signed } from '../../subjects/signed.ts'
import type { AnsweredColumn } from './columns.ts'
import { differingMessages } from './differing.gen.ts'
import { compareMessages } from './messages.gen.ts'
import type { Explained } from './use-explained.ts'
import { useToldDifference } from './use-settings.ts'

/** What differs in words: a setting a line. */
export function Differing({
  first,
  explained,
}: {
  readonly first: AnsweredColumn
  readonly explained: readonly Explained[]
}): React.JSX.Element {
  const say = useMessages(differingMessages)
  const sayPage = useMessages(compareMessages)
  const { inUnit } = useNumbers()
  const words = useWording()
  const told = useToldDifference()
  const n = explained.reduce((sum, { differences }) => sum + differences.length, 0)
  const isMany = explained.length > 1
  const hasParts = explained.some(({ differences }) => differences.some(({ alone }) => alone !== undefined))
  const other = isMany ? say('compared') : (explained[0]?.column.letter ?? '')
  return (
    <Figure
      title={say('title')}
      answer={
        !isMany && n === 1 && explained[0]?.differences[0] !== undefined
          ? told(explained[0].differences[0], first, explained[0].column).line
          : say(isMany ? 'answerMany' : 'answer', { n })
      }
      name="compare-settings"
      source={sayPage('source')}
      note={hasParts ? say('note') : explained.every(({ isOneBase }) => isOneBase) ? undefined : say('noteApart')}
      table={{
        columns: [
          ...(isMany ? [{ name: sayPage('scenario', { letter: '' }).trim() }] : []),
          { name: say('control') },
          { name: first.letter },
          { name: other },
          ...(hasParts ? [inUnit('MUSD', say('alone'))] : []),
        ],
        rows: explained.flatMap(({ column, differences }) =>
          differences.map((difference) => {
            const { name, first: a, second: b } = told(difference, first, column)
            const { alone } = difference
            return [
              ...(isMany ? [cell(column.letter)] : []),
              cell(name),
              cell(a),
              cell(b),
              ...(hasParts ? [cell(alone === undefined ? '–' : signed(alone, words.money), alone ?? null)] : []),
            ]
          }),
        ),
      }}
    />
  )
}
