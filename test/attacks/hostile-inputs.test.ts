import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { runHere, temporaryFolder, testWorld, toldFaults } from '../run-cli.ts'
import type { Attack } from './hostile-inputs/attack.ts'
import { WORLDS } from './hostile-inputs/worlds.ts'
import { SCENARIOS } from './hostile-inputs/scenarios.ts'
import { OPTIONS } from './hostile-inputs/options.ts'
import { FILES } from './hostile-inputs/files.ts'

const seen: string[][] = []
const EXPLORE = process.env['EXPLORE'] !== undefined

async function laidOut({ files = {} }: Attack): Promise<string> {
  const folder = await temporaryFolder()
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

for (const [what, attacks] of Object.entries({ ...(process.env['ONLY'] === 'o' ? {} : { ...WORLDS, ...SCENARIOS }), ...OPTIONS, ...FILES }))
  describe(what, () => {
    it.each(attacks.map((attack) => [attack.name, attack] as const))('%s', { timeout: 60_000 }, async (_, attack) => {
      const folder = await laidOut(attack)
      for (const arg of attack.args) {
        const table = /^\$\/without\/(.*)$/.exec(arg)?.[1]
        if (table === undefined) continue
        cpSync(testWorld('time-to-survive'), join(folder, 'without', table), { recursive: true })
        rmSync(join(folder, 'without', table, `${table}.csv`))
      }
      const began = performance.now()
      let line: string[]
      try {
        const ran = await runHere(...attack.args.map((arg) => arg.replaceAll('$', folder)))
        const [first] = toldFaults(ran.stderr)
        const message = first === undefined ? (ran.stderr || ran.stdout).replaceAll(folder, '$').split('\n').slice(0, ran.code === 0 ? 12 : 4).join(' | ') : `${first.code} ${first.message} @${first.at} -> ${first.remedy}`
        line = [String(attack.expect), String(ran.code), `${Math.round(performance.now() - began)}ms`, message]
      } catch (error) {
        line = [String(attack.expect), 'THROWN', String((error as Error).stack).slice(0, 400)]
      }
      seen.push([what, attack.name, ...line])
      if (!EXPLORE) expect(line[1]).toBe(attack.expect)
    })
  })

afterAll(() => {
  if (EXPLORE) writeFileSync('/tmp/hostile-seen.txt', seen.map((line) => line.join('\n   ')).join('\n'))
})
