import { useState } from 'react'
import { dumpingColumns } from '../../../src/studies/light.ts'
import { useWording } from '../../model/catalogue.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { cell } from '../../ui/table.ts'
import { useMessages } from '../../language/messages.ts'
import { useHeaders, useNumbers } from '../../ui/use-headers.ts'
import { useView } from '../../url/state.ts'
import { ChanceCells } from './ChanceCells.tsx'
import type { Props } from './props.ts'
import { atRisk, contradictedOf, lastChance, yearEnds } from './state.ts'
import { useNames, useProducer } from './use-names.ts'
import { CASH } from './Cash.tsx'
import { dumpingMessages } from './messages.gen.ts'
import { riskMessages } from './risk.gen.ts'

/** At most this many rows are drawn at first. */
const DRAWN = 12
/** At most this many plants are named. */
const NAMED = 3

/** How likely each plant to be kept is to stand still, year by year; the likeliest first. */
export function Risk({ result, owners }: Props): React.JSX.Element | null {
  const column = useHeaders(dumpingColumns)
  const { inUnit } = useNumbers()
  const say = useMessages(riskMessages)
  const sayAll = useMessages(dumpingMessages)
  const words = useWording()
  const names = useNames()
  const producer = useProducer(owners)
  const { view, href } = useView()
  const [all, setAll] = useState(false)
  const sites = atRisk(result)
  const ends = yearEnds(result)
  const last = ends.at(-1)
  if (sites.length === 0 || last === undefined) return null
  const doubtful = new Set(contradictedOf(result))
  // A year of the calendar by its number, another by its last month.
  const years = ends.map((month) => (month.endsWith('-12') ? month.slice(0, 4) : words.month(month)))
  const atEnd = words.month(last)
  const chance = (value = 0): string => words.percent(value)
  const [closing] = [...sites].sort((one, other) => (lastChance(other)?.closed ?? 0) - (lastChance(one)?.closed ?? 0))
  const likeliest = sites.filter((site) => chance(lastChance(site)?.idle) !== chance()).slice(0, NAMED)
  return (
    <Figure
      title={say('title')}
      answer={
        likeliest.length === 0
          ? say('none', { n: sites.length, end: atEnd })
          : words.after(
              say('answer', {
                end: atEnd,
                sites: words.list(
                  likeliest.map((site) => words.inBrackets(names.site(site.site), chance(lastChance(site)?.idle))),
                ),
              }),
              closing === undefined || chance(lastChance(closing)?.closed) === chance()
                ? ''
                : say('closing', { site: names.site(closing.site), chance: chance(lastChance(closing)?.closed) }),
            )
      }
      name="chances"
      source={sayAll('source')}
      note={say('note')}
      table={{
        columns: [
          column('site'),
          column('owner'),
          column('place'),
          column('stage'),
          ...ends.map((month) => inUnit('share', say('idleIn', { month: words.month(month) }))),
          inUnit('share', say('closedIn', { month: atEnd })),
          inUnit('share', say('withoutIn', { month: atEnd })),
        ],
        rows: sites.map((site) => [
          cell(names.site(site.site), site.site, href('/world', { table: 'sites', row: site.site })),
          cell(producer(site.owner).name, site.owner, producer(site.owner).href),
          cell(names.place(site.place), site.place),
          cell(words.stage(site.stage), site.stage),
          ...site.chances.map(({ idle }) => cell(chance(idle), idle)),
          cell(chance(lastChance(site)?.closed), lastChance(site)?.closed ?? 0),
          cell(chance(lastChance(site)?.idleWithoutContracts), lastChance(site)?.idleWithoutContracts ?? 0),
        ]),
      }}
    >
      <ChanceCells
        label={say('title')}
        heading={say('heading')}
        years={years}
        beside={[say('closed'), say('without')]}
        percent={chance}
        rows={(all ? sites : sites.slice(0, DRAWN)).map((site) => {
          const closed = lastChance(site)?.closed ?? 0
          const without = lastChance(site)?.idleWithoutContracts ?? 0
          return {
            id: site.site,
            name: names.site(site.site),
            details: [
              [...(site.owner === site.site ? [] : [producer(site.owner).name]), names.place(site.place)].join(' · '),
              ...(doubtful.has(site.owner) ? [say('doubtful')] : []),
            ],
            chances: [...site.chances.map(({ idle }) => idle), closed, without],
            told: say('told', {
              site: names.site(site.site),
              chances: words.list(
                site.chances.map(({ idle }, y) =>
                  say('toldYear', { month: words.month(ends[y] ?? ''), chance: chance(idle) }),
                ),
              ),
              closed: chance(closed),
              without: chance(without),
            }),
            isPicked: site.site === view.site,
            href: `${href('/dumping', { site: site.site })}#${CASH}`,
          }
        })}
      />
      {sites.length > DRAWN && (
        <button type="button" className="button no-print" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? sayAll('fewer', { n: DRAWN }) : sayAll('showAll', { n: sites.length })}
        </button>
      )}
    </Figure>
  )
}
