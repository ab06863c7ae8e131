import type { World } from '../../world/index.ts'
import { factsNotice } from '../asked-world.ts'
import { left, percent, right, round, type Language, type Report, type Section } from '../report.ts'
import { namesOf } from '../words.ts'
import type { ExposureResult } from './result.ts'

const EN = {
  title: 'Who makes what is used in {places}, and who could stop it',
  world: 'The world, stage by stage',
  stage: 'stage',
  element: 'element',
  output: 'output, t REO/yr',
  by: 'at {place}',
  control: 'controlled by {place}',
  top: 'largest by control',
  hhi: 'HHI',
  uses: 'What {place} uses',
  material: 'material',
  use: 'use a year',
  bought: 'bought from {place}',
  anywhere: 'passed its hands',
  hidden: 'hidden',
  narrowest: 'narrowest at',
  note: 'Traced back through every stage by proportional mixing, by location and by who decides over the plant; the larger counts. Bought: crossed the border from there, at whatever stage. Hidden: passed the coercer’s hands but was bought from somebody else.',
  company: 'Your parts',
  part: 'part',
  place: 'place',
  stock: 'stock, days',
} as const
const JA: Record<keyof typeof EN, string> = {
  title: '{places}で使うものを誰がつくり、誰が供給を止め得るか',
  world: '世界の生産（段階別）',
  stage: '段階',
  element: '元素',
  output: '生産量（t REO/年）',
  by: '{place}国内',
  control: '{place}の支配下',
  top: '支配主体別の最大',
  hhi: 'HHI',
  uses: '{place}で使うもの',
  material: '品目',
  use: '年間使用量',
  bought: '{place}から購入',
  anywhere: '{place}を経由',
  hidden: '間接依存',
  narrowest: '依存度が最も高い段階',
  note: '各段階を按分で遡り、所在地別と支配主体別のうち大きい方を採る。購入：いずれかの段階でその国から輸入したもの。間接依存：供給国を経たが、他国から購入したもの。',
  company: '自社の部品',
  part: '部品',
  place: '国・地域',
  stock: '在庫日数',
}

/** The answer for a reader: the world by stage, then each place’s dependences, the narrowest first. */
export function exposureReport(world: World, result: ExposureResult, language: Language): Report {
  const say = (word: keyof typeof EN, values: Readonly<Record<string, string>> = {}): string =>
    (language === 'ja' ? JA : EN)[word].replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  const names = namesOf(world, language)
  const coercer = names.place(result.coercer)
  const places = [...new Set(result.dependences.map(({ place }) => place))]
  const largest = (shares: Readonly<Record<string, number>>): string => {
    const [place, share] = Object.entries(shares).sort((a, b) => b[1] - a[1])[0] ?? ['', 0]
    return `${names.place(place)} ${percent(share)}`
  }
  const sections: Section[] = [
    {
      heading: say('world'),
      table: {
        columns: [
          left(say('stage')),
          left(say('element')),
          right(say('output')),
          right(say('by', { place: coercer })),
          right(say('control', { place: coercer })),
          left(say('top')),
          right(say('hhi')),
        ],
        rows: result.worldStages.map((row) => [
          row.stage,
          names.element(row.element),
          round(row.total),
          percent(row.byLocation[result.coercer] ?? 0),
          percent(row.byControl[result.coercer] ?? 0),
          largest(row.byControl),
          String(Math.round(row.concentration)),
        ]),
      },
    },
    ...places.map<Section>((place) => ({
      heading: say('uses', { place: names.place(place) }),
      lines: [say('note')],
      table: {
        columns: [
          left(say('material')),
          left(say('element')),
          right(say('use')),
          right(say('bought', { place: coercer })),
          right(say('anywhere', { place: coercer })),
          right(say('hidden')),
          left(say('narrowest')),
        ],
        rows: result.dependences
          .filter((dependence) => dependence.place === place)
          .sort((a, b) => b.totalDependence - a.totalDependence || b.use - a.use)
          .map((d) => [
            names.material(d.material),
            names.element(d.element),
            `${round(d.use)} ${d.unit}`,
            percent(d.directDependence),
            percent(d.totalDependence),
            percent(d.indirectDependence),
            d.bottleneckStage,
          ]),
      },
    })),
  ]
  if (result.company !== undefined)
    sections.unshift({
      heading: say('company'),
      table: {
        columns: [
          left(say('part')),
          left(say('material')),
          left(say('place')),
          left(say('element')),
          right(say('anywhere', { place: coercer })),
          right(say('hidden')),
          left(say('narrowest')),
          right(say('stock')),
        ],
        rows: result.company.map((p) => [
          p.part,
          names.material(p.material),
          names.place(p.place),
          names.element(p.element),
          percent(p.totalDependence),
          percent(p.indirectDependence),
          p.bottleneckStage,
          round(p.stockDays),
        ]),
      },
    })
  return {
    title: say('title', { places: places.map(names.place).join(language === 'ja' ? '・' : ', ') }),
    lines: [
      `ytterby ${result.version} · ${result.world.hash.slice(0, 12)} (${result.world.title})`,
      ...factsNotice(world, result.world, language),
    ],
    sections,
  }
}
