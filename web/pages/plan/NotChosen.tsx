import { notChosen, planColumns } from '../../../src/studies/light.ts'
import { Bars } from '../../charts/bars/Bars.tsx'
import { Key } from '../../charts/Key.tsx'
import { useMessages } from '../../language/messages.ts'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useHeaders } from '../../ui/use-headers.ts'
import { planMessages } from './messages.gen.ts'
import type { PlanProps } from './props.ts'
import { useItems } from './use-items.ts'

/** Plants drawn; the table has all. */
const DRAWN = 12

/** Why plants are not in the plan: what each would save at most for nothing, as a share of the least that it costs: so plants of all sizes stand on one scale. */
export function NotChosenFigure({ result }: Pick<PlanProps, 'result'>): React.JSX.Element | null {
  const column = useHeaders(planColumns)
  const say = useMessages(planMessages)
  const words = useWording()
  const atMost = usePercentAtMost()
  const items = useItems()
  const plants = notChosen(result)
  if (plants.length === 0) return null
  const count = (reason: (typeof plants)[number]['reason']): string =>
    words.number(plants.filter((plant) => plant.reason === reason).length)
  const bounded = plants.flatMap((plant) => {
    const { savedAtMost, leastCost, notChosenAbove } = plant
    return savedAtMost === null || leastCost === null || notChosenAbove === null
      ? []
      : [{ ...plant, savedAtMost, leastCost, notChosenAbove }]
  })
  const named = (plant: (typeof plants)[number]): string =>
    items.name({ ...plant, material: null, place: null, from: null })
  return (
    <Figure
      title={say('whyNotTitle')}
      answer={say('whyNotAnswer', {
        n: words.number(plants.length),
        dear: count('too-dear'),
        late: count('too-late'),
        open: count('open'),
      })}
      name="plan-not-chosen"
      source={say('source')}
      note={
        <>
          <CostKey />
          <p>{say('whyNotNote')}</p>
        </>
      }
      table={{
        columns: [
          { name: say('what') },
          column('reason'),
          column('available_from'),
          column('saved_at_most_musd'),
          column('least_cost_musd'),
          column('not_chosen_above'),
        ],
        rows: plants.map((plant) => [
          cell(named(plant), plant.id, items.source({ ...plant, material: null })),
          cell(say(`reason-${plant.reason}`), plant.reason),
          cell(words.month(plant.availableFrom), plant.availableFrom),
          cell(plant.savedAtMost === null ? '' : words.number(plant.savedAtMost), plant.savedAtMost),
          cell(plant.leastCost === null ? '' : words.number(plant.leastCost), plant.leastCost),
          cell(plant.notChosenAbove === null ? '' : atMost(plant.notChosenAbove), plant.notChosenAbove),
        ]),
      }}
    >
      {bounded.length > 0 && (
        <Bars
          label={say('whyNotTitle')}
          rows={bounded.slice(0, DRAWN).map((plant) => ({
            id: plant.id,
            name: named(plant),
            details: [
              say('whyNotFrom', {
                month: words.month(plant.availableFrom),
                cost: words.money(plant.leastCost),
                saved: words.money(plant.savedAtMost),
              }),
            ],
            value: plant.notChosenAbove,
            other: 1,
            text:
              plant.reason === 'open'
                ? say('reason-open')
                : say('whyNotAbove', {
                    share: atMost(plant.notChosenAbove),
                  }),
            href: items.source({ ...plant, material: null }),
          }))}
        />
      )}
    </Figure>
  )
}

/** What bars up to a share of a plant's cost, and the diamond at all of it, say. */
export function CostKey(): React.JSX.Element {
  const say = useMessages(planMessages)
  return (
    <Key
      entries={[
        [<rect key="a" width="22" height="14" className="fill-stopped" />, say('whyNotSaved')],
        [<path key="b" d="M11 1l6 6l-6 6l-6 -6Z" className="bar-other" />, say('whyNotCost')],
      ]}
    />
  )
}

/** A share that is a bound from above, rounded up: to tenths of a percent where it is small. */
export function usePercentAtMost(): (share: number) => string {
  const { percent } = useWording()
  return (share) => {
    const digits = share < 0.1 ? 1 : 0
    const parts = 100 * 10 ** digits
    return percent(Math.ceil(share * parts) / parts, digits)
  }
}
