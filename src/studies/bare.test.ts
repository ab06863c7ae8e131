import { expect, it } from 'vitest'
import { ASKED } from './bare.ts'
import { STUDIES } from './registry.ts'

it('what may be asked is what the studies say, in their order', () => {
  expect(Object.keys(ASKED)).toEqual(Object.keys(STUDIES))
  for (const [id, { about, options }] of Object.entries(STUDIES)) {
    expect(ASKED[id as keyof typeof ASKED].about, id).toBe(about)
    expect(ASKED[id as keyof typeof ASKED].options, id).toBe(options)
  }
})
