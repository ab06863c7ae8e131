import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { planSchema } from '../src/studies/index.ts'
import { MAIN } from '../test/start-server.ts'
import { atMost, say, type Line } from './measure.ts'

const PLANS = [
  { who: 'Japan', options: ['--members', 'japan', '--budget', '39e9JPY'] },
  { who: 'Japan, United States, Europe', options: ['--members', 'japan,us,europe', '--budget', '100e9JPY'] },
]
const LIMIT = 300

/** The command as a user runs it: the gap it certifies within five minutes, and the most memory it took. */
export async function planning(): Promise<Line[]> {
  const lines: Line[] = []
  for (const { who, options } of PLANS) {
    say(`8 plan for ${who}`)
    const begun = performance.now()
    const child = spawn(process.execPath, [MAIN, 'plan', ...options, '--time-limit', String(LIMIT), '--json'])
    let peak = 0
    const watch = setInterval(() => (peak = Math.max(peak, peakOf(child.pid))), 200)
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part))
    const [code] = (await once(child, 'close')) as [number | null]
    clearInterval(watch)
    if (code !== 0) throw new Error(`plan for ${who} ended with ${code}`)
    const seconds = (performance.now() - begun) / 1000
    const { objective, search, check } = planSchema.parse(JSON.parse(text))
    const counts = {
      ...search,
      'comes to, M USD': objective.upperBound,
      'difference when found again': check.difference ?? Number.NaN,
    }
    lines.push(
      {
        row: 8,
        what: `\`plan\` for ${who}: certified gap, %`,
        here: seconds,
        ...atMost(100 * (objective.gap ?? Number.NaN), 1, `at most 1 % within ${LIMIT} s`),
        counts,
      },
      {
        row: 8,
        what: `\`plan\` for ${who}: most memory, MB`,
        ...(peak > 0 ? atMost(peak, 700, 'at most 700 MB') : {}),
        counts: {},
      },
    )
  }
  return lines
}

/** The most memory that a process has held so far, MB; 0 where the system does not tell. */
function peakOf(pid: number | undefined): number {
  try {
    const [, kb] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kb ?? 0) / 1000
  } catch {
    return 0
  }
}
