import type { Scenario, World } from '../../world/index.ts'
import { proofText } from '../proof.ts'
import { left, moneyIn, percent, right, round, roundUp, type Language, type Report, type Section } from '../report.ts'
import type { DataTable } from '../tables.ts'
import { namesOf } from '../words.ts'
import type { WeaponMember, WeaponResult, WeaponSet } from './result.ts'
import { weaponWords } from './words.ts'

/** At most this many rows of a list are told; the rest is in the tables. */
const TOLD = 12

/** The answer for a reader: the worst set and its proof, what comes next, who loses, and what it costs the coercer. */
export function weaponReport(world: World, asked: Scenario, result: WeaponResult, language: Language): Report {
  const say = weaponWords(language)
  const names = namesOf(world, language)
  const { menu, options, worst, runnersUp, proof, curve, blunt, protection, member } = result
  const coercer = [...world.places.values()].find(({ bloc }) => bloc === 'coercer')?.id
  const actor = coercer === undefined ? say('coercer') : names.place(coercer)
  const money = moneyIn(language)
  const times = ({ leverage }: Pick<WeaponSet, 'leverage'>): string => (leverage === null ? '–' : round(leverage))
  const set = (measures: readonly string[]): string => (measures.length === 0 ? say('nothing') : measures.join(' + '))
  const all = [worst, ...runnersUp]
  const members = (member?.places ?? []).map((place) => names.place(place)).join(', ')
  const ends = ({ optimistic, pessimistic }: Alone): string =>
    pessimistic - optimistic > 1e-6 * Math.abs(pessimistic)
      ? say('ends', { least: money(optimistic), most: money(pessimistic) })
      : money(pessimistic)
  const last = protection?.levels.at(-1)
  const worseRolled = runnersUp
    .filter(({ rolled }) => (rolled?.lostAdded ?? 0) > 1.005 * (worst.rolled?.lostAdded ?? Number.POSITIVE_INFINITY))
    .sort((a, b) => (b.rolled?.lostAdded ?? 0) - (a.rolled?.lostAdded ?? 0))[0]

  const searched = {
    n: String(options.maxMeasures),
    sets: proof.sets.toLocaleString('en-US'),
    bound: moneyIn(language, roundUp)(proof.bound),
  }

  const brief: Section = {
    heading: say('brief'),
    lines:
      worst.measures.length === 0
        ? [say('headNone'), say('noneCosts', searched)]
        : [
            say('head', { measures: set(worst.measures) }),
            say('headLoss', {
              loss: money(worst.loss),
              added: money(worst.lostAdded),
              discount: percent(world.parameter('discount'), 1),
            }),
            ...(worst.leverage === null
              ? []
              : [say('headGives', { coercer: actor, gives: money(worst.gives), leverage: times(worst) })]),
            ...(worst.rolled === undefined
              ? []
              : [
                  worst.rolled.firstStop === null
                    ? say('headRolledNone', { foresight: String(worst.rolled.foresight) })
                    : say('headRolled', {
                        foresight: String(worst.rolled.foresight),
                        rolled: money(worst.rolled.lostAdded),
                        stop: worst.rolled.firstStop,
                      }),
                ]),
            say(proof.optimal ? 'proved' : 'within', {
              ...searched,
              proof: proofText(proof, language),
              gap: trifle(proof.gap ?? 0),
              solves: String(proof.solves),
              cold: trifle(proof.cold),
            }),
            ...(result.ties === 0 ? [] : [say('ties', { n: String(result.ties) })]),
            ...(worseRolled === undefined
              ? []
              : [
                  say('worseRolled', {
                    measures: set(worseRolled.measures),
                    rolled: money(worseRolled.rolled?.lostAdded ?? 0),
                  }),
                ]),
            ...(blunt === null ? [] : [say(blunt ? 'blunt' : 'sharp', { threshold: round(options.threshold ?? 0) })]),
            ...(member === null
              ? []
              : [
                  say('headMember', {
                    member: members,
                    measures: set(member.worst.measures),
                    ends: ends(member.worst),
                  }),
                ]),
            ...(last === undefined
              ? []
              : [
                  say(last.worst.measures.length === 0 ? 'headProtectAll' : 'headProtect', {
                    cells: cellNames(last.protect),
                    left: money(last.worst.loss),
                    loss: money(worst.loss),
                    measures: set(last.worst.measures),
                  }),
                ]),
            ...(menu.idle.length === 0 ? [] : [say('idle', { idle: menu.idle.join(', ') })]),
          ],
  }
  return {
    title: say('title', { coercer: actor, n: String(options.maxMeasures), all: String(menu.measures.length) }),
    lines: [
      `ytterby ${result.version} · ${language === 'ja' ? 'データ' : 'world'} ${result.world.hash.slice(0, 12)} (${result.world.title})`,
      say('span', {
        menu: menu.id,
        title: language === 'ja' ? asked.titleJa : menu.title,
        months: String(menu.months),
        start: menu.start,
      }),
      ...(options.standing === null ? [] : [say('standing', { standing: options.standing })]),
    ],
    sections: [
      brief,
      {
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
          rows: all.map((one) => [
            set(one.measures),
            round(one.loss, 3),
            round(one.lostAdded, 3),
            round(one.gives, 3),
            times(one),
            one.rolled === undefined ? '' : round(one.rolled.lostAdded, 3),
          ]),
        },
      },
      {
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
              round(use.lostAdded),
              use.firstStop ?? '–',
            ]),
        },
      },
      {
        heading: say('curve'),
        lines: curve.length === 0 ? [] : [say('curveText')],
        table: {
          columns: [right(say('kappa')), left(say('measures')), right(say('loss')), right(say('gives'))],
          rows: curve.map(({ kappa, measures, loss, gives }) => [
            round(kappa),
            set(measures),
            round(loss, 3),
            round(gives, 3),
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
                ...(member.relief === null
                  ? []
                  : [
                      say('relief', {
                        without: set(member.relief.without.measures),
                        before: ends(member.relief.without),
                        with: set(member.relief.with.measures),
                        after: ends(member.relief.with),
                      }),
                    ]),
              ],
              table: {
                columns: [
                  left(say('measures')),
                  right(say('optimistic')),
                  right(say('pessimistic')),
                  right(say('lossOfAll')),
                ],
                rows: [
                  ...[member.worst, ...member.runnersUp].map((one) => ({ one, name: set(one.measures) })),
                  { one: member.everybody, name: say('worstForAll', { measures: set(member.everybody.measures) }) },
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
              lines: [say('protectText', { n: String(protection.cells), solves: String(protection.solves) })],
              table: {
                columns: [left(say('protected')), right(say('loss')), left(say('remains'))],
                rows: [{ protect: [], worst }, ...protection.levels].map((level) => [
                  cellNames(level.protect) || '–',
                  round(level.worst.loss, 3),
                  set(level.worst.measures),
                ]),
              },
            },
            {
              heading: say('others'),
              table: {
                columns: [left(say('protected')), right(say('loss')), left(say('remains'))],
                rows: (last?.others ?? [])
                  .slice(0, TOLD)
                  .map(({ protect, loss, measures }) => [cellNames(protect), round(loss, 3), set(measures)]),
              },
            },
          ]),
    ],
  }
}

const trifle = (value: number): string => (value === 0 ? '0' : value.toExponential(0))

type Alone = Pick<WeaponMember['certain'], 'optimistic' | 'pessimistic'>

const cellNames = (protect: readonly (readonly string[])[]): string =>
  protect.map((measures) => measures.join(' / ')).join(' + ')

export function weaponTables({ worst, runnersUp, curve, protection, member }: WeaponResult): DataTable[] {
  const all = [worst, ...runnersUp]
  const name = (measures: readonly string[]): string => measures.join(' + ')
  return [
    {
      name: 'sets',
      columns: ['rank', 'measures', 'loss_musd', 'lost_added_musd', 'gives_musd', 'leverage', 'rolled_added_musd'],
      rows: all.map((set, i) => [
        i + 1,
        name(set.measures),
        set.loss,
        set.lostAdded,
        set.gives,
        set.leverage,
        set.rolled?.lostAdded ?? null,
      ]),
    },
    {
      name: 'uses',
      columns: ['rank', 'place', 'sector', 'material', 'lost_added_musd', 'first_stop'],
      rows: all.flatMap(({ uses }, i) =>
        uses.map((use) => [i + 1, use.place, use.sector, use.material, use.lostAdded, use.firstStop]),
      ),
    },
    {
      name: 'places',
      columns: ['rank', 'case', 'place', 'lost_added_musd'],
      rows: all.flatMap(({ places, rolled }, i) => [
        ...places.map(({ place, lostAdded }) => [i + 1, 'best response', place, lostAdded]),
        ...(rolled?.places ?? []).map(({ place, lostAdded }) => [i + 1, 'month by month', place, lostAdded]),
      ]),
    },
    {
      name: 'curve',
      columns: ['kappa', 'measures', 'loss_musd', 'gives_musd'],
      rows: curve.map(({ kappa, measures, loss, gives }) => [kappa, name(measures), loss, gives]),
    },
    {
      name: 'member',
      columns: ['case', 'measures', 'optimistic_musd', 'pessimistic_musd', 'loss_musd'],
      rows: (member === null
        ? []
        : [
            { role: 'worst', one: member.worst },
            ...member.runnersUp.map((one) => ({ role: 'next', one })),
            { role: 'most for certain', one: member.certain },
            { role: 'worst for all', one: member.everybody },
          ]
      ).map(({ role, one }) => [role, name(one.measures), one.optimistic, one.pessimistic, one.loss]),
    },
    {
      name: 'protection',
      columns: ['cells', 'rank', 'protect', 'loss_musd', 'measures'],
      rows: (protection?.levels ?? []).flatMap(({ protect, worst: { loss, measures }, others }, n) =>
        [{ protect, loss, measures }, ...others].map((one, i) => [
          n + 1,
          i + 1,
          cellNames(one.protect),
          one.loss,
          name(one.measures),
        ]),
      ),
    },
  ]
}
