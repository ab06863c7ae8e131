import { exposureColumns } from '../../../src/studies/light.ts'
import { useId, useState } from 'react'
import { Link } from 'wouter'
import example from '../../../docs/examples/company.csv?raw'
import { decodeText, useCompany, useOwnParts } from '../../model/company.ts'
import type { ExposureResult } from '../../../src/studies/index.ts'
import { useModel } from '../../model/use-model.ts'
import { saveText } from '../../ui/download.ts'
import { FileDrop } from '../../ui/FileDrop.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { Problem } from '../../ui/Problem.tsx'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { cell, type FigureTable } from '../../ui/table.ts'
import { useView } from '../../url/state.ts'
import { HangingBars } from './HangingBars.tsx'
import { hangingOfParts, ranked } from './state.ts'
import { useExposureWords } from './use-words.ts'

const LARGEST = 1_000_000

/** A company's own parts: read here, answered here, sent nowhere. */
export function CompanySection(): React.JSX.Element {
  const words = useExposureWords()
  const { say } = words
  const { href } = useView()
  const { file, give, clear } = useCompany()
  const { own } = useOwnParts()
  const answered = useModel('exposure', file === undefined ? undefined : { ...own })
  const [good, setGood] = useState<{ file: string; result: ExposureResult }>()
  const [refused, setRefused] = useState('')
  const id = useId()
  // Kept while it is rendered, so that a file with faults leaves the answer before it on the screen.
  if (file !== undefined && answered.state === 'done' && good?.result !== answered.value)
    setGood({ file: file.file, result: answered.value })

  const read = (given: File): void => {
    setRefused('')
    if (given.size > LARGEST) {
      setRefused(say('companyTooLarge', { file: given.name }))
      return
    }
    given.arrayBuffer().then(
      (bytes) => give({ file: given.name, text: decodeText(new Uint8Array(bytes)) }),
      (error: unknown) =>
        setRefused(
          say('companyUnread', { file: given.name, why: error instanceof Error ? error.message : String(error) }),
        ),
    )
  }

  return (
    <section className={`stack exposure-company${file === undefined ? ' no-print' : ''}`} aria-labelledby={id}>
      <h2 id={id}>{say('companyTitle')}</h2>
      <p>
        {say('companyLead')} <Link href={href('/parts')}>{say('companyToParts')}</Link>
      </p>
      <FileDrop
        label={say('companyDrop')}
        choose={say('companyChoose')}
        accept=".csv,text/csv"
        open={read}
        beside={
          <button type="button" className="button" onClick={() => saveText('company.csv', example, 'text/csv')}>
            ↓ {say('companyExample')}
          </button>
        }
      >
        <p className="quiet">{say('companyColumns')}</p>
        <p className="quiet">{say('companyKept')}</p>
        <div role="status">
          {file !== undefined && (
            <div className="row">
              <span>{say('companyUsing', { file: file.file })}</span>
              <button
                type="button"
                className="button"
                onClick={() => {
                  clear()
                  setGood(undefined)
                  setRefused('')
                }}
              >
                {say('companyClear')}
              </button>
              {answered.state === 'working' && <span className="quiet">{say('companyWorking')}</span>}
            </div>
          )}
          {refused !== '' && <p>{refused}</p>}
        </div>
      </FileDrop>
      {file !== undefined && answered.state === 'failed' && (
        <>
          <Problem failure={answered.failure} />
          {good !== undefined && <p>{say('companyLast', { file: good.file })}</p>}
        </>
      )}
      {good?.result.company !== undefined && <PartsFigure parts={good.result.company} coercer={good.result.coercer} />}
      {good !== undefined && (
        <p>
          {say('companyStops')} <Link href={href('/')}>{say('companyToShock')}</Link>
        </p>
      )}
    </section>
  )
}

function PartsFigure({
  parts,
  coercer,
}: {
  readonly parts: NonNullable<ExposureResult['company']>
  readonly coercer: string
}): React.JSX.Element {
  const column = useHeaders(exposureColumns)
  const { inUnit } = useNumbers()
  const words = useExposureWords()
  const { say } = words
  const named = { coercer: words.the(coercer) }
  const rows = hangingOfParts(parts)
  const [most] = rows
  const holders = (shares: Readonly<Record<string, number>>, n: number): string =>
    words.list(
      ranked(shares)
        .slice(0, n)
        .map(({ place, share }) => say('largest', { place: words.place(place), share: words.share(share) })),
    )
  const table: FigureTable = {
    columns: [
      column('part'),
      column('material'),
      column('place'),
      column('element'),
      inUnit('share', say('bought', named)),
      column('indirect_dependence'),
      column('bottleneck_stage'),
      column('bottleneck_share'),
      { name: say('holders') },
      { name: say('origin') },
      column('kg_per_year'),
      column('stock_days'),
    ],
    rows: parts.map((part) => [
      cell(part.part),
      cell(words.material(part.material), part.material),
      cell(words.place(part.place), part.place),
      cell(words.element(part.element), part.element),
      cell(words.share(part.totalDependence - part.indirectDependence), part.totalDependence - part.indirectDependence),
      cell(words.share(part.indirectDependence), part.indirectDependence),
      cell(words.stage(part.bottleneckStage), part.bottleneckStage),
      cell(words.share(part.bottleneckShare), part.bottleneckShare),
      cell(holders(part.stages.find(({ stage }) => stage === part.bottleneckStage)?.byControl ?? {}, 3)),
      cell(
        part.stages
          .map(({ stage, byControl }) => `${words.stage(stage)}: ${holders(byControl, 1)}`)
          .join(words.say('betweenStages')),
      ),
      cell(words.number(part.kgPerYear, 3), part.kgPerYear),
      cell(words.number(part.stockDays), part.stockDays),
    ]),
  }
  return (
    <Figure
      level={3}
      title={say('companyFigure', named)}
      name="company-exposure"
      answer={
        <p>
          {most !== undefined &&
            say('companyAnswer', {
              ...named,
              n: rows.filter((row) => row.directDependence + row.indirectDependence > 0.5).length,
              all: rows.length,
              part: most.name,
              bought: words.share(most.directDependence),
              hidden: words.share(most.indirectDependence),
            })}
        </p>
      }
      note={<p>{say('companyNote', named)}</p>}
      source={say('sourceText')}
      table={table}
    >
      <HangingBars rows={rows} coercer={coercer} />
    </Figure>
  )
}
