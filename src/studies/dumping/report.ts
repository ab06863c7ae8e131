import { nameIn, sayer, titleIn, WRITING } from '../../messages/index.ts'
import { inYears } from '../../quantity/index.ts'
import type { DumpingPath, World } from '../../world/index.ts'
import { factsNotice } from '../asked-world.ts'
import { left, percent, right, round, type Language, type Report, type Section } from '../report.ts'
import { termIn } from '../summary.ts'
import { nameOfIn, namesOf } from '../words.ts'
import type { Instrument } from './instruments.ts'
import type { Case } from './prices.ts'
import type { DumpingResult } from './result.ts'
import { caseMessages } from './case.gen.ts'
import { dumpingMessages } from './messages.gen.ts'
import { dumpingSummary } from './summary.ts'
import { inCase, shortfallsOf } from './support.ts'

/** At most this many rows of a list are told; the rest is in the tables. */
const TOLD = 20

/** The answer for a reader: who goes under, what keeps the core, who pays, and what it saves. */
export function dumpingReport(world: World, path: DumpingPath, result: DumpingResult, language: Language): Report {
  const say = sayer(dumpingMessages, language)
  const names = namesOf(world, language)
  const instrumentName = (instrument: Instrument): string => termIn(language, 'instruments', instrument)
  const caseName = sayer(caseMessages, language)
  const { options, sites, support, contracts, averted } = result
  const siteName = (id: string): string => {
    const project = [...world.projects.values()].find(({ site }) => site === id)
    const site = world.sites.get(id)?.name ?? id
    return nameIn(language, { name: site, nameJa: project?.nameJa ?? '' })
  }
  const core = sites.filter(({ core: own }) => own)
  const ran = sites.filter(({ project }) => !project)
  const brief: Section = {
    heading: say('brief'),
    lines: [...dumpingSummary.tell(result, language, nameOfIn(world, language)), say('judged')],
  }

  return {
    title: say('title', { members: WRITING[language].dots(options.members.map(names.place)) }),
    lines: [
      say('made', { version: result.version, hash: result.world.hash.slice(0, 12), world: result.world.title }),
      say('span', {
        path: path.id,
        title: titleIn(language, path),
        start: result.path.start,
        months: result.path.months,
        all: sites.length,
        projects: sites.length - ran.length,
        core: core.length,
      }),
      ...factsNotice(world, result.world, language),
    ],
    sections: [
      brief,
      {
        heading: say('prices'),
        table: {
          columns: [
            left(say('material')),
            left(say('place')),
            right(say('before')),
            right(say('lowest')),
            right(say('fall')),
          ],
          rows: result.prices
            .slice(0, 12)
            .map(({ material, place, baselinePrice, lowest }) => [
              names.material(material),
              names.place(place),
              round(baselinePrice, 3),
              round(lowest, 3),
              percent(lowest / baselinePrice - 1),
            ]),
        },
      },
      {
        heading: say('producers'),
        ...(sites.length > TOLD ? { lines: [say('more', { n: sites.length - TOLD })] } : {}),
        table: {
          columns: [
            left(say('site')),
            left(say('place')),
            left(say('stands')),
            right(say('cash')),
            right(say('wedge')),
            right(say('worst')),
            left(say('mothballed')),
            left(say('closed')),
            left(say('bare')),
            left(say('bareClosed')),
          ],
          rows: [...core, ...sites.filter(({ core: own }) => !own)].slice(0, TOLD).map((site) => {
            const [own, without] = [inCase(site, 'central'), inCase(site, 'no-support')]
            return [
              siteName(site.site),
              names.place(site.place),
              site.availableFrom ?? '',
              round(site.baselineCash),
              site.implicitSupport > 0 ? round(site.wedge) : '',
              round(own.worst),
              own.mothballed ?? '',
              own.closed ?? '',
              without.mothballed ?? '',
              without.closed ?? '',
            ]
          }),
        },
      },
      {
        heading: say('instruments'),
        table: {
          columns: [
            left(say('instrument')),
            left(say('case')),
            right(say('treasury')),
            right(say('users')),
            right(say('gets')),
            right(say('surplus')),
            right(say('flat')),
            right(say('notKept')),
          ],
          rows: support.map((each) => [
            instrumentName(each.instrument),
            caseName(each.case),
            round(each.yearly.fiscalCost),
            round(each.yearly.consumerCost),
            round(each.yearly.producerTransfer),
            round(each.yearly.overcompensation),
            each.fixedStrike === null ? '' : round(each.fixedStrike.yearly),
            String(shortfallsOf(each).length || ''),
          ]),
        },
      },
      topUpsSection(result, language, names.material),
      ...requiredSection(result, language, siteName),
      ...(contracts.length === 0 ? [] : [contractsSection(world, result, language)]),
      ...(averted === null
        ? []
        : [
            {
              heading: say('averted'),
              table: {
                columns: [
                  left(say('case')),
                  right(say('gone')),
                  right(say('standingLoss')),
                  right(say('fallenLoss')),
                  right(say('avertedLoss')),
                  right(say('expected')),
                  right(say('peace')),
                  left(say('measures')),
                ],
                rows: averted.cases.map((each) => [
                  caseName(each.case),
                  String(each.closed.length),
                  round(each.withCore.loss, 3),
                  round(each.withoutCore.loss, 3),
                  round(each.avertedLoss, 3),
                  round(each.expected, 3),
                  round(each.costWithoutAttack, 3),
                  each.withoutCore.measures.length === 0 ? say('nothing') : each.withoutCore.measures.join(' + '),
                ]),
              },
            },
          ]),
    ],
  }
}

/** `50 (+25 %)`: what a good costs its users, and how much more that is. */
const raisedTo = (raised: { price: number; topUp: number } | undefined): string =>
  raised === undefined
    ? ''
    : `${round(raised.price + raised.topUp, 3)} (+${percent(raised.topUp / Math.max(raised.price, 1e-9))})`

/** What price contracts bring each plant of the core beside what it is short of; the neediest first. */
function requiredSection(result: DumpingResult, language: Language, siteName: (id: string) => string): Section[] {
  const say = sayer(dumpingMessages, language)
  const of = (which: Case): Map<string, { needs: number; gets: number; part: number }> => {
    const sums = new Map<string, { needs: number; gets: number; part: number }>()
    const cfd = result.support.find((each) => each.instrument === 'cfd' && each.case === which)
    for (const { sites } of cfd?.years ?? [])
      for (const { site, requiredSupport, receivedSupport, allocatedCost } of sites) {
        const sum = sums.get(site) ?? { needs: 0, gets: 0, part: 0 }
        sums.set(site, {
          needs: sum.needs + requiredSupport,
          gets: sum.gets + receivedSupport,
          part: sum.part + allocatedCost,
        })
      }
    return sums
  }
  const years = inYears(result.path.months)
  const [central, noSupport] = [of('central'), of('no-support')]
  const whole = [...central.values()].reduce((sum, { part }) => sum + part, 0)
  const rows = [...noSupport]
    .filter(([, { needs, gets }]) => needs + gets > 0)
    .sort(([, one], [, other]) => other.needs - one.needs)
  if (rows.length === 0) return []
  const each = (value: number | undefined): string => round((value ?? 0) / years)
  return [
    {
      heading: say('needsHeading'),
      ...(rows.length > TOLD ? { lines: [say('more', { n: rows.length - TOLD })] } : {}),
      table: {
        columns: [
          left(say('site')),
          right(say('needs')),
          right(say('getsCfd')),
          right(say('part')),
          right(say('needsBare')),
          right(say('getsBare')),
        ],
        rows: rows.slice(0, TOLD).map(([site, { needs, gets }]) => {
          const own = central.get(site)
          return [
            siteName(site),
            each(own?.needs),
            each(own?.gets),
            whole > 0 ? percent((own?.part ?? 0) / whole) : '',
            each(needs),
            each(gets),
          ]
        }),
      },
    },
  ]
}

/** By material the year that asks most, of each instrument. */
function topUpsSection(result: DumpingResult, language: Language, material: (id: string) => string): Section {
  const say = sayer(dumpingMessages, language)
  const most = (instrument: Instrument, which: Case, id: string) =>
    result.support
      .filter((each) => each.instrument === instrument && each.case === which)
      .flatMap(({ years }) => years.flatMap(({ topUps }) => topUps.filter((each) => each.material === id)))
      .sort((one, other) => other.topUp - one.topUp)[0]
  const ids = [
    ...new Set(
      result.support
        .filter((each) => each.case === 'central' || each.case === 'no-support')
        .flatMap(({ years }) => years.flatMap(({ topUps }) => topUps.map((each) => each.material))),
    ),
  ]
  return {
    heading: say('strikes'),
    table: {
      columns: [
        left(say('material')),
        right(say('price')),
        right(say('strike')),
        right(say('strikeBare')),
        right(say('tariff')),
        right(say('premium')),
      ],
      rows: ids.map((id) => {
        const [cfd, noSupport, tariff, origin] = [
          most('cfd', 'central', id),
          most('cfd', 'no-support', id),
          most('tariff', 'central', id),
          most('origin', 'central', id),
        ]
        const price = (cfd ?? noSupport ?? tariff ?? origin)?.price
        return [
          material(id),
          price === undefined ? '–' : round(price, 3),
          cfd === undefined ? '' : round(cfd.price + cfd.topUp, 3),
          noSupport === undefined ? '' : round(noSupport.price + noSupport.topUp, 3),
          raisedTo(tariff),
          raisedTo(origin),
        ]
      }),
    },
  }
}

function contractsSection(world: World, { contracts }: DumpingResult, language: Language): Section {
  const say = sayer(dumpingMessages, language)
  return {
    heading: say('contracts'),
    table: {
      columns: [
        left(say('contract')),
        left(say('payer')),
        right(say('floor')),
        right(say('enough')),
        right(say('enoughBare')),
        right(say('costs')),
        right(say('least')),
        right(say('leastBare')),
      ],
      rows: contracts.map(({ id, payer, floor, cases }) => {
        const known = world.contracts.get(id)
        const [central, noSupport] = [inCase({ cases }, 'central'), inCase({ cases }, 'no-support')]
        const floorOf = (enough: number | null): string => (enough === null ? say('none') : round(enough, 3))
        return [
          known === undefined ? id : nameIn(language, known),
          say(payer === 'treasury' ? 'treasuryPays' : 'buyerPays'),
          round(floor, 3),
          floorOf(central.breakEvenFloor),
          floorOf(noSupport.breakEvenFloor),
          round(central.yearly),
          round(central.leastCost),
          round(noSupport.leastCost),
        ]
      }),
    },
  }
}
