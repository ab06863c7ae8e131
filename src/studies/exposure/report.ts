import { nameIn, sayer, WRITING } from '../../messages/index.ts'
import type { World } from '../../world/index.ts'
import { factsNotice } from '../asked-world.ts'
import { headersOf } from '../columns.ts'
import { left, percent, right, round, type Language, type Report, type Section } from '../report.ts'
import { textsOf } from '../summary.ts'
import { namesIn, namesOf } from '../words.ts'
import { exposureColumns } from './columns.ts'
import type { ExposureResult, DependenceShares } from './result.ts'
import { exposureSummary } from './summary.ts'
import { rankOf } from './tolerances.ts'
import { exposureMessages } from './messages.gen.ts'

/** How much depends on the supplier state: columns of a use and of a part alike. */
const DEPENDENCE = [
  'total_dependence',
  'dependence_by_location',
  'dependence_by_control',
  'indirect_dependence',
  'bottleneck_stage',
  'bottleneck_share',
] as const
const dependenceCells = (of: DependenceShares): string[] => [
  percent(of.totalDependence),
  percent(of.dependenceByLocation),
  percent(of.dependenceByControl),
  percent(of.indirectDependence),
  of.bottleneckStage,
  percent(of.bottleneckShare),
]

/** The answer for a reader: the world by stage, then each place’s dependences, the narrowest first. */
export function exposureReport(world: World, result: ExposureResult, language: Language): Report {
  const say = sayer(exposureMessages, language)
  const names = namesOf(world, language)
  const column = headersOf(exposureColumns, language)
  const coercer = names.place(result.coercer)
  const places = [...new Set(result.dependences.map(({ place }) => place))]
  const largest = (shares: Readonly<Record<string, number>>): string => {
    const [place, share] = Object.entries(shares).sort((a, b) => b[1] - a[1])[0] ?? ['', 0]
    return `${names.place(place)} ${percent(share)}`
  }
  const sections: Section[] = [
    { heading: say('brief'), lines: textsOf(exposureSummary.tell(result, language, namesIn(world, language))) },
    {
      heading: say('world'),
      table: {
        columns: [
          column('stage'),
          column('element'),
          right(say('output')),
          right(say('by', { place: coercer })),
          right(say('control', { place: coercer })),
          left(say('top')),
          column('hhi_by_control'),
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
          column('material'),
          column('element'),
          column('use'),
          column('direct_dependence'),
          ...DEPENDENCE.map(column),
        ],
        rows: result.dependences
          .filter((dependence) => dependence.place === place)
          .sort((a, b) => rankOf(b.totalDependence) - rankOf(a.totalDependence) || b.use - a.use)
          .map((d) => [
            names.material(d.material),
            names.element(d.element),
            `${round(d.use)} ${d.unit}`,
            percent(d.directDependence),
            ...dependenceCells(d),
          ]),
      },
    })),
  ]
  if (result.makers.length > 0)
    sections.push({
      heading: say('makers'),
      lines: [say('known')],
      table: {
        columns: [column('material'), column('place'), column('known_makers'), column('firm')],
        rows: result.makers.map(({ material, place, firms }) => [
          names.material(material),
          names.place(place),
          String(firms.length),
          WRITING[language].commas(
            firms.flatMap((id) => {
              const firm = world.firms.get(id)
              return firm === undefined ? [] : [nameIn(language, firm)]
            }),
          ),
        ]),
      },
    })
  if (result.company !== undefined)
    sections.unshift({
      heading: say('company'),
      table: {
        columns: [
          column('part'),
          column('material'),
          column('place'),
          column('element'),
          ...DEPENDENCE.map(column),
          column('stock_days'),
        ],
        rows: result.company.map((p) => [
          p.part,
          names.material(p.material),
          names.place(p.place),
          names.element(p.element),
          ...dependenceCells(p),
          round(p.stockDays),
        ]),
      },
    })
  return {
    title: say('title', { places: WRITING[language].dots(places.map(names.place)) }),
    lines: [
      `ytterby ${result.version} · ${result.world.hash.slice(0, 12)} (${result.world.title})`,
      ...factsNotice(world, result.world, language),
    ],
    sections,
  }
}
