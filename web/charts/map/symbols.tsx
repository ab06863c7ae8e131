import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
  type SymbolType,
} from 'd3-shape'

const SHAPES: Readonly<Record<string, SymbolType>> = {
  ore: symbolTriangle,
  intermediate: symbolWye,
  oxide: symbolCircle,
  metal: symbolSquare,
  alloy: symbolDiamond,
  magnet: symbolStar,
  product: symbolCross,
  // A store: a square with a roof.
  stock: {
    draw: (path, size) => {
      const half = Math.sqrt(size) / 2.2
      path.moveTo(-half, half)
      path.lineTo(half, half)
      path.lineTo(half, -half / 3)
      path.lineTo(0, -1.25 * half)
      path.lineTo(-half, -half / 3)
      path.closePath()
    },
  },
}

const COLOURED = new Set(['CHN', 'JPN', 'USA', 'EUR', 'AUS', 'MYS', 'MMR', 'KOR'])
export const isColoured = (place: string): boolean => COLOURED.has(place)
export const colourOf = (place: string): string => `var(--place-${isColoured(place) ? place : 'other'})`

const FILLED = new Set(['operating', 'ramping'])
export const isFilled = (status: string): boolean => FILLED.has(status)

/** The mark of a site, round the origin: shape by stage, filled if at work, crossed if stopped, ringed if of no known size. */
export function SiteMark({
  stage,
  status,
  colour,
  radius,
  ringed,
}: {
  readonly stage: string
  readonly status: string
  readonly colour: string
  readonly radius: number
  readonly ringed: boolean
}): React.JSX.Element {
  const path = symbol(SHAPES[stage] ?? symbolCircle, Math.PI * radius ** 2)() ?? ''
  const filled = isFilled(status)
  return (
    <>
      {ringed && <circle r={radius + 3} fill="none" stroke={colour} strokeWidth={0.75} />}
      <path
        d={path}
        fill={filled ? colour : 'var(--paper)'}
        stroke={filled ? 'var(--paper)' : colour}
        strokeWidth={filled ? 0.75 : 1.75}
      />
      {status === 'stopped' && (
        <path d={`M${-radius},${-radius}L${radius},${radius}`} stroke={colour} strokeWidth={1.75} />
      )}
    </>
  )
}
