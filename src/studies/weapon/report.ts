import { sayer, titleIn, type SayOf } from '../../messages/index.ts'
import type { Scenario, World } from '../../world/index.ts'
import { factsNotice } from '../asked-world.ts'
import { headersOf } from '../columns.ts'
import { left, moneyIn, round, type Language, type Report, type Section } from '../report.ts'
import { supplierIn, textsOf } from '../summary.ts'
import { namesIn, namesOf, type WorldNames } from '../words.ts'
import { weaponColumns } from './columns.ts'
import type { WeaponMember, WeaponProtection, WeaponResult } from './result.ts'
import { weaponMessages } from './messages.gen.ts'
import { weaponSummary } from './summary.ts'
import { SAME_ENDS } from './tolerances.ts'

/** At most this many rows of a list are shown; the rest is in the tables. */
const TOLD = 12

/** What the sections of a report are written from. */
interface Context {
  readonly result: WeaponResult
  readonly language: Language
  readonly say: SayOf<typeof weaponMessages>
  readonly names: WorldNames
  readonly column: ReturnType<typeof headersOf<typeof weaponColumns>>
  /** A set of measures in words. */
  readonly setName: (measures: readonly string[]) => string
}

/** The answer for a reader: the worst set and its proof, what comes next, who loses, and what it costs the coercer. */
export function weaponReport(world: World, asked: Scenario, result: WeaponResult, language: Language): Report {
  const say = sayer(weaponMessages, language)
  const names = namesOf(world, language)
  const { menu, options, member, protection } = result
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id
  const actor = coercer === undefined ? supplierIn(language) : names.place(coercer)
  const called = namesIn(world, language, asked.measures)
  const about: Context = {
    result,
    language,
    say,
    names,
    column: headersOf(weaponColumns, language),
    setName: (measures) => (measures.length === 0 ? say('nothing') : called.setOf(measures)),
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
      { heading: say('brief'), lines: textsOf(weaponSummary.tell(result, language, called)) },
      setsSection(about),
      usesSection(about),
      curveSection(about),
      ...(member === null ? [] : [memberSection(about, member)]),
      ...(protection === null ? [] : protectionSections(about, protection)),
      ...planSection(about),
      ...onesSection(about),
    ],
  }
}

/** The worst set and those that come next. */
function setsSection({ result: { worst, runnersUp }, say, column, setName }: Context): Section {
  return {
    heading: say('sets'),
    table: {
      columns: [
        column('measures'),
        column('loss_musd'),
        column('value_added_lost_musd'),
        column('exports_forgone_musd'),
        column('leverage'),
        column('simulated_value_added_lost_musd'),
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
function usesSection({ result: { worst }, say, names, column }: Context): Section {
  return {
    heading: say('who'),
    table: {
      columns: [
        column('place'),
        column('sector'),
        left(say('material')),
        column('value_added_lost_musd'),
        column('first_stop'),
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
function curveSection({ result: { curve }, say, column, setName }: Context): Section {
  return {
    heading: say('curve'),
    lines: curve.length === 0 ? [] : [say('curveText')],
    table: {
      columns: [column('kappa'), column('measures'), column('loss_musd'), column('exports_forgone_musd')],
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
function memberSection({ language, say, names, column, setName }: Context, member: WeaponMember): Section {
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
      columns: [column('measures'), column('optimistic_musd'), column('pessimistic_musd'), column('loss_musd')],
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
function protectionSections(
  { result: { worst }, say, column, setName }: Context,
  protection: WeaponProtection,
): Section[] {
  const columns = [column('protect'), column('loss_musd'), left(say('remains'))]
  return [
    {
      heading: say('protect'),
      lines: [say('protectText', { n: String(protection.targetGroups), solves: String(protection.solves) })],
      table: {
        columns,
        rows: [{ protect: [], worst }, ...protection.levels].map((level) => [
          level.protect.length === 0 ? '–' : setName(level.protect.flat()),
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
          .map(({ protect, loss, measures }) => [setName(protect.flat()), round(loss, 3), setName(measures)]),
      },
    },
  ]
}

/** The worst without a plan, that set with it, and the worst with it. */
function planSection({ result: { withoutPlan, worst }, say, column, setName }: Context): Section[] {
  if (withoutPlan === undefined) return []
  const { saves, sameSetNow, worst: before } = withoutPlan
  return [
    {
      heading: say('plan'),
      lines: [say('planText', { least: round(saves.atLeast, 3), most: round(saves.atMost, 3) })],
      table: {
        columns: [left(say('which')), column('measures'), column('loss_musd')],
        rows: [
          [say('planWithout'), setName(before.measures), round(before.loss, 3)],
          [say('planSame'), setName(before.measures), round(sameSetNow, 3)],
          [say('planNow'), setName(worst.measures), round(worst.loss, 3)],
        ],
      },
    },
  ]
}

/** Routes and plants, each protected by itself. */
function onesSection({ result: { onesProtected = [] }, say, column, setName }: Context): Section[] {
  if (onesProtected.length === 0) return []
  return [
    {
      heading: say('one'),
      lines: [say('oneText')],
      table: {
        columns: [
          column('protect'),
          column('saves_musd'),
          column('saves_at_least_musd'),
          column('saves_at_most_musd'),
          column('loss_musd'),
          left(say('remains')),
        ],
        rows: onesProtected.map(({ protect, saves, worst }) => [
          protect,
          round(saves.value, 3),
          round(saves.atLeast, 3),
          round(saves.atMost, 3),
          round(worst.loss, 3),
          setName(worst.measures),
        ]),
      },
    },
  ]
}

type Alone = Pick<WeaponMember['worstGuaranteed'], 'optimistic' | 'pessimistic'>
