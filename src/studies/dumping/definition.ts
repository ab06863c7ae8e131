import { parseDumping, startingIn, type DumpingPath, type Scenario, type World } from '../../world/index.ts'
import { menuIn, monthIn } from '../given.ts'
import type { CompleteRequest } from '../options.ts'
import { placesNamed } from '../places.ts'
import { plannedIn } from '../plan/index.ts'
import { defineStudy } from '../study.ts'
import { dumpingAbout, dumpingOptions } from './options.ts'
import { dumpingReport } from './report.ts'
import { dumpingSummary } from './summary.ts'
import { dumpingTables } from './tables.ts'
import { dumpingResultSchema, type DumpingResult } from './result.ts'
import { dumping, DUMPING_STEPS, type DumpingOptions } from './study.ts'

type Request = CompleteRequest<typeof dumpingOptions>

export const dumpingStudy = defineStudy<typeof dumpingOptions, DumpingResult>({
  id: 'dumping',
  about: dumpingAbout,
  options: dumpingOptions,
  resolve(world, request) {
    const path = pathIn(world, request)
    const members = placesNamed(world, request.members)
    menuFor(world, request, members)
    plantsIn(world, request)
    return { path: { id: path.id, title: path.title }, members, months: request.months ?? path.months }
  },
  run({ world, baseline: { baseline }, solver }, request, { onProgress, onPartialResult }) {
    const { path: _path, menu: _menu, plan: _plan, members: _members, start: _start, ...options } = request
    const members = placesNamed(world, request.members)
    const menu = menuFor(world, request, members)
    const planned = plantsIn(world, request)
    const steps = menu === undefined ? DUMPING_STEPS.length - 1 : DUMPING_STEPS.length
    return dumping(world, baseline, pathIn(world, request), solver, {
      ...options,
      members,
      ...(menu === undefined ? {} : { menu }),
      ...(planned === undefined ? {} : { planned }),
      onProgress: (step) => onProgress?.(DUMPING_STEPS.indexOf(step), steps),
      ...(onPartialResult === undefined ? {} : { onPartialResult }),
    })
  },
  schema: dumpingResultSchema,
  summary: dumpingSummary,
  measures: (world, request) => measuresFor(world, request),
  tables: dumpingTables,
  report: ({ world }, request, result, language) =>
    dumpingReport(world, pathIn(world, request), measuresFor(world, request), result, language),
})

function pathIn(world: World, { path, start }: Request): DumpingPath {
  const given = parseDumping(path, world)
  return start === undefined ? given : startingIn(given, monthIn(start))
}

/** What an attack is made of; none if it may take no measure. */
const menuFor = (world: World, { menu, maxMeasures }: Request, members: readonly string[]): DumpingOptions['menu'] =>
  maxMeasures === 0 ? undefined : menuIn(world, menu, { target: members })

const measuresFor = (world: World, request: Request): Scenario['measures'] =>
  menuFor(world, request, placesNamed(world, request.members))?.measures ?? []

const plantsIn = (world: World, { plan }: Request): DumpingOptions['planned'] =>
  plan === undefined ? undefined : plannedIn(plan.file, plan.text, world)
