import { sayer, titleIn, type SayOf } from '../../messages/index.ts'
import type { Scenario, World } from '../../world/index.ts'
import { factsNotice } from '../asked-world.ts'
import { left, moneyIn, right, round, type Language, type Report, type Section } from '../report.ts'
import { nameOfIn, namesOf, type Names } from '../words.ts'
import type { WeaponMember, WeaponProtection, WeaponResult } from './result.ts'
import { weaponMessages } from './messages.gen.ts'
import { weaponSummary } from './summary.ts'
import { groupNames } from './tables.ts'
import { SAME_ENDS } from './tolerances.ts'

/** At most this many rows of a list are shown; the rest is in the tables. */
const TOLD = 12

/** What the sections of a report are written from. */
interface Context {
  readonly result: WeaponResult
  readonly language: Language
  readonly say: SayOf<typeof weaponMessages>
  readonly names: Names
  /** A set of measures in words. */
  readonly setName: (measures: readonly string[]) => string
}

/** The answer for a reader: the worst set and its proof, what comes next, who loses, and what it costs the coercer. */
export function weaponReport(world: World, asked: Scenario, result: WeaponResult, language: Language): Report {
  const say = sayer(weaponMessages, language)
  const names = namesOf(world, language)
  const { menu, options, member, protection } = result
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id
  const actor = coercer === undefined ? say('coercer') : names.place(coercer)
  const about: Context = {
    result,
    language,
    say,
    names,
    setName: (measures) => (measures.length === 0 ? say('nothing') : measures.join(' + ')),
  }
  return {
    title: say('title', { coercer: actor, n: String(options.maxMeasures), all: String(menu.measures.length) }),
    lines: [
      say('made', { version: result.version, hash: result.world.hash.slice(0, 12), world: result.world.title }),
      say('span', {
        menu: menu.id,
        title: titleIn(language, { title: menu.title, titleJa: asked.titleJa }),
        months: String(menu.months),
        start: menu.start,
      }),
      ...(options.existingPlan === null ? [] : [say('standing', { standing: options.existingPlan })]),
      ...factsNotice(world, result.world, language),
    ],
    sections: [
      { heading: say('brief'), lines: weaponSummary.tell(result, language, nameOfIn(world, language)) },
      setsSection(about),
      usesSection(about),
      curveSection(about),
      ...(member === null ? [] : [memberSection(about, member)]),
      ...(protection === null ? [] : protectionSections(about, protection)),
    ],
  }
}

/** The worst set and those that come next. */
function setsSection({ result: { worst, runnersUp }, say, setName }: Context): Section {
  return {
    heading: say('sets'),
    table: {
      columns: [
        left(say('measures')),
        right(say('loss')),
        right(say('added')),
        right(say('gives')),
        right(say('leverage')),
        right(say('rolled')),
      ],
      rows: [worst, ...runnersUp].map((one) => [
        setName(one.measures),
        round(one.loss, 3),
        round(one.valueAddedLost, 3),
        round(one.exportsForgone, 3),
        one.leverage === null ? '–' : round(one.leverage),
        one.simulated === undefined ? '' : round(one.simulated.valueAddedLost, 3),
      ]),
    },
  }
}

/** Who loses by the worst set. */
function usesSection({ result: { worst }, say, names }: Context): Section {
  return {
    heading: say('who'),
    table: {
      columns: [
        left(say('place')),
        left(say('sector')),
        left(say('material')),
        right(say('added')),
        left(say('firstStop')),
      ],
      rows: worst.uses
        .slice(0, TOLD)
        .map((use) => [
          names.place(use.place),
          names.sector(use.sector),
          names.material(use.material),
          round(use.valueAddedLost),
          use.firstStop ?? '–',
        ]),
    },
  }
}

/** The worst set as a dollar of exports that the coercer forgoes weighs more. */
function curveSection({ result: { curve }, say, setName }: Context): Section {
  return {
    heading: say('curve'),
    lines: curve.length === 0 ? [] : [say('curveText')],
    table: {
      columns: [right(say('kappa')), left(say('measures')), right(say('loss')), right(say('gives'))],
      rows: curve.map(({ kappa, measures, loss, exportsForgone }) => [
        round(kappa),
        setName(measures),
        round(loss, 3),
        round(exportsForgone, 3),
      ]),
    },
  }
}

/** What the places asked about lose by themselves. */
function memberSection({ language, say, names, setName }: Context, member: WeaponMember): Section {
  const money = moneyIn(language)
  const ends = ({ optimistic, pessimistic }: Alone): string =>
    pessimistic - optimistic > SAME_ENDS * Math.abs(pessimistic)
      ? say('ends', { least: money(optimistic), most: money(pessimistic) })
      : money(pessimistic)
  const { mitigatingMeasure } = member
  return {
    heading: say('member', { member: member.places.map((place) => names.place(place)).join(', ') }),
    lines: [
      say('memberText', { sets: member.sets.toLocaleString('en-US'), solved: String(member.solved) }),
      ...(mitigatingMeasure === null
        ? []
        : [
            say('relief', {
              without: setName(mitigatingMeasure.without.measures),
              before: ends(mitigatingMeasure.without),
              with: setName(mitigatingMeasure.with.measures),
              after: ends(mitigatingMeasure.with),
            }),
          ]),
    ],
    table: {
      columns: [left(say('measures')), right(say('optimistic')), right(say('pessimistic')), right(say('lossOfAll'))],
      rows: [
        ...[member.worst, ...member.runnersUp].map((one) => ({ one, name: setName(one.measures) })),
        {
          one: member.worstOverall,
          name: say('worstForAll', { measures: setName(member.worstOverall.measures) }),
        },
      ].map(({ one, name }) => [name, round(one.optimistic, 3), round(one.pessimistic, 3), round(one.loss, 3)]),
    },
  }
}

/** What to make safe, group by group, and what would be as good as the last. */
function protectionSections({ result: { worst }, say, setName }: Context, protection: WeaponProtection): Section[] {
  const columns = [left(say('protected')), right(say('loss')), left(say('remains'))]
  return [
    {
      heading: say('protect'),
      lines: [say('protectText', { n: String(protection.targetGroups), solves: String(protection.solves) })],
      table: {
        columns,
        rows: [{ protect: [], worst }, ...protection.levels].map((level) => [
          groupNames(level.protect) || '–',
          round(level.worst.loss, 3),
          setName(level.worst.measures),
        ]),
      },
    },
    {
      heading: say('others'),
      table: {
        columns,
        rows: (protection.levels.at(-1)?.alternatives ?? [])
          .slice(0, TOLD)
          .map(({ protect, loss, measures }) => [groupNames(protect), round(loss, 3), setName(measures)]),
      },
    },
  ]
}

type Alone = Pick<WeaponMember['worstGuaranteed'], 'optimistic' | 'pessimistic'>
