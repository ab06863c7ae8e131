import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot, readShipped, TODAY } from '../src/files/index.ts'
import { keptDraws, spreadOver, type KeptDraws } from '../src/studies/index.ts'
import { shipped } from './cases.ts'
import { say } from './measure.ts'

const DRAWS = 500

/** Plans that take minutes to find, against the conducts and draws together. */
const QUESTIONS = {
  japan: { members: ['japan'], budget: '39e9JPY' },
  europe: { members: ['europe'], constraints: 'eu-2030-in-reach' },
  three: { members: ['japan', 'us', 'europe'], budget: '100e9JPY' },
} as const
/** Seconds until the best plan found so far is taken. */
const LIMIT = 2400

interface Kept extends KeptDraws {
  readonly question: object
  /** Hash of the tables that all of it was made with. */
  readonly world: string
  readonly date: string
}

/**
 * What plans lose in 500 worlds in which they were not made: hours of a core. Each world is kept as it is made, in `bench/results`, and a run that was
 * ended goes on where it stood; with other tables or another question it begins again.
 */
export async function planDraws(name: string): Promise<void> {
  const asked = Object.entries(QUESTIONS).find(([id]) => id === name)?.[1]
  if (asked === undefined) {
    say(`No question is called “${name}”: ${Object.keys(QUESTIONS).join(', ')}.`)
    process.exitCode = 1
    return
  }
  const { members, ...terms } = asked
  // As the command has it.
  const given = { ...(await shipped(TODAY)), clock: () => performance.now() / 1000 }
  const { hash } = given.world
  const request = {
    menu: await readShipped('menu', 'bans'),
    members: [...members],
    against: 'conducts-and-draws' as const,
    risk: 'cvar:0.2',
    timeLimit: LIMIT,
    freshDraws: DRAWS,
    ...('budget' in terms
      ? { budget: terms.budget }
      : { constraints: await readShipped('constraints', terms.constraints) }),
  }
  const path = join(packageRoot(), `bench/results/plan-draws-${name}.json`)
  const before = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Kept) : undefined
  const isSame = before?.world === hash && JSON.stringify(before.question) === JSON.stringify(asked)
  const kept = isSame ? before : undefined
  say(kept === undefined ? `${name}: the plan is searched` : `${name}: goes on after ${kept.draws.length} worlds`)
  for (const found of keptDraws(given, request, kept)) {
    const whole: Kept = {
      question: asked,
      world: hash,
      date: new Date().toISOString().slice(0, 10),
      ...found,
    }
    // A run that is ended while it writes leaves the last whole file.
    writeFileSync(`${path}.part`, `${JSON.stringify(whole)}\n`)
    renameSync(`${path}.part`, path)
  }
  const all = JSON.parse(readFileSync(path, 'utf8')) as Kept
  const { saved, plan, centralPlan, doNothing } = spreadOver(all.draws)
  say(JSON.stringify({ worlds: all.draws.length, saved, plan, centralPlan, doNothing }))
}
