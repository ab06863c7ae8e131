import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { wrap } from '../text.ts'
import { placeOn, type Axis } from './axis.ts'
import { Across, AXIS, Drawing, INSET, labelRoom, NARROW, Up, type Field } from './Drawing.tsx'
import './xy.css'

interface Point {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly name: string
  readonly detail: string
  readonly href: string
  readonly isPicked?: boolean
}

interface Props {
  readonly label: string
  readonly x: Axis
  readonly y: Axis
  /** What the axes count. */
  readonly titles: { readonly x: string; readonly y: string }
  /** Least height of the field. */
  readonly height: number
  readonly marks: (field: Field) => ReactNode
  /** Numbered dots, listed by name beside the field, on a phone below it. */
  readonly points?: readonly Point[]
  readonly className?: string
}

const TOP = 30
const NAME = 12.5
const DETAIL = 11.5
/** Bold letters are wider. */
const BOLD = 1.18
const LINE = 17
/** For the number before a name. */
const DOT = 34
const LISTED = { share: 0.42, most: 364 }

/** Two amounts against each other. */
export function XYFrame({
  label,
  x: across,
  y: up,
  titles,
  height,
  marks,
  points = [],
  className,
}: Props): React.JSX.Element {
  return (
    <Drawing
      label={label}
      hasLinks={points.length > 0}
      usual={860}
      className={className === undefined ? 'xy' : `xy ${className}`}
      draw={(width) => {
        const isBelow = width < NARROW
        const list = points.length === 0 ? 0 : isBelow ? width : Math.min(LISTED.most, LISTED.share * width)
        const texts = points.map(({ name, detail }) => {
          const names = wrap(name, list - DOT - 4, BOLD * NAME)
          return [...names, ...wrap(detail, list - DOT - 4, DETAIL)].map((text, l) => ({
            text,
            isName: l < names.length,
          }))
        })
        const heights = texts.map((lines) => LINE * lines.length + 12)
        const before = (p: number): number => heights.slice(0, p).reduce((sum, one) => sum + one, 0)
        const all = before(points.length)
        const bottom = TOP + (isBelow ? height : Math.max(height, all - AXIS - LINE))
        const [left, right] = [labelRoom(up, bottom - TOP), width - INSET - (isBelow || list === 0 ? 0 : list + 10)]
        const end = bottom + AXIS + LINE + 4
        const [listLeft, listTop] = isBelow ? [0, end + 8] : [width - list, TOP - 6]
        const field = { x: placeOn(across, left, right), y: placeOn(up, bottom, TOP), left, right, top: TOP, bottom }
        return {
          height: isBelow && list > 0 ? listTop + all : end,
          marks: (
            <>
              <text x={0} y={14} className="axis-title">
                ↑ {titles.y}
              </text>
              <text x={right} y={end - 6} textAnchor="end" className="axis-title">
                {titles.x} →
              </text>
              <Up axis={up} field={field} />
              <line x1={left} x2={right} y1={bottom} y2={bottom} className="zero" />
              <Across axis={across} x={field.x} width={width} strips={[[TOP, bottom]]} hasGrid={false} />
              {marks(field)}
              {points.map(({ id, href, isPicked = false }, p) => {
                const top = listTop + before(p)
                return (
                  <Link
                    key={id}
                    href={href}
                    aria-current={isPicked ? 'true' : undefined}
                    className={isPicked ? 'xy-picked' : undefined}
                  >
                    <rect
                      x={listLeft}
                      y={top}
                      width={list}
                      height={(heights[p] ?? 0) - 4}
                      rx={4}
                      className={isPicked ? 'chart-row chart-picked' : 'chart-row'}
                    />
                    <Dot x={listLeft + 14} y={top + 14} rank={p + 1} />
                    {texts[p]?.map(({ text, isName }, l) => (
                      <text
                        key={l}
                        x={listLeft + DOT}
                        y={top + 18 + LINE * l}
                        className={isName ? 'mark-label' : 'quiet-label'}
                        fontWeight={isName ? 600 : 400}
                      >
                        {text}{' '}
                      </text>
                    ))}
                  </Link>
                )
              })}
              {/* Each leads to where its name leads. Where dots nearly coincide, the first lies on top. */}
              <g aria-hidden="true">
                {points
                  .map(({ id, x, y, href, isPicked = false }, p) => (
                    <Link key={id} href={href} tabIndex={-1} className={isPicked ? 'xy-picked' : undefined}>
                      <Dot x={field.x(x)} y={field.y(y)} rank={p + 1} />
                    </Link>
                  ))
                  .reverse()}
              </g>
            </>
          ),
        }
      }}
    />
  )
}

function Dot({ x, y, rank }: { readonly x: number; readonly y: number; readonly rank: number }): React.JSX.Element {
  return (
    <g aria-hidden="true">
      <circle cx={x} cy={y} r={10} className="xy-dot" />
      <text x={x} y={y + 4} textAnchor="middle" className="xy-number">
        {rank}
      </text>
    </g>
  )
}
