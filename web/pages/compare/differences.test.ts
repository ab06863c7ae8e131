import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ScenarioFile } from '../../model/protocol.ts'
import type { ScenarioSpec } from '../../url/scenario-word.ts'
import {
  differencesOf,
  inOneScope,
  scopesDiffer,
  withControl,
  type ComparedScope,
  type Question,
} from './differences.ts'

type Measure = ScenarioFile['measures'][number]
const measure = (id: string, change: Partial<Measure> = {}): Measure => ({
  id,
  title: id,
  titleJa: id,
  instrument: 'licence',
  materials: ['dy-oxide', 'tb-oxide'],
  to: ['JPN'],
  users: null,
  from: '2026-01',
  until: null,
  allowedShare: [
    { from: '2026-01', share: 0 },
    { from: '2026-02', share: 0.5 },
  ],
  leakage: 0.1,
  origin: false,
  rest: '',
  ...change,
})
const asked = (file: Partial<ScenarioFile> = {}, spec: Partial<ScenarioSpec> = {}): Question => ({
  spec: { id: 's', edit: {}, ...spec },
  file: {
    file: 's.yaml',
    text: '',
    title: 's',
    titleJa: 's',
    note: '',
    start: '2026-01',
    months: 24,
    focus: ['JPN'],
    measures: [measure('civil'), measure('military', { users: ['defence'] })],
    releases: [],
    projects: [],
    rest: '',
    ...file,
  },
})
const between = (a: Question, b: Question) => differencesOf(a, b, 6)

describe('what differs between two questions', () => {
  it('is nothing where they ask the same, in whatever order lists stand', () => {
    expect(between(asked(), asked())).toEqual([])
    const turned = asked({
      measures: [
        measure('civil', { materials: ['tb-oxide', 'dy-oxide'] }),
        measure('military', { users: ['defence'] }),
      ],
    })
    expect(between(asked(), turned)).toEqual([])
  })

  it('is said of all measures in one line where it is the same for all, and by name where it is not', () => {
    const granted = (civil: number, military: number): Question =>
      asked({
        measures: [
          measure('civil', { allowedShare: [{ from: '2026-01', share: civil }] }),
          measure('military', { users: ['defence'], allowedShare: [{ from: '2026-01', share: military }] }),
        ],
      })
    expect(between(granted(0.5, 0.5), granted(0.2, 0.2))).toEqual([
      { control: 'let', measures: [], first: 0.5, second: 0.2 },
    ])
    expect(between(granted(0.5, 0.5), granted(0.2, 0.5))).toEqual([
      { control: 'let', measures: ['civil'], first: 0.5, second: 0.2 },
    ])
    expect(between(granted(0.5, 0.5), granted(0.2, 0.1))).toHaveLength(2)
  })

  it('names measures that only one has, and goes on with those of both', () => {
    const other = asked({ measures: [measure('civil', { until: '2026-06' }), measure('ban')] })
    expect(between(asked(), other)).toEqual([
      { control: 'measures', measures: [], first: ['military'], second: ['ban'] },
      { control: 'lasts', measures: [], first: null, second: 6 },
    ])
  })

  it('counts months of measures from the start: a scenario that was moved as a whole differs in that alone', () => {
    const moved = asked({
      start: '2025-04',
      measures: asked().file.measures.map((one) => ({
        ...one,
        from: '2025-04',
        allowedShare: [
          { from: '2025-04', share: 0 },
          { from: '2025-05', share: 0.5 },
        ],
      })),
    })
    expect(between(asked(), moved)).toEqual([{ control: 'start', measures: [], first: '2026-01', second: '2025-04' }])
  })

  it('says that something differs also where no control shows it', () => {
    expect(between(asked(), asked({ rest: 'an outage' })).map(({ control }) => control)).toEqual(['other'])
    const steps = asked({
      measures: [
        measure('civil', { allowedShare: [{ from: '2026-01', share: 0.5 }] }),
        measure('military', { users: ['defence'] }),
      ],
    })
    expect(between(asked(), steps)).toEqual([{ control: 'other', measures: ['civil'], first: null, second: null }])
  })

  it('knows how far buyers look ahead where nothing is said', () => {
    expect(between(asked(), asked({}, { foresight: 6 }))).toEqual([])
    expect(between(asked(), asked({}, { foresight: 9 }))).toEqual([
      { control: 'ahead', measures: [], first: 6, second: 9 },
    ])
  })

  it('is the same from both sides', () => {
    const any = fc
      .record({
        let: fc.constantFrom(0, 0.5, 1),
        leak: fc.constantFrom(0, 0.1),
        until: fc.constantFrom(null, '2026-06'),
        start: fc.constantFrom('2026-01', '2025-04'),
        months: fc.constantFrom(12, 24),
        ids: fc.subarray(['civil', 'military', 'ban']),
      })
      .map(({ let: share, leak, until, start, months, ids }) =>
        asked({
          start,
          months,
          measures: ids.map((id) => measure(id, { leakage: leak, until, allowedShare: [{ from: '2026-01', share }] })),
        }),
      )
    fc.assert(
      fc.property(any, any, (a, b) => {
        const turned = between(b, a).map(({ first, second, ...rest }) => ({ ...rest, first: second, second: first }))
        expect(turned).toEqual(expect.arrayContaining(between(a, b)))
        expect(turned).toHaveLength(between(a, b).length)
      }),
    )
  })
})

describe('a question with one control as in another', () => {
  const a: ScenarioSpec = { id: 's', edit: { allowedShare: 0.2, measures: { civil: { leakage: 0.3, duration: 4 } } } }
  const b: ScenarioSpec = { id: 's', edit: { duration: 12, measures: { civil: { allowedShare: 0.4 } } }, months: 12 }

  it('has it of all measures and of each as there, and nothing else', () => {
    expect(withControl(a, b, 'let')).toEqual({
      id: 's',
      edit: { measures: { civil: { leakage: 0.3, duration: 4, allowedShare: 0.4 } } },
    })
    expect(withControl(a, b, 'lasts')).toEqual({
      id: 's',
      edit: { allowedShare: 0.2, duration: 12, measures: { civil: { leakage: 0.3 } } },
    })
    expect(withControl(a, b, 'run')).toEqual({ ...a, months: 12 })
    expect(withControl(b, a, 'run')).toEqual({ id: 's', edit: b.edit })
  })

  it('is the other question once all controls are', () => {
    const all = (
      ['let', 'leak', 'lasts', 'to', 'what', 'run', 'ahead', 'release', 'projects', 'start', 'measures'] as const
    ).reduce<ScenarioSpec | undefined>((spec, control) => spec && withControl(spec, b, control), a)
    expect(all).toEqual(b)
  })

  it('is none between different scenarios', () => {
    expect(withControl(a, { ...b, id: 'other' }, 'let')).toBeUndefined()
    expect(withControl({ ...a, own: 'x' }, { ...b, own: 'y' }, 'let')).toBeUndefined()
  })
})

describe('the scope of what is compared', () => {
  const scope = (change: Partial<ComparedScope> = {}): ComparedScope => ({
    places: ['JPN'],
    start: '2026-01',
    months: 24,
    ...change,
  })

  it('says each part that differs, whatever the order of places', () => {
    expect(scopesDiffer([scope({ places: ['JPN', 'EUR'] }), scope({ places: ['EUR', 'JPN'] })])).toEqual([])
    expect(scopesDiffer([scope(), scope({ places: ['EUR'] }), scope({ months: 12 })])).toEqual(['places', 'months'])
    expect(scopesDiffer([scope(), scope({ start: '2025-04' })])).toEqual(['start'])
    expect(scopesDiffer([])).toEqual([])
  })

  it('is brought to that of the first, and leaves alone what has it', () => {
    const specs: readonly ScenarioSpec[] = [
      { id: 'a', edit: { leakage: 0.2 } },
      { id: 'b', edit: { leakage: 0.1 } },
      { id: 'c', edit: {} },
    ]
    expect(inOneScope(specs, [scope(), scope({ start: '2025-04', months: 12 }), scope()])).toEqual([
      specs[0],
      { id: 'b', edit: { leakage: 0.1, start: '2026-01' }, months: 24 },
      specs[2],
    ])
  })
})
