import { colourOf } from '../../../charts/place-colour.ts'
import { useMemo, useRef, useState } from 'react'
import { fit } from '../../../charts/text.ts'
import { gramsIn } from '../../parts/exact.ts'
import type { Chain, EventNode, LotNode, MovesNode } from '../../subjects/lots/chain.ts'
import { layOut, step, type Box } from './layout.ts'
import { useTelling, type Telling } from '../../subjects/lots/describe-event.ts'

/** The chain of custody: what was done as cards, lots as bars between them; arrow keys go from one to the next. */
export function Graph({ chain }: { readonly chain: Chain }): React.JSX.Element {
  const telling = useTelling()
  const { say, tell } = telling
  const layout = useMemo(() => layOut(chain), [chain])
  const [pointed, setPointed] = useState<string>()
  const [entered, setEntered] = useState<string>()
  const marks = useRef(new Map<string, SVGGElement>())
  const { boxes, paths, width, height } = layout
  const focusable = boxes.some(({ node }) => node.key === entered) ? entered : boxes[0]?.node.key
  const told = boxes.find(({ node }) => node.key === pointed)?.node
  return (
    <>
      <svg
        className="chain"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={say('label')}
        onPointerLeave={() => setPointed(undefined)}
      >
        <g aria-hidden="true">
          {paths.map(({ from, to, path }) => (
            <path
              key={`${from} > ${to}`}
              d={path}
              className={from === pointed || to === pointed ? 'chain-line lit' : 'chain-line'}
            />
          ))}
        </g>
        {boxes.map((box) => (
          <g
            key={box.node.key}
            ref={(mark) => {
              if (mark === null) marks.current.delete(box.node.key)
              else marks.current.set(box.node.key, mark)
            }}
            className="chain-node"
            role="img"
            aria-label={tell(box.node)}
            tabIndex={box.node.key === focusable ? 0 : -1}
            transform={`translate(${box.x} ${box.y})`}
            onPointerEnter={() => setPointed(box.node.key)}
            onFocus={() => {
              setEntered(box.node.key)
              setPointed(box.node.key)
            }}
            onBlur={() => setPointed(undefined)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') event.currentTarget.blur()
              const next = step(layout, box.node.key, event.key)
              if (event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End') event.preventDefault()
              if (next === box.node.key) return
              const mark = marks.current.get(next)
              mark?.focus({ preventScroll: true })
              mark?.scrollIntoView({ block: 'nearest', inline: 'center' })
            }}
          >
            <Mark box={box} telling={telling} />
          </g>
        ))}
      </svg>
      <p className="quiet told-of" role="status">
        {told === undefined ? say('hint') : tell(told)}
      </p>
    </>
  )
}

function Mark({ box, telling }: { readonly box: Box; readonly telling: Telling }): React.JSX.Element {
  switch (box.node.kind) {
    case 'event':
      return <EventMark box={box} node={box.node} telling={telling} />
    case 'lot':
      return <LotMark box={box} node={box.node} telling={telling} />
    case 'moves':
      return <MovesMark box={box} node={box.node} telling={telling} />
    default:
      return box.node satisfies never
  }
}

/** Bold letters of 14 px are about as wide as plain ones of this size. */
const BOLD = 15.5

interface MarkProps<N> {
  readonly box: Box
  readonly node: N
  readonly telling: Telling
}

function EventMark({ box: { width, height }, node: { events }, telling }: MarkProps<EventNode>): React.JSX.Element {
  const { say, naming, what, site, operator, countries } = telling
  const [first] = events
  if (first === undefined) return <></>
  const room = width - 22
  const did = events.length > 1 ? say('times', { what: what(first), n: events.length }) : what(first)
  const lines = [
    site(first),
    operator(first),
    naming.place(first.site.country),
    say('control', { countries: countries(first) }),
  ]
  return (
    <>
      <rect className="chain-card" width={width} height={height} rx={6} />
      <rect width={6} height={height} rx={3} fill={colourOf(first.site.country)} />
      <text className="chain-head" x={16} y={22}>
        {fit(did, room, BOLD)}
      </text>
      {lines.map((line, i) => (
        <text key={i} className="chain-text" x={16} y={42 + 17 * i}>
          {fit(line, room, 12)}
        </text>
      ))}
    </>
  )
}

function LotMark({ box: { width, height }, node, telling }: MarkProps<LotNode>): React.JSX.Element {
  const { say, naming, lotName } = telling
  const [made, used] = [gramsIn(node.made), gramsIn(node.used)]
  // Thousandths are enough for a bar.
  const part = made === 0n ? 0 : Math.min(1, Number((used * 1000n) / made) / 1000)
  const bar = width - 20
  return (
    <>
      <rect className={node.target ? 'chain-lot target' : 'chain-lot'} width={width} height={height} rx={16} />
      <text className="chain-head" x={12} y={19}>
        {fit(node.target ? `${say('thisLot')} · ${lotName(node)}` : lotName(node), width - 24, BOLD)}
      </text>
      <text className="chain-text" x={12} y={36}>
        {fit(
          used === made
            ? naming.kg(node.made)
            : say('ofMade', { used: naming.amount(node.used), made: naming.kg(node.made) }),
          width - 22,
          12,
        )}
      </text>
      <rect className="chain-track" x={10} y={44} width={bar} height={6} rx={3} />
      <rect className="chain-fill" x={10} y={44} width={Math.max(2, bar * part)} height={6} rx={3} />
    </>
  )
}

function MovesMark({ box: { width, height }, node: { events }, telling }: MarkProps<MovesNode>): React.JSX.Element {
  const { naming, what, site } = telling
  const last = events.at(-1)
  const did = [...new Set(events.map(what))]
  // Where it lies after all of it.
  const lines = last === undefined ? [] : [site(last), naming.place(last.site.country)]
  return (
    <>
      <rect className="chain-moves" width={width} height={height} rx={6} />
      <text className="chain-head" x={12} y={22}>
        {fit(did.join(' · '), width - 20, BOLD)}
      </text>
      {lines.map((line, i) => (
        <text key={i} className="chain-text" x={12} y={42 + 17 * i}>
          {fit(line, width - 20, 12)}
        </text>
      ))}
    </>
  )
}
