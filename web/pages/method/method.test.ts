import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { allowedShareIn } from '../../../src/clearing/limits.ts'
import { loadSolver } from '../../../src/solver/index.ts'
import { workedExample, type WorkedExample } from '../../../src/studies/index.ts'
import type { Measure } from '../../../src/world/index.ts'
import type { WorldTable } from '../../model/protocol.ts'
import { termsIn } from '../../ui/glossary.ts'
import { conflictOf, type Fit } from './conflict.ts'
import { DECIDED, lookAhead, LOSS_BY_FORESIGHT, STOP } from './foresight.ts'
import { demandStair, isKink, outline, setterOf, SHARES, supplyStair } from './price-curve.ts'
import { dearnessOf, widestGap } from './scarcity.ts'
import { profilesOf, stocksOf } from './steps.ts'
import { VARIANTS } from './sureness.ts'
import { adopted, adoptionsOf, coversAll, newcomer, switchingOf } from './switching.ts'
import { methodMessages } from './messages.gen.ts'

const explanation = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../../docs/explanation', `${name}.md`), 'utf8')

const table = (name: WorldTable['name'], ...[header = '', ...rows]: readonly string[]): WorldTable => ({
  name,
  title: '',
  key: [],
  figures: [],
  columns: header.split(',').map((column) => ({ name: column, title: column, number: false })),
  rows: rows.map((row) => row.split(',')),
})

describe('the stairs of supply and demand', () => {
  let example: WorkedExample
  beforeAll(async () => {
    example = await workedExample(await loadSolver(), SHARES)
  })
  const at = (percent: number): WorkedExample['cases'][number] => {
    const found = example.cases[percent / 5]
    if (found === undefined) throw new Error(`${percent} % is not a case`)
    return found
  }

  it('rise for what is offered and fall for what is wanted', () => {
    const supply = supplyStair(example, at(50))
    expect(supply.map(({ what, from, to, level }) => [what, from, to, level])).toEqual([
      ['recycler', 0, 10, 30],
      ['supplier-state', 10, 40, 50],
      ['own-plant', 40, 79, 70],
      ['ally', 79, 88, 150],
    ])
    expect(demandStair(example, at(50)).map(({ level }) => level)).toEqual([400, 260, 180, 120, 80])
  })

  it('leave out of their outline who has nothing to send', () => {
    expect(outline(supplyStair(example, at(100))).slice(0, 3)).toEqual([
      [0, 30],
      [10, 30],
      [10, 70],
    ])
  })

  it('meet where the price is, with the one who sets it', () => {
    expect(isKink(at(0))).toBe(false)
    expect(setterOf(example, at(0), at(0).low)).toEqual({ offer: 2 })
    expect(setterOf(example, at(100), at(100).low)).toEqual({ use: 0 })
    expect(isKink(at(30))).toBe(true)
    expect([setterOf(example, at(30), at(30).low), setterOf(example, at(30), at(30).high)]).toEqual([
      { use: 4 },
      { use: 3 },
    ])
  })
})

describe('the steps of use', () => {
  const tables = [
    table(
      'steps',
      'profile,step,kind,share,share_low,share_high,willingness_to_pay,willingness_to_pay_low,willingness_to_pay_high,ready_months,ready_months_low,ready_months_high',
      'a,2,stop,0.75,0.5,0.9,25,14,75,0,0,0',
      'a,1,thrifting,0.25,0.1,0.3,4,3,6,4,3,24',
    ),
    table('sectors', 'id,name,name_ja,profile', 'x,X,,a', 'y,Y,,b'),
    table('stocks', 'place,stage,holder,value,low,high', 'JPN,magnet,firm,1.2,0.6,2.4', ',ore,firm,1,0.5,2'),
  ]
  it('stand one beside the other, in their order', () => {
    expect(profilesOf(tables)).toEqual([
      {
        id: 'a',
        sectors: ['x'],
        steps: [
          {
            kind: 'thrifting',
            from: 0,
            to: 0.25,
            share: { low: 0.1, value: 0.25, high: 0.3 },
            worth: { low: 3, value: 4, high: 6 },
            ready: { low: 3, value: 4, high: 24 },
          },
          {
            kind: 'stop',
            from: 0.25,
            to: 1,
            share: { low: 0.5, value: 0.75, high: 0.9 },
            worth: { low: 14, value: 25, high: 75 },
            ready: { low: 0, value: 0, high: 0 },
          },
        ],
      },
    ])
  })
  it('are preceded by stocks, stage by stage', () => {
    expect(stocksOf(tables, ['magnet'])).toEqual([
      { stage: 'magnet', place: 'JPN', holder: 'firm', months: { low: 0.6, value: 1.2, high: 2.4 } },
    ])
  })
})

describe('a new supplier', () => {
  it('waits, then adds a slice each month from the month of qualification on', () => {
    expect([6, 7, 8, 9, 40].map((month) => newcomer(8, 0.04, month))).toEqual([0, 0, 0.04, 0.08, 1])
  })
  it('can carry all when the slices add up to the whole', () => {
    const [fact] = switchingOf([
      table(
        'switching',
        'stage,what,value,low,high',
        'magnet,qualification,8,4,18',
        'magnet,ramp,0.04,0.02,0.08',
        'magnet,headroom,0.25,0.2,0.5',
      ),
    ])
    expect(fact?.headroom.value).toBe(0.25)
    expect(fact && coversAll(fact)).toBe(32)
    expect(newcomer(8, 0.04, 32)).toBe(1)
    expect(newcomer(8, 0.04, 31)).toBeLessThan(1)
  })
  it('is helped by makers who do with less', () => {
    const rows = ['low-heavy-initial-share,0.1,0.1,0.6', 'low-heavy-ramp,0.04,0.02,0.08', 'low-heavy-lag,2,1,4']
    const [low] = adoptionsOf([
      table('variants', 'id,name,name_ja,position', 'low-heavy,Thrift,,1'),
      table('parameters', 'id,value,low,high', ...rows),
    ])
    expect([0, 1, 2, 12, 99].map((month) => low && Number(adopted(low, month).toFixed(6)))).toEqual([
      0.1, 0.1, 0.14, 0.54, 1,
    ])
  })
})

describe('what buyers expect', () => {
  it('is what the model lets them expect', () => {
    const measure = {
      from: STOP.from,
      announced: STOP.from,
      until: STOP.until,
      allowedShare: [{ from: STOP.from, share: 0 }],
    } as unknown as Measure
    for (const decides of DECIDED)
      for (const { month, stopped } of lookAhead(decides, 6))
        expect(stopped, `in ${decides} of ${month}`).toBe(allowedShareIn(measure, month, decides) < 1)
  })
})

describe('a contradiction', () => {
  const fit = (what: string, value: number, half: number, source: string, use = 'check'): Fit => ({
    what,
    place: 'JPN',
    partner: 'CHN',
    materials: ['m'],
    kind: 'share',
    use,
    fitted: 0.6,
    normalizedResidual: (0.6 - value) / half,
    value,
    low: value - half,
    high: value + half,
    unit: 'share',
    date: '2024',
    source,
    confidence: 'high',
  })
  const flow: Fit = { ...fit('m CHN to JPN', 10, 1, 'customs', 'fact'), kind: 'route' }

  it('is reported with what is used and the shipments it follows from', () => {
    const found = conflictOf([fit('low', 0.6, 0.05, 'one'), fit('high', 0.8, 0.02, 'two'), flow])
    expect(found?.observations.map(({ what }) => what)).toEqual(['high', 'low'])
    expect(found?.used).toBe(0.6)
    expect(found?.flows).toEqual([flow])
  })
  it('is none where ranges touch, where one source speaks of two things, or where a figure was withdrawn', () => {
    expect(conflictOf([fit('low', 0.6, 0.05, 'one'), fit('high', 0.7, 0.06, 'two')])).toBeUndefined()
    expect(conflictOf([fit('low', 0.6, 0.05, 'one'), fit('high', 0.8, 0.02, 'one')])).toBeUndefined()
    expect(conflictOf([fit('low', 0.6, 0.05, 'one'), fit('high', 0.8, 0.02, 'two', 'superseded')])).toBeUndefined()
  })
})

describe('dearness', () => {
  it('is reported as multiples, the dearest first, of what ran short', () => {
    const supply = (material: string, low: number, high: number | null, paid: (number | null)[]): object => ({
      material,
      place: 'JPN',
      baselinePrice: 10,
      byMonth: paid.map((one) => ({ averagePrice: one })),
      peak: { low, high },
    })
    const result = {
      central: {
        supply: [
          supply('dy', 60, 70, [10, 20]),
          supply('y', 900, null, [900, null]),
          { ...supply('la', 1, 1, []), peak: undefined },
        ],
      },
    } as unknown as Parameters<typeof dearnessOf>[0]
    const list = dearnessOf(result)
    expect(list).toEqual([
      { material: 'y', place: 'JPN', low: 90, high: undefined, paid: 90 },
      { material: 'dy', place: 'JPN', low: 6, high: 7, paid: 2 },
    ])
    expect(widestGap(list)?.material).toBe('dy')
  })
})

describe('what is reported without being worked out', () => {
  it('stands in the explanations', () => {
    const sure = explanation('what-the-model-does-not-know')
    for (const { percent } of VARIANTS) expect(sure).toContain(`${percent.toFixed(3)} %`)
    const row = explanation('foresight')
      .split('\n')
      .find((line) => line.startsWith('| bn USD'))
    const cells = (row ?? '').split('|').map((one) => Number(one))
    // The second column is another way to value the end of a window.
    const [one, , ...others] = cells.slice(2, -1)
    expect([one, ...others]).toEqual(LOSS_BY_FORESIGHT.map(({ loss }) => loss))
  })

  it('has words of the glossary only where there are such, and the same ones in both languages', () => {
    const terms = (text: string): string[] =>
      termsIn(text)
        .flatMap((piece) => (typeof piece === 'string' ? [] : [piece.term]))
        .sort()
    for (const [key, message] of Object.entries(methodMessages.en)) {
      if (typeof message !== 'string') continue
      const other = methodMessages.ja[key as keyof typeof methodMessages.ja]
      expect(terms(message), key).toEqual(typeof other === 'string' ? terms(other) : other)
      const rest = termsIn(message).filter((piece) => typeof piece === 'string')
      expect(rest.join(''), key).not.toContain('[[')
    }
    expect(termsIn('the price ([[shadow-price|shadow price]]), once')).toEqual([
      'the price ',
      { term: 'shadow-price', words: 'shadow price', before: '(', after: '),' },
      ' once',
    ])
  })

  it('has the same gaps in both languages', () => {
    const gaps = (message: unknown): string[] =>
      [...new Set([...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map(([, gap]) => gap ?? ''))].sort()
    for (const [key, message] of Object.entries(methodMessages.en))
      expect(gaps(methodMessages.ja[key as keyof typeof methodMessages.ja]), key).toEqual(gaps(message))
  })
})
