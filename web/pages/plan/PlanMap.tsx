import { planColumns } from '../../../src/studies/light.ts'
import type { KeyItem } from '../../charts/map/Key.tsx'
import { SiteMark, STOCK } from '../../charts/map/symbols.tsx'
import { WorldMap } from '../../charts/map/WorldMap.tsx'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell, type FigureTable } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import { Slider } from '../../ui/Slider.tsx'
import type { PlanProps } from './props.ts'
import { blockOf, paidFor, spanText, standing, type Item } from './state.ts'
import { useItems } from './use-items.ts'
import { useLossOrGain } from './use-loss-or-gain.ts'
import { planMessages } from './messages.gen.ts'

/** Marks filled as those of sites at work, and hollow as those that are planned. */
const LOOK = { stands: 'operating', coming: 'planned' } as const
const STATE = { stands: 'stateStands', coming: 'stateComing', later: 'stateLater' } as const

/** At most this many materials are named in one label. */
const LISTED = 5

/** An item and how far it is in the years that are shown. */
interface Told {
  readonly item: Item
  readonly state: keyof typeof STATE
}
/** Items that are drawn: those that stand or are on their way. */
type Drawn = Omit<Told, 'state'> & { readonly state: keyof typeof LOOK }

/** Where plants, stocks and contracts of a plan lie, year by year. */
export function PlanMap({ result, shown }: PlanProps): React.JSX.Element {
  const say = useMessages(planMessages)
  const lossOrGain = useLossOrGain()
  const { view, go } = useView()
  const { start } = result.options
  const { periods } = shown
  const block = blockOf(periods, view.year)
  const year = periods[block]
  const told = shown.decisions.map((item): Told => ({ item, state: standing(item, block, start, periods) }))
  const drawn = told.flatMap(({ item, state }): Drawn[] => (state === 'later' ? [] : [{ item, state }]))
  const paid = (item: Item): number => paidFor(item, periods)
  const plants = usePlants(drawn, paid)
  const stores = useStores(
    drawn.filter(({ item }) => item.kind !== 'offtake' && !plants.some(({ id }) => id === item.id)),
    paid,
    block,
  )
  const flows = useFlows(
    drawn.filter(({ item, state }) => item.kind === 'offtake' && state === 'stands'),
    block,
  )
  const table = useTable(told, block, year === undefined ? '' : spanText(year))
  const legend = useLegend([...new Set(plants.map(({ stage }) => stage))], stores.length > 0, flows.length > 0)
  const count = (state: keyof typeof STATE): number => told.filter((one) => one.state === state).length
  const answer =
    year === undefined
      ? ''
      : say('mapAnswer', {
          years: spanText(year),
          n: shown.decisions.length,
          stands: count('stands'),
          coming: count('coming'),
          worst: lossOrGain(year.worstCase.loss),
          without: lossOrGain(year.doNothing.loss),
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
        table={table}
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

/** Plants whose site has a place on the map. */
function usePlants(drawn: readonly Drawn[], paid: (item: Item) => number) {
  const say = useMessages(planMessages)
  const words = useWording()
  const items = useItems()
  const { places } = useCatalogue()
  return drawn.flatMap(({ item, state }) => {
    const site = items.site(item)
    if (site === undefined) return []
    return [
      {
        id: item.id,
        name: items.name(item),
        ...site,
        place: places
          .filter(({ id }) => id === item.place)
          .map(({ id }) => ({ id, name: words.place(id) }))
          .at(0),
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
}

/** All that lies at a place as a whole, in its middle. */
function useStores(kept: readonly Drawn[], paid: (item: Item) => number, block: number) {
  const say = useMessages(planMessages)
  const items = useItems()
  const { places } = useCatalogue()
  const { short, listed } = useLabels(block)
  return [...new Set(kept.flatMap(({ item }) => item.place ?? []))].flatMap((id) => {
    const place = places.find((one) => one.id === id)
    const own = kept.filter(({ item }) => item.place === id)
    const [first] = own
    if (place === undefined || first === undefined) return []
    return [
      {
        id: `stores ${id}`,
        name: short(id),
        lon: place.lon,
        lat: place.lat,
        stage: STOCK,
        control: id,
        status: LOOK[own.some(({ state }) => state === 'stands') ? 'stands' : 'coming'],
        capacity: own.reduce((sum, { item }) => sum + paid(item), 0),
        href: items.source(first.item),
        label: say('stocksAt', { place: short(id), list: listed(own) }),
      },
    ]
  })
}

/** Contracts between two places, as one line. */
function useFlows(contracts: readonly Drawn[], block: number) {
  const say = useMessages(planMessages)
  const items = useItems()
  const { places } = useCatalogue()
  const { short, listed } = useLabels(block)
  return [...new Set(contracts.map(({ item }) => `${item.from} ${item.place}`))].flatMap((id) => {
    const [from = '', to = ''] = id.split(' ')
    const [start, end] = [from, to].map((one) => places.find((place) => place.id === one))
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
        label: say('contractsFrom', { from: short(from), to: short(to), list: listed(own) }),
      },
    ]
  })
}

/** A place without what it is made up of, and some items with what there is of them. */
function useLabels(block: number) {
  const words = useWording()
  const items = useItems()
  const one = ({ item }: Drawn): string =>
    item.material === null
      ? items.name(item)
      : `${words.material(item.material)} ${items.size(item, item.amounts[block])}`
  return {
    short: (id: string): string => words.place(id).replace(/（.*/, ''),
    listed: (own: readonly Drawn[]): string =>
      words.list(own.slice(0, LISTED).map(one)) + (own.length > LISTED ? ' …' : ''),
  }
}

function useTable(told: readonly Told[], block: number, years: string): FigureTable {
  const say = useMessages(planMessages)
  const { inUnit } = useNumbers()
  const words = useWording()
  const items = useItems()
  const column = useHeaders(planColumns)
  const { short } = useLabels(block)
  return {
    columns: [
      { name: say('what') },
      column('kind'),
      column('place'),
      column('from'),
      { name: say('state', { years }) },
      inUnit('unit', say('size')),
      column('unit'),
    ],
    rows: told.map(({ item, state }) => {
      const amount = item.amounts[block] ?? 0
      const isShare = item.kind === 'thrifting'
      return [
        cell(items.name(item), item.id, items.source(item)),
        cell(say(item.kind), item.kind),
        cell(short(item.place ?? ''), item.place),
        cell(item.from === null ? '–' : short(item.from), item.from ?? ''),
        cell(say(STATE[state]), state),
        cell(isShare ? words.percent(amount) : words.number(amount), amount),
        isShare ? cell('', inUnit('share', '').unit) : cell(words.unit(item.unit), item.unit),
      ]
    }),
  }
}

/** What the marks mean that are on the map. */
function useLegend(stages: readonly string[], hasStores: boolean, hasFlows: boolean): KeyItem[][] {
  const say = useMessages(planMessages)
  const { stage: stageName } = useWording()
  const mark = (stage: string, status: string): React.JSX.Element => (
    <SiteMark stage={stage} status={status} colour="var(--ink-2)" radius={5.5} ringed={false} />
  )
  const any = stages[0] ?? STOCK
  return [
    [
      ...stages.map((stage) => ({ id: stage, text: stageName(stage), mark: mark(stage, 'operating') })),
      ...(hasStores ? [{ id: 'stock', text: say('stockpile'), mark: mark(STOCK, 'operating') }] : []),
      ...(hasFlows
        ? [
            {
              id: 'contract',
              text: say('keyContract'),
              mark: <path d="M-7 -4 L7 -0.5 L7 0.5 L-7 4 Z" fill="var(--ink-2)" fillOpacity={0.6} />,
            },
          ]
        : []),
    ],
    ...(stages.length === 0 && !hasStores
      ? []
      : [
          [
            { id: 'stands', text: say('keyStands'), mark: mark(any, 'operating') },
            { id: 'coming', text: say('keyComingSite'), mark: mark(any, 'planned') },
          ],
        ]),
  ]
}
