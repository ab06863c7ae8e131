import { WRITING } from '../../../src/messages/index.ts'
import { useMemo } from 'react'
import { Key } from '../../charts/map/Key.tsx'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { usePicture } from '../../picture/in-picture.ts'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useWidth } from '../../charts/use-width.ts'
import { useMessages } from '../../language/messages.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import type { TableName } from '../../../src/world/index.ts'
import type { Book } from '../../subjects/facts.ts'
import { GRADES, PER, sureness, type Grade, type Per } from './sureness.ts'
import { rowWord } from '../../subjects/table-words.ts'
import { worldMessages } from './messages.gen.ts'

const LINE = 40
const BAR = 14
/** Rows that can be read on a slide. */
const IN_PICTURE = 12
const WORD: Readonly<Record<Per, 'perTable' | 'perStage' | 'perPlace'>> = {
  table: 'perTable',
  stage: 'perStage',
  place: 'perPlace',
}
/** Too few figures to say what is worst. */
const FEW = 20

/** How much is published, and how much judged. */
export function Sureness({ book }: { readonly book: Book }): React.JSX.Element {
  const say = useMessages(worldMessages)
  const { inUnit } = useNumbers()
  const { view, go, href } = useView()
  const words = useWording()
  const { lang, place, number, percent } = words
  const { judged: model } = useCatalogue()
  const per = PER.find((one) => one === view.per) ?? 'table'
  const groups = useMemo(() => sureness(book, per), [book, per])
  const all = useMemo(() => sureness(book, 'table'), [book])

  const total = all.reduce((sum, group) => sum + group.total, 0)
  const part = (grade: Grade): string => percent(all.reduce((sum, { counts }) => sum + counts[grade], 0) / total)
  const name = (id: string): string =>
    per === 'table' ? rowWord(id as TableName, lang) : per === 'stage' ? words.stage(id) : place(id)
  const link = (id: string): string | undefined =>
    per === 'table'
      ? href('/world', { table: id, row: '', find: '' })
      : per === 'place'
        ? href('/world', { table: 'places', row: id })
        : undefined
  const worst = groups
    .filter((group) => group.total >= FEW)
    .sort((a, b) => b.counts.judged / b.total - a.counts.judged / a.total)[0]
  const answer = WRITING[lang].after(
    say('sureAnswer', {
      total: number(total, 6),
      judged: part('judged'),
      high: part('high'),
      medium: part('medium'),
      low: part('low'),
    }),
    ...(worst === undefined
      ? []
      : [say('sureMost', { worst: name(worst.id), share: percent(worst.counts.judged / worst.total) })]),
  )
  return (
    <Figure
      title={say('sureQuestion')}
      answer={answer}
      name={`sureness-${per}`}
      id="sureness"
      source={say('sureSource')}
      note={
        <p>
          {say('sureNote', {
            model: number(model.figures, 6),
            share: percent(model.judged / Math.max(1, model.figures)),
          })}
        </p>
      }
      table={{
        columns: [
          { name: say(WORD[per]) },
          inUnit('number', say('figures')),
          ...GRADES.map((grade) => inUnit('number', say(`grade_${grade}`))),
          inUnit('share', `${say('grade_judged')}, %`),
        ],
        rows: groups.map(({ id, total, counts }) => [
          cell(name(id), undefined, link(id)),
          cell(String(total), total),
          ...GRADES.map((grade) => cell(String(counts[grade]), counts[grade])),
          cell(percent(counts.judged / total), counts.judged / total),
        ]),
      }}
    >
      <div className="row controls" role="group" aria-label={say('countedBy')}>
        {PER.map((one) => (
          <button
            key={one}
            type="button"
            className="button"
            aria-pressed={per === one}
            onClick={() => go({ per: one === 'table' ? '' : one })}
          >
            {say(WORD[one])}
          </button>
        ))}
      </div>
      <GradeBars all={groups} name={name} label={answer} />
    </Figure>
  )
}

/** Of each group, how many of its figures are how well known. */
function GradeBars({
  all,
  name,
  label,
}: {
  readonly all: ReturnType<typeof sureness>
  readonly name: (id: string) => string
  readonly label: string
}): React.JSX.Element {
  const say = useMessages(worldMessages)
  const { percent } = useWording()
  const [measure, measured] = useWidth()
  const width = measured || 720
  const isCut = usePicture() !== undefined && all.length > IN_PICTURE
  const groups = isCut ? [...all].sort((a, b) => b.total - a.total).slice(0, IN_PICTURE) : all
  const height = LINE * groups.length
  return (
    <div ref={measure}>
      <Key
        width={width}
        groups={[
          GRADES.map((grade) => ({
            id: grade,
            text: say(`grade_${grade}`),
            mark: <rect x={-6} y={-6} width={12} height={12} fill={`var(--grade-${grade})`} />,
          })),
        ]}
      />
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {groups.map(({ id, total, counts }, i) => {
          let x = 0
          return (
            <g key={id} transform={`translate(0,${LINE * i})`}>
              <text y={14} fontSize={12}>
                {name(id)}
              </text>
              <text x={width} y={14} fontSize={12} textAnchor="end">
                {say('grade_judged')} {percent(counts.judged / total)} · {say('figures')} {total}
              </text>
              {GRADES.map((grade) => {
                const long = (width * counts[grade]) / total
                const at = x
                x += long
                return (
                  <rect
                    key={grade}
                    x={at}
                    y={20}
                    width={Math.max(0, long - 1)}
                    height={BAR}
                    fill={`var(--grade-${grade})`}
                  />
                )
              })}
            </g>
          )
        })}
      </svg>
      {isCut && <p className="picture-note">{say('sureSome', { n: groups.length, all: all.length })}</p>}
    </div>
  )
}
