import { nameIn, namer, sayer, titleIn, WRITING, type SayOf } from '../../messages/index.ts'
import {
  left,
  moneyIn,
  namesOf,
  percent,
  right,
  round,
  roundUp,
  type Language,
  type WorldNames,
  type Report,
  type Section,
} from '../../studies/index.ts'
import type { Scenario, World } from '../../world/index.ts'
import type { RehearsalResult, RehearsedRound } from './result.ts'
import { alarmMessages } from './alarm.gen.ts'
import { gradeMessages } from './grade.gen.ts'
import { rehearsalMessages } from './messages.gen.ts'

/** At most this many rows of a list are shown; the rest is in the tables. */
const TOLD = 24
const GAINERS = 10
/** A trade below this is not told, tonnes. */
const SMALL = 0.05

/** Tonnes; what whole grams leave over is nothing. */
const mass = (tonnes: number): string => (tonnes < 0.001 ? '0' : round(tonnes))

type Price = RehearsedRound['prices'][number]
type Served = RehearsedRound['served'][number]

/** What the sections of a report are written from. */
interface Context {
  readonly result: RehearsalResult
  readonly language: Language
  readonly say: SayOf<typeof rehearsalMessages>
  readonly names: WorldNames
  readonly gradeName: (grade: string) => string
  /** An amount of dollars as people say it. */
  readonly money: (usd: number) => string
  /** Prices of all rounds. */
  readonly all: readonly (Price & { readonly month: string })[]
  /** Who was served over all rounds, and the materials that they use. */
  readonly served: readonly Served[]
  readonly used: ReadonlySet<string>
}

/** The answer for a reader: prices, who is served, who gains, what is to be asked about, and what was checked. */
export function rehearsalReport(world: World, scenario: Scenario, result: RehearsalResult, language: Language): Report {
  const { rounds, options } = result
  const say = sayer(rehearsalMessages, language)
  const names = namesOf(world, language)
  const { commas } = WRITING[language]
  const dollars = moneyIn(language)
  const served = summed(rounds.flatMap((one) => one.served))
  const about: Context = {
    result,
    language,
    say,
    names,
    gradeName: namer(gradeMessages, language),
    money: (usd) => dollars(usd / 1e6),
    all: rounds.flatMap(({ month, prices }) => prices.map((price) => ({ month, ...price }))),
    served,
    used: new Set(served.map(({ material }) => material)),
  }
  return {
    title: say('title', { scenario: titleIn(language, scenario) }),
    lines: [
      say('made', { version: result.version, hash: result.world.hash.slice(0, 12), world: result.world.title }),
      say('span', {
        months: options.months,
        start: result.scenario.start,
        places: commas(result.places.map(names.place)),
        brought: commas(options.materials.map(names.material)),
        made: commas(result.goods.filter((good) => !options.materials.includes(good)).map(names.material)) || '–',
      }),
    ],
    sections: [
      briefSection(about),
      pricesSection(about),
      servedSection(about),
      membersSection(about),
      benchmarksSection(about),
      alarmsSection(about),
      checksSection(about),
      honestSection(about),
    ],
  }
}

function briefSection(about: Context): Section {
  return {
    heading: about.say('brief'),
    lines: [
      ...servedLines(about),
      ...dearestLines(about),
      premiumLine(about),
      ...withholdingLines(about),
      ...reserveLines(about),
      ...contractLines(about),
      moneyLine(about),
    ],
  }
}

/** How much of each material that is used was served, and the user who is left with least of it. */
function servedLines({ say, names, served, used }: Context): string[] {
  const lines = [...used].map((material) => {
    const own = served.filter((one) => one.material === material)
    const of = (pick: (one: Served) => number): number => own.reduce((sum, one) => sum + pick(one), 0)
    const wanted = of((one) => one.wanted)
    return say('headServed', {
      material: names.material(material),
      served: percent(1 - of((one) => one.unserved) / wanted, 1),
      bought: percent(of((one) => one.bought) / wanted, 1),
      shelf: percent(of((one) => one.shelf) / wanted, 1),
    })
  })
  const [worst] = [...served].sort((a, b) => b.unserved - a.unserved)
  const least =
    worst === undefined || worst.unserved < SMALL
      ? say('headAllServed')
      : say('headUnserved', {
          sector: names.sector(worst.sector),
          place: names.place(worst.place),
          missing: round(worst.unserved),
          wanted: round(worst.wanted),
          material: names.material(worst.material),
        })
  return [...lines, least]
}

/** Where and when what producers bring was dearest. */
function dearestLines({ say, names, result: { options }, all }: Context): string[] {
  return options.materials.flatMap((material) => {
    const [dearest] = all.filter((one) => one.material === material).sort((a, b) => b.price - a.price)
    if (dearest === undefined) return []
    return [
      say('headPrice', {
        material: names.material(material),
        month: dearest.month,
        place: names.place(dearest.place),
        price: round(dearest.price, 3),
        baseline: dearest.baseline === null ? '–' : round(dearest.baseline, 3),
        scarcity: dearest.scarcity === null ? '–' : round(dearest.scarcity, 3),
      }),
    ]
  })
}

function moneyLine({ say, money, result: { rounds } }: Context): string {
  const sum = (pick: (one: RehearsedRound) => number): number => rounds.reduce((total, one) => total + pick(one), 0)
  return say('headMoney', {
    traded: money(sum((one) => one.traded)),
    paid: money(sum((one) => one.paid)),
    gains: money(sum((one) => one.certificate.gains)),
  })
}

/** How much dearer the strictest grade is where both it and the widest were traded. */
function premiumLine({ say, names, result, all }: Context): string {
  const [strict = '', wide = ''] = [result.grades[0], result.grades.at(-1)]
  const widest = new Map(
    all.filter(({ grade }) => grade === wide).map((one) => [`${one.month} ${one.material} ${one.place}`, one.price]),
  )
  const [most] = all
    .filter(({ grade }) => grade === strict && strict !== wide)
    .map((one) => ({
      ...one,
      more: one.price - (widest.get(`${one.month} ${one.material} ${one.place}`) ?? one.price),
    }))
    .sort((a, b) => b.more - a.more)
  return most === undefined || most.more < 0.005
    ? say('headNoGrade')
    : say('headGrade', {
        more: round(most.more),
        material: names.material(most.material),
        place: names.place(most.place),
        month: most.month,
      })
}

function withholdingLines({ say, result: { options, rounds } }: Context): string[] {
  const { withhold } = options
  if (withhold === null) return []
  const alarms = rounds.flatMap((one) => one.alarms)
  const n = alarms.filter(({ kind }) => kind === 'physical withholding').length
  const about = { owner: withhold.owner, share: percent(withhold.share) }
  return [n === 0 ? say('headNotSeen', about) : say('headWithheld', { ...about, n, all: alarms.length })]
}

function reserveLines({ say, names, money, result: { options, rounds } }: Context): string[] {
  const bought = rounds.flatMap((one) => one.reserve)
  return options.materials.flatMap((material) => {
    const own = bought.filter((one) => one.material === material)
    const total = { tonnes: 0, paid: 0 }
    for (const { tonnes, paid } of own) {
      total.tonnes += tonnes
      total.paid += paid
    }
    return own.length === 0
      ? []
      : [say('reserve', { tonnes: round(total.tonnes), material: names.material(material), paid: money(total.paid) })]
  })
}

function contractLines({ say, names, money, result: { options, rounds } }: Context): string[] {
  const { strike } = options
  if (strike === null) return []
  const own = rounds.flatMap((one) => one.contracts)
  const paid = own.reduce((sum, one) => sum + one.paid, 0)
  return [
    say(paid < 0 ? 'contractsBack' : 'contracts', {
      strike: round(strike.price),
      tonnes: round(own.reduce((sum, one) => sum + one.tonnes, 0)),
      material: names.material(strike.material),
      paid: money(Math.abs(paid)),
    }),
  ]
}

function pricesSection({ say, names, gradeName, result: { options }, all, used }: Context): Section {
  const isTold = (price: Price): boolean =>
    (used.has(price.material) || options.materials.includes(price.material)) &&
    Math.max(price.sold, price.bought) >= SMALL
  const told = all.filter(isTold).slice(0, 3 * TOLD)
  return {
    heading: say('prices'),
    ...(all.length > told.length ? { lines: [say('pricesMore', { n: all.length - told.length })] } : {}),
    table: {
      columns: [
        left(say('month')),
        left(say('material')),
        left(say('grade')),
        left(say('place')),
        right(say('price')),
        right(say('ends')),
        right(say('sold')),
        right(say('bought')),
        right(say('baseline')),
        right(say('scarcity')),
      ],
      rows: told.map((one) => [
        one.month,
        names.material(one.material),
        gradeName(one.grade),
        names.place(one.place),
        round(one.price, 3),
        one.low < one.high ? `${round(one.low, 3)}–${round(one.high, 3)}` : '',
        round(one.sold),
        mass(one.bought),
        one.baseline === null ? '' : round(one.baseline, 3),
        one.scarcity === null ? '' : round(one.scarcity, 3),
      ]),
    },
  }
}

function servedSection({ say, names, gradeName, served }: Context): Section {
  const rows = [...served]
    .sort((a, b) => b.unserved - a.unserved || b.wanted - a.wanted)
    .slice(0, TOLD)
    .map((one) => [
      names.sector(one.sector),
      names.place(one.place),
      names.material(one.material),
      gradeName(one.grade),
      mass(one.wanted),
      mass(one.bought),
      mass(one.shelf),
      mass(one.unserved),
      percent(one.wanted > 0 ? one.unserved / one.wanted : 0, 1),
    ])
  return {
    heading: say('served'),
    table: {
      columns: [
        left(say('sector')),
        left(say('place')),
        left(say('material')),
        left(say('grade')),
        right(say('wanted')),
        right(say('bought')),
        right(say('shelf')),
        right(say('unserved')),
        right(say('share')),
      ],
      rows,
    },
  }
}

function membersSection({ say, names, money, language, result }: Context): Section {
  return {
    heading: say('members'),
    table: {
      columns: [left(say('member')), left(say('place')), right(say('gain')), right(say('received'))],
      rows: result.members
        .slice(0, GAINERS)
        .map((member) => [
          nameIn(language, member),
          names.place(member.country),
          money(member.gain),
          money(member.received),
        ]),
    },
  }
}

function benchmarksSection({ say, names, gradeName, result: { rounds } }: Context): Section {
  return {
    heading: say('benchmarks'),
    table: {
      columns: [
        left(say('month')),
        left(say('material')),
        left(say('grade')),
        right(say('tonnes')),
        right(say('sellers')),
        right(say('buyers')),
        right(say('benchmark')),
        left(say('withheld')),
      ],
      rows: rounds.flatMap(({ month, benchmarks: own }) =>
        own.map((one) => [
          month,
          names.material(one.material),
          gradeName(one.grade),
          round(one.tonnes),
          String(one.sellers),
          String(one.buyers),
          one.price === null ? '' : round(one.price, 3),
          one.withheld ?? '',
        ]),
      ),
    },
  }
}

function alarmsSection({ say, names, gradeName, language, result: { rounds } }: Context): Section {
  const told = rounds.flatMap((one) => one.alarms).slice(0, TOLD)
  const alarmName = namer(alarmMessages, language)
  const whereOf = (where: string): string => {
    const [material = '', grade = '', place = '', month = ''] = where.split('/')
    return [names.material(material), gradeName(grade), names.place(place), month].join(' / ')
  }
  if (told.length === 0) return { heading: say('alarms'), lines: [say('noAlarm')] }
  return {
    heading: say('alarms'),
    table: {
      columns: [
        left(say('alarm')),
        left(say('owner')),
        left(say('where')),
        right(say('tonnes')),
        right(say('price')),
        right(say('other')),
      ],
      rows: told.map((one) => [
        alarmName(one.kind),
        one.owner,
        whereOf(one.where),
        one.tonnes === null ? '' : round(one.tonnes),
        one.price === null ? '' : round(one.price, 3),
        one.other === null ? '' : round(one.other, 3),
      ]),
    },
  }
}

function checksSection({ say, names, language, result }: Context): Section {
  const { rounds } = result
  const { commas } = WRITING[language]
  const barred = new Map(rounds.flatMap(({ lots }) => lots.barred.map((one) => [one.lot, one.member] as const)))
  const missing = rounds.reduce((sum, one) => sum + one.undelivered, 0)
  const untraced = new Set(result.untraced.map(({ member, material }) => `${names.material(material)} (${member})`))
  return {
    heading: say('checks'),
    lines: [
      say('certificates', {
        certificates: result.checks.certificates,
        gap: roundUp(Math.max(...rounds.map(({ certificate }) => certificate.gap))),
      }),
      say('books', { imbalance: result.checks.imbalance }),
      say('log', { entries: result.checks.entries, events: result.checks.lotEvents }),
      ...(barred.size > 0 ? [say('barred', { n: barred.size, who: commas([...new Set(barred.values())]) })] : []),
      ...(untraced.size > 0 ? [say('untraced', { what: commas([...untraced]) })] : []),
      say('undelivered', { kg: round(missing * 1000) }),
    ],
  }
}

function honestSection({ say }: Context): Section {
  return {
    heading: say('honest'),
    lines: [say('quantities'), say('truthful'), say('month1'), say('lineage'), say('stock')],
  }
}

/** By sector, place and material, over all rounds. */
function summed(list: readonly Served[]): Served[] {
  const sums = new Map<string, Served>()
  for (const one of list) {
    const key = `${one.sector} ${one.place} ${one.material}`
    const before = sums.get(key)
    sums.set(key, {
      ...one,
      wanted: one.wanted + (before?.wanted ?? 0),
      bought: one.bought + (before?.bought ?? 0),
      shelf: one.shelf + (before?.shelf ?? 0),
      unserved: one.unserved + (before?.unserved ?? 0),
      refilled: one.refilled + (before?.refilled ?? 0),
    })
  }
  return [...sums.values()]
}
