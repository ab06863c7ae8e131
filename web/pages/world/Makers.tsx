import { useMemo } from 'react'
import { Link } from 'wouter'
import { useWording } from '../../model/catalogue.tsx'
import type { BaselineFlows } from '../../model/protocol.ts'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { colourOf } from '../../charts/place-colour.ts'
import { useWidth } from '../../charts/use-width.ts'
import { useMessages } from '../../language/messages.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import type { Book } from '../../subjects/facts.ts'
import { mainStages, makersOf } from './flows.ts'
import { unitWord } from '../../subjects/table-words.ts'
import { worldMessages } from './messages.gen.ts'

const SHOWN = 5
const HEAD = 30
const LINE = 40
const BAR = 12

/** Who mines, separates, makes metal and magnets: shares and tonnes, by where or by whom. */
export function Makers({ book, flows }: { readonly book: Book; readonly flows: BaselineFlows }): React.JSX.Element {
  const say = useMessages(worldMessages)
  const { inUnit } = useNumbers()
  const { view, go, href } = useView()
  const words = useWording()
  const { place, number, percent, list } = words
  const { stage, by } = view
  const stages = useMemo(
    () => (stage === '' ? mainStages(book) : [stage]).map((one) => makersOf(book, flows.output, one, by)),
    [book, flows, stage, by],
  )
  // A part of a percent is not nothing.
  const small = (share: number): string => percent(share, share < 0.001 ? 2 : share < 0.01 ? 1 : 0)
  const answer = say('makersAnswer', {
    list: list(
      stages.flatMap(({ stage, makers: [first] }) =>
        first === undefined
          ? []
          : [
              say('makersPart', {
                stage: words.stage(stage),
                place: place(first.place),
                share: percent(first.share),
              }),
            ],
      ),
    ),
  })
  const open = (id: string): string => href('/world', { table: 'places', row: id })
  return (
    <Figure
      title={say('makersQuestion')}
      answer={answer}
      name="makers"
      source={say('makersSource')}
      note={<p>{say('makersNote')}</p>}
      table={{
        columns: [
          { name: say('stage') },
          { name: say('place') },
          inUnit('unit', say('tonnes')),
          { name: say('unit') },
          inUnit('share', say('share')),
        ],
        rows: stages.flatMap(({ stage, unit, makers }) =>
          makers.map((maker) => [
            cell(words.stage(stage)),
            cell(place(maker.place), undefined, open(maker.place)),
            cell(number(maker.tonnes), maker.tonnes),
            cell(unitWord(unit, words)),
            cell(percent(maker.share, 1), maker.share),
          ]),
        ),
      }}
    >
      <div className="row controls" role="group" aria-label={say('countedBy')}>
        {(['location', 'control'] as const).map((one) => (
          <button key={one} type="button" className="button" aria-pressed={by === one} onClick={() => go({ by: one })}>
            {say(one === 'location' ? 'byLocation' : 'byControl')}
          </button>
        ))}
      </div>
      <div className="world-makers">
        {stages.map((each) => (
          <StageBars key={each.stage} {...each} open={open} small={small} />
        ))}
      </div>
    </Figure>
  )
}

/** The bars of a stage: the first makers by name, the others together. */
function StageBars({
  stage,
  unit,
  total,
  makers,
  open,
  small,
}: ReturnType<typeof makersOf> & {
  readonly open: (place: string) => string
  readonly small: (share: number) => string
}): React.JSX.Element {
  const say = useMessages(worldMessages)
  const words = useWording()
  const { place, number } = words
  const [measure, measured] = useWidth()
  const width = measured || 360
  const rest = makers.slice(SHOWN)
  const bars = [
    ...makers.slice(0, SHOWN).map((maker) => ({ ...maker, text: place(maker.place) })),
    ...(rest.length === 0
      ? []
      : [
          {
            place: '',
            text: say('others', { n: rest.length }),
            tonnes: rest.reduce((sum, { tonnes }) => sum + tonnes, 0),
            share: rest.reduce((sum, { share }) => sum + share, 0),
          },
        ]),
  ]
  const height = HEAD + LINE * bars.length
  return (
    <div ref={measure}>
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={words.stage(stage)}
      >
        <text y={18} fontWeight={650} fontSize={14}>
          {words.stage(stage)} · {number(total)} {unitWord(unit, words)}
        </text>
        {bars.map(({ place: id, text, tonnes, share }, i) => {
          const drawn = (
            <g transform={`translate(0,${HEAD + LINE * i})`}>
              <rect className="world-bar-reach" width={width} height={LINE - 4} fill="transparent" />
              <text y={12} fontSize={12}>
                {text}
              </text>{' '}
              <text x={width} y={12} fontSize={12} textAnchor="end">
                {number(tonnes)} · {small(share)}
              </text>
              <rect y={18} width={width} height={BAR} fill="var(--panel)" />
              <rect y={18} width={Math.max(1, width * share)} height={BAR} fill={colourOf(id)} />
            </g>
          )
          return id === '' ? (
            <g key="others">{drawn}</g>
          ) : (
            <Link key={id} href={open(id)}>
              {drawn}
            </Link>
          )
        })}
      </svg>
    </div>
  )
}
