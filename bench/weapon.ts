import { spawn } from 'node:child_process'
import { cpus } from 'node:os'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildNetwork } from '../src/clearing/index.ts'
import { loadMenu, packageRoot } from '../src/files/index.ts'
import { openInterdiction, BoundedEnumeration, type InterdictionModel } from '../src/studies/index.ts'
import { shipped, type Shipped } from './cases.ts'
import { atMost, say, timed, type Agreement, type Line } from './measure.ts'

const MENU = 'bans'
const MOST = [2, 3] as const
/** Kept from one run: it takes a quarter of an hour. */
const KEPT = join(packageRoot(), 'bench/results/weapon-brute-force.json')

interface Enumerated {
  readonly world: string
  readonly menu: string
  readonly measures: number
  readonly sets: number
  readonly pivots: number
  readonly seconds: number
  readonly loss: number
  readonly worst: readonly string[]
}

async function open({ world, baseline, solver }: Shipped): Promise<{ interdiction: InterdictionModel; ids: string[] }> {
  const menu = await loadMenu(MENU, world)
  const network = buildNetwork(world, baseline, menu, {
    split: new Set(),
    valuation: 'value-added',
    exogenousPlace: 'CHN',
  })
  return { interdiction: openInterdiction(solver, network, menu), ids: menu.measures.map(({ id }) => id) }
}

/** The search against the enumeration that was kept, in solves and in pivots. */
export async function weaponSearch(given: Shipped): Promise<{ lines: Line[]; agreements: Agreement[] }> {
  say('7 weapon')
  const kept = existsSync(KEPT) ? (JSON.parse(readFileSync(KEPT, 'utf8')) as { bySize: Enumerated[] }).bySize : []
  const lines: Line[] = []
  const agreements: Agreement[] = []
  for (const most of MOST) {
    const { interdiction, ids } = await open(given)
    try {
      const before = interdiction.simplexIterations()
      const { value, seconds } = timed(() => {
        const search = new BoundedEnumeration(interdiction, most, 1e-9 * Math.abs(interdiction.followerSurplus))
        return { search, ...search.rank(1) }
      })
      const pivots = interdiction.simplexIterations() - before
      const found = value.found[0]
      const all = kept.find(({ sets, world }) => sets === value.search.sets.length && world === given.world.hash)
      const line = {
        row: 7,
        here: seconds,
        counts: {
          measures: ids.length,
          sets: value.search.sets.length,
          solves: value.search.solves,
          pivots,
          ...(all === undefined ? {} : { 'pivots, all sets': all.pivots, 's, all sets': all.seconds }),
        },
      }
      lines.push({
        ...line,
        what: `Worst of up to ${most} of ${ids.length} bans: solves, % of all sets`,
        ...atMost(
          (100 * value.search.solves) / value.search.sets.length,
          most === 3 ? 2 : 15,
          most === 3 ? 'at most 2 %' : 'at most 15 %',
        ),
      })
      if (all === undefined) say(`All sets of up to ${most} were not enumerated for this world: bench brute-force`)
      else {
        lines.push({
          ...line,
          what: `Worst of up to ${most} of ${ids.length} bans: pivots, % of all sets`,
          ...atMost((100 * pivots) / all.pivots, most === 3 ? 5 : 15, most === 3 ? 'at most 5 %' : 'at most 15 %'),
        })
        agreements.push({ what: `worst of up to ${most}`, one: found?.loss ?? Number.NaN, other: all.loss })
      }
    } finally {
      interdiction.dispose()
    }
  }
  return { lines, agreements }
}

/** Solves every set, each from the undisturbed basis, on all cores, and keeps what came out. */
export async function bruteForce(): Promise<void> {
  const { world } = await shipped()
  const bySize: Enumerated[] = []
  for (const most of MOST) {
    const start = performance.now()
    const parts = await Promise.all(cpus().map((_, part) => inProcess(most, part, cpus().length)))
    const worst = parts.reduce((best, one) => (one.loss > best.loss ? one : best))
    bySize.push({
      ...worst,
      world: world.hash,
      menu: MENU,
      sets: parts.reduce((sum, { sets }) => sum + sets, 0),
      pivots: parts.reduce((sum, { pivots }) => sum + pivots, 0),
      seconds: (performance.now() - start) / 1000,
    })
    say(JSON.stringify(bySize.at(-1)))
  }
  writeFileSync(KEPT, `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), bySize }, undefined, 2)}\n`)
}

function inProcess(most: number, part: number, of: number): Promise<Enumerated> {
  return new Promise((settle, refuse) => {
    const child = spawn(
      process.execPath,
      [process.argv[1] ?? '', 'brute-part', String(most), String(part), String(of)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
    child.on('error', refuse)
    child.on('exit', (code) =>
      code === 0 ? settle(JSON.parse(text) as Enumerated) : refuse(new Error(`a part ended with ${code}`)),
    )
  })
}

export async function brutePart(most: number, part: number, of: number): Promise<void> {
  const given = await shipped()
  const { interdiction, ids } = await open(given)
  const { sets } = new BoundedEnumeration(interdiction, most, 0)
  const before = interdiction.simplexIterations()
  let [loss, worst, solved]: [number, readonly number[], number] = [0, [], 0]
  sets.forEach((set, i) => {
    if (i % of !== part) return
    solved += 1
    const found = interdiction.loss(set)
    if (found > loss) [loss, worst] = [found, set]
  })
  process.stdout.write(
    JSON.stringify({
      world: given.world.hash,
      menu: MENU,
      measures: ids.length,
      sets: solved,
      pivots: interdiction.simplexIterations() - before,
      seconds: 0,
      loss,
      worst: worst.map((a) => ids[a] ?? ''),
    } satisfies Enumerated),
  )
}
