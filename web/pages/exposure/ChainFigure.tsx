import { exposureColumns } from '../../../src/studies/light.ts'
import { useMemo } from 'react'
import { Link } from 'wouter'
import type { Dependence } from '../../../src/studies/index.ts'
import { Sankey } from '../../charts/sankey/Sankey.tsx'
import { fold } from '../../charts/sankey/state.ts'
import { useCatalogue } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { cell, type FigureTable } from '../../ui/table.ts'
import { useView } from '../../url/state.ts'
import { flowsOf, narrowest, passedShare, stageShares } from './state.ts'
import { useExposureWords, useStageOrder } from './use-words.ts'

/** The chain from mine to use as streams. */
export function ChainFigure({
  place,
  element,
  picked,
  coercer,
}: {
  readonly place: string
  readonly element: string
  readonly picked: readonly Dependence[]
  readonly coercer: string
}): React.JSX.Element {
  const column = useHeaders(exposureColumns)
  const { headed } = useNumbers()
  const words = useExposureWords()
  const order = useStageOrder()
  const { elements } = useCatalogue()
  const { view, href } = useView()
  const { say } = words
  const names = {
    place: words.the(place),
    element: words.within(words.element(element)),
    coercer: words.the(coercer),
  }
  const { stages, flows } = useMemo(() => flowsOf(picked, order, view.by), [picked, order, view.by])
  const chain = useMemo(() => fold(stages, flows, coercer), [stages, flows, coercer])
  const total = picked.reduce((sum, { contained }) => sum + contained, 0)
  const shares = stageShares(picked, [], order, element)
  const hold = narrowest(shares, view.by, coercer)
  const stageName = (stage: string): string => words.stage(stage, place)
  const who = (stage: string, id: string | null): string =>
    id === null ? say(stage === stages[0] ? 'unknown' : 'past') : words.place(id)

  const table: FigureTable = {
    columns: [
      column('from_stage'),
      column('from'),
      column('to_stage'),
      column('to'),
      column('share'),
      headed('t/yr', say('amount')),
    ],
    rows: [...flows]
      .sort((a, b) => stages.indexOf(a.fromStage) - stages.indexOf(b.fromStage) || b.value - a.value)
      .map(({ fromStage, from, toStage, to, value }) => [
        cell(stageName(fromStage)),
        cell(who(fromStage, from), from, from === null ? undefined : sitesOf(href, from)),
        cell(stageName(toStage)),
        cell(who(toStage, to), to),
        cell(words.share(value / total), value / total),
        cell(words.number(value), value),
      ]),
  }
  return (
    <Figure
      title={say('chainTitle', names)}
      name={`exposure-${place}-${element}-${view.by}`}
      id="chain"
      answer={
        <p>
          {words.sentences([
            say('chainUse', {
              ...names,
              amount: words.number(total),
              unit: words.unit(elements.find(({ id }) => id === element)?.unit ?? 't'),
              materials: words.list(picked.map(({ material }) => words.within(words.material(material)))),
            }),
            say('chainLargest', {
              list: words.list(
                shares.map((one) =>
                  say('chainAt', {
                    stage: words.within(words.stage(one.stage)),
                    place: words.place(one[view.by][0]?.place ?? ''),
                    share: words.share(one[view.by][0]?.share ?? 0),
                  }),
                ),
              ),
            }),
            hold === undefined
              ? say('chainCouldNot', names)
              : say(place === coercer ? 'chainOwn' : 'chainCould', {
                  ...names,
                  by: view.by,
                  all: words.share(passedShare(picked, view.by)),
                  share: words.share(hold.share),
                  stage: words.within(words.stage(hold.stage)),
                }),
          ])}
        </p>
      }
      note={
        <>
          <p>{say('chainNote', { ...names, means: say(`${view.by}Means`) })}</p>
          <p>
            <Link href={href('/world', { table: 'sites', find: hold?.stage ?? '', row: '' })}>{say('toSites')}</Link>
          </p>
        </>
      }
      source={say('sourceText')}
      table={table}
    >
      <Sankey chain={chain} stageName={stageName} />
    </Figure>
  )
}

const sitesOf = (href: ReturnType<typeof useView>['href'], place: string): string =>
  href('/world', { table: 'sites', find: place, row: '' })
