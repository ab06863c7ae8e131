import { sayer, titleIn, WRITING } from '../../messages/index.ts'
import { headersOf } from '../columns.ts'
import { left, percent, right, round, type Language, type Section } from '../report.ts'
import { planColumns } from './columns.ts'
import type { PlanDumping } from './dumping-result.ts'
import type { PlanResult } from './result.ts'
import { spellMessages } from './spell.gen.ts'

interface Names {
  readonly itemName: (id: string) => string
  readonly material: (id: string) => string
}

/** What dumping does to a plan: its plants and those that are spoken of first, what a spell costs, what is lost without help. */
export function dumpingSections(
  { dumping, screening }: PlanResult,
  { itemName, material }: Names,
  language: Language,
): Section[] {
  if (dumping === undefined) return []
  const say = sayer(spellMessages, language)
  const column = headersOf(planColumns, language)
  const { path, probability, plants, spell, notKept } = dumping
  const pinned = new Set(screening.flatMap(({ id, pinned }) => (pinned ? [id] : [])))
  const shown = plants.filter(({ id, share }) => share > 0 || pinned.has(id))
  const withoutBooks = shown.filter(({ lacks }) => lacks !== null)
  const percentOf = (value: number | null | undefined): string => (typeof value === 'number' ? percent(value) : '')
  const amount = (value: number | null): string => (value === null ? '' : round(value))
  const range = ({ atLeast, atMost }: PlanDumping['notKept'][number]['dumped']): string => {
    const [low, high] = [round(atLeast, 3), round(atMost, 3)]
    return low === high ? low : say('range', { low, high })
  }
  const floorOf = ({ lacks, floorPrice, floorPriceSevere }: PlanDumping['plants'][number]): string => {
    if (lacks !== null) return ''
    const end = floorPrice === null ? say('none') : round(floorPrice)
    return floorPriceSevere === null ? end : say('floor', { end, severe: round(floorPriceSevere) })
  }
  return [
    {
      heading: say('heading', { title: titleIn(language, path), chance: percent(probability) }),
      lines: [
        say('about'),
        ...(withoutBooks.length > 0
          ? [say('noBooks', { plants: WRITING[language].commas(withoutBooks.map(({ id }) => itemName(id))) })]
          : []),
      ],
      table: {
        columns: [
          left(say('what')),
          column('share'),
          right(say('idle')),
          column('material'),
          column('baseline_price_usd_per_kg'),
          column('lowest_price_usd_per_kg'),
          right(say('floors')),
          column('support_musd'),
          column('short_before_musd'),
          column('expected_support_musd'),
        ],
        rows: shown.map((plant) => [
          itemName(plant.id),
          plant.share > 0 ? percent(plant.share) : '',
          plant.lacks === null
            ? say('chances', { end: percentOf(plant.idle.at(-1)), before: percentOf(plant.idleBefore) })
            : '',
          plant.material === null ? '' : material(plant.material),
          amount(plant.baselinePrice),
          amount(plant.lowestPrice),
          floorOf(plant),
          amount(plant.support),
          amount(plant.shortBefore),
          plant.lacks === null ? round(plant.expectedSupport) : '',
        ]),
      },
    },
    ...(spell.length === 0
      ? []
      : [
          {
            heading: say('years'),
            table: {
              columns: [right(say('yearOfSpell')), column('spell_mean_musd'), column('spell_p95_musd')],
              rows: spell.map(({ year, mean, p95 }) => [String(year), round(mean, 3), round(p95, 3)]),
            },
          },
        ]),
    ...(notKept.length === 0
      ? []
      : [
          {
            heading: say('lost'),
            lines: [say('lostAbout')],
            table: {
              columns: [
                column('from_year'),
                column('kept_loss_musd'),
                right(say('lostBefore')),
                right(say('lostDumped')),
                column('all_gone_loss_musd'),
              ],
              rows: notKept.map(({ from, kept, before, dumped, allGone }) => [
                String(from),
                round(kept, 3),
                range(before),
                range(dumped),
                round(allGone, 3),
              ]),
            },
          },
        ]),
  ]
}
