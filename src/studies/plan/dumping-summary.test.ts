import { describe, expect, it } from 'vitest'
import { dumpingSections } from './dumping-report.ts'
import type { PlanDumping } from './dumping-result.ts'
import { dumpedOn } from './dumping-summary.ts'
import type { PlanResult } from './result.ts'

const plant = (id: string, more: Partial<PlanDumping['plants'][number]> = {}) => ({
  id,
  share: 0.5,
  lacks: null,
  material: 'oxide',
  baselinePrice: 56,
  lowestPrice: 38,
  floorPrice: 50,
  floorPriceSevere: 60,
  support: 12,
  supportCentral: 11,
  supportSevere: 30,
  shortBefore: 2,
  expectedSupport: 0.6,
  idle: [0.2, 0.7],
  closed: [0, 0.1],
  idleBefore: 0.1,
  ...more,
})
const result = (plants: readonly object[], more: object = {}): PlanResult =>
  ({
    coercer: 'CHN',
    screening: [{ id: 'asked', pinned: true }],
    dumping: {
      path: { id: 'own-cost', title: 'Own cost', titleJa: '自国の費用', months: 24 },
      probability: 0.1,
      draws: 400,
      support: { discounted: 5, undiscounted: 6 },
      spell: [
        { year: 1, mean: 4, p95: 9 },
        { year: 2, mean: 6, p95: 8 },
      ],
      plants,
      notKept: [
        {
          from: 2028,
          kept: -50,
          before: { atLeast: -50, atMost: -49 },
          dumped: { atLeast: -20, atMost: -15 },
          allGone: 30,
        },
      ],
      ...more,
    },
  }) as unknown as PlanResult
const told = (of: PlanResult) => dumpedOn(of).map(({ id }) => id)

describe('what is said of dumping', () => {
  it('is nothing where it is not asked', () => {
    const { dumping: _, ...rest } = result([])
    expect(dumpedOn(rest as PlanResult)).toEqual([])
  })
  it('is that stocks and contracts need no support where there is no plant in the plan', () => {
    expect(told(result([plant('asked', { share: 0 })]))).toEqual(['dumpingNone'])
  })
  it('is what support costs, the dearest year, who would stand still, and what is lost more without help', () => {
    const [kept, year, still, lost, before, ...others] = dumpedOn(
      result([plant('one'), plant('two', { idle: [0.9, 0.5] })]),
    )
    expect(kept).toMatchObject({ id: 'dumpingKept', values: { support: { value: 6, unit: 'MUSD' } } })
    expect(year).toMatchObject({ id: 'dumpingYear', values: { worst: { value: 6 }, high: { value: 8 } } })
    // One half is not more likely than not.
    expect(still).toMatchObject({ id: 'dumpingStill', values: { plants: { ids: ['one'] } } })
    expect(lost).toMatchObject({
      id: 'dumpingNotKept',
      values: {
        year: { count: 2028 },
        high: { value: 35, bound: 'upper' },
        all: { value: 80 },
      },
    })
    expect(before).toMatchObject({ id: 'dumpingLostBefore', values: { high: { value: 1 } } })
    expect(others).toEqual([])
  })
  it('names what loses at baseline prices already, what has no books, and the largest chance where none is likely', () => {
    const quiet = plant('quiet', { idle: [0.1, 0.3] })
    expect(dumpedOn(result([quiet], { notKept: [] })).at(-1)).toMatchObject({
      id: 'dumpingRuns',
      values: { chance: { value: 0.3 } },
    })
    const unknown = plant('unknown', { lacks: 'prices', support: null, idle: [], idleBefore: null })
    const all = dumpedOn(result([plant('loses', { idle: [1, 1], idleBefore: 0.9 }), unknown]))
    expect(all.find(({ id }) => id === 'dumpingBefore')?.values['plants']).toMatchObject({ ids: ['loses'] })
    expect(all.find(({ id }) => id === 'dumpingNoBooks')?.values['plants']).toMatchObject({ ids: ['unknown'] })
  })
})

describe('the sections on dumping', () => {
  const names = { itemName: (id: string) => `the ${id}`, material: (id: string) => id }
  it('show the plants of the plan and those spoken of first, and say what lacks books', () => {
    const plants = [
      plant('one'),
      plant('unknown', { lacks: 'costs', material: null, support: null, idle: [], idleBefore: null }),
      plant('asked', { share: 0, floorPrice: null, floorPriceSevere: null }),
      plant('other', { share: 0 }),
    ]
    const [own, years, lost] = dumpingSections(result(plants), names, 'en')
    expect(own?.table?.rows.map(([name]) => name)).toEqual(['the one', 'the unknown', 'the asked'])
    expect(own?.table?.rows[0]).toEqual([
      'the one',
      '50 %',
      '70 % (10 %)',
      'oxide',
      '56',
      '38',
      '50 (60)',
      '12',
      '2',
      '0.6',
    ])
    expect(own?.table?.rows[2]?.[6]).toBe('none needed')
    expect(own?.lines?.join(' ')).toContain('the unknown')
    expect(years?.table?.rows).toEqual([
      ['1', '4', '9'],
      ['2', '6', '8'],
    ])
    expect(lost?.table?.rows).toEqual([['2028', '-50', '-50 to -49', '-20 to -15', '30']])
  })
  it('are none where it is not asked, and in Japanese too', () => {
    const { dumping: _, ...rest } = result([])
    expect(dumpingSections(rest as PlanResult, names, 'en')).toEqual([])
    expect(dumpingSections(result([plant('one')]), names, 'ja')[0]?.heading).toContain('自国の費用')
  })
})
