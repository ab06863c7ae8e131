import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  askEnsemble,
  chunksOf,
  folderStore,
  buildId,
  memoryStore,
  Pool,
  queueExecutor,
  runChunks,
  runEnsemble,
  startWorker,
  taskOf,
  threadExecutor,
  type Chunk,
  type EnsembleDesign,
  type Executor,
} from '../src/workers/index.ts'
import { readLayers, readScenario, shippedWorld } from '../src/files/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { ensembleSchema, type EnsembleResult } from '../src/studies/index.ts'
import { bytesOf, runHere, runProgram, temporaryFolder, toldFaults } from './run-cli.ts'
import { ONE_MAKER, randomTables } from './random-world.ts'
import { MAIN } from './start-server.ts'
import { hasValkey, said, startValkey, type RunningValkey } from './valkey.ts'

const layers = await readLayers(shippedWorld())
const make = buildId((await loadSolver()).version)

/** A question whose runs take some hundredths of a second. */
const exposures = (seed: number, samples = 12): EnsembleDesign => ({
  study: 'draws',
  of: [{ study: 'exposure', place: ['JPN'] }],
  options: { seed, samples, totalOrderSamples: 0, distribution: 'triangular' },
})

let valkey: RunningValkey | undefined
beforeAll(async () => {
  if (hasValkey()) valkey = await startValkey()
})
afterAll(() => valkey?.stop())

interface Opened {
  readonly workshop: Executor
  readonly close: () => Promise<void>
}

/** What every workshop must do, wherever its chunks are worked out. */
const WORKSHOPS: readonly {
  name: string
  ready: () => boolean
  open: (question: EnsembleDesign) => Promise<Opened>
}[] = [
  {
    name: 'threads',
    ready: () => true,
    open: (question) => {
      const workshop = threadExecutor(layers, question, 2)
      return Promise.resolve({ workshop, close: workshop.close })
    },
  },
  {
    name: 'a queue with two workers',
    ready: hasValkey,
    open: async (question) => {
      const url = valkey?.url ?? ''
      const workshop = await queueExecutor(url, taskOf(layers, question), make)
      const workers = await Promise.all([0, 1].map(() => startWorker(url, make, 1, () => undefined)))
      return {
        workshop,
        close: async () => {
          await workshop.close()
          await Promise.all(workers.map((worker) => worker.close()))
        },
      }
    },
  },
]

describe.each(WORKSHOPS)('a workshop: $name', ({ ready, open }) => {
  const opened = async <T>(question: EnsembleDesign, use: (workshop: Executor) => Promise<T>): Promise<T> => {
    const { workshop, close } = await open(question)
    try {
      return await use(workshop)
    } finally {
      await close()
    }
  }

  it.runIf(ready())('gives the rows of a chunk, the same however they are cut', async () => {
    await opened(exposures(3), async (workshop) => {
      const [whole, first, second] = await Promise.all([
        workshop.work({ from: 0, count: 6 }),
        workshop.work({ from: 6, count: 2 }),
        workshop.work({ from: 8, count: 4 }),
      ])
      const apart = await threadRows(exposures(3), [
        { from: 0, count: 3 },
        { from: 3, count: 9 },
      ])
      expect([...whole, ...first, ...second]).toEqual(apart)
    })
  })

  it.runIf(ready())('is shown what is wrong with a question', async () => {
    const wrong: EnsembleDesign = { ...exposures(4), of: [{ study: 'exposure', place: ['Atlantis'] }] }
    await opened(wrong, (workshop) =>
      expect(workshop.work({ from: 0, count: 1 })).rejects.toThrow('There is no place "Atlantis"'),
    )
  })

  it.runIf(ready())('lets go of what is not done when it is closed', async () => {
    const { workshop, close } = await open(exposures(5, 400))
    let ended = false
    workshop.work({ from: 0, count: 400 }).then(
      () => (ended = true),
      () => undefined,
    )
    await close()
    // Closing waits for nothing that is not yet begun.
    expect(ended).toBe(false)
  })
})

async function threadRows(question: EnsembleDesign, chunks: readonly Chunk[]): Promise<number[]> {
  const workshop = threadExecutor(layers, question, 1)
  try {
    const parts = []
    for (const chunk of chunks) parts.push(...(await workshop.work(chunk)))
    return parts
  } finally {
    await workshop.close()
  }
}

describe('an ensemble in chunks', () => {
  /** A workshop whose rows are their own numbers, and which keeps account. */
  const counting = (fail: (chunk: Chunk) => boolean = () => false) => {
    const asked: number[] = []
    const workshop: Executor = {
      work: (chunk) => {
        asked.push(chunk.from)
        return fail(chunk)
          ? Promise.reject(new Error('killed'))
          : Promise.resolve(Float64Array.from({ length: chunk.count }, (_, i) => chunk.from + i))
      },
      close: () => Promise.resolve(),
    }
    return { asked, workshop }
  }

  it('covers every row once', () => {
    expect(chunksOf({ from: 0, count: 7 }, 3)).toEqual([
      { from: 0, count: 3 },
      { from: 3, count: 3 },
      { from: 6, count: 1 },
    ])
  })

  it('puts rows in order, no matter which finishes first', async () => {
    const slow: Executor = {
      work: async ({ from, count }) => {
        await new Promise((resolve) => setTimeout(resolve, 30 - from))
        return Float64Array.from({ length: count }, (_, i) => from + i)
      },
      close: () => Promise.resolve(),
    }
    expect([...(await runChunks(chunksOf({ from: 0, count: 20 }, 4), slow, memoryStore()))]).toEqual(
      Array.from({ length: 20 }, (_, i) => i),
    )
  })

  it('has first rows, and then those that their numbers ask for', async () => {
    const { asked, workshop } = counting()
    const seen: number[][] = []
    const more = (first: Float64Array): Chunk[] => {
      seen.push([...first])
      return [{ from: 20, count: 3 }, { from: 30, count: 1 }] // prettier-ignore
    }
    const progress: [number, number, number][] = []
    const run = { rows: 4, more, size: 2 }
    const values = await runEnsemble(run, workshop, memoryStore(), (...told) => progress.push(told))
    expect(seen).toEqual([[0, 1, 2, 3]])
    expect([...values]).toEqual([0, 1, 2, 3, 20, 21, 22, 30])
    expect(asked).toEqual([0, 2, 20, 22, 30])
    expect([progress[1], progress.at(-1)]).toEqual([[4, 4, 4], [8, 8, 8]]) // prettier-ignore
    expect([...(await runEnsemble({ ...run, more: () => [] }, workshop, memoryStore()))]).toEqual([0, 1, 2, 3])
  })

  it('goes on from its folder, asks only for what is missing, and counts nothing twice', async () => {
    const folder = join(await temporaryFolder(), 'run.unfinished')
    const chunks = chunksOf({ from: 0, count: 12 }, 4)
    const first = counting(({ from }) => from === 8)
    await expect(runChunks(chunks, first.workshop, await folderStore(folder, 'plan'))).rejects.toThrow('killed')
    expect(
      readdirSync(folder)
        .filter((file) => file.startsWith('rows-'))
        .sort(),
    ).toEqual(['rows-0-4.f64', 'rows-4-4.f64'])
    const second = counting()
    const store = await folderStore(folder, 'plan')
    expect([...(await runChunks(chunks, second.workshop, store))]).toEqual(Array.from({ length: 12 }, (_, i) => i))
    expect(second.asked).toEqual([8])
    await store.remove()
    expect(existsSync(folder)).toBe(false)
  })

  it('refuses a folder that holds another ensemble, or anything else', async () => {
    const folder = await temporaryFolder()
    const begun = join(folder, 'begun')
    await folderStore(begun, 'one plan')
    await expect(folderStore(begun, 'another')).rejects.toThrow('ENSEMBLE_OTHER')
    const used = join(folder, 'used')
    mkdirSync(used)
    writeFileSync(join(used, 'notes.txt'), 'mine')
    await expect(folderStore(used, 'plan')).rejects.toThrow('FOLDER_IN_USE')
    expect(readdirSync(used)).toEqual(['notes.txt'])
  })
})

describe('ytterby ensemble', () => {
  // Before controls: a run need not begin with what they led to, dozens of times.
  const ask = async (...args: string[]): Promise<EnsembleResult> => {
    const { code, stdout, stderr } = await runHere('ensemble', ...args, '--world', '2024', '--json')
    expect(code, stderr).toBe(0)
    return ensembleSchema.parse(JSON.parse(stdout))
  }

  it('tells bands, what drives them, and the world as tabled', async () => {
    const result = await ask(
      'stress',
      'jp-2026-practice',
      '--months',
      '2',
      '--samples',
      '8',
      '--factors',
      'leakage',
      '--factors',
      'value-at-stake',
    )
    expect(result.factors.map(({ id }) => id)).toEqual(['leakage', 'value-at-stake'])
    expect(result.evaluations).toBe(1 + 8 + 4)
    expect(result.failed).toBe(0)
    const lost = result.outcomes.find(
      ({ what, place, sector }) => what === 'value-added-lost' && place === 'JPN' && sector === undefined,
    )
    expect(lost?.p5).toBeLessThan(lost?.p95 ?? 0)
    expect(lost?.central).toBeGreaterThan(0)
    const served = result.outcomes.filter(({ what, month }) => what === 'served' && month !== undefined)
    expect(served.length).toBeGreaterThan(20)
    for (const { p5, p25, p50, p75, p95 } of served) {
      expect([p5, p25, p50, p75, p95]).toEqual([p5, p25, p50, p75, p95].toSorted((a, b) => (a ?? 0) - (b ?? 0)))
      expect(p95).toBeLessThanOrEqual(1 + 1e-9)
    }
    const driver = result.drivers.find(({ what, place }) => what === 'value-added-lost' && place === 'JPN')
    expect(driver?.factors.map(({ factor }) => factor).sort()).toEqual(['leakage', 'value-at-stake'])
    // More value at stake is more value lost.
    const stake = driver?.factors.find(({ factor }) => factor === 'value-at-stake')
    expect(stake?.high).toBeGreaterThan(stake?.low ?? Number.POSITIVE_INFINITY)
  })

  it('rests on judgements altogether where all that is drawn is judged, and not at all where a source stands behind it', async () => {
    const folder = await temporaryFolder()
    const own = join(folder, 'sourced')
    mkdirSync(own)
    const demand = readFileSync(join(shippedWorld(), 'demand.csv'), 'utf8')
    writeFileSync(join(own, 'demand.csv'), demand.replaceAll(',judgement', ',usgs-mcs-2025'))
    const asked = ['exposure', '--place', 'JPN', '--samples', '4', '--judged-pairs', '6', '--factors', 'use-alliance']
    const judged = await ask(...asked)
    expect(judged.options.judgedPairs).toBe(6)
    expect(judged.evaluations).toBe(1 + 4 + 2 + 12)
    expect(judged.factors.map(({ figures, judged: of }) => figures - of)).toEqual([0])
    expect(judged.judgements.length).toBeGreaterThan(3)
    for (const { what, share, low, high, pairs } of judged.judgements)
      expect([share, low, high, pairs], what).toEqual([1, 1, 1, 6])
    const sourced = await ask(...asked, '--overlay', own)
    expect(sourced.factors.map(({ judged: of }) => of)).toEqual([0])
    expect(sourced.judgements).toHaveLength(judged.judgements.length)
    // Six pairs that share nothing are alike by chance alone.
    for (const { what, low } of sourced.judgements) expect(low, what).toBeLessThan(0.5)
    // The draws themselves are as they were: what is cited moves no figure.
    expect(sourced.outcomes).toEqual(judged.outcomes)
  })

  it('works out total indices of the factors that are material, after the draws, and names the others', async () => {
    const folder = await temporaryFolder()
    const [own, out] = [join(folder, 'world'), join(folder, 'run')]
    mkdirSync(own)
    // What is lost of value added is in proportion to what is at stake, and freight has no part in it.
    const wider = { 'demand.csv': ['100,100,100,40,40,40', '100,50,200,40,20,80'], 'lanes.csv': ['0.3,0.3,0.3,USD/kg', '0.3,0.29,0.31,USD/kg'] } // prettier-ignore
    for (const [file, text] of randomTables(ONE_MAKER)) {
      const [from = '', to = ''] = wider[file as keyof typeof wider] ?? []
      writeFileSync(join(own, file), from === '' ? text : text.replaceAll(from, to))
    }
    const scenario = join(folder, 'ban.yaml')
    writeFileSync(
      scenario,
      'title: a\nstart: 2026-01\nmonths: 3\nfocus: [P1]\nmeasures: [{ id: m, instrument: ban, materials: [magnet], to: [P1], from: 2026-01 }]\n',
    )
    const asked = ['ensemble', 'stress', scenario, '--world', own, '--judged-pairs', '0', '--total-order-samples', '50']
    const resultOf = async (...more: string[]): Promise<EnsembleResult> => {
      const { code, stdout, stderr } = await runHere(...asked, ...more, '--json')
      expect(code, stderr).toBe(0)
      return ensembleSchema.parse(JSON.parse(stdout))
    }
    const result = await resultOf('--out', out)
    expect(result.factors.map(({ id, material }) => [id, material])).toEqual([['value-at-stake', true], ['freight', false]]) // prettier-ignore
    expect(result.evaluations).toBe(1 + 200 + 4 + 50)
    const lines = readFileSync(join(out, 'evaluations.csv'), 'utf8').trim().split('\n')
    expect(lines).toHaveLength(1 + result.evaluations)
    expect(new Set(lines.slice(-50).map((line) => line.split(',').slice(1, 3).join()))).toEqual(new Set(['swap,value-at-stake'])) // prettier-ignore
    const driver = result.drivers.find(({ what, place }) => what === 'value-added-lost' && place === 'P1')
    const [stake, freight] = driver?.factors ?? []
    expect(stake?.totalOrderLow).toBeLessThan(1)
    expect(stake?.totalOrderHigh).toBeGreaterThan(1)
    expect([freight?.totalOrder, freight?.totalOrderLow, freight?.totalOrderHigh]).toEqual([null, null, null])
    const { stdout } = await runHere(...asked)
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(
      /Total indices are worked out for 1 of 2 factors\. .*: Freight\. `--no-screening` works out all\./,
    )
    // A server's pool asks in the same two steps.
    const pool = new Pool(await readLayers(own), 1)
    const ofScenario: EnsembleDesign['of'] = [{ study: 'stress', scenario: await readScenario(scenario) }]
    const options = {
      seed: 1,
      samples: 200,
      totalOrderSamples: 50,
      judgedPairs: 0,
      distribution: 'triangular' as const,
    }
    const drawn = (screening: boolean) =>
      askEnsemble(
        pool,
        { study: 'draws', of: ofScenario, options: { ...options, screening } },
        { rows: 205, chunk: 50 },
      ).answer
    try {
      expect((await drawn(true)).result).toEqual(result)
      const whole = (await drawn(false)).result
      expect(whole.evaluations).toBe(1 + 200 + 4 + 100)
      expect(whole.outcomes).toEqual(result.outcomes)
    } finally {
      await pool.close()
    }
  })

  it('goes on from fewer draws when they are made in batches', async () => {
    const drawn = async (...more: string[]): Promise<number[]> => {
      const folder = await temporaryFolder()
      const { code, stderr } = await runHere('ensemble', 'exposure', '--factors', 'leakage', '--csv', folder, ...more)
      expect(code, stderr).toBe(0)
      const [head = '', ...rows] = readFileSync(join(folder, 'evaluations.csv'), 'utf8').trim().split('\n')
      const at = head.split(',').indexOf('at:leakage')
      return rows.filter((row) => row.split(',')[1] === 'draw').map((row) => Number(row.split(',')[at]))
    }
    const [four, six] = [await drawn('--samples', '4', '--batch', '4'), await drawn('--samples', '6', '--batch', '4')]
    expect(six.slice(0, 4)).toEqual(four)
    expect(six).toHaveLength(6)
  })

  it('draws the same worlds for every scenario, so that a scenario differs from itself by nothing', async () => {
    const result = await ask(
      'stress',
      'jp-2026-practice',
      'jp-2026-practice',
      '--months',
      '1',
      '--samples',
      '3',
      '--factors',
      'leakage',
    )
    expect(result.of.map(({ label }) => label)).toEqual(['jp-2026-practice', 'jp-2026-practice-2'])
    for (const { what, p5, p95, shareHigher } of result.differences)
      if (what !== 'first-stop') expect([p5, p95, shareHigher], what).toEqual([0, 0, 0])
  })

  it('makes the same bytes in one thread, in two, and in chunks of another size', async () => {
    const folder = await temporaryFolder()
    const factors = ['leakage', 'output-oxide', 'output-magnet'].flatMap((id) => ['--factors', id])
    const run = async (name: string, ...args: string[]): Promise<Map<string, string>> => {
      const out = join(folder, name)
      const asked = ['ensemble', 'exposure', ...factors, '--samples', '10', '--out', out]
      const { code, stderr } = await runHere(...asked, ...args)
      expect(code, stderr).toBe(0)
      expect(existsSync(`${out}.unfinished`)).toBe(false)
      const files = bytesOf(out)
      files.delete('manifest.json')
      return files
    }
    const one = await run('one', '--threads', '1')
    expect(await run('two', '--threads', '2', '--chunk', '3')).toEqual(one)
    expect([...one.keys()].sort()).toEqual([
      'bands.csv',
      'bands.parquet',
      'differences.csv',
      'differences.parquet',
      'drivers.csv',
      'drivers.parquet',
      'evaluations.csv',
      'evaluations.parquet',
      'judgements.csv',
      'judgements.parquet',
      'result.json',
    ])
    const bytes = readFileSync(join(folder, 'one', 'evaluations.parquet'))
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
    expect(Number((await parquetMetadataAsync(file)).num_rows)).toBe(1 + 10 + 2 * 3)
    const rows = await parquetReadObjects({ file, columns: ['row', 'kind'] })
    expect(rows[1]).toEqual({ row: 1, kind: 'draw' })
  })

  it('weighs the weapon under uncertainty: how often a measure is in the worst set', async () => {
    const { outcomes } = await ask(
      'weapon',
      '--target',
      'japan',
      '--max-measures',
      '1',
      '--months',
      '3',
      '--samples',
      '2',
      '--factors',
      'leakage',
    )
    const shares = outcomes.filter(({ what }) => what.startsWith('in-worst:')).map(({ mean }) => mean ?? 0)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
  })

  it.each([
    ['a factor that is none', ['exposure', '--factors', 'leakag'], 'FACTOR_UNKNOWN'],
    [
      'more draws made again than there are',
      ['exposure', '--samples', '5', '--total-order-samples', '6'],
      'TOTALS_OVER_RUNS',
    ],
    [
      'fewer draws made again than an interval takes',
      ['exposure', '--samples', '60', '--total-order-samples', '49'],
      'TOTALS_TOO_FEW',
    ],
    ['an address that is none', ['exposure', '--queue', 'localhost'], 'QUEUE_ADDRESS'],
    ['a queue that does not answer', ['exposure', '--queue', 'redis://:secret@127.0.0.1:1'], 'QUEUE_UNREACHABLE'],
    ['a place that is none', ['exposure', '--place', 'Atlantis'], 'PLACE_UNKNOWN'],
    ['a scenario that is none', ['stress', 'jp-2026-practise'], 'SCENARIO_UNKNOWN'],
  ])('refuses %s', async (_, args, code) => {
    const told = await runHere('ensemble', ...args)
    expect(told.code).toBe(1)
    expect(toldFaults(told.stderr).map((fault) => fault.code)).toContain(code)
    expect(told.stderr).not.toContain('secret')
  })

  it('refuses a folder in use before it begins', async () => {
    const out = await temporaryFolder()
    writeFileSync(join(out, 'mine.txt'), 'mine')
    const { code, stderr } = await runHere('ensemble', 'exposure', '--samples', '5', '--out', out)
    expect(code).toBe(1)
    expect(stderr).toContain('FOLDER_IN_USE')
    expect(existsSync(`${out}.unfinished`)).toBe(false)
  })

  it('speaks Japanese', async () => {
    const { stdout } = await runHere(
      'ensemble',
      'exposure',
      '--samples',
      '3',
      '--factors',
      'output-oxide',
      '--lang',
      'ja',
    )
    expect(stdout).toContain('数値の幅がもたらす結果の幅')
  })
})

describe('ensembles that are killed', () => {
  const started: ChildProcess[] = []
  afterAll(() => started.forEach((child) => child.kill('SIGKILL')))
  const start = (...args: string[]): ChildProcess => {
    const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
    started.push(child)
    return child
  }
  const kill = async (child: ChildProcess): Promise<void> => {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }

  // What a killed worker held is free again when its lock ends: up to half a minute, three times.
  const LOCKS_END = { timeout: 300_000 }
  it.runIf(hasValkey())('come out the same: workers and the one who asks, killed in turn', LOCKS_END, async () => {
    const url = valkey?.url ?? ''
    const folder = await temporaryFolder()
    const words = ['ensemble', 'exposure', '--samples', '60', '--factors', 'leakage', '--seed', '9', '--chunk', '3']
    const alone = await runProgram([...words, '--out', join(folder, 'alone')])
    expect(alone.code, alone.stderr).toBe(0)

    const worker = async (): Promise<ChildProcess> => {
      const child = start('worker', '--queue', url, '--threads', '1')
      await said(child, 'waiting for work')
      return child
    }
    const out = join(folder, 'shared')
    const asker = (): ChildProcess => start(...words, '--queue', url, '--out', out)
    const workers = [await worker(), await worker()]
    let asking = asker()
    for (let round = 0; round < 3 && !existsSync(join(out, 'manifest.json')); round++) {
      await new Promise((resolve) => setTimeout(resolve, 1500))
      await kill(workers[round % 2] ?? asking)
      workers[round % 2] = await worker()
      await kill(asking)
      asking = asker()
    }
    if (asking.exitCode === null) await once(asking, 'exit')
    expect(existsSync(join(out, 'manifest.json'))).toBe(true)
    const [expected, found] = [bytesOf(join(folder, 'alone')), bytesOf(out)]
    expected.delete('manifest.json')
    found.delete('manifest.json')
    expect(found).toEqual(expected)
    await Promise.all(workers.map(kill))
  })
})
