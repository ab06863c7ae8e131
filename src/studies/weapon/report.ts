import { sayer, titleIn } from '../../messages/index.ts'
import type { Scenario, World } from '../../world/index.ts'
import { factsNotice } from '../asked-world.ts'
import { headersOf } from '../columns.ts'
import { left, moneyIn, round, type Language, type Report, type Section } from '../report.ts'
import { textsOf } from '../summary.ts'
import { namesIn, namesOf } from '../words.ts'
import { weaponColumns } from './columns.ts'
import type { WeaponMember, WeaponResult, WeaponSet } from './result.ts'
import { weaponMessages } from './messages.gen.ts'
import { weaponSummary } from './summary.ts'

/** At most this many rows of a list are shown; the rest is in the tables. */
const TOLD = 12

/** The answer for a reader: the worst set and its proof, what comes next, who loses, and what it costs the coercer. */
export function weaponReport(world: World, asked: Scenario, result: WeaponResult, language: Language): Report {
  const say = sayer(weaponMessages, language)
  const names = namesOf(world, language)
  const { menu, options, worst, runnersUp, curve, protection, member } = result
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id
  const actor = coercer === undefined ? say('coercer') : names.place(coercer)
  const money = moneyIn(language)
  const times = ({ leverage }: Pick<WeaponSet, 'leverage'>): string => (leverage === null ? '–' : round(leverage))
  const column = headersOf(weaponColumns, language)
  const called = namesIn(world, language, asked.measures)
  const set = (measures: readonly string[]): string => (measures.length === 0 ? say('nothing') : called.setOf(measures))
  const all = [worst, ...runnersUp]
  const members = (member?.places ?? []).map((place) => names.place(place)).join(', ')
  const ends = ({ optimistic, pessimistic }: Alone): string =>
    pessimistic - optimistic > 1e-6 * Math.abs(pessimistic)
      ? say('ends', { least: money(optimistic), most: money(pessimistic) })
      : money(pessimistic)
  const last = protection?.levels.at(-1)
  const brief: Section = {
    heading: say('brief'),
    lines: textsOf(weaponSummary.tell(result, language, called)),
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
      brief,
      {
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
          rows: all.map((one) => [
            set(one.measures),
            round(one.loss, 3),
            round(one.valueAddedLost, 3),
            round(one.exportsForgone, 3),
            times(one),
            one.simulated === undefined ? '' : round(one.simulated.valueAddedLost, 3),
          ]),
        },
      },
      {
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
      },
      {
        heading: say('curve'),
        lines: curve.length === 0 ? [] : [say('curveText')],
        table: {
          columns: [column('kappa'), column('measures'), column('loss_musd'), column('exports_forgone_musd')],
          rows: curve.map(({ kappa, measures, loss, exportsForgone }) => [
            round(kappa),
            set(measures),
            round(loss, 3),
            round(exportsForgone, 3),
          ]),
        },
      },
      ...(member === null
        ? []
        : [
            {
              heading: say('member', { member: members }),
              lines: [
                say('memberText', { sets: member.sets.toLocaleString('en-US'), solved: String(member.solved) }),
                ...(member.mitigatingMeasure === null
                  ? []
                  : [
                      say('relief', {
                        without: set(member.mitigatingMeasure.without.measures),
                        before: ends(member.mitigatingMeasure.without),
                        with: set(member.mitigatingMeasure.with.measures),
                        after: ends(member.mitigatingMeasure.with),
                      }),
                    ]),
              ],
              table: {
                columns: [
                  column('measures'),
                  column('optimistic_musd'),
                  column('pessimistic_musd'),
                  column('loss_musd'),
                ],
                rows: [
                  ...[member.worst, ...member.runnersUp].map((one) => ({ one, name: set(one.measures) })),
                  {
                    one: member.worstOverall,
                    name: say('worstForAll', { measures: set(member.worstOverall.measures) }),
                  },
                ].map(({ one, name }) => [
                  name,
                  round(one.optimistic, 3),
                  round(one.pessimistic, 3),
                  round(one.loss, 3),
                ]),
              },
            },
          ]),
      ...(protection === null
        ? []
        : [
            {
              heading: say('protect'),
              lines: [say('protectText', { n: String(protection.targetGroups), solves: String(protection.solves) })],
              table: {
                columns: [column('protect'), column('loss_musd'), left(say('remains'))],
                rows: [{ protect: [], worst }, ...protection.levels].map((level) => [
                  level.protect.length === 0 ? '–' : set(level.protect.flat()),
                  round(level.worst.loss, 3),
                  set(level.worst.measures),
                ]),
              },
            },
            {
              heading: say('others'),
              table: {
                columns: [column('protect'), column('loss_musd'), left(say('remains'))],
                rows: (last?.alternatives ?? [])
                  .slice(0, TOLD)
                  .map(({ protect, loss, measures }) => [set(protect.flat()), round(loss, 3), set(measures)]),
              },
            },
          ]),
    ],
  }
}

type Alone = Pick<WeaponMember['worstGuaranteed'], 'optimistic' | 'pessimistic'>
