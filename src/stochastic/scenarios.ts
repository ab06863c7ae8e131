import { at, entry } from '../lists/index.ts'
import { TreeError, type TreeFault } from './errors.ts'
import { scenarioTree, type ScenarioTree } from './scenario-tree.ts'
import { PROBABILITY_TOLERANCE } from './tolerances.ts'
import { twice } from './tree-faults.ts'
import type { StageProgram, TreeNode } from './tree-node.ts'

/** One way that things may go: the program of each stage, rows referring to the stage before. */
export interface ScenarioPath {
  readonly name: string
  readonly probability: number
  readonly stages: readonly StageProgram[]
}

/** What is known at each stage: the names of scenarios in sets, those of one set not yet distinguished. */
export type InformationSets = readonly (readonly (readonly string[])[])[]

/**
 * Makes a tree of scenarios, one node for each set of each stage, so that non-anticipativity holds:
 *
 *     x_t(s) = x_t(s')   for all scenarios s, s' in one set of stage t
 *
 * Sets only split from stage to stage, since news is not forgotten, and the program of a stage is the same for all scenarios of its
 * set: a program that differs would be decided by news that comes later.
 *
 * @returns a tree with nodes named after stage and scenarios, as in `2: calm, war`. Throws a `TreeError` with all faults
 */
export function treeFromScenarios(scenarios: readonly ScenarioPath[], known: InformationSets): ScenarioTree {
  const faults = [...faultsOfScenarios(scenarios, known.length), ...faultsOfSets(scenarios, known)]
  if (faults.length > 0) throw new TreeError(faults)
  const byName = new Map(scenarios.map((path) => [path.name, path]))
  const weightOf = (set: readonly string[]): number =>
    set.reduce((sum, name) => sum + entry(byName, name).probability, 0)
  const early = known.flatMap((sets, t) =>
    sets.flatMap((set) =>
      newsBefore(
        set.map((name) => entry(byName, name)),
        t,
      ),
    ),
  )
  if (early.length > 0) throw new TreeError(early)
  const nameOf = (t: number, set: readonly string[]): string => `${t + 1}: ${set.join(', ')}`
  return scenarioTree(
    known.flatMap((sets, t) =>
      sets.map((set): TreeNode => {
        const program = at(entry(byName, at(set, 0)).stages, t)
        const node = { ...program, name: nameOf(t, set), stage: t + 1 }
        if (t === 0) return { ...node, probability: 1 }
        const parent = at(known, t - 1).find((above) => above.includes(at(set, 0))) ?? []
        return { ...node, parent: nameOf(t - 1, parent), probability: weightOf(set) / weightOf(parent) }
      }),
    ),
  )
}

function faultsOfScenarios(scenarios: readonly ScenarioPath[], stages: number): TreeFault[] {
  const sum = scenarios.reduce((total, { probability }) => total + probability, 0)
  return [
    ...(Math.abs(sum - 1) <= PROBABILITY_TOLERANCE
      ? []
      : [{ where: 'Scenarios', what: `have probabilities that sum to ${sum}.`, remedy: 'They sum to 1.' }]),
    ...twice(scenarios.map(({ name }) => name)).map((name) => ({
      where: `Scenario "${name}"`,
      what: 'stands more than once.',
      remedy: 'Give each scenario a name of its own.',
    })),
    ...scenarios
      .filter(({ probability }) => !(probability > 0 && probability <= 1))
      .map(({ name, probability }) => ({
        where: `Scenario "${name}"`,
        what: `has probability ${probability}.`,
        remedy: 'Give a number above 0, up to 1.',
      })),
    ...scenarios
      .filter((path) => path.stages.length !== stages)
      .map((path) => ({
        where: `Scenario "${path.name}"`,
        what: `has ${path.stages.length} stages, and what is known is said of ${stages}.`,
        remedy: 'Give each scenario a program for each stage.',
      })),
  ]
}

function faultsOfSets(scenarios: readonly ScenarioPath[], known: InformationSets): TreeFault[] {
  const faults: TreeFault[] = []
  const first = known.at(0)?.length ?? 0
  if (first !== 1)
    faults.push({
      where: 'Stage 1',
      what: `distinguishes scenarios: it has ${first} sets.`,
      remedy: 'Put all scenarios in one set: the first stage is decided before any news.',
    })
  known.forEach((sets, t) => {
    const where = `Stage ${t + 1}`
    const placed = sets.flat()
    for (const name of twice(placed))
      faults.push({ where, what: `has scenario "${name}" in its sets more than once.`, remedy: 'Put each in one set.' })
    for (const { name } of scenarios.filter((path) => !placed.includes(path.name)))
      faults.push({ where, what: `has scenario "${name}" in none of its sets.`, remedy: 'Put each in one set.' })
    for (const name of placed.filter((one) => scenarios.every((path) => path.name !== one)))
      faults.push({
        where,
        what: `names a scenario "${name}" that is not there.`,
        remedy: 'Correct the name, or add it.',
      })
    if (sets.some((set) => set.length === 0)) faults.push({ where, what: 'has an empty set.', remedy: 'Leave it out.' })
    for (const set of t === 0 ? [] : sets) {
      const apart = set.find(
        (name) => !at(known, t - 1).some((above) => above.includes(name) && above.includes(at(set, 0))),
      )
      if (apart !== undefined)
        faults.push({
          where,
          what: `no longer distinguishes "${at(set, 0)}" from "${apart}", which stage ${t} did.`,
          remedy: 'News is not forgotten: sets of a stage are parts of those of the stage before.',
        })
    }
  })
  return faults
}

/** Scenarios of one set whose program of stage t differs: they would decide by what they do not know. */
function newsBefore(set: readonly ScenarioPath[], t: number): TreeFault[] {
  const first = at(set, 0)
  return set.slice(1).flatMap((other) => {
    const what = difference(at(first.stages, t), at(other.stages, t))
    return what === undefined
      ? []
      : [
          {
            where: `Stage ${t + 1}`,
            what: `comes before its news: ${what} differs between "${first.name}" and "${other.name}", which it does not distinguish.`,
            remedy: 'Put them into different sets from this stage on, or move what differs to a later stage.',
          },
        ]
  })
}

/** What two programs differ in, named; undefined where they are the same. */
function difference(one: StageProgram, other: StageProgram): string | undefined {
  const parts = (program: StageProgram): Map<string, string> =>
    new Map([
      ...program.columns.map(
        ({ name, cost, lower, upper, integer = false }) =>
          [`column "${name}"`, [cost, lower, upper, integer].join(' ')] as const,
      ),
      ...program.rows.map(
        ({ name, lower, upper, own, fromParent = {} }) =>
          [
            `row "${name}"`,
            [lower, upper, ...sortedPairs(own), 'from parent', ...sortedPairs(fromParent)].join(' '),
          ] as const,
      ),
    ])
  const [first, second] = [parts(one), parts(other)]
  return [...first.keys(), ...second.keys()].find((name) => first.get(name) !== second.get(name))
}

const sortedPairs = (names: Readonly<Record<string, number>>): string[] =>
  Object.entries(names)
    .map(([name, value]) => `${name} ${value}`)
    .sort()
