import { describe, expect, it } from 'vitest'
import { timeToSurvive } from './survive.ts'

describe('time to survive', () => {
  it.each([
    { short: [0, 0, 0], survives: undefined, why: 'nothing goes short' },
    { short: [0, 0, 4, 4], survives: 2, why: 'nothing is served of the third' },
    { short: [0, 0, 1, 4], survives: 2.75, why: 'three quarters of the third are served' },
    { short: [4, 4], survives: 0, why: 'it is short from the start' },
    { short: [0, 3], survives: 1, why: 'the run ends before the rate is known' },
  ])('$short: $survives, for $why', ({ short, survives }) => expect(timeToSurvive(short)).toBe(survives))
})
