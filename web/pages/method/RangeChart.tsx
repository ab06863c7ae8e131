import { scaleLinear, scaleLog } from 'd3-scale'
import { useWidth } from '../../charts/use-width.ts'

/** A thing with its range: a bar from low to high, a mark at its value, and perhaps a second one. */
interface RangeRow {
  readonly key: string
  readonly label: string
  /** What stands at the right: the same in figures. */
  readonly text: string
  readonly low: number
  readonly high: number
  readonly value?: number
  readonly shape?: 'square' | 'diamond' | 'circle'
  /** Position of a ring: a second figure to compare with. */
  readonly ring?: number
  readonly tone?: string
  /** Set apart from the row above. */
  readonly gap?: boolean
}

interface Props {
  readonly rows: readonly RangeRow[]
  readonly label: string
  readonly scale: 'linear' | 'log'
  readonly domain: readonly [number, number]
  readonly ticks: readonly number[]
  readonly tick: (value: number) => string
  /** What the figures at the right are. */
  readonly heading?: string
  /** A line through all rows, with its words. */
  readonly line?: { readonly value: number; readonly label: string }
}

const WIDE = 620
const TOP = 26
const GAP = 14
const MARK = 5

/** Rows of ranges on one axis: labels beside the bars where there is room, above them where there is not. */
export function RangeChart({ rows, label, scale, domain, ticks, tick, heading, line }: Props): React.JSX.Element {
  const [ref, width] = useWidth()
  const wide = width >= WIDE
  const [left, right] = wide ? [Math.min(300, width * 0.36), 130] : [8, 14]
  const pitch = wide ? 27 : 44
  const x = (scale === 'log' ? scaleLog() : scaleLinear())
    .domain(domain)
    .range([left, Math.max(left + 10, width - right)])
  let down = TOP
  const placed = rows.map((row) => {
    if (row.gap === true) down += GAP
    const top = down
    down += pitch
    return { row, y: wide ? top + pitch / 2 : top + 30, top }
  })
  const height = down + 8
  const inside = (value: number): number => x(Math.max(domain[0], Math.min(domain[1], value)))
  return (
    <div ref={ref} className="method-chart">
      {width > 0 && (
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
          {ticks.map((at) => (
            <g key={at} transform={`translate(${x(at)} 0)`}>
              <line y1={TOP - 6} y2={height} className="method-grid" />
              <text y={13} textAnchor={!wide && at === domain[0] ? 'start' : 'middle'} className="method-small">
                {tick(at)}
              </text>
            </g>
          ))}
          {wide && heading !== undefined && (
            <text x={width - right + 14} y={13} className="method-small">
              {heading}
            </text>
          )}
          {placed.map(({ row, y, top }) => (
            <g key={row.key}>
              <text
                x={wide ? left - 12 : left}
                y={wide ? y + 4 : top + 15}
                textAnchor={wide ? 'end' : 'start'}
                className="method-text"
              >
                {shortened(row.label, wide ? left - 12 : width - right - left - 8 - widthOf(row.text))}
              </text>
              <text
                x={wide ? width - right + 14 : width - right}
                y={wide ? y + 4 : top + 15}
                textAnchor={wide ? 'start' : 'end'}
                className="method-text method-figure"
              >
                {row.text}
              </text>
              {row.label !== '' && <line x1={left} x2={width - right} y1={y} y2={y} className="method-grid" />}
              {row.ring !== undefined && (
                <line
                  x1={inside(row.ring)}
                  x2={inside(row.low)}
                  y1={y}
                  y2={y}
                  stroke={row.tone ?? 'var(--accent)'}
                  strokeWidth={1.5}
                  strokeDasharray="2 3"
                />
              )}
              {row.high > row.low && (
                <line
                  x1={inside(row.low)}
                  x2={inside(row.high)}
                  y1={y}
                  y2={y}
                  stroke={row.tone ?? 'var(--accent)'}
                  strokeWidth={7}
                  strokeOpacity={0.55}
                />
              )}
              {row.value !== undefined && (
                <path
                  d={markPath(row.shape ?? 'square')}
                  transform={`translate(${inside(row.value)} ${y})`}
                  fill={row.tone ?? 'var(--accent)'}
                />
              )}
              {row.ring !== undefined && (
                <circle cx={inside(row.ring)} cy={y} r={MARK} fill="var(--paper)" stroke="var(--ink)" strokeWidth={2} />
              )}
            </g>
          ))}
          {line !== undefined && (
            <g>
              <line
                x1={inside(line.value)}
                x2={inside(line.value)}
                y1={TOP - 6}
                y2={height}
                stroke="var(--stopped)"
                strokeWidth={2}
              />
              <text
                x={inside(line.value) + (inside(line.value) > width * 0.6 ? -6 : 6)}
                y={height - 4}
                textAnchor={inside(line.value) > width * 0.6 ? 'end' : 'start'}
                className="method-text method-strong"
              >
                {line.label}
              </text>
            </g>
          )}
        </svg>
      )}
    </div>
  )
}

/** Width of a text about as drawn; Chinese characters are twice as wide as others. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, sign) => sum + (sign > '\u2e7f' ? 13.2 : 7.2), 0)

/** A label that would leave its room is cut; the table has it whole. */
function shortened(label: string, room: number): string {
  if (widthOf(label) <= room) return label
  const signs = Array.from(label)
  while (signs.length > 1 && widthOf(signs.join('')) > room - 13) signs.pop()
  return `${signs.join('')}…`
}

function markPath(shape: 'square' | 'diamond' | 'circle'): string {
  switch (shape) {
    case 'square':
      return `M${-MARK},${-MARK}h${2 * MARK}v${2 * MARK}h${-2 * MARK}z`
    case 'diamond':
      return `M0,${-MARK - 2}L${MARK + 2},0L0,${MARK + 2}L${-MARK - 2},0z`
    case 'circle':
      return `M${-MARK},0a${MARK},${MARK} 0 1 0 ${2 * MARK},0a${MARK},${MARK} 0 1 0 ${-2 * MARK},0z`
    default:
      return shape satisfies never
  }
}
