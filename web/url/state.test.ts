import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyRequest } from '../../test/any-request.ts'
import { completeNamed, type NamedRequest, type Options } from '../../src/studies/options.ts'
import { formatMonth } from '../../src/world/index.ts'
import { QUESTIONS } from './questions.ts'
import { decodeSpec, encodeSpec, type ScenarioSpec } from './scenario-word.ts'
import { decodeState, encodeState, type ViewState } from './state.ts'

const word = fc.string({ minLength: 1, maxLength: 12 })
/** What a record allows, as a page holds it. */
const request = <R extends Options>({ options }: { readonly options: R }): fc.Arbitrary<NamedRequest<R>> =>
  anyRequest(options).map((given) => completeNamed(options, given))
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
          start: fc.integer({ min: 1900 * 12, max: 2199 * 12 + 11 }).map(formatMonth),
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
const text = fc.string({ maxLength: 20 })
const state: fc.Arbitrary<ViewState> = fc.record({
  scenarios: fc.array(spec, { minLength: 1, maxLength: 4 }),
  weapon: request(QUESTIONS.weapon),
  plan: request(QUESTIONS.plan),
  asked: fc.boolean(),
  point: text,
  year: text,
  dumping: request(QUESTIONS.dumping),
  samples: fc.integer({ min: 0, max: 200 }),
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
  about: text,
  episode: text,
  variant: text,
  case: text.filter((name) => name !== 'bare' && name !== 'middle'),
  per: text,
  embed: text,
  currency: text,
  by: fc.constantFrom('location', 'control'),
  tables: fc.uniqueArray(fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,20}$/), { maxLength: 4 }),
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
    expect(
      decodeState('scenario=jp-2010~allowedShare:quota=0.4~allowedShare:x=2~leakage:=1~leakage:%25E0=1').scenarios,
    ).toEqual([{ id: 'jp-2010', edit: { measures: { quota: { allowedShare: 0.4 } } } }])
  })

  it('can be read by a person', () => {
    const search = 'scenario=jp-2026-practice~to=JPN,EUR~duration=12~allowedShare=0.25&lang=ja'
    const given = decodeState(search)
    expect(given.scenarios).toEqual([
      { id: 'jp-2026-practice', edit: { duration: 12, to: ['JPN', 'EUR'], allowedShare: 0.25 } },
    ])
    expect(encodeState(given).split(/[&~]/).sort()).toEqual(search.split(/[&~]/).sort())
  })

  it('names a menu, its target and how many measures at most', () => {
    const search = 'weapon=bans~target=EUR,KOR~maxMeasures=3~months=6~threshold=100~protect=2~member=EUR'
    const given = decodeState(search)
    expect(given.weapon).toMatchObject({
      menu: 'bans',
      target: ['EUR', 'KOR'],
      maxMeasures: 3,
      months: 6,
      threshold: 100,
      protect: 2,
      member: ['EUR'],
    })
    expect(encodeState(given)).toBe(search)
  })

  it('takes limits, choices, patterns and defaults from the record; what cannot be read is left out', () => {
    const broken = decodeState('weapon=bans~maxMeasures=7~months=0~threshold=0~protect=1.5~curve=maybe~member=~year=12')
    expect(broken.weapon).toEqual(completeNamed(QUESTIONS.weapon.options, {}))
    const all = 'weapon=bans~maxMeasures=6~runnersUp=0~simulate=100~curve=no~threshold=0.5'
    expect(encodeState(decodeState(all))).toBe(all)
    expect(encodeState(decodeState('weapon=bans~maxMeasures=2~runnersUp=10~curve=yes'))).toBe('weapon=bans')
    const plan = decodeState('plan=bans~members=JPN~budget=lots~start=2028-13~delay=-1~budgets=x,20e9JPY').plan
    expect(plan).toEqual(completeNamed(QUESTIONS.plan.options, { members: ['JPN'], budgets: ['20e9JPY'] }))
    const dumping = decodeState('dumping=own-cost~members=JPN~instruments=nothing~maxMeasures=9').dumping
    expect(dumping).toEqual(completeNamed(QUESTIONS.dumping.options, { members: ['JPN'] }))
    // Without what must be said it is no question.
    for (const none of ['weapon=../etc', 'plan=bans', 'dumping=own-cost'])
      expect(decodeState(none)).toEqual(decodeState(''))
  })

  it('says nothing of what a page begins with, and all of anything else', () => {
    const { plan } = decodeState('')
    expect(plan).toMatchObject({ menu: 'bans', members: ['JPN'], budget: '39e9JPY', threshold: 100, alternatives: 3 })
    expect(encodeState(decodeState(''))).toBe('')
    const { threshold: _not, ...rest } = plan
    const search = encodeState({ ...decodeState(''), plan: rest, asked: true })
    expect(search).toBe(
      'plan=bans~members=JPN~budget=39e9JPY~maxMeasures=1~timeLimit=86400~budgets=4.875e9JPY,9.75e9JPY,19.5e9JPY,78e9JPY,156e9JPY~alternatives=3~values=yes&asked=yes',
    )
    expect(decodeState(search).plan).toEqual(rest)
  })

  it('says how many worlds are drawn, if not as many as usual', () => {
    expect(decodeState('').samples).toBe(20)
    expect(encodeState(decodeState('samples=20'))).toBe('')
    expect(encodeState(decodeState('samples=0'))).toBe('samples=0')
    for (const broken of ['201', '-1', '1.5', '', 'x', '1e2']) expect(decodeState(`samples=${broken}`).samples).toBe(20)
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
    expect(decodeSpec('jp-2010~duration=0~allowedShare=1.5~to=~leakage=x~months=1e9~foresight=2.5~other=1')).toEqual({
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
