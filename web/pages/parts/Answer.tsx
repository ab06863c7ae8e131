import { useState } from 'react'
import { stressColumns } from '../../../src/studies/light.ts'
import type { StressResult } from '../../../src/studies/index.ts'
import { nameIn } from '../../../src/messages/index.ts'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { useMessages } from '../../language/messages.ts'
import { Announced } from '../../ui/Announced.tsx'
import { AnswerTools } from '../../ui/AnswerTools.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { Labelled } from '../../ui/Labelled.tsx'
import { cell } from '../../ui/table.ts'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { partsMessages } from './messages.gen.ts'
import { byStop, firstSteps, isBeyondHolding, lastChance, paysOnceIn, totalOf, type OwnMeasure } from './state.ts'

/** This many first steps stand in words; the table has all. */
const STEPS = 5

/** Which of the reader's parts stop, what that costs, and what to do first. */
export function Answer({ result }: { readonly result: StressResult }): React.JSX.Element {
  const say = useMessages(partsMessages)
  const words = useWording()
  const [years, setYears] = useState(10)
  const { company = [], companyChances = [], companyLines = [], companyMeasures = [] } = result
  const parts = byStop(company)
  const [first] = parts
  const stopping = parts.filter(({ stops }) => stops !== null)
  const total = totalOf(companyLines)
  const last = companyChances.at(-1)
  const steps = firstSteps(companyMeasures, years)
  const stepWords = useStepWords()
  const partName = usePartName()
  const headline =
    first === undefined || first.stops === null
      ? say('headlineNone', { all: parts.length, months: result.scenario.months })
      : say('headline', {
          n: stopping.length,
          all: parts.length,
          part: partName(first.part),
          month: words.month(first.stops),
        })
  const chance =
    last === undefined
      ? ''
      : say('headlineChance', { chance: words.percent(last.chance), month: words.month(last.month) })
  const stake =
    total === undefined
      ? say('stakeNone')
      : say('stake', {
          value: words.money(total.value),
          shelf: words.money(total.onShelf),
          lot: words.money(total.byLot),
          judged: total.isJudged ? 'yes' : 'no',
        })
  return (
    <div className="stack">
      <Announced text={headline} />
      <section className="stack" aria-label={say('answer')}>
        <p className="parts-headline headline-main">{headline}</p>
        <p>
          {chance} {stake}
        </p>
        {steps.length > 0 && (
          <>
            <h2>{say('steps')}</h2>
            <ol className="parts-first">
              {steps.slice(0, STEPS).map((one) => (
                <li key={`${one.part} ${one.material}`}>{stepWords(one)}</li>
              ))}
            </ol>
            <div className="parts-fields no-print">
              <Labelled label={say('onceIn')}>
                {(id) => (
                  <input
                    id={id}
                    type="number"
                    min="1"
                    max="1000"
                    value={years}
                    onChange={({ target }) => setYears(Math.min(1000, Math.max(1, Number(target.value) || 1)))}
                  />
                )}
              </Labelled>
            </div>
            <p className="quiet">{say('stepsNote')}</p>
          </>
        )}
        <AnswerTools sentences={[headline, `${chance} ${stake}`]} statements={[`${chance} ${stake}`]} />
      </section>
      <Parts result={result} />
      {companyMeasures.length > 0 && <Measures result={result} measures={companyMeasures} />}
    </div>
  )
}

/** A part as its list calls it; one of a shipped product in the reader's language. */
function usePartName(): (part: string) => string {
  const { products } = useCatalogue()
  const { lang } = useWording()
  return (part) => {
    const product = products.find(({ name }) => name === part)
    return product === undefined ? part : nameIn(lang, product)
  }
}

/** A measure in a sentence. */
function useStepWords(): (measure: OwnMeasure) => string {
  const say = useMessages(partsMessages)
  const words = useWording()
  const what = useMeasureWords()
  const partName = usePartName()
  return (one) => {
    const pays = paysOnceIn(one)
    return say('step', {
      part: partName(one.part),
      what: what(one),
      before: words.percent(one.chanceBefore),
      after: words.percent(one.chance),
      cost: words.money(one.cost),
      saved: one.saved === null ? 'none' : words.money(one.saved),
      pays: pays === undefined ? 'none' : pays >= 1 ? 'some' : 'not',
      years: pays === undefined || !Number.isFinite(pays) ? '1000+' : words.number(pays, 2),
      isSaved: one.saved === null ? 'no' : 'yes',
    })
  }
}

function useMeasureWords(): (measure: OwnMeasure) => string {
  const say = useMessages(partsMessages)
  const words = useWording()
  return ({ kind, days, mostDays, from, share, ready, isKnown }) =>
    kind === 'stock'
      ? say('doStock', {
          days: days ?? 0,
          beyond: isBeyondHolding({ days, mostDays }) ? 'yes' : 'no',
          most: mostDays ?? 0,
        })
      : say(kind === 'contract' ? 'doContract' : 'doSource', {
          from: words.place(from ?? ''),
          share: words.percent(share ?? 0),
          months: words.number(ready ?? 0),
          known: isKnown === true ? 'yes' : 'no',
        })
}

function Parts({ result }: { readonly result: StressResult }): React.JSX.Element {
  const say = useMessages(partsMessages)
  const words = useWording()
  const column = useHeaders(stressColumns)
  const { inUnit } = useNumbers()
  const partName = usePartName()
  const { company = [], companyLines = [], scenario } = result
  const parts = byStop(company)
  const lineOf = (part: string) => companyLines.find((line) => line.parts.includes(part))
  return (
    <Figure
      title={say('partsTitle')}
      answer={<p>{say('partsAnswer')}</p>}
      name="own-parts"
      source={say('source', { scenario: scenario.id })}
      note={<p>{say('partsNote')}</p>}
      table={{
        columns: [
          column('part'),
          column('material'),
          column('place'),
          column('stops'),
          inUnit(
            'share',
            say('chanceBy', { month: words.month(result.companyChances?.at(-1)?.month ?? scenario.start) }),
          ),
          column('missing_kg'),
          column('sales_musd'),
          column('lost_on_shelf_musd'),
          column('lost_by_lot_musd'),
          column('sales_from'),
        ],
        rows: parts.map((part) => {
          const line = lineOf(part.part)
          const money = (value: number | null | undefined) =>
            cell(value === null || value === undefined ? '–' : words.money(value), value ?? null)
          return [
            cell(partName(part.part), part.part),
            cell(words.material(part.material), part.material),
            cell(words.place(part.place), part.place),
            cell(part.stops === null ? say('noStop') : words.month(part.stops), part.stops ?? ''),
            cell(words.percent(lastChance(part)), lastChance(part)),
            cell(words.number(part.missingKg), part.missingKg),
            money(line?.value),
            money(line?.lostOnShelf),
            money(line?.lostByLot),
            cell(say('valueFrom', { from: line?.valueFrom ?? 'none' }), line?.valueFrom ?? ''),
          ]
        }),
      }}
    />
  )
}

function Measures({
  result,
  measures,
}: {
  readonly result: StressResult
  readonly measures: readonly OwnMeasure[]
}): React.JSX.Element {
  const say = useMessages(partsMessages)
  const words = useWording()
  const column = useHeaders(stressColumns)
  const { inUnit } = useNumbers()
  const what = useMeasureWords()
  const partName = usePartName()
  const parts = new Set(measures.map(({ part }) => part)).size
  return (
    <Figure
      title={say('measuresTitle')}
      answer={<p>{say('measuresAnswer', { n: measures.length, parts, all: result.company?.length ?? 0 })}</p>}
      name="own-measures"
      source={say('source', { scenario: result.scenario.id })}
      note={<p>{say('measuresNote')}</p>}
      table={{
        columns: [
          column('part'),
          column('what_to_do'),
          column('made_there'),
          column('stops'),
          column('chance_before'),
          column('chance'),
          column('saved_musd'),
          column('cost_musd'),
          column('outlay_musd'),
          inUnit('years', say('paysOnceIn')),
        ],
        rows: measures.map((one) => {
          const pays = paysOnceIn(one)
          return [
            cell(partName(one.part), one.part),
            cell(what(one), one.kind),
            cell(one.made === null ? '–' : words.number(one.made), one.made),
            cell(one.stops === null ? say('noStop') : words.month(one.stops), one.stops ?? ''),
            cell(words.percent(one.chanceBefore), one.chanceBefore),
            cell(words.percent(one.chance), one.chance),
            cell(one.saved === null ? '–' : words.money(one.saved), one.saved),
            cell(words.money(one.cost), one.cost),
            cell(one.outlay === 0 ? '–' : words.money(one.outlay), one.outlay),
            cell(
              pays === undefined ? '–' : pays > 1000 ? say('overThousand') : words.number(pays, 2),
              pays === undefined ? null : Math.min(pays, 1e6),
            ),
          ]
        }),
      }}
    />
  )
}
