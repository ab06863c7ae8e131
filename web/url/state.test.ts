import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlanSpec, ScenarioSpec, DumpingSpec, WeaponSpec } from '../desk/protocol.ts'
import { decodeSpec, encodeSpec, INSTRUMENTS } from './spec.ts'
import { decodeState, encodeState, type ViewState } from './state.ts'

const word = fc.stringMatching(/^[A-Za-z0-9:-]{1,12}$/)
const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100)
const spec: fc.Arbitrary<ScenarioSpec> = fc
  .record(
    {
      id: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/).filter((id) => id !== 'own'),
      edit: fc.record(
        {
          only: fc.array(word, { minLength: 1, maxLength: 3 }),
          focus: fc.array(word, { minLength: 1, maxLength: 3 }),
          duration: fc.integer({ min: 1, max: 60 }),
          to: fc.array(word, { minLength: 1, maxLength: 4 }),
          materials: fc.array(word, { minLength: 1, maxLength: 4 }),
          allowedShare: share,
          leakage: share,
          projects: fc.boolean(),
          stockRelease: fc.integer({ min: 1, max: 60 }),
        },
        { requiredKeys: [] },
      ),
      foresight: fc.integer({ min: 1, max: 60 }),
      months: fc.integer({ min: 1, max: 120 }),
      own: fc.string({ unit: 'binary' }),
    },
    { requiredKeys: ['id', 'edit'] },
  )
  .map((one) => (one.own === undefined ? one : { ...one, id: 'own' }))
const weapon: fc.Arbitrary<WeaponSpec> = fc.record(
  {
    menu: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/),
    target: fc.array(word, { maxLength: 4 }),
    most: fc.integer({ min: 1, max: 3 }),
    months: fc.integer({ min: 1, max: 60 }),
    threshold: fc.integer({ min: 0, max: 10_000 }),
    protect: fc.integer({ min: 1, max: 3 }),
    member: word,
  },
  { requiredKeys: ['menu', 'target', 'most'] },
)
const plan: fc.Arbitrary<PlanSpec> = fc.record(
  {
    menu: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/),
    members: fc.array(word, { minLength: 1, maxLength: 4 }),
    budget: fc.stringMatching(/^\d{1,6}(\.\d{1,3})?(e\d{1,2})?[A-Z]{3}$/),
    most: fc.integer({ min: 1, max: 3 }),
    start: fc.constantFrom('2027-01', '2030-12'),
    months: fc.integer({ min: 1, max: 60 }),
    slip: fc.integer({ min: 0, max: 120 }),
    technologyBan: fc.boolean(),
    threshold: fc.integer({ min: 1, max: 10_000 }),
    terms: word,
    front: fc.constantFrom(0, 3, 5),
    others: fc.integer({ min: 0, max: 5 }),
  },
  { requiredKeys: ['menu', 'members', 'budget', 'most', 'start', 'slip', 'technologyBan', 'front', 'others'] },
)
const dumping: fc.Arbitrary<DumpingSpec> = fc.record(
  {
    path: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/),
    members: fc.array(word, { minLength: 1, maxLength: 4 }),
    core: fc.array(word, { maxLength: 4 }),
    instruments: fc.subarray([...INSTRUMENTS], { minLength: 1 }),
    start: fc.constantFrom('2026-01', '2031-12'),
    months: fc.integer({ min: 1, max: 240 }),
    attack: fc.integer({ min: 0, max: 3 }),
  },
  { requiredKeys: ['path', 'members', 'core', 'instruments', 'attack'] },
)
const text = fc.string({ maxLength: 20 })
const state: fc.Arbitrary<ViewState> = fc.record({
  scenarios: fc.array(spec, { minLength: 1, maxLength: 4 }),
  weapon,
  plan,
  asked: fc.boolean(),
  point: text,
  year: text,
  dumping,
  draws: fc.integer({ min: 0, max: 200 }),
  place: text,
  element: text,
  material: text,
  site: text,
  stage: text,
  table: text,
  row: text,
  find: text,
  status: text,
  control: text,
  region: text,
  episode: text,
  variant: text,
  case: text,
  per: text,
  by: fc.constantFrom('location', 'control'),
  lang: fc.constantFrom('en', 'ja'),
  theme: fc.constantFrom('auto', 'light', 'dark'),
})

describe('an address', () => {
  it('gives back every state that was written into it', () => {
    fc.assert(
      fc.property(state, (given) => {
        expect(decodeState(encodeState(given))).toEqual(given)
      }),
    )
  })

  it('is empty for what a reader sees first', () => {
    expect(encodeState(decodeState(''))).toBe('')
  })

  it('hold what is changed of one measure', () => {
    const spec: ScenarioSpec = {
      id: 'jp-2010',
      edit: {
        leakage: 0.1,
        measures: {
          'customs-stop': { duration: 3, to: ['JPN', 'KOR'], allowedShare: 0 },
          quota: { materials: ['stage:magnet'], leakage: 0.2 },
          'a~b=c:d é': { allowedShare: 0.5 },
        },
      },
    }
    expect(decodeState(encodeState({ ...decodeState(''), scenarios: [spec] })).scenarios).toEqual([spec])
    expect(decodeState('s=jp-2010~let:quota=0.4~let:x=2~leak:=1~let:%25E0=1').scenarios).toEqual([
      { id: 'jp-2010', edit: { measures: { quota: { allowedShare: 0.4 } } } },
    ])
  })

  it('can be read by a person', () => {
    const given = decodeState('s=jp-2026-practice~lasts=12~to=JPN.EUR~let=0.25&lang=ja')
    expect(given.scenarios).toEqual([
      { id: 'jp-2026-practice', edit: { duration: 12, to: ['JPN', 'EUR'], allowedShare: 0.25 } },
    ])
    expect(encodeState(given)).toBe('s=jp-2026-practice~lasts=12~to=JPN.EUR~let=0.25&lang=ja')
  })

  it('names a menu, its target and how many measures at most', () => {
    const given = decodeState('w=bans~to=EUR.KOR~most=2~months=6~least=100')
    expect(given.weapon).toEqual({ menu: 'bans', target: ['EUR', 'KOR'], most: 2, months: 6, threshold: 100 })
    expect(encodeState(given)).toBe('w=bans~to=EUR.KOR~most=2~months=6~least=100')
    expect(decodeState('w=bans~most=9~months=0~least=x').weapon).toEqual({ menu: 'bans', target: [], most: 3 })
    const more = decodeState('w=bans~safe=2~alone=EUR')
    expect(more.weapon).toEqual({ menu: 'bans', target: [], most: 3, protect: 2, member: 'EUR' })
    expect(encodeState(more)).toBe('w=bans~safe=2~alone=EUR')
    expect(decodeState('w=bans~safe=4~alone=').weapon).toEqual({ menu: 'bans', target: [], most: 3 })
    expect(decodeState('w=../etc').weapon).toEqual(decodeState('').weapon)
  })

  it('names whose plan, what may be paid, and what else is asked of it', () => {
    expect(decodeState('').plan).toEqual({
      menu: 'bans',
      members: ['JPN'],
      budget: '39e9JPY',
      most: 1,
      start: '2027-01',
      slip: 0,
      technologyBan: false,
      threshold: 100,
      front: 5,
      others: 3,
    })
    expect(decodeState('').asked).toBe(false)
    const search =
      'p=bans~for=JPN.USA~pay=4.875e9JPY~most=2~start=2028-07~months=6~late=12~tech=1~least=0~keep=jp-60-days~budgets=3~others=0&asked=yes&point=0.5&year=2031'
    const given = decodeState(search)
    expect(given.plan).toEqual({
      menu: 'bans',
      members: ['JPN', 'USA'],
      budget: '4.875e9JPY',
      most: 2,
      start: '2028-07',
      months: 6,
      slip: 12,
      technologyBan: true,
      terms: 'jp-60-days',
      front: 3,
      others: 0,
    })
    expect([given.asked, given.point, given.year]).toEqual([true, '0.5', '2031'])
    expect(encodeState(given).split('&').sort()).toEqual(search.split('&').sort())
    const broken = decodeState('p=bans~for=~pay=lots~most=4~start=2028-13~late=-1~budgets=4~others=99')
    expect(broken.plan).toEqual(decodeState('').plan)
  })

  it('names a path of prices, whose producers, the core and what may keep it', () => {
    const word = 'd=below-cost~for=USA.AUS~core=mountain-pass-mine~by=cfd.origin~start=2028-01~months=24~attack=1'
    const given = decodeState(`${word}&case=no-support&site=lamp`)
    expect(given.dumping).toEqual({
      path: 'below-cost',
      members: ['USA', 'AUS'],
      core: ['mountain-pass-mine'],
      instruments: ['cfd', 'origin'],
      start: '2028-01',
      months: 24,
      attack: 1,
    })
    expect([given.case, given.site]).toEqual(['no-support', 'lamp'])
    expect(encodeState(given)).toBe(`${word}&site=lamp&case=no-support`)
    const broken = decodeState('d=own-cost~for=JPN~by=nothing~start=2028-13~months=0~attack=9').dumping
    expect(broken).toEqual({ path: 'own-cost', members: ['JPN'], core: [], instruments: INSTRUMENTS, attack: 2 })
    expect(decodeState('d=own-cost').dumping).toEqual(decodeState('').dumping)
  })

  it('says how many worlds are drawn, if not as many as usual', () => {
    expect(decodeState('').draws).toBe(20)
    expect(encodeState(decodeState('draws=20'))).toBe('')
    expect(encodeState(decodeState('draws=0'))).toBe('draws=0')
    for (const broken of ['201', '-1', '1.5', '', 'x', '1e2']) expect(decodeState(`draws=${broken}`).draws).toBe(20)
  })

  it('of an older form still opens', () => {
    expect(decodeState('scenario=jp-2010').scenarios).toEqual([{ id: 'jp-2010', edit: {} }])
  })

  it('opens something whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (search) => {
        expect(decodeState(search).scenarios.length).toBeGreaterThan(0)
      }),
    )
    for (const broken of ['', '~', 'own', 'own~yaml=!', 'jp~yaml=YQ', '../etc', 'a b'])
      expect(decodeSpec(broken)).toBeUndefined()
  })

  it('leaves out what no scenario can have', () => {
    expect(decodeSpec('jp-2010~lasts=0~let=1.5~to=~leak=x~months=1e9~ahead=2.5~other=1')).toEqual({
      id: 'jp-2010',
      edit: {},
    })
  })

  it('carries a scenario of one’s own in any script', () => {
    const given: ScenarioSpec = { id: 'own', own: 'title: 供給途絶 ✂\nstart: 2026-01\n', edit: {} }
    expect(encodeSpec(given)).toMatch(/^own~yaml=[A-Za-z0-9_-]+$/)
    expect(decodeSpec(encodeSpec(given))).toEqual(given)
  })
})
