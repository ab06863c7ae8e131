import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ChainBroken, followChain, nextEntry, START, type Entry } from './index.ts'

function logOf(events: readonly unknown[]): Entry[] {
  let head = START
  return events.map((event, i) => {
    const at = `2027-01-01T00:00:0${i % 10}.000Z`
    const entry = nextEntry(head, { at, by: 'operator', command: `c${i}`, event })
    head = entry
    return entry
  })
}

describe('a log', () => {
  it('is followed to its head', () => {
    const log = logOf(['a', { b: 1 }, ['c']])
    expect(followChain(log)).toEqual({ seq: 3, at: log[2]?.at, hash: log[2]?.hash })
    expect(followChain(log.slice(2), followChain(log.slice(0, 2)))).toEqual(followChain(log))
  })
  it('never goes back in time', () => {
    const [first, second] = logOf(['a', 'b'])
    const late = nextEntry(second!, { at: '2026-12-31T00:00:00.000Z', by: 'operator', command: 'c', event: 'd' })
    expect(late.at).toBe(second?.at)
    expect(followChain([first!, second!, late]).seq).toBe(3)
  })
  it('does not hold once anything in it is changed, left out, doubled or swapped', () => {
    const log = logOf(['a', { b: 1 }, ['c'], 'd', 'e'])
    fc.assert(
      fc.property(fc.nat({ max: 3 }), fc.constantFrom('event', 'at', 'by', 'drop', 'double', 'swap'), (i, how) => {
        const spoilt = [...log]
        const one = log[i]!
        if (how === 'event') spoilt[i] = { ...one, event: 'x' }
        if (how === 'at') spoilt[i] = { ...one, at: '2027-01-01T00:00:09.500Z' }
        if (how === 'by') spoilt[i] = { ...one, by: 'x' }
        if (how === 'drop') spoilt.splice(i, 1)
        if (how === 'double') spoilt.splice(i, 0, one)
        if (how === 'swap') spoilt.splice(i, 2, log[i + 1]!, one)
        expect(() => followChain(spoilt)).toThrow(ChainBroken)
      }),
    )
  })
  it('tells where it breaks', () => {
    const log = logOf(['a', 'b', 'c'])
    const spoilt = [log[0]!, { ...log[1]!, event: 'x' }, log[2]!]
    expect(() => followChain(spoilt)).toThrow('Entry 2 is not what its hash was made of: it was changed.')
  })
})
