import { describe, expect, it } from 'vitest'
import type { SeenAnswer } from '../../model/saved.ts'
import { movedFigures } from './seen.ts'

const seen = (change: Partial<SeenAnswer> = {}): SeenAnswer => ({
  version: '0.1.0',
  world: 'f'.repeat(64),
  places: ['JPN'],
  figures: { lost: 100, bill: 3, sectorsStopped: 2 },
  sectors: { defence: 60, motors: 40 },
  rows: {},
  ...change,
})

describe('figures that moved since', () => {
  it('are none where all are as they were, but for what is far behind the point', () => {
    expect(movedFigures(seen(), seen({ figures: { lost: 100 + 1e-7, bill: 3, sectorsStopped: 2 } }))).toEqual([])
  })

  it('stand with the main figures first, then sectors by how far they moved', () => {
    const now = seen({
      figures: { lost: 120, bill: 3, sectorsStopped: 3 },
      sectors: { defence: 65, motors: 20, phosphors: 35 },
    })
    expect(movedFigures(seen(), now)).toEqual([
      { kind: 'figure', id: 'lost', before: 100, now: 120 },
      { kind: 'figure', id: 'sectorsStopped', before: 2, now: 3 },
      { kind: 'sector', id: 'phosphors', before: 0, now: 35 },
      { kind: 'sector', id: 'motors', before: 40, now: 20 },
      { kind: 'sector', id: 'defence', before: 60, now: 65 },
    ])
  })

  it('leave out a figure that was not kept then', () => {
    const { bill: _new, ...figures } = seen().figures
    expect(movedFigures(seen({ figures }), seen({ figures: { ...seen().figures, bill: 9 } }))).toEqual([])
  })
})
