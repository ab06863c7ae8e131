import { useId } from 'react'
import { colourOf } from '../../charts/place-colour.ts'
import { fit } from '../../charts/text.ts'
import { useWidth } from '../../charts/use-width.ts'
import { Key } from './ConcentrationFigure.tsx'
import type { Hanging } from './state.ts'
import { useExposureWords } from './use-words.ts'

const BAR = 14
/** Height of a row, and of one in which the element has a line of its own. */
const ROW = 46
const ROW_NARROW = 62
/** Right of a bar stand its share, and the narrowest stage with its own. */
const TAIL = 180
const GUTTER = 40

/** Ranked bars: bought from the coercer, and what still depends on it. A row can be opened if `onPick` is given. */
export function HangingBars({
  rows,
  coercer,
  picked,
  onPick,
}: {
  readonly rows: readonly Hanging[]
  readonly coercer: string
  readonly picked?: string
  readonly onPick?: (row: Hanging) => void
}): React.JSX.Element {
  const words = useExposureWords()
  const { say } = words
  const [ref, width] = useWidth()
  const hatch = useId()
  const named = { coercer: words.the(coercer) }
  const columns = width >= 900 && rows.length > 5 ? 2 : 1
  const wide = Math.min(760, (width - (columns - 1) * GUTTER) / columns)
  const deep = Math.ceil(rows.length / columns)
  const bar = Math.max(60, wide - TAIL)
  const narrow = wide < 480
  const row = narrow ? ROW_NARROW : ROW
  const top = row - 21
  const height = deep * row + 4
  const Hatch = ({ id }: { readonly id: string }): React.JSX.Element => (
    <pattern id={id} width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect className="hanging-hatch" width={2.4} height={5} style={{ fill: colourOf(coercer) }} />
    </pattern>
  )
  return (
    <div ref={ref}>
      <p className="row quiet exposure-key">
        <Key text={say('keyBought', named)}>
          <rect x={0} y={3} width={24} height={BAR} fill={colourOf(coercer)} />
        </Key>
        <Key text={say('keyHidden', named)}>
          <Hatch id={`${hatch}-key`} />
          <rect
            className="hanging-hidden"
            x={0.5}
            y={3}
            width={23}
            height={BAR}
            fill={`url(#${hatch}-key)`}
            stroke={colourOf(coercer)}
          />
        </Key>
      </p>
      {width > 0 && (
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="group"
          aria-label={say('hiddenLabel', named)}
        >
          <Hatch id={hatch} />
          {rows.map((one, i) => {
            const x = Math.floor(i / deep) * (wide + GUTTER)
            const y = (i % deep) * row
            const colour = colourOf(coercer)
            const name = one.name === one.material ? words.material(one.material) : one.name
            const shown = fit(name, narrow ? wide : wide - 150)
            const end = say('hiddenEnd', {
              share: words.share(one.directDependence + one.indirectDependence),
              stage: words.stage(one.bottleneckStage),
              most: words.share(one.bottleneckShare),
            })
            const told = say('hiddenRow', {
              ...named,
              name,
              element: words.element(one.element),
              bought: words.share(one.directDependence),
              hidden: words.share(one.indirectDependence),
              stage: words.stage(one.bottleneckStage),
              most: words.share(one.bottleneckShare),
            })
            return (
              <g
                key={one.key}
                transform={`translate(${x} ${y})`}
                {...(onPick === undefined
                  ? { role: 'img', 'aria-label': told }
                  : {
                      role: 'button',
                      // What is seen comes first, so that it can be said to find it.
                      'aria-label': `${shown} ${words.element(one.element)} ${end}: ${told}`,
                      tabIndex: 0,
                      className: 'hanging-row',
                      'aria-pressed': one.key === picked,
                      onClick: () => onPick(one),
                      onKeyDown: (event: React.KeyboardEvent) => {
                        if (event.key !== 'Enter' && event.key !== ' ') return
                        event.preventDefault()
                        onPick(one)
                      },
                    })}
              >
                <rect className="hanging-back" x={-4} y={1} width={wide + 8} height={row - 2} rx={4} />
                <text className="hanging-name" x={0} y={17}>
                  {shown}{' '}
                  <tspan className="hanging-element" {...(narrow ? { x: 0, dy: 18 } : { dx: 8 })}>
                    {words.element(one.element)}{' '}
                  </tspan>
                </text>
                <rect className="sankey-track" x={0} y={top} width={bar} height={BAR} />
                <rect x={0} y={top} width={bar * one.directDependence} height={BAR} fill={colour} />
                {one.indirectDependence > 0.0005 && (
                  <rect
                    x={bar * one.directDependence}
                    y={top + 0.5}
                    width={Math.max(2, bar * one.indirectDependence - 0.5)}
                    height={BAR - 1}
                    fill={`url(#${hatch})`}
                    stroke={colour}
                  />
                )}
                <text className="hhi-text" x={bar + 8} y={top + BAR / 2} dominantBaseline="central">
                  {end}
                </text>
              </g>
            )
          })}
        </svg>
      )}
    </div>
  )
}
