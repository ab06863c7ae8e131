import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { Router } from 'wouter'
import type { StageKind, StageRow } from '../../src/world/index.ts'
import { BenchmarkChart } from '../market/charts/benchmark/BenchmarkChart.tsx'
import { DepthChart } from '../market/charts/depth/DepthChart.tsx'
import { Bars } from './bars/Bars.tsx'
import { CashBars } from './cash/CashBars.tsx'
import { StatusTimeline } from './status/StatusTimeline.tsx'
import { ChanceStrips } from './chances/ChanceStrips.tsx'
import { HeldDots } from './held/HeldDots.tsx'
import { StopLetters } from './letters/StopLetters.tsx'
import { LeverageCurve } from './leverage/LeverageCurve.tsx'
import { ShortfallMultiples } from './multiples/ShortfallMultiples.tsx'
import { ObservedLines } from './observed/ObservedLines.tsx'
import { StackedRange } from './stacked-range/StackedRange.tsx'
import { PayerBars } from './payers/PayerBars.tsx'
import { Front } from './plan/Front.tsx'
import { Safety } from './plan/Safety.tsx'
import { Schedule } from './plan/Schedule.tsx'
import { PathLine } from './prices/PathLine.tsx'
import { PriceLines } from './prices/PriceLines.tsx'
import { RangeDots } from './ranges/RangeDots.tsx'
import { RuleDots } from './rules/RuleDots.tsx'
import { fold } from './sankey/state.ts'
import { StopTimeline } from './stops/StopTimeline.tsx'
import { StrikeDots } from './strikes/StrikeDots.tsx'
import { WidthBefore } from './use-width.ts'

// The sankey and the map take words from the world, which a worker reads: here there is neither. Marks have their shapes by
// the kind of their stage.
vi.stubGlobal('Worker', class extends EventTarget {})
vi.stubGlobal('navigator', {})
vi.doMock(import('../model/catalogue.tsx'), async (original) => {
  const catalogue = await original()
  const stage = (id: string, kind: StageKind): StageRow => ({
    id,
    name: id,
    nameJa: id,
    goods: id,
    goodsJa: id,
    kind,
    countedWith: id,
  })
  return {
    ...catalogue,
    useCatalogue: () => ({
      ...catalogue.useCatalogue(),
      stages: [stage('ore', 'mined'), stage('oxide', 'refined'), stage('magnet', 'component')],
    }),
  }
})
const { Sankey } = await import('./sankey/Sankey.tsx')
const { WorldMap } = await import('./map/WorldMap.tsx')
const { SiteMark } = await import('./map/symbols.tsx')
vi.unstubAllGlobals()

/** Months from a first one on. */
const monthsFrom = (year: number, month: number, count: number): string[] =>
  Array.from({ length: count }, (_, i) => {
    const at = month - 1 + i
    return `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
const YEAR = monthsFrom(2026, 1, 12)
const THREE_YEARS = monthsFrom(2028, 1, 36)
const money = (million: number, like = million): string =>
  Math.abs(like) >= 1000
    ? `${Number((million / 1000).toPrecision(3))} bn USD`
    : `${Number(million.toPrecision(3))} M USD`
const number = (value: number): string => String(Number(value.toPrecision(3)))
const percent = (share: number): string => `${Math.round(100 * share)}%`
const times = (value: number): string => `${number(value)}×`
const band = (middle: number, spread: number) => ({
  p5: middle - 2 * spread,
  p25: middle - spread,
  p50: middle,
  p75: middle + spread,
  p95: middle + 2 * spread,
})

const BARS = [
  { id: 'JPN', name: 'Japan', value: 2019, text: '2.02 bn USD · ◇ 1.88 bn USD', other: 1880, href: '/world?row=JPN' },
  {
    id: 'EUR',
    name: 'European Union',
    value: 640,
    text: '640 M USD · ◇ 720 M USD',
    other: 720,
    href: '/world?row=EUR',
  },
  { id: 'KOR', name: 'Korea', value: 88, text: '88 M USD · ◇ 60 M USD', other: 60, href: '/world?row=KOR' },
]

const USE_MONTHS = YEAR.map((month, i) => ({
  month,
  glance: (['served', 'served', 'short', 'short', 'some', 'much'] as const)[Math.min(5, Math.floor(i / 2))] ?? 'served',
  text: `${month}: short ${10 * i}%`,
}))

const SERVED = YEAR.map((month, i) => ({
  month,
  served: Math.max(120, 340 - 40 * i),
  shortfallTonnes: Math.min(220, 40 * i),
  stoppedTonnes: Math.max(0, Math.min(140, 40 * i - 120)),
  monthsOfCover: Math.max(0, 4 - 0.6 * i),
}))

const DEPTH_STEP = { node: 'ndpr-oxide any JPN 2027-03' } as const
const DEPTH = {
  reference: DEPTH_STEP.node,
  price: 66e6,
  low: 64e6,
  high: 68e6,
  cleared: 9e6,
  supply: [
    { ...DEPTH_STEP, kind: 'order', side: 'supply', price: 58e6, grams: 4e6, filled: 4e6, id: 's1' },
    { ...DEPTH_STEP, kind: 'block', side: 'supply', price: 61e6, grams: 3e6, filled: 3e6, id: 's2' },
    { ...DEPTH_STEP, kind: 'route', side: 'supply', price: 64e6, grams: 2e6, filled: 2e6, id: 'AUS-JPN' },
    { ...DEPTH_STEP, kind: 'order', side: 'supply', price: 74e6, grams: 5e6, filled: 0, id: 's3' },
  ],
  demand: [
    { ...DEPTH_STEP, kind: 'order', side: 'demand', price: 90e6, grams: 3e6, filled: 3e6, id: 'b1' },
    { ...DEPTH_STEP, kind: 'joint', side: 'demand', price: 80e6, grams: 4e6, filled: 4e6, id: 'b2' },
    { ...DEPTH_STEP, kind: 'order', side: 'demand', price: 68e6, grams: 4e6, filled: 2e6, id: 'b3' },
  ],
  passedOver: [],
  leftOut: 0,
} as const

const OBSERVED = monthsFrom(2010, 7, 18)

const STATES = {
  running: 'running',
  mothballed: 'mothballed',
  restarting: 'restarting',
  closed: 'closed',
  'not yet': 'not yet',
}

/** Each chart of the app with a small example of what it shows. */
const EXAMPLES: Readonly<Record<string, React.JSX.Element>> = {
  bars: <Bars label="Who loses most?" rows={BARS} />,
  'bars-detail': (
    <Bars
      label="打撃を受ける業種"
      rows={[
        {
          id: 'a',
          name: '自動車',
          details: ['不足：ネオジム磁石（標準品）、ジスプロシウム …。最初の停止：2026年3月'],
          value: 1240,
          text: '12.4億ドル',
          href: '/world?row=a',
        },
        {
          id: 'b',
          name: '産業用ロボット・工作機械',
          details: ['不足：ネオジム磁石。停止なし'],
          value: 210,
          text: '2.1億ドル',
          href: '/b',
        },
      ]}
    />
  ),
  'named-bars': (
    <Bars
      label="What should be made safe first?"
      rows={[
        {
          id: '0',
          name: 'Nothing made safe',
          details: ['Worst that remains: Magnets to Europe + Yttrium to Japan'],
          value: 2019,
          upTo: 2019,
          text: '2.02 bn USD',
          href: '/0',
        },
        {
          id: '1',
          name: '1 made safe: Magnets to Japan',
          details: ['Worst that remains: Dysprosium and terbium oxide to Japan + Yttrium to Japan + Magnets to Europe'],
          value: 900,
          upTo: 2019,
          text: '900 M USD',
          href: '/1',
        },
        {
          id: '2',
          name: '2 made safe: Magnets to Japan and Yttrium to Japan',
          details: ['Nothing remains'],
          value: 0,
          upTo: 2019,
          text: '0 USD',
        },
      ]}
    />
  ),
  'cash-bars': (
    <CashBars
      states={THREE_YEARS.map((_, i) => (i < 26 ? 'running' : 'closed'))}
      label="What does it earn, month by month"
      months={THREE_YEARS}
      cash={THREE_YEARS.map((_, i) => (i < 8 ? 4 - i : i < 26 ? -2.5 : -0.8))}
      runs={THREE_YEARS.map((_, i) => i < 26)}
      text={(value) => `${value} M USD`}
    />
  ),
  'status-timeline': (
    <StatusTimeline
      names={STATES}
      label="Who runs, who stands still, who closes?"
      months={THREE_YEARS}
      rows={[
        {
          id: 'mp',
          label: 'Mountain Pass mine',
          detail: 'United States · mining and concentrating',
          marked: true,
          picked: true,
          text: 'idle from 2028-05, closed 2030-01',
          href: '/mp',
          spells: [
            { state: 'running', from: 0, to: 4 },
            { state: 'mothballed', from: 4, to: 24 },
            { state: 'closed', from: 24, to: 36 },
          ],
        },
        {
          id: 'ly',
          label: 'Lynas Malaysia, separation of heavy rare earths',
          detail: 'Malaysia · oxide',
          marked: false,
          picked: false,
          text: 'runs',
          href: '/ly',
          spells: [
            { state: 'not yet', from: 0, to: 10 },
            { state: 'running', from: 10, to: 20 },
            { state: 'mothballed', from: 20, to: 28 },
            { state: 'restarting', from: 28, to: 31 },
            { state: 'running', from: 31, to: 36 },
          ],
        },
      ]}
    />
  ),
  'stop-letters': (
    <StopLetters
      label="Who stops when, under which scenario?"
      months={YEAR}
      rows={[
        {
          label: 'Cars',
          at: [
            { letter: 'A', month: 2 },
            { letter: 'B', month: 2 },
            { letter: 'C', month: 7 },
          ],
        },
        { label: 'Wind turbines, permanent-magnet generators', at: [{ letter: 'A', month: 11 }] },
        { label: 'Robots', at: [] },
      ]}
    />
  ),
  'leverage-curve': (
    <LeverageCurve
      label="What does it cost China, and what does it get for it?"
      points={[
        {
          exportsForgone: 24,
          loss: 2019,
          name: 'Magnets to Japan + Dysprosium and terbium oxide to Japan + Yttrium to Europe',
          detail: '2.02 bn USD lost for 24 M USD given up: 84 times; best from 0 to 56',
          href: '/1',
        },
        {
          exportsForgone: 16,
          loss: 1573,
          name: 'Magnets to Japan + Yttrium to Japan',
          detail: '1.57 bn USD lost for 16 M USD given up: 98 times; best from 56 to 85',
          href: '/2',
        },
        {
          exportsForgone: 1,
          loss: 300,
          name: 'Yttrium to Japan',
          detail: '300 M USD lost for 1 M USD given up: 300 times; best from 85 to 300',
          href: '/3',
        },
      ]}
      threshold={30}
      exportsForgone="Exports that China forgoes"
      loss="Value added lost by others"
      money={money}
      times={(leverage) => (leverage === 1 ? 'pain is equal' : `${leverage} times`)}
      thresholdText="too blunt below 30 times"
    />
  ),
  'world-map': (
    <WorldMap
      label="Where is it mined and made?"
      help="Arrow keys go from mark to mark."
      region="east-asia"
      noLand="The outlines of the countries could not be loaded."
      legend={[
        [
          {
            id: 'ore',
            text: 'ore',
            mark: <SiteMark stage="ore" status="operating" colour="var(--ink-2)" radius={6} ringed={false} />,
          },
        ],
      ]}
      sites={[
        {
          id: 'bayan-obo',
          name: 'Bayan Obo',
          label: 'Bayan Obo: ore',
          href: '/bo',
          lon: 110,
          lat: 41.8,
          stage: 'ore',
          status: 'operating',
          control: 'CHN',
          capacity: 120000,
        },
        {
          id: 'echizen',
          name: 'Echizen',
          label: 'Echizen: magnets',
          href: '/ez',
          lon: 136.2,
          lat: 35.9,
          stage: 'magnet',
          status: 'operating',
          control: 'JPN',
          capacity: 3000,
        },
      ]}
      flows={[
        {
          id: 'f',
          label: 'China to Japan',
          href: '/f',
          from: { id: 'CHN', name: 'China', lon: 115, lat: 30 },
          to: { id: 'JPN', name: 'Japan', lon: 138, lat: 36 },
          tonnes: 5000,
        },
      ]}
    />
  ),
  'shortfall-multiples': (
    <ShortfallMultiples
      between={(low, high) => `${low}–${high}`}
      names={{ served: 'served', short: 'short', stopped: 'stopped', cover: 'cover' }}
      label="Cars, magnets: short 40%"
      months={SERVED}
      mostCover={4}
      unit="t a month"
      coverLabel="months of cover"
      number={number}
      draws={{
        served: SERVED.map(({ served, shortfallTonnes }) => band(served / (served + shortfallTonnes) - 0.02, 0.04)),
        cover: SERVED.map(({ monthsOfCover }) => band(monthsOfCover + 0.3, 0.12)),
      }}
    />
  ),
  'observed-lines': (
    <ObservedLines
      between={(low, high) => `${low}–${high}`}
      names={{ word: 'at its word', tabled: 'tabled', fitted: 'fitted', seen: 'seen', band: 'forecast' }}
      title="Oxides, into Japan from China"
      detail="Furthest off: 2010-11"
      label="Oxides, into Japan from China. Furthest off: 2010-11"
      months={OBSERVED}
      model={OBSERVED.map((month, i) => ({
        month,
        asWritten: i < 3 ? 1 : 0.1,
        central: Math.max(0.3, 1 - 0.12 * i),
        fitted: Math.max(0.5, 1.1 - 0.09 * i),
      }))}
      dots={[
        { from: '2010-09', to: '2010-09', value: 1.19, low: 1.1, high: 1.25, counts: true },
        { from: '2010-11', to: '2011-03', value: 0.48, low: 0.3, high: 0.6, counts: true },
        { from: '2011-08', to: '2011-08', value: 0.9, low: 0.8, high: 1, counts: false },
      ]}
      ratios={false}
      most={1.3}
      text={percent}
    />
  ),
  'observed-prices': (
    <ObservedLines
      between={(low, high) => `${low}–${high}`}
      names={{ word: 'at its word', tabled: 'tabled', fitted: 'fitted', seen: 'seen', band: 'forecast' }}
      title="Dysprosium oxide, FOB China and inside the European Union: asked"
      detail="Furthest off: 2011-07"
      label="Dysprosium oxide, FOB China"
      months={OBSERVED}
      model={OBSERVED.map((month, i) => ({ month, asWritten: 1, central: 1 + i, fitted: null }))}
      dots={[{ from: '2011-07', to: '2011-07', value: 19, low: 15, high: 22, counts: true }]}
      ratios
      most={40}
      text={times}
    />
  ),
  'stacked-range': (
    <StackedRange
      label="What did the fit move?"
      rows={[
        {
          id: 'a',
          label: 'Share of need that thrift can do without',
          tabled: 0.4,
          fitted: 0.8,
          low: '5%',
          high: '20%',
          text: 'moved',
        },
        {
          id: 'b',
          label: 'Stocks before',
          tabled: 0.5,
          fitted: 0.5,
          low: 'low',
          high: 'high',
          text: 'stays where it was',
        },
        {
          id: 'c',
          label: 'Price of leakage',
          tabled: 0.3,
          fitted: 1,
          low: '1.5×',
          high: '6×',
          text: 'at its upper end',
        },
      ]}
    />
  ),
  'payer-bars': (
    <PayerBars
      label="Price contracts: treasury 120 M USD"
      groups={[
        {
          id: 'cfd',
          name: 'Price contracts',
          detail: 'Keeps all; 3 M USD beyond need.',
          bars: [
            { payer: 'treasury', name: 'treasury pays', value: 120, text: '120 M USD' },
            { payer: 'users', name: 'users pay', value: 0, text: '0 USD' },
            { payer: 'core', name: 'producers get', value: 118, text: '118 M USD' },
          ],
        },
        {
          id: 'tariff',
          name: 'A tariff',
          detail:
            'Keeps 9 of 11: no tariff on oxide reaches a mine whose concentrate is sold abroad, so that two of them go on losing.',
          bars: [
            { payer: 'treasury', name: 'treasury pays', value: -40, text: 'takes in 40 M USD' },
            { payer: 'users', name: 'users pay', value: 230, text: '230 M USD' },
            { payer: 'core', name: 'producers get', value: 95, text: '95 M USD' },
          ],
        },
      ]}
    />
  ),
  front: (
    <Front
      label="What would more money buy, and what less?"
      nothing={{ loss: 2019, name: 'no plan' }}
      points={[
        {
          id: '0.5',
          paid: 250,
          loss: 1300,
          name: 'With 250 M USD',
          detail: '240 M USD spent; 1.3 bn USD lost in the worst year',
          href: '/a',
          shown: false,
        },
        {
          id: '',
          paid: 500,
          loss: 620,
          name: 'With 500 M USD (as asked)',
          detail: '488 M USD spent; 620 M USD lost in the worst year',
          href: '/b',
          shown: true,
        },
        {
          id: '2',
          paid: 900,
          loss: 410,
          name: 'With 1 bn USD',
          detail: '900 M USD spent; 410 M USD lost in the worst year',
          href: '/c',
          shown: false,
        },
      ]}
      paid="Spent in all years"
      loss="Lost in the worst year, the last years"
      money={money}
    />
  ),
  safety: (
    <Safety
      label="2027–2029: without the plan 1.9 bn USD, with it 1.2 bn USD"
      span={{ from: 2027, to: 2038 }}
      shown={{ from: 2030, to: 2033 }}
      years={[
        { from: 2027, to: 2030, without: 1900, worst: 1900 },
        { from: 2030, to: 2033, without: 2100, worst: 1200 },
        { from: 2033, to: 2038, without: 2300, worst: 500 },
      ]}
      title="Lost in the worst year"
      without="without the plan"
      withPlan="with the plan"
      money={money}
    />
  ),
  schedule: (
    <Schedule
      names={{ coming: 'decided on', stands: 'in place' }}
      percent={percent}
      label="What is decided, and from when does it stand?"
      span={{ from: 2027, to: 2038 }}
      shown={{ from: 2030, to: 2033 }}
      rows={[
        {
          id: 'a',
          kind: 'plant',
          label: 'Dysprosium and terbium oxide',
          detail: 'plant · 300 t a year · 120 M USD',
          href: '/a',
          decided: 2027.25,
          stands: 2030.5,
          levels: [
            { from: 2030.5, to: 2033, level: 0.5 },
            { from: 2033, to: 2038, level: 1 },
          ],
        },
        {
          id: 'b',
          kind: 'stockpile',
          label: '酸化イットリウム',
          detail: '備蓄（日本）・120トン・9百万ドル',
          href: '/b',
          decided: 2027.25,
          stands: 2028,
          levels: [{ from: 2028, to: 2038, level: 1 }],
        },
        {
          id: 'c',
          kind: 'offtake',
          label: 'NdFeB magnets',
          detail: 'Australia → Japan · 900 t a year · 30 M USD',
          href: '/c',
          decided: 2028,
          stands: 2029,
          levels: [{ from: 2029, to: 2033, level: 1 }],
        },
        {
          id: 'd',
          kind: 'thrifting',
          label: 'Thrifting of dysprosium',
          detail: 'thrifting · 20% · 14 M USD',
          href: '/d',
          decided: 2027.5,
          stands: 2029,
          levels: [{ from: 2029, to: 2038, level: 0.7 }],
        },
      ]}
    />
  ),
  'path-line': (
    <PathLine
      name="of the price before"
      told={percent}
      label="Dysprosium oxide"
      months={THREE_YEARS}
      multiples={THREE_YEARS.map((_, i) => Math.max(0.35, 1 - 0.05 * i))}
      most={1}
      percent={percent}
    />
  ),
  'price-lines': (
    <PriceLines
      between={(low, high) => `${times(low)} to ${times(high)}`}
      names={{ spot: 'spot', paid: 'paid', contract: 'contract', inside: 'inside' }}
      label="Dysprosium oxide, Japan: up to 12 times"
      months={YEAR.map((month, i) => ({
        month,
        insidePrice: 1 + 0.02 * i,
        contractPrice: 1 + 0.01 * i,
        spotPrice: i < 2 ? 1 : Math.min(12, 1 + 2 * (i - 1)),
        averagePrice: i === 0 ? null : 1 + 0.3 * i,
      }))}
      most={40}
      times={times}
      draws={{
        spotPrice: YEAR.map((_, i) => band(1.5 + i, 0.3)),
        averagePrice: YEAR.map((_, i) => (i === 0 ? undefined : band(1.2 + 0.3 * i, 0.1))),
      }}
    />
  ),
  'chance-strips': (
    <ChanceStrips
      percent={percent}
      label="Which lines stopped, and what chance had they?"
      months={YEAR}
      rows={[
        {
          id: 'a',
          label: 'Cars, United States',
          details: ['stopped in May'],
          text: '98%',
          chances: [0.02, 0.2, 0.45, 0.7, 0.9, 0.98, 0.98],
          from: 0,
          seen: 4,
          heading: '2025',
          href: '/a',
        },
        { id: 'b', label: 'Robots', details: [], text: '12%', chances: [0.04, 0.08, 0.12], from: 3, seen: null },
      ]}
    />
  ),
  'held-dots': (
    <HeldDots
      label="How many figures did the bands hold?"
      percent={percent}
      rows={[
        {
          id: 'a',
          label: 'Trade, 49 figures',
          detail: '2025',
          text: '43 of 49',
          half: 29 / 49,
          most: 43 / 49,
          heading: 'The test',
        },
        { id: 'b', label: 'Prices, 3 figures', detail: '2025', text: '1 of 3', half: 0, most: 1 / 3 },
      ]}
    />
  ),
  'range-dots': (
    <RangeDots
      label="What does it cost?"
      tick={money}
      rows={[
        {
          label: 'Value added lost',
          detail: '640 M USD (210 M USD to 1.4 bn USD)',
          central: 640,
          low: 210,
          high: 1400,

          draws: { band: band(700, 180), text: '90% of 200 draws: 340 M to 1.06 bn USD' },
        },
        {
          label: 'Gross output lost',
          detail: '1.9 bn USD (700 M USD to 3.9 bn USD)',
          central: 1900,
          low: 700,
          high: 3900,

          draws: { band: band(2000, 500), text: '90% of 200 draws: 1 to 3 bn USD' },
        },
        {
          label: 'Nomura Research Institute, 2025: three months, cars',
          detail: '0.11%',
          central: 660,
          low: undefined,
          high: undefined,

          other: true,
        },
      ]}
    />
  ),
  'range-dots-plain': (
    <RangeDots
      label="What does it cost?"
      tick={money}
      rows={[
        {
          label: 'A',
          detail: '640 M USD (210 M USD to 1.4 bn USD)',
          central: 640,
          low: 210,
          high: 1400,
        },
        { label: 'B', detail: '0 USD', central: 0, low: undefined, high: undefined },
      ]}
    />
  ),
  'rule-dots': (
    <RuleDots
      label="Is the model nearer to what was observed than a simple rule?"
      times={times}
      nearer="model nearer than the better rule"
      farther="farther"
      sections={[
        {
          title: 'Test: not used in the fit',
          rows: [
            {
              id: 'a',
              label: 'Trade, 12 figures',
              detail: '2023: licences for gallium and germanium',
              text: '18% against 40%',
              nothing: 1.9,
              word: 1,
              tabled: 0.45,
              fitted: 0.4,
              href: '/a',
            },
            {
              id: 'b',
              label: 'Prices paid, 4 figures',
              detail: '2023: licences for graphite, announced six weeks before',
              text: '2.1× against 1.6×',
              nothing: 1,
              word: undefined,
              tabled: 1.4,
              fitted: 3,
              href: '/b',
            },
          ],
        },
        {
          title: 'Used in the fit',
          rows: [
            {
              id: 'c',
              label: 'Stops, 3 figures',
              detail: '2010 to 2012: China’s quota',
              text: '0 against 2 months',
              nothing: 1,
              word: 1.6,
              tabled: 0,
              fitted: undefined,
              href: '/c',
            },
          ],
        },
      ]}
    />
  ),
  sankey: (
    <Sankey
      stageName={(stage) => stage}
      chain={fold(
        ['ore', 'oxide', 'magnet', 'use'],
        [
          { fromStage: 'ore', from: 'CHN', toStage: 'oxide', to: 'CHN', value: 70 },
          { fromStage: 'ore', from: 'AUS', toStage: 'oxide', to: 'MYS', value: 30 },
          { fromStage: 'oxide', from: 'CHN', toStage: 'magnet', to: 'CHN', value: 60 },
          { fromStage: 'oxide', from: 'CHN', toStage: 'magnet', to: 'JPN', value: 10 },
          { fromStage: 'oxide', from: 'MYS', toStage: 'magnet', to: 'JPN', value: 30 },
          { fromStage: 'magnet', from: 'CHN', toStage: 'use', to: 'JPN', value: 60 },
          { fromStage: 'magnet', from: 'JPN', toStage: 'use', to: 'JPN', value: 40 },
        ],
        'CHN',
      )}
    />
  ),
  'stop-timeline': (
    <StopTimeline
      label="Which lines stop, and when?"
      rows={[
        {
          id: 'a',
          label: 'Cars · Japan',
          detail: 'NdFeB magnets, heavy grades',
          amount: '1.24 bn USD',
          href: '/a',
          months: USE_MONTHS,
          stopsAt: 8,
          stops: 'stops in Sep 2026',
          draws: {
            band: { p5: 3, p25: 5, p50: 8, p75: Infinity, p95: Infinity },
            text: 'Stops in 62% of 200 draws, half of them by Sep 2026',
          },
        },
        {
          id: 'b',
          label: 'Phosphors and LEDs',
          detail: 'Yttrium oxide',
          amount: '12 M USD',
          href: '/b',
          months: USE_MONTHS.map((month) => ({ ...month, glance: 'served' })),
          stopsAt: undefined,
          stops: 'no stop',
          draws: {
            band: { p5: Infinity, p25: Infinity, p50: Infinity, p75: Infinity, p95: Infinity },
            text: 'Stops in none of 200 draws',
          },
        },
        {
          id: 'c',
          label: '産業用ロボット',
          detail: 'ネオジム磁石（標準品）',
          amount: '2.1億ドル',
          href: '/c',
          months: USE_MONTHS.map((month, i) => ({ ...month, glance: i > 9 ? 'much' : 'short' })),
          stopsAt: 10,
          stops: '2026年11月に停止',
        },
      ]}
    />
  ),
  'strike-dots': (
    <StrikeDots
      label="What would goods cost?"
      tick={number}
      rows={[
        {
          id: 'a',
          label: 'NdPr oxide',
          price: 42,
          marks: [
            { mark: 'cfd', value: 88 },
            { mark: 'tariff', value: 95 },
            { mark: 'origin', value: 110 },
          ],
          text: '| 42  ● 88  ◇ 95  ■ 110',
          told: 'NdPr oxide, USD/kg: 42',
          href: '/a',
        },
        {
          id: 'b',
          label: 'Dysprosium and terbium oxide, mixed',
          price: 180,
          marks: [{ mark: 'cfd', value: 290 }],
          text: '| 180  ● 290',
          told: 'Dysprosium oxide, USD/kg: 180',
          href: '/b',
        },
      ]}
    />
  ),
  depth: (
    <DepthChart
      depth={DEPTH}
      label="What stood behind 66 USD per kg?"
      own={new Set(['b2'])}
      describe={({ id, price }) => `${id}: ${price / 1e6} USD per kg`}
      number={number}
      words={{
        asks: 'Asks',
        bids: 'Bids',
        yours: 'yours',
        price: 'Price: 66 USD per kg',
        tonnes: 'tonnes',
        kilograms: 'kilograms',
        volume: '9,000 kg',
        perKg: 'USD per kg',
      }}
    />
  ),
  benchmark: (
    <BenchmarkChart
      label="NdPr oxide, grade A"
      points={[
        { round: '2027-01', kg: 3000, price: 64 },
        { round: '2027-02', kg: 9000, price: 66.5 },
        { round: '2027-03', kg: 400, price: undefined },
        { round: '2027-04', kg: 7000, price: 71 },
        { round: '2027-05', kg: 7500, price: 69 },
      ]}
      range={{ low: 64, high: 71, kg: 9000 }}
      words={{ price: 'USD per kg', volume: 'tonnes', withheld: 'withheld' }}
      number={number}
    />
  ),
}

/** Those that stand side by side are drawn as wide as in a column, the rest as wide as on a desk and on a phone. */
const MULTIPLES = new Set([
  'benchmark',
  'observed-lines',
  'observed-prices',
  'path-line',
  'price-lines',
  'shortfall-multiples',
])
const DESK = 860
const PHONE = 358
const COLUMN = 270

/** By the styles of the app a browser shows the file as the app does. */
const STYLES = '<?xml-stylesheet href="pictures.css"?>\n'

/** Markup as one element a line, numbers with one digit, so that a difference can be read. */
function readable(markup: string): string {
  let depth = 0
  return markup
    .replace(/<[^>]+>/g, (tag) => tag.replace(/-?\d+\.\d{2,}/g, (digits) => String(Number(Number(digits).toFixed(1)))))
    .replace(/<(\w+)([^<>]*)><\/\1>/g, '<$1$2 />')
    .split(/(?<=>)(?=<)/)
    .map((part) => {
      if (part.startsWith('</')) depth -= 1
      const line = `${'  '.repeat(Math.max(0, depth))}${part}`
      if (!part.startsWith('</') && !part.endsWith('/>') && !/<\/\w+>$/.test(part)) depth += 1
      return line
    })
    .join('\n')
}

function picture(chart: React.JSX.Element, width: number): string {
  const markup = renderToStaticMarkup(
    <Router ssrPath="/">
      <WidthBefore value={width}>{chart}</WidthBefore>
    </Router>,
  )
  const svg = /<svg.*<\/svg>/s.exec(markup)?.[0] ?? ''
  return `${STYLES}${readable(svg.replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" '))}\n`
}

describe('charts look as they did', () => {
  for (const [name, chart] of Object.entries(EXAMPLES))
    for (const [how, width] of MULTIPLES.has(name)
      ? [['', COLUMN] as const]
      : [['', DESK] as const, ['-phone', PHONE] as const])
      it(`${name}${how}`, async () => {
        await expect(picture(chart, width)).toMatchFileSnapshot(`__pictures__/${name}${how}.svg`)
      })
})
