import type { KeyItem } from '../../charts/map/Key.tsx'
import { SiteMark, STOCK } from '../../charts/map/symbols.tsx'
import { WorldMap } from '../../charts/map/WorldMap.tsx'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import { Slider } from '../../ui/Slider.tsx'
import type { PlanProps } from './props.ts'
import { blockOf, paidFor, spanText, standing, type Item } from './state.ts'
import { useItems } from './use-items.ts'
import { planMessages } from './messages.gen.ts'

/** Marks filled as those of sites at work, and hollow as those that are planned. */
const LOOK = { stands: 'operating', coming: 'planned' } as const
const STATE = { stands: 'stateStands', coming: 'stateComing', later: 'stateLater' } as const

/** Where plants, stocks and contracts of a plan lie, year by year. */
export function PlanMap({ result, shown }: PlanProps): React.JSX.Element {
  const say = useMessages(planMessages)
  const words = useWording()
  const items = useItems()
  const { view, go } = useView()
  const { places } = useCatalogue()
  const { start } = result.options
  const { periods } = shown
  const block = blockOf(periods, view.year)
  const year = periods[block]
  const when = year === undefined ? '' : spanText(year)
  const told = shown.decisions.map((item) => ({ item, state: standing(item, block, start, periods) }))
  const count = (state: keyof typeof STATE): number => told.filter((one) => one.state === state).length
  const drawn = told.flatMap(({ item, state }) => (state === 'later' ? [] : [{ item, state }]))
  const paid = (item: Item): number => paidFor(item, periods)
  const placeOf = (id: string | null) => places.find((place) => place.id === id)
  const short = (id: string): string => words.place(id).replace(/（.*/, '')

  const more = (n: number): string => (n > LISTED ? ' …' : '')

  const plants = drawn.flatMap(({ item, state }) => {
    const site = items.site(item)
    return site === undefined
      ? []
      : [
          {
            id: item.id,
            name: items.name(item),
            ...site,
            status: LOOK[state],
            capacity: paid(item),
            href: items.source(item),
            label: [
              items.name(item),
              say(STATE[state]),
              items.size(item),
              words.money(paid(item)),
              words.month(item.availableFrom),
            ].join(' · '),
          },
        ]
  })
  const kept = drawn.filter(({ item }) => item.kind !== 'offtake' && !plants.some(({ id }) => id === item.id))
  const stores = [...new Set(kept.flatMap(({ item }) => item.place ?? []))].flatMap((id) => {
    const place = placeOf(id)
    const own = kept.filter(({ item }) => item.place === id)
    const [first] = own
    if (place === undefined || first === undefined) return []
    return [
      {
        id: `stores ${id}`,
        name: short(id),
        lon: place.lon,
        lat: place.lat,
        stage: 'stock',
        control: id,
        status: LOOK[own.some(({ state }) => state === 'stands') ? 'stands' : 'coming'],
        capacity: own.reduce((sum, { item }) => sum + paid(item), 0),
        href: items.source(first.item),
        label: say('stocksAt', {
          place: short(id),
          list: words.list(own.slice(0, LISTED).map(({ item }) => listed(item))) + more(own.length),
        }),
      },
    ]
  })
  const contracts = drawn.filter(({ item, state }) => item.kind === 'offtake' && state === 'stands')
  const flows = [...new Set(contracts.map(({ item }) => `${item.from} ${item.place}`))].flatMap((id) => {
    const [from = '', to = ''] = id.split(' ')
    const [start, end] = [placeOf(from), placeOf(to)]
    const own = contracts.filter(({ item }) => `${item.from} ${item.place}` === id)
    const [first] = own
    if (start === undefined || end === undefined || first === undefined) return []
    return [
      {
        id,
        from: { id: from, name: short(from), lon: start.lon, lat: start.lat },
        to: { id: to, name: short(to), lon: end.lon, lat: end.lat },
        tonnes: own.reduce((sum, { item }) => sum + (item.amounts[block] ?? 0), 0),
        href: items.source(first.item),
        label: say('contractsFrom', {
          from: short(from),
          to: short(to),
          list: words.list(own.slice(0, LISTED).map(({ item }) => listed(item))) + more(own.length),
        }),
      },
    ]
  })
  function listed(item: Item): string {
    return item.material === null
      ? items.name(item)
      : `${words.material(item.material)} ${items.size(item, item.amounts[block])}`
  }

  const mark = (stage: string, status: string): React.JSX.Element => (
    <SiteMark stage={stage} status={status} colour="var(--ink-2)" radius={5.5} ringed={false} />
  )
  const stages = [...new Set(plants.map(({ stage }) => stage))]
  const legend: KeyItem[][] = [
    [
      ...stages.map((stage) => ({
        id: stage,
        text: words.stage(stage),
        mark: mark(stage, 'operating'),
      })),
      ...(stores.length === 0 ? [] : [{ id: 'stock', text: say('stockpile'), mark: mark(STOCK, 'operating') }]),
      ...(flows.length === 0
        ? []
        : [
            {
              id: 'contract',
              text: say('keyContract'),
              mark: <path d="M-7 -4 L7 -0.5 L7 0.5 L-7 4 Z" fill="var(--ink-2)" fillOpacity={0.6} />,
            },
          ]),
    ],
    ...(plants.length + stores.length === 0
      ? []
      : [
          [
            { id: 'stands', text: say('keyStands'), mark: mark(stages[0] ?? 'stock', 'operating') },
            { id: 'coming', text: say('keyComingSite'), mark: mark(stages[0] ?? 'stock', 'planned') },
          ],
        ]),
  ]
  const answer =
    year === undefined
      ? ''
      : say('mapAnswer', {
          years: when,
          n: shown.decisions.length,
          stands: count('stands'),
          coming: count('coming'),
          worst: words.money(year.worstCase.loss),
          without: words.money(year.doNothing.loss),
        })
  return (
    <div className="stack">
      <Figure
        title={say('mapTitle')}
        answer={
          <div className="stack">
            <p>{answer}</p>
            <Slider
              label={say('year')}
              value={block}
              low={0}
              high={Math.max(0, periods.length - 1)}
              step={1}
              text={(n) => {
                const at = periods[n]
                return at === undefined ? '' : spanText(at)
              }}
              onChange={(n) => go({ year: String(periods[n]?.from ?? '') })}
              name="year"
            />
          </div>
        }
        name="plan-map"
        source={say('source')}
        note={
          <>
            <p>{say('mapNote')}</p>
            <p>
              {say('borders')} {say('mapHelp')}
            </p>
          </>
        }
        table={{
          columns: [
            { name: say('what') },
            { name: say('kind') },
            { name: say('place') },
            { name: say('from') },
            { name: say('state', { years: when }) },
            { name: say('size'), align: 'right' },
            { name: say('unit') },
          ],
          rows: told.map(({ item, state }) => [
            cell(items.name(item), item.id, items.source(item)),
            cell(say(item.kind), item.kind),
            cell(short(item.place ?? ''), item.place),
            cell(item.from === null ? '–' : short(item.from), item.from ?? ''),
            cell(say(STATE[state]), state),
            cell(
              item.kind === 'thrifting'
                ? words.percent(item.amounts[block] ?? 0)
                : words.number(item.amounts[block] ?? 0),
              item.amounts[block] ?? 0,
            ),
            cell(item.kind === 'thrifting' ? '' : words.unit(item.unit), item.unit),
          ]),
        }}
      >
        <WorldMap
          label={`${say('mapTitle')} ${answer}`}
          help={say('mapHelp')}
          region="world"
          sites={[...plants, ...stores]}
          flows={flows}
          legend={legend}
          noLand={say('noLand')}
        />
      </Figure>
    </div>
  )
}

/** At most this many materials are named in one label. */
const LISTED = 5
