import type { ReactNode } from 'react'
import { textWidth } from '../text.ts'

export interface KeyItem {
  readonly id: string
  readonly text: string
  /** Drawn round the origin, 14 px wide. */
  readonly mark: ReactNode
}

const SIZE = 12
const LINE = 22
const GAP = 14

/** A legend as a drawing of its own, so that it goes with the picture that is downloaded. */
export function Key({
  groups,
  width,
}: {
  /** Each begins a line. */
  readonly groups: readonly (readonly KeyItem[])[]
  readonly width: number
}): React.JSX.Element {
  let [x, y] = [8, -LINE / 2]
  const placed = groups.flatMap((items) => {
    ;[x, y] = [8, y + LINE]
    return items.map((item) => {
      const long = 14 + textWidth(item.text, SIZE) + GAP
      if (x + long > width && x > 8) [x, y] = [8, y + LINE]
      const at = { ...item, x, y }
      x += long
      return at
    })
  })
  const height = y + LINE / 2
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={placed.map(({ text }) => text).join(', ')}
    >
      {placed.map(({ id, text, mark, x, y }) => (
        <g key={id} transform={`translate(${x},${y})`}>
          {mark}
          <text x={12} dominantBaseline="central" fontSize={SIZE}>
            {text}
          </text>
        </g>
      ))}
    </svg>
  )
}
