import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { codeOf, reasonText } from '../disk/index.ts'
import { shippedAt } from '../files/bare.ts'
import { sayLater, type Text } from '../messages/index.ts'
import { faultText, InputError } from '../world/bare.ts'
import { doctorMessages } from './commands/doctor.gen.ts'
import { EXIT } from './exit.ts'

const say = sayLater(doctorMessages)

type CheckId =
  'node' | 'solver' | 'world' | 'scenarios' | 'app' | 'answers' | 'memory' | 'temporary' | 'database' | 'queue'

/** What a check has found, and what to do where that is not as it should be. */
interface Finding {
  readonly state: 'ok' | 'missing' | 'wrong'
  readonly found: Text
  readonly todo?: Text
}

export interface CheckedPart extends Finding {
  readonly id: CheckId
  /** Whether something that is asked for does not work without it. */
  readonly isNeeded: boolean
  /** How the program ends where it is needed and not as it should be. */
  readonly exit: number
}

interface Check {
  readonly id: CheckId
  readonly isNeeded: boolean
  readonly exit?: number
  readonly look: () => Promise<Finding>
}

/** What may be asked of it besides: services, by their addresses. */
export interface Services {
  readonly database?: string | undefined
  readonly queue?: string | undefined
}

const ok = (found: Text): Finding => ({ state: 'ok', found })

/** Looks at all of an installation. What a check loads may be damaged too: it is loaded within, and each check ends with a finding. */
export async function checkAll({ database, queue }: Services): Promise<CheckedPart[]> {
  const checks: Check[] = [
    { id: 'node', isNeeded: true, look: checkNode },
    { id: 'solver', isNeeded: true, exit: EXIT.solver, look: checkSolver },
    { id: 'world', isNeeded: true, look: checkWorld },
    { id: 'scenarios', isNeeded: true, look: checkScenarios },
    { id: 'app', isNeeded: true, look: checkApp },
    { id: 'answers', isNeeded: false, look: checkAnswers },
    { id: 'memory', isNeeded: false, look: () => Promise.resolve(checkMemory()) },
    { id: 'temporary', isNeeded: true, look: checkTemporary },
    ...(database === undefined
      ? []
      : [{ id: 'database', isNeeded: true, look: () => checkDatabase(database) } as const]),
    ...(queue === undefined ? [] : [{ id: 'queue', isNeeded: true, look: () => checkQueue(queue) } as const]),
  ]
  const all: CheckedPart[] = []
  // One after the other: memory is free again before the next begins.
  for (const { id, isNeeded, exit = EXIT.input, look } of checks)
    all.push({ id, isNeeded, exit, ...(await look().catch(failed)) })
  return all
}

/** What is shipped and refused was not shipped so; what throws anything else cannot be loaded or does not work. */
function failed(error: unknown): Finding {
  if (error instanceof InputError) return refused(error, say('tables-do'))
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  return codeOf(error) === 'ERR_MODULE_NOT_FOUND'
    ? { state: 'missing', found: say('module-missing', { message }), todo: say('install-do') }
    : { state: 'wrong', found: say('failed', { message }), todo: say('install-do') }
}

/** By its first fault, and what to do about it if nothing else is given. */
function refused({ faults }: InputError, todo?: Text): Finding {
  const [fault] = faults
  if (fault === undefined) return { state: 'wrong', found: say('failed', { message: '' }) }
  const at = [fault.file, fault.line].filter((part) => part !== undefined).join(':')
  const first: Text = (lang) => `${at === '' ? '' : `${at}: `}${faultText(fault, lang).message}`
  return {
    state: 'wrong',
    found: say('faults', { first, more: faults.length - 1 }),
    todo: todo ?? ((lang) => faultText(fault, lang).remedy),
  }
}

async function checkNode(): Promise<Finding> {
  const { version } = process
  const about = JSON.parse(await readFile(shippedAt('package.json'), 'utf8')) as { engines?: { node?: string } }
  const [, major, minor = '0'] = /^>=(\d+)(?:\.(\d+))?/.exec(about.engines?.node ?? '') ?? []
  if (major === undefined) return { state: 'wrong', found: say('node-unknown', { version }), todo: say('install-do') }
  const [ours = 0, part = 0] = process.versions.node.split('.').map(Number)
  const isNewer = ours > Number(major) || (ours === Number(major) && part >= Number(minor))
  const told = { version: version.slice(1), least: `${major}.${minor}` }
  return isNewer ? ok(say('node-ok', told)) : { state: 'wrong', found: say('node-old', told), todo: say('node-do') }
}

/** How far the optimum of the small program may be off, in its own unit. */
const OPTIMUM_TOLERANCE = 1e-6

async function checkSolver(): Promise<Finding> {
  const { loadSolver, modelFromRows } = await import('../solver/index.ts')
  const solver = await loadSolver()
  // At least 2 of both, at most 1.5 of the cheaper one.
  const columns = { cost: Float64Array.of(1, 2), lower: new Float64Array(2), upper: Float64Array.of(1.5, Infinity) }
  const row = { indices: [0, 1], values: [1, 1], lower: 2, upper: Infinity }
  const model = solver.create(modelFromRows(columns, [row]))
  const { objective } = model.solve()
  model.dispose()
  const { version } = solver
  const expected = 2.5
  if (Math.abs(objective - expected) <= OPTIMUM_TOLERANCE) return ok(say('solver-ok', { version }))
  return {
    state: 'wrong',
    found: say('solver-wrong', { version, found: String(objective), expected }),
    todo: say('install-do'),
  }
}

async function checkWorld(): Promise<Finding> {
  const { loadWorld } = await import('../files/index.ts')
  const { title, hash } = await loadWorld()
  return ok(say('world-ok', { title, hash }))
}

async function checkScenarios(): Promise<Finding> {
  const { dumpingNames, loadMenu, loadScenario, loadWorld, menuNames, readDumping, scenarioNames } =
    await import('../files/index.ts')
  const { parseDumping } = await import('../world/index.ts')
  const [world, scenarios, menus, paths] = await Promise.all([
    loadWorld(),
    scenarioNames(),
    menuNames(),
    dumpingNames(),
  ])
  if ([scenarios, menus, paths].some((names) => names.length === 0))
    return { state: 'missing', found: say('scenarios-none'), todo: say('install-do') }
  for (const name of scenarios) await loadScenario(name, world)
  for (const name of menus) await loadMenu(name, world)
  for (const name of paths) parseDumping(await readDumping(name), world)
  return ok(say('scenarios-ok', { scenarios: scenarios.length, menus: menus.length, paths: paths.length }))
}

const PAGES = ['index.html', 'market.html']

async function checkApp(): Promise<Finding> {
  const { readStatic } = await import('../server/index.ts')
  const web = await readStatic(shippedAt('dist', 'web'))
  const page = PAGES.find((name) => !web.has(name))
  if (page !== undefined)
    return { state: 'missing', found: say('app-missing', { file: `dist/web/${page}` }), todo: say('build-do') }
  const wanted = PAGES.flatMap((name) => linkedFrom(new TextDecoder().decode(web.get(name)?.bytes)))
  const gone = [...new Set(wanted)].filter((file) => !web.has(file))
  const [first] = gone
  if (first !== undefined)
    return {
      state: 'wrong',
      found: say('app-part', { file: `dist/web/${first}`, more: gone.length - 1 }),
      todo: say('build-do'),
    }
  const bytes = [...web.values()].reduce((sum, file) => sum + file.bytes.length, 0)
  return ok(say('app-ok', { files: web.size, size: inUnits(bytes, 1e6) }))
}

/** Files of its own that a page names. */
const linkedFrom = (html: string): string[] =>
  [...html.matchAll(/(?:src|href)="\/([^"?#]+)"/g)].map(([, file = '']) => file)

async function checkAnswers(): Promise<Finding> {
  const [{ answersFor, dataBundleFiles, readStatic, shippedIn }, { readServed }] = await Promise.all([
    import('../server/index.ts'),
    import('./load-served.ts'),
  ])
  const [web, folder, texts] = await Promise.all([
    readStatic(shippedAt('dist', 'web')),
    readStatic(shippedAt('dist', 'answers')),
    readServed({ overlay: [] }),
  ])
  if (folder.size === 0) return { state: 'missing', found: say('answers-none'), todo: say('answers-do') }
  const data = dataBundleFiles({ ...texts, shipped: shippedIn(texts) })
  if (answersFor({ web, data }, folder) !== undefined) return ok(say('answers-ok'))
  return { state: 'wrong', found: say('answers-other'), todo: say('answers-do') }
}

/** Below this, in bytes, a larger question may be stopped by the system: the worst of two measures takes 0.8 GB, a plan 0.6 to 2. */
const LEAST_MEMORY = 1e9

function checkMemory(): Finding {
  // A container may have less than the machine; without a limit it is 0, or far above what there is.
  const limit = process.constrainedMemory()
  const memory = limit > 0 ? Math.min(limit, totalmem()) : totalmem()
  const told = { memory: inUnits(memory, 1e9), cores: availableParallelism() }
  if (memory >= LEAST_MEMORY) return ok(say('memory-ok', told))
  return { state: 'missing', found: say('memory-low', told), todo: say('memory-do') }
}

async function checkTemporary(): Promise<Finding> {
  const folder = tmpdir()
  try {
    const made = await mkdtemp(join(folder, 'ytterby-'))
    try {
      await writeFile(join(made, 'written'), 'written')
    } finally {
      await rm(made, { recursive: true })
    }
    return ok(say('temporary-ok', { folder }))
  } catch (error) {
    return {
      state: 'wrong',
      found: say('temporary-wrong', { folder, reason: reasonText(error) }),
      todo: say('temporary-do'),
    }
  }
}

/** What is wrong with an address is its owner's to put right, not that of the installation. */
const unlessRefused = (error: unknown): Finding => (error instanceof InputError ? refused(error) : failed(error))

const checkDatabase = async (url: string): Promise<Finding> =>
  import('../store/index.ts')
    .then(({ postgresVersion }) => postgresVersion(url))
    .then((version) => ok(say('database-ok', { version })))
    .catch(unlessRefused)

const checkQueue = async (url: string): Promise<Finding> =>
  import('../workers/index.ts')
    .then(({ queueVersion }) => queueVersion(url))
    .then((told) => ok(say('queue-ok', told)))
    .catch(unlessRefused)

/** With one digit after the point. */
const inUnits = (bytes: number, unit: number): string => (bytes / unit).toFixed(1)
