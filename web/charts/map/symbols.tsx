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
import type { StageKind, StageRow } from '../../../src/world/index.ts'
import { useCatalogue } from '../../model/catalogue.tsx'

/** Of each kind of stage, in the order of work; where there are more, they begin again. */
const SHAPES: Readonly<Record<StageKind, readonly SymbolType[]>> = {
  mined: [symbolTriangle],
  side: [symbolWye],
  refined: [symbolCircle, symbolSquare, symbolDiamond],
  component: [symbolStar],
  final: [symbolCross],
}
/** A store: a square with a roof. */
const STORE: SymbolType = {
  draw: (path, size) => {
    const half = Math.sqrt(size) / 2.2
    path.moveTo(-half, half)
    path.lineTo(half, half)
    path.lineTo(half, -half / 3)
    path.lineTo(0, -1.25 * half)
    path.lineTo(-half, -half / 3)
    path.closePath()
  },
}

function shapeOf(stage: string, stages: readonly StageRow[]): SymbolType {
  if (stage === STOCK) return STORE
  const kind = stages.find(({ id }) => id === stage)?.kind
  if (kind === undefined) return symbolCircle
  const alike = stages.filter((one) => one.kind === kind).findIndex(({ id }) => id === stage)
  return SHAPES[kind][alike % SHAPES[kind].length] ?? symbolCircle
}
/** Stands in the place of a stage where a store is drawn. */
export const STOCK = 'stock'

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
  const { stages } = useCatalogue()
  const path = symbol(shapeOf(stage, stages), Math.PI * radius ** 2)() ?? ''
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
