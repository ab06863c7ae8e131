import { memo, useDeferredValue, useMemo } from 'react'
import '../../charts/charts.css'
import type { Drawing } from '../../model/use-draws.ts'
import { shockBands } from './bands.ts'
import { Chances } from './Chances.tsx'
import { Coercer } from './Coercer.tsx'
import { Company } from './Company.tsx'
import { Draws } from './Draws.tsx'
import { Headline } from './Headline.tsx'
import { Losses } from './Losses.tsx'
import { Multiples } from './Multiples.tsx'
import { Others } from './Others.tsx'
import { Prices } from './Prices.tsx'
import { Published } from './Published.tsx'
import { SectorLosses } from './SectorLosses.tsx'
import { Stops } from './Stops.tsx'
import { Sure } from './Sure.tsx'
import { priceRows, stopRows } from '../../subjects/stress.ts'
import type { Props, Banded } from './props.ts'

/**
 * What the scenario does: in words at once, and in figures a moment later, since they take longer to draw. Bands come in
 * last, a draw after the other.
 */
export function Answer({ drawing, ...answer }: Props & { readonly drawing: Drawing }): React.JSX.Element {
  const { result, range } = answer
  const bands = useMemo(() => shockBands(drawing.drawn, result), [drawing.drawn, result])
  const drawn = useDeferredValue<Banded | undefined>({ ...answer, bands }, undefined)
  return (
    <div className="stack">
      <Headline result={result} range={range} bands={bands} />
      <Draws drawing={drawing} bands={bands} />
      {drawn !== undefined && (
        <div className={drawn.result === result ? 'stack' : 'stack stale'}>
          <Figures {...drawn} />
        </div>
      )}
    </div>
  )
}

/** Who bears the loss first, then stop dates, what is missing, prices, cost, others, and how sure it is. */
const Figures = memo(function Figures({ result, range, bands, file, spec }: Banded): React.JSX.Element {
  const rows = stopRows(result)
  return (
    <>
      <SectorLosses rows={rows} bands={bands} />
      <Stops result={result} rows={rows} bands={bands} />
      <div className="stack no-print">
        <Chances result={result} />
        {rows.length > 0 && <Multiples rows={rows} bands={bands} />}
        <Prices result={result} prices={priceRows(result)} bands={bands} />
      </div>
      {/* On paper its main row stands in the headline already, and two sheets are enough. */}
      <div className="no-print">
        <Losses result={result} range={range} bands={bands} />
      </div>
      {result.published.length > 0 && <Published result={result} range={range} bands={bands} />}
      <Others result={result} bands={bands} />
      <Coercer result={result} bands={bands} />
      {result.company !== undefined && (
        <Company result={result} parts={result.company} any={result.companyChances ?? []} />
      )}
      <Sure result={result} range={range} bands={bands} file={file} spec={spec} />
    </>
  )
})
