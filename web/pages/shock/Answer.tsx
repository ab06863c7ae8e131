import { memo, useDeferredValue } from 'react'
import type { StressRange, StressResult } from '../../../src/studies/index.ts'
import '../../charts/charts.css'
import type { ScenarioFile, ScenarioSpec } from '../../desk/protocol.ts'
import { Coercer } from './Coercer.tsx'
import { Company } from './Company.tsx'
import { Headline } from './Headline.tsx'
import { Losses } from './Losses.tsx'
import { Multiples } from './Multiples.tsx'
import { Others } from './Others.tsx'
import { Prices } from './Prices.tsx'
import { Published } from './Published.tsx'
import { Stops } from './Stops.tsx'
import { Sure } from './Sure.tsx'
import { priceRows, stopRows } from './state.ts'

export interface Props {
  readonly result: StressResult
  /** The mild and the severe case, once they are worked out. */
  readonly range: StressRange | undefined
  readonly file: ScenarioFile | undefined
  readonly spec: ScenarioSpec
}

/** What the scenario does: in words at once, and in figures a moment later, since they take longer to draw. */
export function Answer(props: Props): React.JSX.Element {
  const { result, range } = props
  const drawn = useDeferredValue<Props | undefined>(props, undefined)
  return (
    <div className="stack">
      <Headline result={result} range={range} rows={stopRows(result)} prices={priceRows(result)} />
      {drawn !== undefined && (
        <div className={drawn.result === result ? 'stack' : 'stack stale'}>
          <Figures {...drawn} />
        </div>
      )}
    </div>
  )
}

/** Stop dates first, then what is missing, prices, cost, others, and how sure it is. */
const Figures = memo(function Figures({ result, range, file, spec }: Props): React.JSX.Element {
  const rows = stopRows(result)
  return (
    <>
      <Stops result={result} rows={rows} />
      <div className="stack no-print">
        {rows.length > 0 && <Multiples rows={rows} />}
        <Prices result={result} prices={priceRows(result)} />
      </div>
      <Losses result={result} range={range} />
      {result.published.length > 0 && <Published result={result} range={range} />}
      <Others result={result} />
      <Coercer result={result} />
      {result.company !== undefined && <Company result={result} parts={result.company} />}
      <Sure result={result} range={range} file={file} spec={spec} />
    </>
  )
})
