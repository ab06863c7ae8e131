import { titleIn, WRITING } from '../../../src/messages/index.ts'
import { planColumns } from '../../../src/studies/light.ts'
import { useMessages } from '../../language/messages.ts'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { againstMessages } from './against.gen.ts'
import { dumpedPlants } from './guard.ts'
import { planMessages } from './messages.gen.ts'
import type { PlanProps } from './props.ts'
import { useItems } from './use-items.ts'

type Dumping = NonNullable<PlanProps['result']['dumping']>
type DumpedPlant = Dumping['plants'][number]
const DIGITS = 3

/** What keeps the plants of the plan through prices below cost, what a spell asks, and what is lost without help. */
export function DumpingFigures({ result }: PlanProps): React.JSX.Element | null {
  const { dumping } = result
  if (dumping === undefined) return null
  return (
    <>
      <KeptFigure result={result} dumping={dumping} />
      {dumping.spell.length > 0 && <SpellFigure dumping={dumping} />}
      {dumping.notKept.length > 0 && <LostFigure dumping={dumping} />}
    </>
  )
}

const idleAtEnd = ({ idle }: DumpedPlant): number => idle.at(-1) ?? 0

/** The one sentence that the figure opens with: what keeping plants costs, and which is the likeliest to stand still. */
function useKeptAnswer(): (dumping: Dumping) => string {
  const say = useMessages(againstMessages)
  const words = useWording()
  const items = useItems()
  return ({ plants, support }) => {
    const own = plants.filter(({ share }) => share > 0)
    const [likeliest] = own
      .filter(({ lacks }) => lacks === null)
      .sort((one, other) => idleAtEnd(other) - idleAtEnd(one))
    if (own.length === 0) return say('keepNone')
    const paid = words.money(support.undiscounted)
    return likeliest === undefined
      ? say('keepNoBooks', { support: paid })
      : say('keepAnswer', {
          n: own.length,
          support: paid,
          plant: items.name(asItem(likeliest)),
          chance: words.percent(idleAtEnd(likeliest)),
        })
  }
}

/** A plant as lists of items name it. */
const asItem = ({ id }: DumpedPlant) => ({ id, kind: 'plant' as const, material: null, place: null, from: null })

function KeptFigure({
  result,
  dumping,
}: {
  readonly result: PlanProps['result']
  readonly dumping: Dumping
}): React.JSX.Element {
  const column = useHeaders(planColumns)
  const { inUnit } = useNumbers()
  const say = useMessages(againstMessages)
  const plan = useMessages(planMessages)
  const words = useWording()
  const items = useItems()
  const answer = useKeptAnswer()
  const plants = dumpedPlants(result)
  const withoutBooks = plants.filter(({ lacks }) => lacks !== null)
  const amount = (value: number | null): ReturnType<typeof cell> =>
    cell(value === null ? '' : words.number(value), value)
  const chance = (value: number | null | undefined): ReturnType<typeof cell> =>
    typeof value === 'number' ? cell(words.percent(value), value) : cell('', null)
  const floor = (value: number | null): ReturnType<typeof cell> =>
    value === null ? cell(say('noneNeeded'), '') : cell(words.number(value), value)
  return (
    <Figure
      title={say('keepTitle')}
      answer={answer(dumping)}
      name="plan-dumping"
      source={plan('source')}
      note={
        <p>
          {WRITING[words.lang].after(
            say('keepNote', {
              path: titleIn(words.lang, dumping.path),
              probability: words.percent(dumping.probability, 1),
            }),
            withoutBooks.length === 0
              ? ''
              : say('keepLacks', { plants: words.commas(withoutBooks.map((plant) => items.name(asItem(plant)))) }),
          )}
        </p>
      }
      table={{
        columns: [
          { name: say('plant') },
          column('share'),
          column('support_musd'),
          inUnit('share', say('idle')),
          column('idle_before_chance'),
          { ...column('material'), align: 'left' },
          column('baseline_price_usd_per_kg'),
          column('lowest_price_usd_per_kg'),
          column('floor_price_usd_per_kg'),
          column('floor_price_severe_usd_per_kg'),
          column('short_before_musd'),
          column('expected_support_musd'),
        ],
        rows: plants.map((plant) => {
          const named = cell(items.name(asItem(plant)), plant.id, items.source(asItem(plant)))
          const share = plant.share > 0 ? chance(plant.share) : cell('–', 0)
          const hasBooks = plant.lacks === null
          return [
            named,
            share,
            amount(plant.support),
            chance(hasBooks ? plant.idle.at(-1) : null),
            chance(hasBooks ? plant.idleBefore : null),
            plant.material === null ? cell('', null) : cell(words.material(plant.material), plant.material),
            amount(plant.baselinePrice),
            amount(plant.lowestPrice),
            ...(hasBooks ? [floor(plant.floorPrice), floor(plant.floorPriceSevere)] : [cell('', null), cell('', null)]),
            amount(plant.shortBefore),
            amount(hasBooks ? plant.expectedSupport : null),
          ]
        }),
      }}
    />
  )
}

function SpellFigure({ dumping: { spell } }: { readonly dumping: Dumping }): React.JSX.Element {
  const column = useHeaders(planColumns)
  const say = useMessages(againstMessages)
  const plan = useMessages(planMessages)
  const words = useWording()
  const [dearest] = [...spell].sort((one, other) => other.mean - one.mean)
  return (
    <Figure
      title={say('spellTitle')}
      answer={say('spellAnswer', { mean: words.money(dearest?.mean ?? 0), high: words.money(dearest?.p95 ?? 0) })}
      name="plan-dumping-years"
      source={plan('source')}
      note={<p>{say('spellNote')}</p>}
      table={{
        columns: [{ ...column('spell_year'), align: 'left' }, column('spell_mean_musd'), column('spell_p95_musd')],
        rows: spell.map(({ year, mean, p95 }) => [
          cell(String(year), year),
          cell(words.number(mean, DIGITS), mean),
          cell(words.number(p95, DIGITS), p95),
        ]),
      }}
    />
  )
}

function LostFigure({ dumping: { notKept } }: { readonly dumping: Dumping }): React.JSX.Element {
  const column = useHeaders(planColumns)
  const { headed } = useNumbers()
  const say = useMessages(againstMessages)
  const plan = useMessages(planMessages)
  const words = useWording()
  const last = notKept.at(-1)
  const more = last === undefined ? 0 : Math.max(0, last.dumped.atMost - last.kept)
  const between = ({ atLeast, atMost }: Dumping['notKept'][number]['dumped']): ReturnType<typeof cell> => {
    const [low, high] = [words.number(atLeast, DIGITS), words.number(atMost, DIGITS)]
    return cell(low === high ? low : words.range(low, high), atMost)
  }
  return (
    <Figure
      title={say('lostTitle')}
      answer={
        last === undefined || more < LEAST_MORE
          ? say('lostNothing')
          : say('lostAnswer', { year: last.from, more: words.money(more) })
      }
      name="plan-dumping-losses"
      source={plan('source')}
      note={<p>{say('lostNote')}</p>}
      table={{
        columns: [
          { ...column('from_year'), align: 'left' },
          column('kept_loss_musd'),
          headed('MUSD', say('lostBefore')),
          headed('MUSD', say('lostDumped')),
          column('all_gone_loss_musd'),
        ],
        rows: notKept.map(({ from, kept, before, dumped, allGone }) => [
          cell(String(from), from),
          cell(words.number(kept, DIGITS), kept),
          between(before),
          between(dumped),
          cell(words.number(allGone, DIGITS), allGone),
        ]),
      }}
    />
  )
}
/** A thousand dollars, million USD. */
const LEAST_MORE = 1e-3
