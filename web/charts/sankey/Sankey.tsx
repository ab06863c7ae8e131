import { useId, useMemo, useRef, useState } from 'react'
import { useWording } from '../../model/catalogue.tsx'
import { useMessages } from '../../language/messages.ts'
import { fit } from '../text.ts'
import { colourOf as placeColour } from '../place-colour.ts'
import { useWidth } from '../use-width.ts'
import { layOut, NODE_WIDTH, NONE, OTHER, step, through, type Chain, type Link, type Node } from './state.ts'
import { sankeyMessages } from './messages.gen.ts'
import './sankey.css'

/** Narrower than this for a stage, and streams could not be distinguished: the stages become lists of bars. */
const LEAST_COLUMN = 118

interface Props {
  readonly chain: Chain
  readonly stageName: (stage: string) => string
}

/** A chain of stages as streams between places, or stage by stage as bars where there is no room for that. */
export function Sankey({ chain, stageName }: Props): React.JSX.Element {
  const [ref, width] = useWidth()
  return (
    <div ref={ref} className="sankey">
      {width > 0 &&
        (width < LEAST_COLUMN * chain.stages.length ? (
          <StageBars chain={chain} stageName={stageName} width={width} />
        ) : (
          <Streams chain={chain} stageName={stageName} width={width} />
        ))}
    </div>
  )
}

const colourOf = ({ who }: Node): string =>
  who === NONE ? 'var(--ink-2)' : who === OTHER ? 'var(--place-other)' : placeColour(who)

function useNames(stageName: Props['stageName'], chain: Chain) {
  const say = useMessages(sankeyMessages)
  const { place, percent, number, list } = useWording()
  const nodes = useMemo(() => new Map(chain.nodes.map((node) => [node.key, node])), [chain])
  const who = ({ who, stage }: Node): string =>
    who === OTHER ? say('other') : who === NONE ? say(stage === chain.stages[0] ? 'unknown' : 'past') : place(who)
  const share = (value: number): string => percentOf(value / chain.total, percent)
  const amount = (value: number): string => say('perYear', { amount: number(value) })
  const isUse = (node: Node): boolean => node.column === chain.stages.length - 1
  const told = (links: readonly Link[], end: 'from' | 'to'): string =>
    list(
      [...links]
        .sort((a, b) => b.value - a.value)
        .flatMap((link) => {
          const node = nodes.get(link[end])
          if (node === undefined) return []
          return [`${stageName(node.stage)}${isUse(node) ? '' : ` (${who(node)})`} ${share(link.value)}`]
        }),
    )
  return {
    say,
    who,
    share,
    isUse,
    /** A node in words: how much it is, what it came from and where it went. */
    describe: (node: Node): string => {
      const into = chain.links.filter(({ to }) => to === node.key)
      const out = chain.links.filter(({ from }) => from === node.key)
      return [
        isUse(node)
          ? say('nodeUse', { stage: stageName(node.stage), amount: amount(node.value) })
          : say('node', {
              stage: stageName(node.stage),
              who: who(node),
              share: share(node.value),
              amount: amount(node.value),
            }),
        ...(node.places.length > 0 ? [say('among', { list: list(node.places.map(place)) })] : []),
        ...(into.length > 0 ? [say('came', { list: told(into, 'from') })] : []),
        ...(out.length > 0 ? [say('went', { list: told(out, 'to') })] : []),
      ].join(' ')
    },
    describeLink: ({ from, to, value }: Link): string => {
      const [a, b] = [nodes.get(from), nodes.get(to)]
      if (a === undefined || b === undefined) return ''
      return say('link', {
        fromStage: stageName(a.stage),
        from: who(a),
        toStage: stageName(b.stage),
        to: who(b),
        share: share(value),
        amount: amount(value),
      })
    },
  }
}

/** A share that is not nothing is never told as nothing. */
const percentOf = (share: number, percent: (share: number, digits?: number) => string): string =>
  share > 0 && share < 0.005 ? `<${percent(0.01)}` : percent(share)

function Streams({ chain, stageName, width }: Props & { readonly width: number }): React.JSX.Element {
  const { say, who, share, isUse, describe, describeLink } = useNames(stageName, chain)
  const { height, boxes, streams } = useMemo(() => layOut(chain, width), [chain, width])
  const [pointed, setPointed] = useState<{ node?: string; link?: Link }>({})
  const [entered, setEntered] = useState<string>()
  const marks = useRef(new Map<string, SVGGElement>())
  const hatch = useId()
  // Between two stages, less the share itself.
  const room = width / Math.max(1, chain.stages.length - 1) - 70
  const focusable = chain.nodes.some(({ key }) => key === entered) ? entered : chain.nodes[0]?.key
  const lit = useMemo(
    () => (pointed.node === undefined ? undefined : through(chain, pointed.node)),
    [chain, pointed.node],
  )
  const node = chain.nodes.find(({ key }) => key === pointed.node)
  const stroke = (from: Node): string => (from.who === NONE ? `url(#${hatch})` : colourOf(from))

  return (
    <>
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={say('label')}
        onPointerLeave={() => setPointed({})}
      >
        <defs>
          <pattern id={hatch} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect className="sankey-hatch" width={2.5} height={6} />
          </pattern>
        </defs>
        {chain.stages.map((stage, column) => {
          const last = column === chain.stages.length - 1
          const x = last ? width : (boxes.find((box) => box.node.stage === stage)?.x ?? 0)
          return (
            <text key={stage} className="sankey-stage" x={x} y={16} textAnchor={last ? 'end' : 'start'}>
              {stageName(stage)}
            </text>
          )
        })}
        <g className="sankey-streams" fill="none" aria-hidden="true">
          {streams.map(({ link, path, width: thick, from }, i) => (
            <g key={`${link.from}>${link.to}`} onPointerEnter={() => setPointed({ link })}>
              <path
                className="moves"
                d={path}
                stroke={stroke(from)}
                strokeWidth={Math.max(1, thick)}
                strokeOpacity={
                  lit !== undefined ? 0.12 : pointed.link !== undefined && pointed.link !== link ? 0.15 : 0.42
                }
              />
              {lit !== undefined && (lit.links[i] ?? 0) > 0 && (
                <path
                  d={path}
                  stroke={stroke(from)}
                  strokeWidth={Math.max(0.75, thick * (lit.links[i] ?? 0))}
                  strokeOpacity={0.75}
                />
              )}
            </g>
          ))}
        </g>
        {boxes.map(({ node, x, y, height: tall }) => (
          <g
            key={node.key}
            ref={(mark) => {
              if (mark === null) marks.current.delete(node.key)
              else marks.current.set(node.key, mark)
            }}
            className="sankey-node"
            role="img"
            aria-label={describe(node)}
            tabIndex={node.key === focusable ? 0 : -1}
            opacity={lit === undefined || (lit.nodes.get(node.key) ?? 0) > 0.005 ? 1 : 0.45}
            onPointerEnter={() => setPointed({ node: node.key })}
            onFocus={() => {
              setEntered(node.key)
              setPointed({ node: node.key })
            }}
            onBlur={() => setPointed({})}
            onKeyDown={(event) => {
              if (event.key === 'Escape') {
                event.currentTarget.blur()
                return
              }
              const next = step(chain, node.key, event.key)
              if (event.key.startsWith('Arrow')) event.preventDefault()
              if (next !== node.key) marks.current.get(next)?.focus()
            }}
          >
            {/* Large enough to be hit where the box is a hair. */}
            <rect
              x={x - 6}
              y={y + tall / 2 - Math.max(24, tall) / 2}
              width={NODE_WIDTH + 12}
              height={Math.max(24, tall)}
              fill="transparent"
            />
            <rect
              className="sankey-box"
              x={x}
              y={y}
              width={NODE_WIDTH}
              height={Math.max(1.5, tall)}
              fill={node.who === NONE ? `url(#${hatch})` : colourOf(node)}
            />
            <text className="sankey-label" x={x + NODE_WIDTH + 5} y={y + tall / 2} dominantBaseline="central">
              {isUse(node) ? share(node.value) : `${fit(who(node), room)} ${share(node.value)}`}
            </text>
          </g>
        ))}
      </svg>
      <p className="quiet sankey-told" role="status">
        {node !== undefined ? describe(node) : pointed.link !== undefined ? describeLink(pointed.link) : say('hint')}
      </p>
    </>
  )
}

const ROW = 24
const TITLE = 30

function StageBars({ chain, stageName, width }: Props & { readonly width: number }): React.JSX.Element {
  const { say, who, share, describe } = useNames(stageName, chain)
  const hatch = useId()
  const bar = width * 0.36
  let y = 0
  const blocks = chain.stages.slice(0, -1).map((stage) => {
    const top = y
    const nodes = chain.nodes.filter((node) => node.stage === stage)
    y += TITLE + nodes.length * ROW + 8
    return { stage, top, nodes }
  })
  return (
    <svg width={width} height={y} viewBox={`0 0 ${width} ${y}`} role="group" aria-label={stageName('use')}>
      <defs>
        <pattern id={hatch} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="sankey-hatch" width={2.5} height={6} />
        </pattern>
      </defs>
      {blocks.map(({ stage, top, nodes }) => (
        <g key={stage}>
          <text className="sankey-stage" x={0} y={top + 19}>
            {stageName(stage)}
          </text>
          {nodes.map((node, i) => (
            <g
              key={node.key}
              role="img"
              aria-label={describe(node)}
              transform={`translate(0 ${top + TITLE + i * ROW})`}
            >
              <rect className="sankey-track" x={0} y={4} width={bar} height={ROW - 8} />
              <rect
                x={0}
                y={4}
                width={Math.max(1, (bar * node.value) / chain.total)}
                height={ROW - 8}
                fill={node.who === NONE ? `url(#${hatch})` : colourOf(node)}
              />
              <text className="sankey-label" x={bar + 8} y={ROW / 2} dominantBaseline="central">
                {fit(`${share(node.value)} ${who(node)}`, width - bar - 8)}
              </text>
            </g>
          ))}
        </g>
      ))}
      <title>{say('label')}</title>
    </svg>
  )
}
