import { describe, expect, it } from 'vitest'
import { timeToSurvive } from './survive.ts'

describe('time to survive, of a need of 10 a period', () => {
  it.each([
    { short: [0, 0, 0], survives: undefined, why: 'nothing is short' },
    { short: [0, 0, 4, 4], survives: 2, why: 'nothing is left at the third' },
    { short: [0, 0, 1, 4], survives: 2.75, why: 'the third is served for three quarters of its time' },
    { short: [4, 4], survives: 0, why: 'it is short from the start' },
    { short: [5, 2], survives: 0.5, why: 'the next is eased, so half of the first was served' },
    { short: [0, 3], survives: 1.7, why: 'the run ends before the rate is known' },
  ])('$short: $survives, for $why', ({ short, survives }) => {
    const found = timeToSurvive(short, 10)
    if (survives === undefined) expect(found).toBeUndefined()
    else expect(found).toBeCloseTo(survives, 12)
  })
})
