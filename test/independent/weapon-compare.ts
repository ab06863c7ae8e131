import { makeBaseline } from '../../src/baseline/index.ts'
import type { Solver } from '../../src/solver/index.ts'
import { weapon, type WeaponResult } from '../../src/studies/index.ts'
import { tellApart } from '../../src/clearing/apart.ts'
import { InputError, parseScenario, parseWorld, type World } from '../../src/world/index.ts'
import {
  enumerate,
  membersOf,
  setsOf,
  type Enumeration,
  type MemberLoss,
  type SetLoss,
  type Ties,
} from './weapon-game.ts'
import { menuText, type Trial } from './weapon-world.ts'

/** Thrown from within a search that does not end. */
class WithoutEnd extends Error {}

export interface Verdict {
  /** What the product says differently; empty if nothing. */
  readonly wrong: readonly string[]
  readonly seconds: { readonly product: number; readonly enumeration: number }
  readonly refused: string | undefined
}

/** How far two losses may lie apart: a millionth of the loss, and what two solvers can tell apart at all. */
const RELATIVE = 1e-6
const ROUNDING = 2e-9

export function tiesOf(world: World): Ties {
  const apart = tellApart(world)
  return {
    route: apart.route,
    operation: (site, process, origin) => {
      const found = world.operations.find((one) => one.site === site && one.process === process)
      if (found === undefined) throw new Error(`no operation of ${process} at ${site}`)
      return apart.operation(found, origin)
    },
  }
}

/** Lets the product answer a trial, and holds each figure of the answer against every set solved by itself. */
export async function judge(solver: Solver, trial: Trial, limit = 20): Promise<Verdict> {
  const began = Date.now()
  const world = await parseWorld([{ name: `seed ${trial.seed}`, files: trial.files }])
  const menu = parseScenario('menu.yaml', menuText(trial.menu), world, { menu: true })
  const { baseline } = makeBaseline(world, solver)
  const wrong: string[] = []
  world.routes.forEach(({ shipped }, r) => {
    if (Math.abs((baseline.ship[r] ?? 0) * 12 - shipped.value) > 1e-7 * shipped.value)
      wrong.push(`baseline: route ${r} carries ${(baseline.ship[r] ?? 0) * 12}, not ${shipped.value}`)
  })
  let answer: WeaponResult | undefined
  let refused: string | undefined
  try {
    answer = weapon(world, baseline, menu, solver, {
      maxMeasures: trial.maxMeasures,
      runnersUp: trial.runnersUp,
      simulate: 0,
      curve: trial.curve,
      protect: trial.protect,
      member: trial.member,
      ...(trial.threshold === undefined ? {} : { threshold: trial.threshold }),
      onProgress: () => {
        if (Date.now() - began > 1000 * limit) throw new WithoutEnd()
      },
    })
  } catch (fault) {
    if (fault instanceof WithoutEnd) wrong.push(`without end: no answer in ${limit} s`)
    else if (fault instanceof InputError) refused = fault.faults.map(({ code }) => code).join()
    else wrong.push(`a defect: ${String(fault).slice(0, 200)}`)
  }
  const product = (Date.now() - began) / 1000
  const truth = await enumerate(trial.files, trial.menu, trial.maxMeasures, tiesOf(world), trial.member)
  const tariff = trial.menu.measures.some((measure) => (measure.tariff ?? 0) > 0)
  const expected = tariff ? 'MENU_TARIFF' : truth.crosses ? 'MENU_CROSSES' : undefined
  if (refused !== expected) wrong.push(`refused: ${refused ?? 'not'}, where it should be ${expected ?? 'not'}`)
  if (answer !== undefined && expected === undefined) wrong.push(...differences(trial, truth, answer))
  return {
    wrong,
    refused,
    seconds: { product, enumeration: (Date.now() - began) / 1000 - product },
  }
}

/** Each figure of an answer that enumeration does not find. Money in thousand USD, as the programmes have it. */
function differences(trial: Trial, truth: Enumeration, answer: WeaponResult): string[] {
  const wrong: string[] = []
  const places = new Map(trial.menu.measures.map(({ id }, a) => [id, a]))
  const nameOf = (ids: readonly string[]): string =>
    ids
      .map((id) => places.get(id) ?? -1)
      .sort((a, b) => a - b)
      .join()
  const byName = new Map(truth.losses.map((one) => [one.set.join(), one]))
  const member = new Map(truth.member?.losses.map((one) => [one.set.join(), one]))
  const rounding = ROUNDING * Math.abs(truth.worth)
  const differ = (one: number, other: number, more = 0): boolean =>
    !(Math.abs(one - other) <= RELATIVE * Math.max(Math.abs(one), Math.abs(other)) + rounding + more)
  const hold = (what: string, told: number, found: number, more = 0): void => {
    if (differ(told, found, more)) wrong.push(`${what}: ${told}, found ${found}`)
  }
  const known = (what: string, ids: readonly string[]): SetLoss => {
    const found = byName.get(nameOf(ids))
    if (found === undefined) wrong.push(`${what}: no such set, ${ids.join(' + ')}`)
    return found ?? { set: [], loss: Number.NaN, gives: Number.NaN }
  }

  hold('reference', 1000 * answer.referenceSurplus, truth.worth)
  const ranked = truth.losses.map(({ loss }) => loss).sort((a, b) => b - a)
  const most = ranked[0] ?? 0
  hold('worst', 1000 * answer.worst.loss, most)
  hold('loss of the worst set', 1000 * answer.worst.loss, known('worst', answer.worst.measures).loss)
  hold('given up by the worst set', 1000 * answer.worst.exportsForgone, known('worst', answer.worst.measures).gives)
  const added = truth.lostAdded(known('worst', answer.worst.measures).set)
  hold(
    'value added not made',
    answer.worst.valueAddedLost,
    Math.min(Math.max(answer.worst.valueAddedLost, added.least), added.most),
  )
  hold('bound', 1000 * answer.proof.bound, most)
  const { gap, optimal } = answer.proof
  if (optimal && !(1000 * answer.proof.bound <= (1 + RELATIVE) * 1000 * answer.worst.loss + rounding))
    wrong.push(`said to be proved with a bound of ${1000 * answer.proof.bound}`)
  // A worst that is next to nothing beside all that the others are worth may be left unproved, as long as that is said.
  if (!optimal && most > 1e-6 * Math.abs(truth.worth)) wrong.push(`not proved: gap ${gap}`)
  if (answer.proof.sets !== truth.losses.length) wrong.push(`sets: ${answer.proof.sets}, not ${truth.losses.length}`)

  // The next sets, the empty one and the worst left out.
  const worst = nameOf(answer.worst.measures)
  const rest = truth.losses
    .filter(({ set }) => set.length > 0 && set.join() !== worst)
    .map(({ loss }) => loss)
    .sort((a, b) => b - a)
  answer.runnersUp.forEach(({ measures, loss, exportsForgone }, i) => {
    hold(`runner-up ${i + 1}`, 1000 * loss, rest[i] ?? Number.NaN)
    hold(`loss of runner-up ${i + 1}`, 1000 * loss, known(`runner-up ${i + 1}`, measures).loss)
    hold(`given up by runner-up ${i + 1}`, 1000 * exportsForgone, known(`runner-up ${i + 1}`, measures).gives)
    if (1000 * (loss - answer.worst.loss) > RELATIVE * most + rounding)
      wrong.push(`runner-up ${i + 1} is worse than the worst`)
  })
  if (new Set(answer.runnersUp.map(({ measures }) => nameOf(measures))).size < answer.runnersUp.length)
    wrong.push('a runner-up is told twice')
  const missing = rest[answer.runnersUp.length] ?? 0
  if (answer.runnersUp.length < trial.runnersUp && missing > RELATIVE * most + rounding)
    wrong.push(`only ${answer.runnersUp.length} runners-up, the next costs ${missing}`)
  const tied = answer.runnersUp.filter(({ loss }) => !differ(loss, answer.worst.loss)).length
  if (answer.ties > tied) wrong.push(`ties: ${answer.ties}, found ${tied}`)

  // The curve, between its corners and beyond the last.
  const corners = answer.curve.map(({ kappa }) => kappa)
  answer.curve.forEach(({ measures, loss, exportsForgone, kappa }, i) => {
    const found = known('curve', measures)
    hold(`loss on the curve from ${kappa}`, 1000 * loss, found.loss)
    hold(`given up on the curve from ${kappa}`, 1000 * exportsForgone, found.gives)
    for (const at of [kappa, ((corners[i + 1] ?? 2 * kappa + 1) + kappa) / 2]) {
      const best = Math.max(...truth.losses.map((one) => one.loss - at * one.gives))
      // What decides is the difference of two large figures.
      const scale = 1e-8 * (Math.abs(1000 * loss) + at * Math.abs(1000 * exportsForgone))
      hold(`curve at ${at}`, 1000 * (loss - at * exportsForgone), best, scale)
    }
  })

  const { threshold } = trial
  if (threshold !== undefined) {
    const sharpest = Math.max(...truth.losses.map(({ loss, gives }) => loss - threshold * gives))
    // Where the sharpest just reaches it, rounding decides.
    const scale = 1e-8 * Math.max(...truth.losses.map(({ loss, gives }) => loss + threshold * gives))
    if (answer.belowThreshold !== sharpest <= 0 && Math.abs(sharpest) > rounding + scale)
      wrong.push(`below the threshold: ${answer.belowThreshold}, the sharpest is worth ${sharpest}`)
  }
  if (truth.member !== undefined && answer.member !== null)
    wrong.push(...ofMember(truth, answer, { hold, nameOf, member }))
  if ((truth.member === undefined) !== (answer.member === null)) wrong.push('the member is not answered')
  if (answer.protection !== null) wrong.push(...ofProtection(trial, truth, answer, { differ, nameOf }))
  return wrong
}

function ofMember(
  truth: Enumeration,
  { member: told }: WeaponResult,
  {
    hold,
    nameOf,
    member,
  }: {
    hold: (what: string, told: number, found: number) => void
    nameOf: (ids: readonly string[]) => string
    member: ReadonlyMap<string, MemberLoss>
  },
): string[] {
  const wrong: string[] = []
  if (told === null || truth.member === undefined) return wrong
  const both = (what: string, one: { measures: readonly string[]; optimistic: number; pessimistic: number }): void => {
    const found = member.get(nameOf(one.measures))
    hold(`${what}, at least`, 1000 * one.optimistic, found?.optimistic ?? Number.NaN)
    hold(`${what}, at most`, 1000 * one.pessimistic, found?.pessimistic ?? Number.NaN)
  }
  hold('worth of the member', 1000 * told.referenceSurplus, truth.member.worth)
  both('worst for the member', told.worst)
  both('certain for the member', told.worstGuaranteed)
  both('worst for all, for the member', told.worstOverall)
  told.runnersUp.forEach((one, i) => both(`runner-up ${i + 1} for the member`, one))
  if (told.mitigatingMeasure !== null) {
    both('without relief', told.mitigatingMeasure.without)
    both('with relief', told.mitigatingMeasure.with)
  }
  const list = truth.member.losses
  hold('most for the member', 1000 * told.worst.pessimistic, Math.max(...list.map(({ pessimistic }) => pessimistic)))
  hold(
    'most for certain',
    1000 * told.worstGuaranteed.optimistic,
    Math.max(...list.map(({ optimistic }) => optimistic)),
  )
  return wrong
}

function ofProtection(
  trial: Trial,
  truth: Enumeration,
  { protection }: WeaponResult,
  { differ, nameOf }: { differ: (one: number, other: number) => boolean; nameOf: (ids: readonly string[]) => string },
): string[] {
  const wrong: string[] = []
  // A target group: some materials at a destination, with every measure on them.
  const groups = new Map<string, number[]>()
  trial.menu.measures.forEach((measure, a) => {
    const { materials, to } = membersOf(trial.files, measure)
    const key = [materials, to, measure.users ?? []].map((list) => [...list].sort().join(' ')).join(', ')
    groups.set(key, [...(groups.get(key) ?? []), a])
  })
  const list = [...groups.values()]
  const worst = (gone: ReadonlySet<number>): number =>
    Math.max(...truth.losses.map(({ set, loss }) => (set.some((a) => gone.has(a)) ? 0 : loss)))
  if (protection?.targetGroups !== list.length)
    wrong.push(`target groups: ${protection?.targetGroups}, not ${list.length}`)
  protection?.levels.forEach(({ protect, worst: left }, i) => {
    const choices = setsOf(list.length, i + 1).filter((choice) => choice.length === Math.min(i + 1, list.length))
    const best = Math.min(...choices.map((choice) => worst(new Set(choice.flatMap((c) => list[c] ?? [])))))
    if (differ(1000 * left.loss, best)) wrong.push(`protect ${i + 1}: ${1000 * left.loss}, found ${best}`)
    const own = worst(new Set(protect.flatMap((ids) => nameOf(ids).split(',').map(Number))))
    if (differ(own, best)) wrong.push(`protected ${i + 1} leave ${own}, the best leave ${best}`)
  })
  const levels = protection?.levels.length ?? 0
  const last = protection?.levels.at(-1)
  if (levels < trial.protect && levels < list.length && 1000 * (last?.worst.loss ?? 0) > 1e-6 * Math.abs(truth.worth))
    wrong.push(`only ${levels} levels of protection`)
  return wrong
}
