import { at } from '../../lists/index.ts'
import { inYears, minus } from '../../quantity/index.ts'
import { formatMonth, parseMonth, type DumpingPath, type World } from '../../world/index.ts'
import { factsNotice } from '../asked-world.ts'
import { proofText } from '../proof.ts'
import { left, moneyIn, percent, right, round, type Language, type Report, type Section } from '../report.ts'
import type { DataTable } from '../tables.ts'
import { namesOf } from '../words.ts'
import type { Instrument } from './instruments.ts'
import type { Case } from './prices.ts'
import type { SustainResult } from './result.ts'
import { CASE_NAMES, INSTRUMENT_NAMES, sustainWords } from './words.ts'

/** At most this many rows of a list are told; the rest is in the tables. */
const TOLD = 20
/** Names of sites in a sentence. */
const NAMED = 5
/** A plant that takes more than this part of the cost is named. */
const DEAREST = 0.3

type Kept = SustainResult['kept'][number]

/** The answer for a reader: who goes under, what keeps the core, who pays, and what it saves. */
export function sustainReport(world: World, path: DumpingPath, result: SustainResult, language: Language): Report {
  const say = sustainWords(language)
  const names = namesOf(world, language)
  const money = moneyIn(language)
  const instrumentName = INSTRUMENT_NAMES[language]
  const between = language === 'ja' ? '、' : ', '
  const { options, sites, kept, contracts, averted, check } = result
  const siteName = (id: string): string => {
    const project = [...world.projects.values()].find(({ site }) => site === id)
    return language === 'ja' && project?.nameJa ? project.nameJa : (world.sites.get(id)?.name ?? id)
  }
  const withoutStop = (text: string): string => text.replace(/[.。]$/, '')
  const of = (instrument: Instrument, which: Case): Kept | undefined =>
    kept.find((each) => each.instrument === instrument && each.case === which)
  const core = sites.filter(({ core: own }) => own)
  const ran = sites.filter(({ project }) => !project)
  const losing = ran.filter(({ hidden }) => hidden > 0)
  const fates = (which: Case) => {
    const own = core.map((site) => inCase(site, which))
    return {
      down: own.filter(({ mothballed }) => mothballed !== null).length,
      closed: own.filter(({ closed }) => closed !== null).length,
      first: own.flatMap(({ mothballed }) => mothballed ?? []).sort()[0] ?? '',
    }
  }
  const [middle, bare] = [fates('middle'), fates('bare')]
  const cfd = of('cfd', 'middle')
  const tariff = of('tariff', 'middle')
  const origin = of('origin', 'middle')
  const lacking = (each: Kept): string[] => [...lackingOf(each).keys()]
  const told = (each: Kept): string => {
    const all = [...lackingOf(each)].sort(([, one], [, other]) => other - one)
    const first = all
      .slice(0, NAMED)
      .map(([site, short]) => say('short', { site: siteName(site), short: money(short) }))
    return [...first, ...(all.length > NAMED ? [withoutStop(say('more', { n: all.length - NAMED }))] : [])].join(
      between,
    )
  }
  /** Where an instrument can keep nobody, there is nothing to tell of what it costs. */
  const does = (each: Kept | undefined): each is Kept => each !== undefined && each.yearly.core !== 0
  const dearest = (each: Kept): string[] => {
    const year = [...each.years].sort((one, other) => costOf(each, other) - costOf(each, one))[0]
    const [most] = [...(year?.sites ?? [])].sort((one, other) => other.part - one.part)
    const share = year === undefined || most === undefined || year.bound <= 0 ? 0 : most.part / year.bound
    return most !== undefined && core.length > 1 && share > DEAREST
      ? [
          say('headDearest', {
            instrument: instrumentName[each.instrument],
            share: percent(Math.min(1, share)),
            site: siteName(most.site),
          }),
        ]
      : []
  }
  const found = averted?.cases.find((each) => each.case === 'middle')

  const brief: Section = {
    heading: say('brief'),
    lines: [
      losing.length === 0
        ? say('headBeforeNone', { ran: ran.length })
        : say('headBefore', {
            n: losing.length,
            ran: ran.length,
            hidden: money(losing.reduce((sum, { hidden }) => sum + hidden, 0)),
          }),
      middle.down === 0 ? say('headMiddleNone') : say('headMiddle', { n: core.length, ...middle }),
      say('headBare', bare),
      ...(cfd === undefined
        ? []
        : [
            say('headCfd', { yearly: money(cfd.yearly.treasury), flat: money(cfd.flat?.yearly ?? 0) }),
            ...(cfd.flat !== null && cfd.flat.poorest < -1e-3
              ? [say('headFlat', { short: money(minus(cfd.flat.poorest)) })]
              : []),
            say('headCfdBare', { yearly: money(of('cfd', 'bare')?.yearly.treasury ?? 0) }),
          ]),
      ...(does(tariff)
        ? [
            say('headTariff', {
              users: money(tariff.yearly.users),
              revenue: money(minus(tariff.yearly.treasury)),
              core: money(tariff.yearly.core),
            }),
          ]
        : []),
      ...(does(origin)
        ? [say('headOrigin', { users: money(origin.yearly.users), surplus: money(origin.yearly.surplus) })]
        : []),
      ...[cfd, tariff, origin].flatMap((each) =>
        each === undefined
          ? []
          : [
              ...dearest(each),
              ...(lacking(each).length === 0
                ? []
                : [
                    say('headLacking', {
                      instrument: capital(instrumentName[each.instrument]),
                      sites: told(each),
                    }),
                  ]),
            ],
      ),
      found === undefined || averted === null
        ? say('headNoAverted')
        : say('headAverted', {
            n: options.maxMeasures,
            averted: money(found.averted),
            standing: money(found.standing.loss),
            fallen: money(found.fallen.loss),
            chance: percent(averted.chance),
            expected: money(found.expected),
            beside: cfd === undefined ? '' : say('beside', { cost: money(cfd.yearly.treasury) }),
          }),
      say('bounded', {
        proof: proofText(check, language),
        short: money(Math.max(1e-5, minus(check.poorest))),
      }),
      ...(options.capital ? [say('capital')] : []),
      say('judged'),
    ],
  }

  return {
    title: say('title', { members: options.members.map(names.place).join(language === 'ja' ? '・' : ', ') }),
    lines: [
      `ytterby ${result.version} · ${language === 'ja' ? 'データ' : 'world'} ${result.world.hash.slice(0, 12)} (${result.world.title})`,
      say('span', {
        path: path.id,
        title: language === 'ja' ? path.titleJa : path.title,
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
            .map(({ material, place, before, lowest }) => [
              names.material(material),
              names.place(place),
              round(before, 3),
              round(lowest, 3),
              percent(lowest / before - 1),
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
            const [own, without] = [inCase(site, 'middle'), inCase(site, 'bare')]
            return [
              siteName(site.site),
              names.place(site.place),
              site.stands ?? '',
              round(site.before),
              site.hidden > 0 ? round(site.wedge) : '',
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
          rows: kept.map((each) => [
            instrumentName[each.instrument],
            CASE_NAMES[language][each.case],
            round(each.yearly.treasury),
            round(each.yearly.users),
            round(each.yearly.core),
            round(each.yearly.surplus),
            each.flat === null ? '' : round(each.flat.yearly),
            lacking(each).length === 0 ? '' : String(lacking(each).length),
          ]),
        },
      },
      raisesOf(result, language, names.material),
      ...needsOf(result, language, siteName),
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
                  CASE_NAMES[language][each.case],
                  String(each.closed.length),
                  round(each.standing.loss, 3),
                  round(each.fallen.loss, 3),
                  round(each.averted, 3),
                  round(each.expected, 3),
                  round(each.peace, 3),
                  each.fallen.measures.length === 0 ? say('nothing') : each.fallen.measures.join(' + '),
                ]),
              },
            },
          ]),
    ],
  }
}

const inCase = <T extends { readonly case: Case }>({ cases }: { readonly cases: readonly T[] }, which: Case): T => {
  const found = cases.find((each) => each.case === which)
  if (found === undefined) throw new Error(`no case ${which}`)
  return found
}

/** Sites that an instrument cannot keep, with what they lack in their worst year, million USD. */
function lackingOf({ years }: Kept): Map<string, number> {
  const worst = new Map<string, number>()
  for (const { lacking } of years)
    for (const { site, short } of lacking) worst.set(site, Math.max(short, worst.get(site) ?? 0))
  return worst
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** What an instrument's programme pays for in a year. */
const costOf = ({ instrument }: Kept, { treasury, users }: Kept['years'][number]): number =>
  instrument === 'cfd' ? treasury : users

/** `50 (+25 %)`: what a good costs its users, and how much more that is. */
const raisedTo = (raised: { price: number; raise: number } | undefined): string =>
  raised === undefined
    ? ''
    : `${round(raised.price + raised.raise, 3)} (+${percent(raised.raise / Math.max(raised.price, 1e-9))})`

/** What price contracts bring each plant of the core beside what it is short of; the neediest first. */
function needsOf(result: SustainResult, language: Language, siteName: (id: string) => string): Section[] {
  const say = sustainWords(language)
  const of = (which: Case): Map<string, { needs: number; gets: number; part: number }> => {
    const sums = new Map<string, { needs: number; gets: number; part: number }>()
    const cfd = result.kept.find((each) => each.instrument === 'cfd' && each.case === which)
    for (const { sites } of cfd?.years ?? [])
      for (const { site, needs, gets, part } of sites) {
        const sum = sums.get(site) ?? { needs: 0, gets: 0, part: 0 }
        sums.set(site, { needs: sum.needs + needs, gets: sum.gets + gets, part: sum.part + part })
      }
    return sums
  }
  const years = inYears(result.path.months)
  const [middle, bare] = [of('middle'), of('bare')]
  const whole = [...middle.values()].reduce((sum, { part }) => sum + part, 0)
  const rows = [...bare]
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
          const own = middle.get(site)
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
function raisesOf(result: SustainResult, language: Language, material: (id: string) => string): Section {
  const say = sustainWords(language)
  const most = (instrument: Instrument, which: Case, id: string) =>
    result.kept
      .filter((each) => each.instrument === instrument && each.case === which)
      .flatMap(({ years }) => years.flatMap(({ raises }) => raises.filter((each) => each.material === id)))
      .sort((one, other) => other.raise - one.raise)[0]
  const ids = [
    ...new Set(
      result.kept
        .filter((each) => each.case === 'middle' || each.case === 'bare')
        .flatMap(({ years }) => years.flatMap(({ raises }) => raises.map((each) => each.material))),
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
        const [cfd, bare, tariff, origin] = [
          most('cfd', 'middle', id),
          most('cfd', 'bare', id),
          most('tariff', 'middle', id),
          most('origin', 'middle', id),
        ]
        const price = (cfd ?? bare ?? tariff ?? origin)?.price
        return [
          material(id),
          price === undefined ? '–' : round(price, 3),
          cfd === undefined ? '' : round(cfd.price + cfd.raise, 3),
          bare === undefined ? '' : round(bare.price + bare.raise, 3),
          raisedTo(tariff),
          raisedTo(origin),
        ]
      }),
    },
  }
}

function contractsSection(world: World, { contracts }: SustainResult, language: Language): Section {
  const say = sustainWords(language)
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
        const [middle, bare] = [inCase({ cases }, 'middle'), inCase({ cases }, 'bare')]
        const floorOf = (enough: number | null): string => (enough === null ? say('none') : round(enough, 3))
        return [
          language === 'ja' && known?.nameJa ? known.nameJa : (known?.name ?? id),
          say(payer === 'treasury' ? 'treasuryPays' : 'buyerPays'),
          round(floor, 3),
          floorOf(middle.enough),
          floorOf(bare.enough),
          round(middle.yearly),
          round(middle.least),
          round(bare.least),
        ]
      }),
    },
  }
}

export function sustainTables({ sites, kept, contracts, prices, averted, path }: SustainResult): DataTable[] {
  const start = parseMonth(path.start)
  if (start === undefined) throw new Error(`no month ${path.start}`)
  const monthAt = (t: number): string => formatMonth(start + t)
  return [
    {
      name: 'sites',
      columns: [
        'site',
        'place',
        'stage',
        'project',
        'core',
        'stands',
        'revenue_musd',
        'before_musd',
        'hidden_musd',
        'wedge_usd_per_kg',
        'case',
        'worst_musd',
        'total_musd',
        'mothballed',
        'closed',
        'restarted',
        'down_months',
        'end',
      ],
      rows: sites.flatMap((site) =>
        site.cases.map((each) => [
          site.site,
          site.place,
          site.stage,
          site.project ? 'yes' : 'no',
          site.core ? 'yes' : 'no',
          site.stands,
          site.revenue,
          site.before,
          site.hidden,
          site.wedge,
          each.case,
          each.worst,
          each.total,
          each.mothballed,
          each.closed,
          each.restarted,
          each.down,
          each.end,
        ]),
      ),
    },
    {
      name: 'cash',
      columns: ['site', 'case', 'month', 'state', 'cash_musd'],
      rows: sites.flatMap(({ site, cases }) =>
        cases.flatMap((each) => each.cash.map((cash, t) => [site, each.case, monthAt(t), at(each.states, t), cash])),
      ),
    },
    {
      name: 'prices',
      columns: ['material', 'place', 'month', 'price_usd_per_kg'],
      rows: prices.flatMap(({ material, place, before, multiples }) =>
        multiples.map((multiple, t) => [material, place, monthAt(t), before * multiple]),
      ),
    },
    {
      name: 'kept',
      columns: [
        'instrument',
        'case',
        'from',
        'months',
        'treasury_musd',
        'users_musd',
        'core_musd',
        'surplus_musd',
        'bound_musd',
        'lacking',
        'flat_musd',
      ],
      rows: kept.flatMap(({ instrument, case: which, years, flat }) =>
        years.map((each, y) => [
          instrument,
          which,
          each.from,
          each.months,
          each.treasury,
          each.users,
          each.core,
          each.surplus,
          each.bound,
          each.lacking.map(({ site }) => site).join(' '),
          flat === null ? null : at(flat.years, y),
        ]),
      ),
    },
    {
      name: 'raises',
      columns: ['instrument', 'case', 'from', 'material', 'price_usd_per_kg', 'raise_usd_per_kg'],
      rows: kept.flatMap(({ instrument, case: which, years }) =>
        years.flatMap(({ from, raises }) =>
          raises.map(({ material, price, raise }) => [instrument, which, from, material, price, raise]),
        ),
      ),
    },
    {
      name: 'kept_sites',
      columns: ['instrument', 'case', 'from', 'site', 'needs_musd', 'gets_musd', 'part_musd'],
      rows: kept.flatMap(({ instrument, case: which, years }) =>
        years.flatMap(({ from, sites: own }) =>
          own.map(({ site, needs, gets, part }) => [instrument, which, from, site, needs, gets, part]),
        ),
      ),
    },
    {
      name: 'contracts',
      columns: [
        'contract',
        'case',
        'from',
        'covered_t',
        'price_usd_per_kg',
        'pays_musd',
        'back_musd',
        'after_musd',
        'least_musd',
        'enough_usd_per_kg',
      ],
      rows: contracts.flatMap(({ id, cases }) =>
        cases.flatMap(({ case: which, years, least, enough }) =>
          years.map(({ from, covered, price, pays, back, after }) => [
            id,
            which,
            from,
            covered,
            price,
            pays,
            back,
            after,
            least,
            enough,
          ]),
        ),
      ),
    },
    {
      name: 'averted',
      columns: [
        'case',
        'closed',
        'standing_measures',
        'standing_loss_musd',
        'fallen_measures',
        'fallen_loss_musd',
        'peace_musd',
        'averted_musd',
        'expected_musd',
      ],
      rows: (averted?.cases ?? []).map((each) => [
        each.case,
        each.closed.join(' '),
        each.standing.measures.join(' '),
        each.standing.loss,
        each.fallen.measures.join(' '),
        each.fallen.loss,
        each.peace,
        each.averted,
        each.expected,
      ]),
    },
  ]
}
