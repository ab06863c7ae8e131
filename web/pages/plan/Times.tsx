import { WRITING } from '../../../src/messages/index.ts'
import { planColumns, headlinePeriods } from '../../../src/studies/light.ts'
import { HatchedKey } from '../../charts/frame/Drawing.tsx'
import { Key } from '../../charts/Key.tsx'
import { Note } from '../../charts/Note.tsx'
import { Safety } from '../../charts/plan/Safety.tsx'
import { Schedule } from '../../charts/plan/Schedule.tsx'
import { yearOf } from '../../charts/plan/state.ts'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import { useSetName, useSupplier } from '../../subjects/supplier.ts'
import type { PlanProps } from './props.ts'
import { blockOf, blockSpan, paidFor, spanOf, spanText } from './state.ts'
import { useItems } from './use-items.ts'
import { useLossOrGain } from './use-loss-or-gain.ts'
import { planMessages } from './messages.gen.ts'

/** At most this many rows are drawn; the rest is in the table. */
const DRAWN = 16
const KINDS = ['plant', 'thrifting', 'stockpile', 'offtake'] as const

/** What is decided, from the decision to the end of the years that are looked at. */
export function ScheduleFigure({ result, shown }: PlanProps): React.JSX.Element {
  const column = useHeaders(planColumns)
  const { inUnit } = useNumbers()
  const say = useMessages(planMessages)
  const words = useWording()
  const items = useItems()
  const { view } = useView()
  const { start } = result.options
  const { periods } = shown
  const [dearest] = shown.decisions
  const short = (id: string | null): string => words.place(id ?? '').replace(/（.*/, '')
  const kinds = KINDS.filter((kind) => shown.decisions.some((item) => item.kind === kind))
  const last = shown.decisions
    .map(({ availableFrom }) => availableFrom)
    .sort()
    .at(-1)
  const block = periods[blockOf(periods, view.year)]
  return (
    <Figure
      title={say('scheduleTitle')}
      answer={
        dearest === undefined || last === undefined
          ? say('scheduleNone')
          : say('scheduleAnswer', {
              n: shown.decisions.length,
              first: items.name(dearest),
              paid: words.money(paidFor(dearest, periods)),
              month: words.month(last),
            })
      }
      name="plan-schedule"
      source={say('source')}
      note={
        <Note
          entries={[
            ...kinds.map(
              (kind) =>
                [
                  <g key={kind} className={`plan-${kind}`}>
                    <rect width="22" height="14" />
                  </g>,
                  say(kind),
                ] as const,
            ),
            [<HatchedKey key="coming" className="plan-plant plan-coming" />, say('keyComing')],
          ]}
        >
          {say('scheduleNote', {
            more: shown.decisions.length > DRAWN ? say('scheduleMore', { n: shown.decisions.length - DRAWN }) : '',
          })}
        </Note>
      }
      table={{
        columns: [
          { name: say('what') },
          column('kind'),
          column('decide_by'),
          column('available_from'),
          ...periods.map((year) => inUnit('unit', spanText(year))),
          column('unit'),
        ],
        rows: shown.decisions.map((item) => [
          cell(items.name(item), item.id, items.source(item)),
          cell(say(item.kind), item.kind),
          cell(words.month(item.decideBy), item.decideBy),
          cell(words.month(item.availableFrom), item.availableFrom),
          ...item.amounts.map((amount) =>
            cell(item.kind === 'thrifting' ? words.percent(amount) : words.number(amount), amount),
          ),
          item.kind === 'thrifting' ? cell('', inUnit('share', '').unit) : cell(words.unit(item.unit), item.unit),
        ]),
      }}
    >
      {shown.decisions.length > 0 && (
        <Schedule
          label={say('scheduleTitle')}
          names={{ coming: say('keyComing'), stands: say('readStands') }}
          percent={words.percent}
          span={spanOf(start, periods)}
          shown={block === undefined ? undefined : blockSpan(start, block)}
          rows={shown.decisions.slice(0, DRAWN).map((item) => {
            const most = Math.max(...item.amounts)
            return {
              id: item.id,
              kind: item.kind,
              // Where it comes from stands below, so that neither is cut off.
              label: item.material === null ? items.name(item) : words.material(item.material),
              detail: say('rowDetail', {
                kind:
                  item.kind === 'offtake'
                    ? `${short(item.from)} → ${short(item.place)}`
                    : item.kind === 'stockpile'
                      ? say('stockAt', { kind: say(item.kind), place: short(item.place) })
                      : say(item.kind),
                size: items.size(item),
                paid: words.money(paidFor(item, periods)),
              }),
              href: items.source(item),
              decided: yearOf(item.decideBy),
              stands: yearOf(item.availableFrom),
              levels: item.amounts.flatMap((amount, b) => {
                const year = periods[b]
                return year === undefined ? [] : [{ ...blockSpan(start, year), level: most > 0 ? amount / most : 0 }]
              }),
            }
          })}
        />
      )}
    </Figure>
  )
}

/** The worst year without the plan and with it, on the same axis of years. */
export function SafetyFigure({ request, result, shown }: PlanProps): React.JSX.Element {
  const column = useHeaders(planColumns)
  const { inUnit } = useNumbers()
  const say = useMessages(planMessages)
  const words = useWording()
  const lossOrGain = useLossOrGain()
  const supplier = useSupplier()
  const setName = useSetName(request.menu)
  const { view } = useView()
  const { start, maxMeasures, worlds, risk } = result.options
  const { periods } = shown
  const { first } = headlinePeriods(periods)
  const last = periods.at(-1)
  const block = periods[blockOf(periods, view.year)]
  const begins = periods[0]
  const most = Math.max(0, ...periods.map(({ doNothing }) => doNothing.loss))
  const set = (measures: readonly string[]): string => (measures.length === 0 ? say('nothing') : setName(measures))
  return (
    <Figure
      title={say('safetyTitle')}
      answer={
        first === undefined || last === undefined || begins === undefined
          ? say('safetySame', { without: words.money(most) })
          : say('safetyAnswer', {
              years: spanText(begins),
              first: lossOrGain(begins.worstCase.loss),
              year: last.from,
              last: lossOrGain(last.worstCase.loss),
              without: lossOrGain(last.doNothing.loss),
            })
      }
      name="plan-safety"
      source={say('source')}
      note={
        <>
          <Key
            entries={[
              [<line key="a" x2="22" y1="7" y2="7" className="plan-without" />, say('without')],
              [<line key="b" x2="22" y1="7" y2="7" className="plan-with" />, say('withPlan')],
            ]}
          />
          <p>
            {WRITING[words.lang].after(
              say('safetyNote', { supplier, n: maxMeasures }),
              worlds.length === 0 ? '' : say(risk === 'worst' ? 'safetyWorst' : 'safetyMean'),
            )}
          </p>
        </>
      }
      table={{
        columns: [
          { ...inUnit('year', say('years')), align: 'left' },
          column('do_nothing_loss_musd'),
          column('do_nothing_measures'),
          column('worst_case_loss_musd'),
          column('worst_case_measures'),
          column('loss_upper_bound_musd'),
          column('rechecked_loss_musd'),
        ],
        rows: periods.map((year) => [
          cell(spanText(year), year.from),
          cell(words.number(year.doNothing.loss, 3), year.doNothing.loss),
          cell(set(year.doNothing.measures), year.doNothing.measures.join(' + ')),
          cell(words.number(year.worstCase.loss, 3), year.worstCase.loss),
          cell(set(year.worstCase.measures), year.worstCase.measures.join(' + ')),
          cell(words.number(year.lossUpperBound, 3), year.lossUpperBound),
          year.recheckedLoss === null
            ? cell(say('notYet'), '')
            : cell(words.number(year.recheckedLoss, 3), year.recheckedLoss),
        ]),
      }}
    >
      <Safety
        label={periods
          .map(
            (year) =>
              `${spanText(year)}: ${say('without')} ${words.money(year.doNothing.loss)}, ${say('withPlan')} ${words.money(year.worstCase.loss)}`,
          )
          .join('; ')}
        span={spanOf(start, periods)}
        shown={block === undefined ? undefined : blockSpan(start, block)}
        years={periods.map((year) => ({
          ...blockSpan(start, year),
          without: year.doNothing.loss,
          worst: year.worstCase.loss,
        }))}
        title={say('safetyAxis')}
        without={say('without')}
        withPlan={say('withPlan')}
        money={words.money}
      />
    </Figure>
  )
}
