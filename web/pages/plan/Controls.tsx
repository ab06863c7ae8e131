import { nameIn } from '../../../src/messages/index.ts'
import { useCatalogue, useWording } from '../../desk/catalogue.tsx'
import { amountOf, budgetsBesides, moneyOf } from '../../desk/money.ts'
import type { PlanSpec } from '../../desk/protocol.ts'
import { useMessages } from '../../messages.ts'
import { DEFAULT_PLAN, MOST_MEASURES, MOST_OTHERS } from '../../url/spec.ts'
import { Labelled } from '../shock/Labelled.tsx'
import { Slider } from '../shock/Slider.tsx'
import { FORM_UNIT } from './state.ts'
import { choiceMessages } from './choice.gen.ts'

interface Props {
  readonly spec: PlanSpec
  readonly change: (spec: PlanSpec) => void
}

/** Places that stand first; all others are a press away. */
const FIRST = ['JPN', 'USA', 'EUR', 'KOR']
const LONGEST = 24
const LATEST = 36
const THRESHOLDS = [10, 30, 100, 300, 1000]

/** On a phone the answer comes first, and what can be chosen is a press away. */
const WIDE = window.matchMedia('(min-width: 62rem)')

/** Whose plan, for how much, against what. */
export function Controls({ spec, change }: Props): React.JSX.Element {
  const say = useMessages(choiceMessages)
  const { lang, number } = useWording()
  const { menus, places, terms } = useCatalogue()
  const { menu, most, threshold } = spec
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
            <Members places={FIRST.filter((id) => may.includes(id))} spec={spec} change={change} />
          </div>
          {others.length > 0 && (
            <details open={spec.members.some((id) => others.includes(id))}>
              <summary>{say('others')}</summary>
              <div className="row">
                <Members places={others} spec={spec} change={change} />
              </div>
            </details>
          )}
        </fieldset>

        <Budget spec={spec} change={change} />

        <Slider
          label={say('most')}
          value={most}
          low={1}
          high={MOST_MEASURES}
          step={1}
          text={(n) => say('mostText', { n })}
          onChange={(value) => change({ ...spec, most: value })}
          name="most"
        />

        <Labelled label={say('start')}>
          {(id) => (
            <input
              id={id}
              name="start"
              type="month"
              min="2025-01"
              max="2060-12"
              key={spec.start}
              defaultValue={spec.start}
              onChange={({ target: { value, validity } }) => {
                if (validity.valid && /^\d{4}-\d\d$/.test(value)) change({ ...spec, start: value })
              }}
            />
          )}
        </Labelled>

        <Labelled label={say('terms')}>
          {(id) => (
            <select
              id={id}
              value={spec.terms ?? ''}
              onChange={({ target: { value } }) => {
                const { terms: _before, ...rest } = spec
                change(value === '' ? rest : { ...rest, terms: value })
              }}
            >
              <option value="">{say('noTerms')}</option>
              {spec.terms !== undefined && !terms.some((one) => one.id === spec.terms) && (
                <option value={spec.terms}>{spec.terms}</option>
              )}
              {terms.map((one) => (
                <option key={one.id} value={one.id}>
                  {title(one)}
                </option>
              ))}
            </select>
          )}
        </Labelled>

        <Labelled label={say('budgets')}>
          {(id) => (
            <select
              id={id}
              value={spec.front}
              onChange={({ target: { value } }) => change({ ...spec, front: Number(value) })}
            >
              {[0, 3, 5].map((front) => {
                const besides = budgetsBesides({ budget: spec.budget, front }).map(({ times }) => number(times, 3))
                return (
                  <option key={front} value={front}>
                    {front === 0
                      ? say('noBudgets')
                      : say('budgetsText', { n: front, low: besides[0] ?? '', high: besides.at(-1) ?? '' })}
                  </option>
                )
              })}
            </select>
          )}
        </Labelled>

        <details>
          <summary>{say('more')}</summary>
          <div className="stack">
            <Labelled label={say('menu')}>
              {(id) => (
                <select id={id} value={menu} onChange={({ target: { value } }) => change({ ...spec, menu: value })}>
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
              value={spec.months ?? months}
              low={1}
              high={LONGEST}
              step={1}
              text={(n) => say('monthsText', { n })}
              onChange={(value) => change({ ...spec, months: value })}
              name="months"
            />
            <Slider
              label={say('slip')}
              value={spec.slip}
              low={0}
              high={LATEST}
              step={3}
              text={(n) => (n === 0 ? say('onTime') : say('monthsText', { n }))}
              onChange={(value) => change({ ...spec, slip: value })}
              name="late"
            />
            <label className="tick-box">
              <input
                type="checkbox"
                checked={spec.technologyBan}
                onChange={({ target: { checked } }) => change({ ...spec, technologyBan: checked })}
              />
              {say('technologyBan')}
            </label>
            <Labelled label={say('least')}>
              {(id) => (
                <select
                  id={id}
                  value={threshold ?? ''}
                  onChange={({ target: { value } }) => {
                    const { threshold: _before, ...rest } = spec
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
              label={say('otherPlans')}
              value={spec.others}
              low={0}
              high={MOST_OTHERS}
              step={1}
              text={(n) => (n === 0 ? say('noOthers') : say('othersText', { n }))}
              onChange={(value) => change({ ...spec, others: value })}
              name="others"
            />
          </div>
        </details>

        {JSON.stringify(spec) !== JSON.stringify(DEFAULT_PLAN) && (
          <button type="button" className="button" onClick={() => change(DEFAULT_PLAN)}>
            {say('reset')}
          </button>
        )}
      </div>
    </details>
  )
}

/** An amount and its currency; it is taken over once it is left or Enter is pressed. */
function Budget({ spec, change }: Props): React.JSX.Element {
  const say = useMessages(choiceMessages)
  const { lang } = useWording()
  const { currencies } = useCatalogue()
  const { amount, currency } = amountOf(spec.budget)
  const unit = FORM_UNIT[lang]
  const take = (value: string): void => {
    const given = Number(value) * unit
    if (Number.isFinite(given) && given > 0 && given <= 1e15 && given !== amount)
      change({ ...spec, budget: moneyOf({ amount: given, currency }) })
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
            key={`${spec.budget} ${lang}`}
            defaultValue={Number((amount / unit).toPrecision(10))}
            onBlur={({ target }) => take(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') take(event.currentTarget.value)
            }}
          />
          <span>{say('budgetUnit')}</span>
          <select
            aria-label={say('currency')}
            value={currency}
            onChange={({ target: { value } }) => change({ ...spec, budget: moneyOf({ amount, currency: value }) })}
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
function Members({ places, spec, change }: Props & { readonly places: readonly string[] }): React.ReactNode {
  const { place } = useWording()
  const { members } = spec
  return places.map((id) => (
    <label key={id} className="tick-box">
      <input
        type="checkbox"
        checked={members.includes(id)}
        disabled={members.length === 1 && members[0] === id}
        onChange={({ target: { checked } }) =>
          change({ ...spec, members: checked ? [...members, id] : members.filter((one) => one !== id) })
        }
      />
      {place(id).replace(/（.*/, '')}
    </label>
  ))
}
