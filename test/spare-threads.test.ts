import { afterAll, describe, expect, it } from 'vitest'
import { readLayers } from '../src/files/index.ts'
import { Pool, putBack, submitTask, takeThread } from '../src/workers/index.ts'
import { runProgram, testWorld } from './run-cli.ts'

const small = await readLayers(testWorld('dantzig-transport'))
const other = await readLayers(testWorld('dantzig-transport'), [testWorld('dantzig-transport')])
const QUESTION = { study: 'baseline' } as const

describe('a thread that has answered', () => {
  const taken = [takeThread(small)]
  const [first] = taken
  afterAll(() => Promise.all(taken.map((thread) => thread.stop())))

  it('is asked again of the same texts, and of no others', async () => {
    const before = await first?.ask(QUESTION)
    if (first !== undefined) putBack(first)
    const elsewhere = takeThread(other)
    taken.push(elsewhere)
    expect(elsewhere).not.toBe(first)
    const again = takeThread(await readLayers(testWorld('dantzig-transport')))
    expect(again).toBe(first)
    expect(await again.ask(QUESTION)).toEqual(before)
  })

  it('is at one question at a time: who else asks has another', () => {
    const another = takeThread(small)
    taken.push(another)
    expect(another).not.toBe(first)
  })

  it('is not asked any more once it has ended', async () => {
    const ended = takeThread(small)
    putBack(ended)
    const ending = takeThread(small)
    expect(ending).toBe(ended)
    const stopping = ending.stop()
    // What it was at may have been answered in this very moment, so that it is let go of.
    putBack(ending)
    const next = takeThread(small)
    taken.push(next)
    expect(next).not.toBe(ending)
    await stopping
    const after = takeThread(small)
    taken.push(after)
    expect(after).not.toBe(ending)
  })

  it('ends where two others were put back after it', async () => {
    const many = Array.from({ length: 4 }, () => takeThread(small))
    taken.push(...many)
    many.forEach(putBack)
    await expect.poll(() => many.map(({ ended }) => ended)).toEqual(many.map((_, i) => i < 2))
  })
})

describe('a pool that is closed', () => {
  it('rejects what it was at, and its thread, in the midst of work, is not asked again', async () => {
    const pool = new Pool(small, 1)
    const { answer } = pool.ask(QUESTION)
    await pool.close()
    await expect(answer).rejects.toThrow('closed')
    await expect(submitTask(small, QUESTION).answer).resolves.toBeDefined()
  })
})

it('does not keep a command from ending', async () => {
  const { code } = await runProgram(['stress', 'jp-cutoff-3m', '--months', '1', '--json'])
  expect(code).toBe(0)
})
