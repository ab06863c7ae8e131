import { nameIn } from '../../../src/messages/index.ts'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { amountOf, budgetsAround, moneyOf } from '../../url/money.ts'
import { defaultsOf } from '../../url/defaults.ts'
import { isExample, QUESTIONS, type PlanRequest } from '../../url/questions.ts'
import { useMessages } from '../../language/messages.ts'
import { Choice, ControlPanel, PlacesField, TickBox } from '../../ui/Controls.tsx'
import { Labelled } from '../../ui/Labelled.tsx'
import { limits, Slider } from '../../ui/Slider.tsx'
import { clashesOf } from './guard.ts'
import { GuardControls } from './GuardControls.tsx'
import type { Asking } from './props.ts'
import { FORM_UNIT } from './state.ts'
import { choiceMessages } from './choice.gen.ts'
import { guardMessages } from './guard.gen.ts'

/** Places that stand first; all others are a press away. */
const FIRST = defaultsOf('places')
/** What sliders reach, if a link does not ask for more. */
const LONGEST = 24
const LATEST = 36
const MAX_MEASURES = 3
const MAX_ALTERNATIVES = 5
const THRESHOLDS = [10, 30, 100, 300, 1000]

const { options } = QUESTIONS.plan

/** Whose plan, with how much money, against what. */
export function Controls({ request, change }: Asking): React.JSX.Element {
  const say = useMessages(choiceMessages)
  const { lang } = useWording()
  const { constraints } = useCatalogue()
  const { maxMeasures } = request
  return (
    <ControlPanel
      title={say('controls')}
      reset={
        isExample(QUESTIONS.plan, request)
          ? undefined
          : { text: say('reset'), onClick: () => change(QUESTIONS.plan.example) }
      }
    >
      <Members request={request} change={change} />
      <Budget request={request} change={change} />
      <Slider
        label={say('maxMeasures')}
        value={maxMeasures}
        {...limits(options.maxMeasures, MAX_MEASURES, maxMeasures)}
        step={1}
        text={(n) => say('maxMeasuresText', { n })}
        onChange={(value) => change({ ...request, maxMeasures: value })}
        name="maxMeasures"
      />
      <Start request={request} change={change} />
      <Choice
        label={say('constraints')}
        value={request.constraints ?? ''}
        none={say('noConstraints')}
        options={constraints.map((one) => ({ id: one.id, name: nameIn(lang, one) }))}
        onChange={(value) => {
          const { constraints: _before, ...rest } = request
          change(value === '' ? rest : { ...rest, constraints: value })
        }}
      />
      <OtherBudgets request={request} change={change} />
      <More request={request} change={change} />
      <GuardControls request={request} change={change} />
    </ControlPanel>
  )
}

/** When it is decided on. */
function Start({ request, change }: Asking): React.JSX.Element {
  const say = useMessages(choiceMessages)
  return (
    <Labelled label={say('start')}>
      {(id) => (
        <input
          id={id}
          name="start"
          type="month"
          min="2025-01"
          max="2060-12"
          key={request.start}
          defaultValue={request.start}
          onChange={({ target: { value, validity } }) => {
            if (validity.valid && /^\d{4}-\d\d$/.test(value)) change({ ...request, start: value })
          }}
        />
      )}
    </Labelled>
  )
}

/** What is asked more rarely. */
function More({ request, change }: Asking): React.JSX.Element {
  const say = useMessages(choiceMessages)
  const { lang, number } = useWording()
  const { menus } = useCatalogue()
  const why = useMessages(guardMessages)
  const { menu, threshold } = request
  const chosen = menus.find(({ id }) => id === menu)
  const clash = clashesOf(request, chosen?.listsContingencies ?? false).assumptions
  const asked = threshold === undefined || THRESHOLDS.includes(threshold) ? THRESHOLDS : [...THRESHOLDS, threshold]
  return (
    <details>
      <summary>{say('more')}</summary>
      <div className="stack">
        <Choice
          label={say('menu')}
          value={menu}
          options={menus.filter(({ forPlan }) => forPlan).map((one) => ({ id: one.id, name: nameIn(lang, one) }))}
          onChange={(value) => change({ ...request, menu: value })}
        />
        <Slider
          label={say('months')}
          value={request.months ?? chosen?.months ?? LONGEST}
          {...limits(options.months, LONGEST, request.months)}
          step={1}
          text={(n) => say('monthsText', { n })}
          onChange={(value) => change({ ...request, months: value })}
          name="months"
        />
        <Slider
          label={say('delay')}
          value={request.delay}
          {...limits(options.delay, LATEST, request.delay)}
          step={3}
          text={(n) => (n === 0 ? say('onTime') : say('monthsText', { n }))}
          onChange={(value) => change({ ...request, delay: value })}
          name="delay"
        />
        <TickBox
          label={say('technologyBan')}
          checked={request.technologyBan}
          onChange={(checked) => change({ ...request, technologyBan: checked })}
        />
        <TickBox
          label={say('assumptions')}
          checked={request.assumptions}
          isFixed={clash !== undefined && !request.assumptions}
          onChange={(checked) => change({ ...request, assumptions: checked })}
        />
        {clash !== undefined && <p className="quiet">{why(clash)}</p>}
        <Choice
          label={say('threshold')}
          value={threshold === undefined ? '' : String(threshold)}
          none={say('notAsked')}
          options={asked.map((one) => ({ id: String(one), name: number(one, 4) }))}
          onChange={(value) => {
            const { threshold: _before, ...rest } = request
            change(value === '' ? rest : { ...rest, threshold: Number(value) })
          }}
        />
        <Slider
          label={say('alternatives')}
          value={request.alternatives}
          {...limits(options.alternatives, MAX_ALTERNATIVES, request.alternatives)}
          step={1}
          text={(n) => (n === 0 ? say('noAlternatives') : say('alternativesText', { n }))}
          onChange={(value) => change({ ...request, alternatives: value })}
          name="alternatives"
        />
      </div>
    </details>
  )
}

/** Other budgets around that of the plan, or those that a link names. */
function OtherBudgets({ request, change }: Asking): React.JSX.Element {
  const say = useMessages(choiceMessages)
  const { number } = useWording()
  const { budget, budgets = [] } = request
  const choices = CHOICES.map((count) => budgetsAround(budget ?? '', count))
  const known = choices.some((choice) => choice.join() === budgets.join())
  return (
    <Labelled label={say('budgets')}>
      {(id) => (
        <select
          id={id}
          name="budgets"
          value={budgets.join()}
          disabled={budget === undefined}
          onChange={({ target: { value } }) => change({ ...request, budgets: value === '' ? [] : value.split(',') })}
        >
          {!known && <option value={budgets.join()}>{budgets.join(', ')}</option>}
          {choices.map((choice) => {
            const [low, high] = [choice[0], choice.at(-1)].map((money) =>
              number(amountOf(money ?? '').amount / amountOf(budget ?? '').amount, 3),
            )
            return (
              <option key={choice.length} value={choice.join()}>
                {choice.length === 0
                  ? say('noBudgets')
                  : say('budgetsText', { n: choice.length, low: low ?? '', high: high ?? '' })}
              </option>
            )
          })}
        </select>
      )}
    </Labelled>
  )
}
const CHOICES = [0, 3, 5] as const

/** The same question with another budget; other budgets around it stay around it. */
function withBudget(request: PlanRequest, budget: string): PlanRequest {
  const { budget: before = '', budgets = [] } = request
  const count = CHOICES.find((one) => budgetsAround(before, one).join() === budgets.join())
  return { ...request, budget, budgets: count === undefined ? budgets : budgetsAround(budget, count) }
}

/** The same question without a limit, and without what is around it. */
const withoutBudget = ({ budget: _before, budgets: _around, ...rest }: PlanRequest): PlanRequest => rest

/** An amount and its currency, or none; it is taken over once it is left or Enter is pressed. */
function Budget({ request, change }: Asking): React.JSX.Element {
  const say = useMessages(choiceMessages)
  const { lang } = useWording()
  const { currencies } = useCatalogue()
  const { budget } = request
  const { amount, currency } = amountOf(budget ?? QUESTIONS.plan.example.budget ?? '')
  const unit = FORM_UNIT[lang]
  const take = (value: string): void => {
    const given = Number(value) * unit
    if (value.trim() === '' && budget !== undefined) change(withoutBudget(request))
    else if (Number.isFinite(given) && given > 0 && given <= 1e15 && (budget === undefined || given !== amount))
      change(withBudget(request, moneyOf({ amount: given, currency })))
  }
  return (
    <Labelled label={say('budget')}>
      {(id) => (
        <div className="plan-budget">
          <input
            id={id}
            name="budget"
            type="number"
            min={0}
            step="any"
            key={`${budget ?? ''} ${lang}`}
            placeholder={say('noLimit')}
            defaultValue={budget === undefined ? '' : Number((amount / unit).toPrecision(10))}
            onBlur={({ target }) => take(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') take(event.currentTarget.value)
            }}
          />
          <span>{say('budgetUnit')}</span>
          <select
            aria-label={say('currency')}
            value={currency}
            onChange={({ target: { value } }) => change(withBudget(request, moneyOf({ amount, currency: value })))}
          >
            {!currencies.some((one) => one.id === currency) && <option value={currency}>{currency}</option>}
            {currencies.map(({ id: code, nameJa }) => (
              <option key={code} value={code}>
                {nameIn(lang, { name: code, nameJa })}
              </option>
            ))}
          </select>
        </div>
      )}
    </Labelled>
  )
}

/** Whose plan it is; the last one stays. */
function Members({ request, change }: Asking): React.JSX.Element {
  const say = useMessages(choiceMessages)
  const { place } = useWording()
  const { places } = useCatalogue()
  const may = places.filter(({ bloc }) => bloc !== 'coercer').map(({ id }) => id)
  return (
    <PlacesField
      legend={say('members')}
      more={say('others')}
      first={FIRST.filter((id) => may.includes(id))}
      others={may.filter((id) => !FIRST.includes(id))}
      chosen={request.members}
      nameOf={place}
      keepsOne
      onChange={(members) => change({ ...request, members })}
    />
  )
}
