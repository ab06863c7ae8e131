import { completeNamed } from '../../src/studies/light.ts'
import { budgetsAround } from './money.ts'
import { QUESTIONS, type DumpingRequest, type PlanRequest, type WeaponRequest } from './questions.ts'
import { parseWord, readOptions } from './word.ts'

/**
 * What links were written in before options had one name. Each word had keys of its own (`least` was a leverage here, nothing there), and
 * defaults, which it left out. The first form of `scenario` is read where the present one is: only its keys differ.
 */

/** Keys of an address that were renamed, and values. */
export const OLD_KEYS: ReadonlyMap<string, string> = new Map([['draws', 'samples']])
export const OLD_CASES: ReadonlyMap<string, string> = new Map([
  ['bare', 'central'],
  ['no-support', 'central'],
  ['middle', ''],
])

type Keys = Readonly<Record<string, string>>

/** A word's head, and its parts by the present names; points parted the names of a list. */
function partsOf(
  text: string,
  keys: Keys,
):
  | { readonly head: string; readonly parts: ReadonlyMap<string, string>; readonly old: ReadonlyMap<string, string> }
  | undefined {
  const word = parseWord(text)
  if (word === undefined) return undefined
  const parts = Object.entries(keys).flatMap(([old, now]) => {
    const value = word.parts.get(old)
    return value === undefined ? [] : [[now, LISTS.has(now) ? value.replaceAll('.', ',') : value] as const]
  })
  return { head: word.head, parts: new Map(parts), old: word.parts }
}
const LISTS: ReadonlySet<string> = new Set(['target', 'members', 'member', 'core', 'instruments'])

/** Pages did not ask for more. */
const upTo = <O extends { readonly max: number }>(option: O, max: number): O => ({ ...option, max })

const { weapon, plan, dumping } = QUESTIONS
const WEAPON = {
  ...weapon.options,
  maxMeasures: upTo(weapon.options.maxMeasures, 3),
  protect: upTo(weapon.options.protect, 3),
}
const PLAN = {
  ...plan.options,
  maxMeasures: upTo(plan.options.maxMeasures, 3),
  alternatives: upTo(plan.options.alternatives, 5),
}
const DUMPING = { ...dumping.options, maxMeasures: upTo(dumping.options.maxMeasures, 3) }

/** `bans~to=JPN~most=2~least=100~safe=2~alone=JPN` */
export function oldWeapon(text: string): WeaponRequest | undefined {
  const word = partsOf(text, {
    to: 'target',
    most: 'maxMeasures',
    months: 'months',
    least: 'threshold',
    safe: 'protect',
    alone: 'member',
  })
  if (word === undefined) return undefined
  const { member, ...read } = readOptions(WEAPON, word.parts)
  return completeNamed(weapon.options, {
    maxMeasures: 3,
    ...read,
    ...(member === undefined ? {} : { member: member.slice(0, 1) }),
    menu: word.head,
  })
}

/** `bans~for=JPN.USA~pay=39e9JPY~most=2~late=12~keep=jp-60-days` */
export function oldPlan(text: string): PlanRequest | undefined {
  const word = partsOf(text, {
    for: 'members',
    pay: 'budget',
    most: 'maxMeasures',
    start: 'start',
    months: 'months',
    late: 'delay',
    least: 'threshold',
    keep: 'constraints',
    others: 'alternatives',
  })
  if (word === undefined) return undefined
  const read = { ...OLD_PLAN, ...readOptions(PLAN, word.parts) }
  const around = word.old.get('budgets')
  const { threshold, ...others } = read
  return completeNamed(plan.options, {
    ...others,
    // A leverage of nothing stood for not asking.
    ...(Number(word.old.get('least')) === 0 && word.old.has('least') ? {} : { threshold }),
    technologyBan: word.old.get('tech') === '1',
    budgets: budgetsAround(read.budget, around === '0' ? 0 : around === '3' ? 3 : 5),
    values: true,
    timeLimit: 86_400,
    menu: word.head,
  })
}
const OLD_PLAN = {
  members: ['JPN'],
  budget: '39e9JPY',
  maxMeasures: 1,
  start: '2027-01',
  delay: 0,
  threshold: 100,
  alternatives: 3,
}

/** `own-cost~for=JPN.USA~core=mountain-pass-mine~by=cfd~attack=1` */
export function oldDumping(text: string): DumpingRequest | undefined {
  const word = partsOf(text, {
    for: 'members',
    core: 'core',
    by: 'instruments',
    start: 'start',
    months: 'months',
    attack: 'maxMeasures',
  })
  if (word === undefined) return undefined
  const { members, ...read } = readOptions(DUMPING, word.parts)
  if (members === undefined) return undefined
  return completeNamed(dumping.options, { maxMeasures: 2, ...read, members, path: word.head })
}
