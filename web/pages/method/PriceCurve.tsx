import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { useId, useState } from 'react'
import type { WorkedExample } from '../../../src/studies/index.ts'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell, type FigureTable } from '../../ui/table.ts'
import { Prose } from '../../ui/Term.tsx'
import { useWidth } from '../../charts/use-width.ts'
import { useMessages } from '../../language/messages.ts'
import { useNumbers } from '../../ui/use-headers.ts'
import { demandStair, isKink, outline, setterOf, supplyStair, type Block, type ExampleCase } from './price-curve.ts'
import { methodMessages } from './messages.gen.ts'

const PRESETS = [
  ['preset0', 0],
  ['presetKink', 0.3],
  ['presetHalf', 0.5],
  ['presetAll', 1],
] as const
const MOST_TONNES = 125
const MOST_USD = 430
/** The place in the line: letters for offers, numbers for uses. */
const LETTERS = 'ABCD'

/** The worked example: a reader keeps back a share and sees what the market makes of it. */
export function PriceCurve({ example }: { readonly example: WorkedExample }): React.JSX.Element {
  const say = useMessages(methodMessages)
  const { inUnit, headed } = useNumbers()
  const wording = useWording()
  const [at, setAt] = useState(6)
  const one = example.cases[at] ?? example.cases[0]
  const control = useId()
  if (one === undefined) return <></>

  const usd = (price: number): string => wording.number(price, 3)
  const price = (c: ExampleCase): string =>
    isKink(c) ? say('dash', { low: usd(c.low), high: usd(c.high) }) : usd(c.low)
  const who = (c: ExampleCase, price: number): string => {
    const setter = setterOf(example, c, price)
    if (setter === undefined) return ''
    if ('offer' in setter) {
      const offer = supplyStair(example, c)[setter.offer]
      return offer === undefined ? '' : `${LETTERS[setter.offer]}: ${say(`offer-${offer.what}`)}`
    }
    const use = demandStair(example, c)[setter.use]
    return use === undefined ? '' : `${setter.use + 1}: ${say(`kind-${use.what}`)}`
  }
  const setterText = (c: ExampleCase): string => {
    if (isKink(c))
      return say('setByKink', { low: usd(c.low), high: usd(c.high), whoLow: who(c, c.low), whoHigh: who(c, c.high) })
    const setter = setterOf(example, c, c.low)
    return say(setter !== undefined && 'use' in setter ? 'setByUse' : 'setByOffer', { who: who(c, c.low) })
  }
  const wanted = example.steps.reduce((sum, { size }) => sum + size, 0)
  const percent = wording.percent(one.withheld)
  const answer = say(one.withheld === 0 ? 'priceAnswer0' : 'priceAnswer', {
    percent,
    wanted,
    volume: wording.number(one.volume, 3),
    price: price(one),
    setter: setterText(one),
  })
  const table: FigureTable = {
    columns: [
      inUnit('share', say('colWithheld')),
      headed('t', say('colVolume')),
      headed('USD/kg', say('colLow')),
      headed('USD/kg', say('colHigh')),
      { name: say('colSetter') },
    ],
    rows: example.cases.map((c) => [
      cell(wording.percent(c.withheld), c.withheld),
      cell(wording.number(c.volume, 3), c.volume),
      cell(usd(c.low), c.low),
      cell(usd(c.high), c.high),
      cell(isKink(c) ? say('dash', { low: who(c, c.low), high: who(c, c.high) }) : who(c, c.low)),
    ]),
  }
  const move = (to: number): void => setAt(Math.max(0, Math.min(example.cases.length - 1, to)))
  return (
    <Figure
      level={3}
      title={say('priceTitle')}
      name="ytterby-price"
      id="price-curve"
      source={say('madeUp')}
      table={table}
      note={say('priceNote')}
      answer={
        <>
          <div className="method-controls controls panel">
            <label htmlFor={control} className="label">
              {say('slider')}: <strong className="number">{percent}</strong>
            </label>
            <div className="method-slider">
              <button type="button" className="button" aria-label={say('less')} onClick={() => move(at - 1)}>
                −
              </button>
              <input
                id={control}
                type="range"
                min={0}
                max={example.cases.length - 1}
                step={1}
                value={at}
                aria-valuetext={percent}
                onChange={({ target }) => move(Number(target.value))}
              />
              <button type="button" className="button" aria-label={say('more')} onClick={() => move(at + 1)}>
                +
              </button>
            </div>
            <div className="row">
              {PRESETS.map(([word, share]) => {
                const to = example.cases.findIndex(({ withheld }) => Math.abs(withheld - share) < 1e-9)
                return (
                  <button key={word} type="button" className="button" aria-pressed={to === at} onClick={() => move(to)}>
                    {say(word)}
                  </button>
                )
              })}
            </div>
          </div>
          <p className="method-answer" aria-live="polite">
            <Prose text={answer} />
          </p>
        </>
      }
    >
      <Curves example={example} one={one} price={price(one)} />
      <Legend example={example} one={one} />
      <Path example={example} at={at} />
    </Figure>
  )
}

function Curves({
  example,
  one,
  price,
}: {
  readonly example: WorkedExample
  readonly one: ExampleCase
  readonly price: string
}): React.JSX.Element {
  const say = useMessages(methodMessages)
  const wording = useWording()
  const hatch = useId()
  const [ref, width] = useWidth()
  const height = Math.max(260, Math.min(400, width * 0.55))
  const [left, right, top, bottom] = [44, 12, 14, 38]
  const x = scaleLinear([0, MOST_TONNES], [left, Math.max(left + 10, width - right)])
  const y = scaleLinear([0, MOST_USD], [height - bottom, top])
  const supply = supplyStair(example, one)
  const demand = demandStair(example, one)
  const first = example.cases[0]
  const before = first === undefined ? [] : supplyStair(example, first)
  const draw = line<readonly [number, number]>(
    ([t]) => x(t),
    ([, usd]) => y(usd),
  )
  const area = <T,>(block: Block<T>, from: number, to: number): React.SVGProps<SVGRectElement> => ({
    x: x(from),
    width: Math.max(0, x(to) - x(from)),
    y: y(block.level),
    height: y(0) - y(block.level),
  })
  const label = say('priceLabel', { volume: wording.number(one.volume, 3), price })
  const end = supply.at(-1)
  return (
    <div ref={ref} className="method-chart">
      {width > 0 && (
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
          <defs>
            <pattern id={hatch} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <line x1={0} x2={0} y1={0} y2={6} stroke="var(--accent)" strokeWidth={1.5} />
            </pattern>
          </defs>
          {[0, 100, 200, 300, 400].map((usd) => (
            <g key={usd}>
              <line x1={left} x2={width - right} y1={y(usd)} y2={y(usd)} className="method-grid" />
              <text x={left - 6} y={y(usd) + 4} textAnchor="end" className="method-small">
                {usd}
              </text>
            </g>
          ))}
          {[0, 25, 50, 75, 100].map((t) => (
            <text key={t} x={x(t)} y={height - bottom + 16} textAnchor="middle" className="method-small">
              {t}
            </text>
          ))}
          <text x={width - right} y={height - 6} textAnchor="end" className="method-small">
            {say('axisTonnes')}
          </text>
          <text x={left + 4} y={top - 2} className="method-small">
            {say('axisUsd')}
          </text>
          {supply.map((block, b) => (
            <g key={block.what}>
              <rect {...area(block, block.from, block.from + block.traded)} className="method-traded" />
              <rect {...area(block, block.from + block.traded, block.to)} fill={`url(#${hatch})`} fillOpacity={0.6} />
              <rect {...area(block, block.from, block.to)} className="method-outline" />
              {x(block.to) - x(block.from) > 14 && (
                <text x={x((block.from + block.to) / 2)} y={y(0) - 8} textAnchor="middle" className="method-mark">
                  {LETTERS[b]}
                </text>
              )}
            </g>
          ))}
          {one.withheld > 0 && <path d={draw(outline(before)) ?? ''} className="method-before" />}
          <path d={draw(outline(supply)) ?? ''} className="method-supply" />
          <path d={draw([...outline(demand), [demand.at(-1)?.to ?? 0, 0]]) ?? ''} className="method-demand" />
          {demand.map((block, b) => (
            <text
              key={b}
              x={x((block.from + block.to) / 2)}
              y={y(block.level) - 6}
              textAnchor="middle"
              className="method-mark"
            >
              {b + 1}
            </text>
          ))}
          <line x1={x(one.volume)} x2={x(one.volume)} y1={y(0)} y2={y(one.low)} className="method-cross" />
          <line x1={left} x2={x(one.volume)} y1={y(one.low)} y2={y(one.low)} className="method-cross" />
          {isKink(one) && (
            <>
              <line x1={left} x2={x(one.volume)} y1={y(one.high)} y2={y(one.high)} className="method-cross" />
              <line x1={x(one.volume)} x2={x(one.volume)} y1={y(one.low)} y2={y(one.high)} className="method-kink" />
            </>
          )}
          {!isKink(one) && <circle cx={x(one.volume)} cy={y(one.low)} r={6} className="method-point" />}
          <text x={left + 4} y={y(one.high) - 7} className="method-text method-strong method-halo">
            {say('perKg', { n: price })}
          </text>
          <text x={x(4)} y={y(400) + 18} className="method-text method-halo">
            {say('demand')}
          </text>
          {end !== undefined && (
            <text x={x(end.to)} y={y(end.level) - 8} textAnchor="end" className="method-text method-halo">
              {say('supply')}
            </text>
          )}
        </svg>
      )}
    </div>
  )
}

/** Who the letters and numbers are, with what each sends or gets. */
function Legend({ example, one }: { readonly example: WorkedExample; readonly one: ExampleCase }): React.JSX.Element {
  const say = useMessages(methodMessages)
  const { number } = useWording()
  const list = <T extends string>(
    heading: string,
    blocks: readonly Block<T>[],
    mark: (b: number) => string,
    name: (what: T) => string,
    level: 'offerAt' | 'useAt',
  ): React.JSX.Element => (
    <div>
      <p className="label picture-words">{heading}</p>
      <ul className="method-legend">
        {blocks.map((block, b) => (
          <li key={b} className="picture-words">
            <span className="method-badge">{mark(b)}</span> {name(block.what)}
            <span className="quiet number">
              {say(level, { n: number(block.level, 3) })} ·{' '}
              {say('ofOffered', { sent: number(block.traded, 3), offered: number(block.to - block.from, 3) })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
  return (
    <div className="method-pair">
      {list(
        say('offers'),
        supplyStair(example, one),
        (b) => LETTERS[b] ?? '',
        (what) => say(`offer-${what}`),
        'offerAt',
      )}
      {list(
        say('usesOf'),
        demandStair(example, one),
        (b) => String(b + 1),
        (what) => say(`kind-${what}`),
        'useAt',
      )}
    </div>
  )
}

/** The price at every position of the slider, with the one that is chosen. */
function Path({ example, at }: { readonly example: WorkedExample; readonly at: number }): React.JSX.Element {
  const say = useMessages(methodMessages)
  const { percent } = useWording()
  const [ref, width] = useWidth()
  const height = 150
  const [left, right, top, bottom] = [44, 16, 24, 26]
  const x = scaleLinear([0, 1], [left, Math.max(left + 10, width - right)])
  const y = scaleLinear([0, MOST_USD], [height - bottom, top])
  const label = say('pathLabel', { low: example.cases[0]?.low ?? 0, high: example.cases.at(-1)?.high ?? 0 })
  return (
    <div ref={ref} className="method-chart">
      {width > 0 && (
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
          <text x={2} y={13} className="method-text method-strong">
            {say('pathTitle')} ({say('axisUsd')})
          </text>
          {[0, 200, 400].map((usd) => (
            <g key={usd}>
              <line x1={left} x2={width - right} y1={y(usd)} y2={y(usd)} className="method-grid" />
              <text x={left - 6} y={y(usd) + 4} textAnchor="end" className="method-small">
                {usd}
              </text>
            </g>
          ))}
          {[0, 0.25, 0.5, 0.75, 1].map((share) => (
            <text
              key={share}
              x={x(share)}
              y={height - 8}
              textAnchor={share === 1 ? 'end' : 'middle'}
              className="method-small"
            >
              {percent(share)}
            </text>
          ))}
          {example.cases.map((c, i) => (
            <g key={c.withheld} className={i === at ? 'method-chosen' : 'method-other'}>
              <line x1={x(c.withheld)} x2={x(c.withheld)} y1={y(c.low)} y2={y(c.high)} strokeWidth={5} />
              <circle cx={x(c.withheld)} cy={y(c.low)} r={i === at ? 7 : 3.5} />
              {isKink(c) && <circle cx={x(c.withheld)} cy={y(c.high)} r={i === at ? 7 : 3.5} />}
            </g>
          ))}
        </svg>
      )}
    </div>
  )
}
