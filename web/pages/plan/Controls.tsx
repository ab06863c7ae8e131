import { nameIn } from '../../../src/messages/index.ts'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { amountOf, budgetsAround, moneyOf } from '../../url/money.ts'
import { defaultsOf } from '../../url/defaults.ts'
import { isExample, QUESTIONS, type PlanRequest } from '../../url/questions.ts'
import { useMessages } from '../../language/messages.ts'
import { Labelled } from '../../ui/Labelled.tsx'
import { limits, Slider } from '../../ui/Slider.tsx'
import { FORM_UNIT } from './state.ts'
import { choiceMessages } from './choice.gen.ts'

interface Props {
  readonly request: PlanRequest
  readonly change: (request: PlanRequest) => void
}

/** Places that stand first; all others are a press away. */
const FIRST = defaultsOf('places')
/** What sliders reach, if a link does not ask for more. */
const LONGEST = 24
const LATEST = 36
const MAX_MEASURES = 3
const MAX_ALTERNATIVES = 5
const THRESHOLDS = [10, 30, 100, 300, 1000]

/** On a phone the answer comes first, and what can be chosen is a press away. */
const WIDE = window.matchMedia('(min-width: 62rem)')

const { options } = QUESTIONS.plan

/** Whose plan, for how much, against what. */
export function Controls({ request, change }: Props): React.JSX.Element {
  const say = useMessages(choiceMessages)
  const { lang, number } = useWording()
  const { menus, places, constraints } = useCatalogue()
  const { menu, maxMeasures, threshold } = request
  const may = places.filter(({ bloc }) => bloc !== 'coercer').map(({ id }) => id)
  const others = may.filter((id) => !FIRST.includes(id))
  const thresholds = threshold === undefined || THRESHOLDS.includes(threshold) ? THRESHOLDS : [...THRESHOLDS, threshold]
  const months = menus.find(({ id }) => id === menu)?.months ?? LONGEST
  const title = (one: { readonly name: string; readonly nameJa: string }): string => nameIn(lang, one)
  return (
    <details className="controls panel" open={WIDE.matches}>
      <summary>
        <h2 className="controls-title">{say('controls')}</h2>
      </summary>
      <div className="stack">
        <fieldset className="field">
          <legend>{say('members')}</legend>
          <div className="row">
            <Members places={FIRST.filter((id) => may.includes(id))} request={request} change={change} />
          </div>
          {others.length > 0 && (
            <details open={request.members.some((id) => others.includes(id))}>
              <summary>{say('others')}</summary>
              <div className="row">
                <Members places={others} request={request} change={change} />
              </div>
            </details>
          )}
        </fieldset>

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

        <Labelled label={say('constraints')}>
          {(id) => (
            <select
              id={id}
              value={request.constraints ?? ''}
              onChange={({ target: { value } }) => {
                const { constraints: _before, ...rest } = request
                change(value === '' ? rest : { ...rest, constraints: value })
              }}
            >
              <option value="">{say('noConstraints')}</option>
              {request.constraints !== undefined && !constraints.some((one) => one.id === request.constraints) && (
                <option value={request.constraints}>{request.constraints}</option>
              )}
              {constraints.map((one) => (
                <option key={one.id} value={one.id}>
                  {title(one)}
                </option>
              ))}
            </select>
          )}
        </Labelled>

        <OtherBudgets request={request} change={change} />

        <details>
          <summary>{say('more')}</summary>
          <div className="stack">
            <Labelled label={say('menu')}>
              {(id) => (
                <select id={id} value={menu} onChange={({ target: { value } }) => change({ ...request, menu: value })}>
                  {!menus.some((one) => one.id === menu) && <option value={menu}>{menu}</option>}
                  {menus.map((one) => (
                    <option key={one.id} value={one.id}>
                      {title(one)}
                    </option>
                  ))}
                </select>
              )}
            </Labelled>
            <Slider
              label={say('months')}
              value={request.months ?? months}
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
            <label className="tick-box">
              <input
                type="checkbox"
                checked={request.technologyBan}
                onChange={({ target: { checked } }) => change({ ...request, technologyBan: checked })}
              />
              {say('technologyBan')}
            </label>
            <Labelled label={say('threshold')}>
              {(id) => (
                <select
                  id={id}
                  value={threshold ?? ''}
                  onChange={({ target: { value } }) => {
                    const { threshold: _before, ...rest } = request
                    change(value === '' ? rest : { ...rest, threshold: Number(value) })
                  }}
                >
                  <option value="">{say('notAsked')}</option>
                  {thresholds.map((one) => (
                    <option key={one} value={one}>
                      {number(one, 4)}
                    </option>
                  ))}
                </select>
              )}
            </Labelled>
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

        {!isExample(QUESTIONS.plan, request) && (
          <button type="button" className="button" onClick={() => change(QUESTIONS.plan.example)}>
            {say('reset')}
          </button>
        )}
      </div>
    </details>
  )
}

/** Other budgets around that of the plan, or those that a link names. */
function OtherBudgets({ request, change }: Props): React.JSX.Element {
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
function Budget({ request, change }: Props): React.JSX.Element {
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

/** Places to tick. Someone's plan it is: the last one stays. */
function Members({ places, request, change }: Props & { readonly places: readonly string[] }): React.ReactNode {
  const { place } = useWording()
  const { members } = request
  return places.map((id) => (
    <label key={id} className="tick-box">
      <input
        type="checkbox"
        checked={members.includes(id)}
        disabled={members.length === 1 && members[0] === id}
        onChange={({ target: { checked } }) =>
          change({ ...request, members: checked ? [...members, id] : members.filter((one) => one !== id) })
        }
      />
      {place(id).replace(/（.*/, '')}
    </label>
  ))
}
