import { WRITING } from '../../../src/messages/index.ts'
import { planColumns } from '../../../src/studies/light.ts'
import { Bars } from '../../charts/bars/Bars.tsx'
import { useMessages } from '../../language/messages.ts'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { millionsOf } from '../../ui/currency.ts'
import { statementTexts } from '../../ui/Statements.tsx'
import { useView } from '../../url/state.ts'
import { Figure } from '../../ui/Figure.tsx'
import { cell, type Cell } from '../../ui/table.ts'
import { againstMessages } from './against.gen.ts'
import { clashesOf } from './guard.ts'
import { planMessages } from './messages.gen.ts'
import { CostKey, usePercentAtMost } from './NotChosen.tsx'
import type { PlanProps } from './props.ts'
import { useConductName } from './use-conduct-name.ts'
import { useItems } from './use-items.ts'
import { verdictMessages } from './verdict.gen.ts'

type Verdict = PlanProps['result']['verdicts'][number]

const NO_PLACE = { material: null, place: null, from: null } as const

/** Asks for a closer search of the projects that are spoken of first, once the plan is there. */
export function AskVerdicts({ request, result, state }: PlanProps): React.JSX.Element | null {
  const say = useMessages(verdictMessages)
  const words = useWording()
  const items = useItems()
  const { menus } = useCatalogue()
  const { go } = useView()
  const apart = result.screening.filter(({ pinned, reason }) => pinned && reason !== 'under-way')
  const lists = menus.find(({ id }) => id === request.menu)?.listsContingencies ?? false
  if (state !== 'done' || apart.length === 0 || result.verdicts.length > 0) return null
  if (clashesOf(request, lists).dumping !== undefined) return null
  const named = apart.map(({ id, kind }) => items.name({ id, kind, ...NO_PLACE }))
  return (
    <section className="panel stack plan-ask">
      <p>{say('askNote', { items: words.list(named) })}</p>
      <p>
        <button
          type="button"
          className="button"
          onClick={() => go({ plan: { ...request, verdicts: apart.map(({ id }) => id) }, asked: true })}
        >
          {say('ask')}
        </button>
      </p>
    </section>
  )
}

/** Of each item that was judged: why it is in the plan or not, and where that would change. */
export const VerdictFigures = ({ result }: PlanProps): React.JSX.Element => (
  <>
    {result.verdicts.map((verdict) => (
      <VerdictFigure key={verdict.id} result={result} verdict={verdict} />
    ))}
  </>
)

function VerdictFigure({
  result,
  verdict,
}: Pick<PlanProps, 'result'> & { readonly verdict: Verdict }): React.JSX.Element {
  const say = useMessages(verdictMessages)
  const { inUnit } = useNumbers()
  const own = useMessages(planMessages)
  const against = useMessages(againstMessages)
  const column = useHeaders(planColumns)
  const words = useWording()
  const atMost = usePercentAtMost()
  const items = useItems()
  const conductName = useConductName()
  const { lang } = words
  const item = { id: verdict.id, kind: verdict.kind, ...NO_PLACE }
  const about = result.summary.filter(({ values }) => isAbout(values, verdict.id))
  const under = [
    ...result.screening.flatMap(({ id, reason, notChosenAbove }) =>
      id === verdict.id ? [{ id: 'central', name: against('central'), reason, notChosenAbove }] : [],
    ),
    ...verdict.conducts.map(({ conduct, ...rest }) => ({ id: conduct, name: conductName(conduct), ...rest })),
  ]
  const bounded = under.flatMap((one) =>
    one.notChosenAbove === null ? [] : [{ ...one, notChosenAbove: one.notChosenAbove }],
  )
  const { currency } = words
  const money: Written = { show: words.money, unit: millionsOf(currency, lang), per: currency.perUsd }
  const price: Written = { show: words.number, unit: inUnit('USD/kg', '').unit, per: 1 }
  const percent: Written = {
    show: (value) => words.percent(value, value < 0.1 ? 1 : 0),
    unit: inUnit('share', '').unit,
    per: 1,
  }
  const row = (name: string, low: number | null, high: number | null, { show, unit, per }: Written): Cell[] => [
    cell(name, words.inBrackets(name, unit)),
    ...[low, high].map((end) => (end === null ? cell('', null) : cell(show(end), per * end))),
  ]
  const range = (
    name: string,
    ends: { readonly atLeast: number | null; readonly atMost: number | null } | null,
    show = money,
  ): Cell[][] => (ends === null ? [] : [row(name, ends.atLeast, ends.atMost, show)])
  const { ifDivisible, ifAtOnce } = verdict
  return (
    <Figure
      title={say('title', { item: items.name(item) })}
      answer={WRITING[lang].after(...statementTexts(about, words).map(({ text }) => text))}
      name={`plan-verdict-${verdict.id}`}
      source={own('source')}
      note={
        <>
          {bounded.length > 0 && <CostKey />}
          <p>{say('note')}</p>
        </>
      }
      table={{
        columns: [{ name: say('what') }, inUnit('row', say('least')), inUnit('row', say('most'))],
        rows: [
          ...range(say('worth'), verdict.worthIfFree),
          ...range(say('extra'), verdict.extraCost),
          ...range(say('cost'), verdict.capitalCost, percent),
          ...range(say('benefit'), verdict.sideBenefit),
          ...range(say('price'), verdict.priceRise, price),
          ...range(say('chance'), verdict.attackChance, percent),
          ...(ifDivisible === null ? [] : [row(say('part'), ifDivisible.share, ifDivisible.share, percent)]),
          ...range(say('partSaved'), ifDivisible?.saved ?? null),
          ...range(say('atOnce'), ifAtOnce?.saved ?? null),
          ...under.map(({ name, reason, notChosenAbove }) => [
            cell(
              `${column('not_chosen_above').name}: ${name}`,
              words.inBrackets(`${column('not_chosen_above').name}: ${name}`, inUnit('share', '').unit),
            ),
            cell(own(`reason-${reason}`), reason),
            cell(notChosenAbove === null ? '' : atMost(notChosenAbove), notChosenAbove),
          ]),
        ],
      }}
    >
      {bounded.length > 0 ? (
        <Bars
          label={say('title', { item: items.name(item) })}
          rows={bounded.map(({ id, name, reason, notChosenAbove }) => ({
            id,
            name,
            value: notChosenAbove,
            other: 1,
            text: reason === 'open' ? own('reason-open') : own('whyNotAbove', { share: atMost(notChosenAbove) }),
          }))}
        />
      ) : undefined}
    </Figure>
  )
}

/** How amounts of a kind are written, and what leaves the app: in which unit, and how many of it are in one. */
interface Written {
  readonly show: (value: number) => string
  readonly unit: string
  readonly per: number
}

/** Whether a statement is about one item, by what it names. */
const isAbout = (values: PlanProps['result']['summary'][number]['values'], id: string): boolean => {
  const { item } = values
  return (
    item !== undefined && 'names' in item && item.names === 'decisions' && item.ids.length === 1 && item.ids[0] === id
  )
}
