import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, readMenu, readScenario, scenarioNames, shippedWorld } from '../files/index.ts'
import { editScenario, formatMonth, parseScenario, type ScenarioEdit, type World } from './index.ts'

let world: World
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})

const edited = async (name: string, edit: ScenarioEdit): Promise<ReturnType<typeof parseScenario>> => {
  const { file, text } = editScenario(await readScenario(name), edit, world)
  return parseScenario(file, text, world)
}

describe('a scenario that a reader changes', () => {
  it('is the file itself, to the byte, as long as nothing is changed', async () => {
    const text = await readScenario('jp-2026-practice')
    expect(editScenario(text, {}, world)).toEqual(text)
  })

  it('lasts as long as asked, from the beginning of each measure', async () => {
    const { measures } = await edited('jp-2026-practice', { duration: 12 })
    expect(measures.map(({ until }) => until !== undefined && formatMonth(until))).toEqual(['2026-12', '2027-02'])
  })

  it('halves the licences: later steps keep their proportion', async () => {
    const { measures } = await edited('jp-2026-practice', { allowedShare: 0.25 })
    expect(measures[0]?.allowedShare.map(({ share }) => share)).toEqual([0, 0.25])
  })

  it('changes one measure and leaves the others as they are', async () => {
    const through = async (edit: ScenarioEdit): Promise<unknown> =>
      (await edited('jp-2010', edit)).measures.map(({ id, allowedShare }) => [id, allowedShare.at(-1)?.share])
    expect(await through({})).toEqual([
      ['customs-stop', 0.28],
      ['quota', 0.6],
    ])
    expect(await through({ measures: { quota: { allowedShare: 0.4 } } })).toEqual([
      ['customs-stop', 0.28],
      ['quota', 0.4],
    ])
    // What is said of one measure goes before what is said of all.
    expect(await through({ allowedShare: 0.1, measures: { quota: { allowedShare: 0.4 } } })).toEqual([
      ['customs-stop', 0.1],
      ['quota', 0.4],
    ])
    expect(await through({ measures: { 'of-another-version': { allowedShare: 0 } } })).toEqual(await through({}))
  })

  it('begins in another month, and all that it has by month moves as far', async () => {
    const steps = async (edit: ScenarioEdit): Promise<unknown> => {
      const { start, measures } = await edited('jp-2026-practice', edit)
      return [start, ...measures.flatMap(({ from, allowedShare }) => [from, ...allowedShare.map((step) => step.from)])]
    }
    const before = (await steps({})) as number[]
    expect(await steps({ start: '2027-03' })).toEqual(before.map((month) => month + 14))
    expect(await steps({ start: '2025-12' })).toEqual(before.map((month) => month - 1))
    const again = await edited('jp-2026-practice', { start: '2026-01' })
    expect(again.measures).toEqual((await edited('jp-2026-practice', { focus: ['JPN'] })).measures)
    expect(again.title).toMatch(/\(changed\)$/)
  })

  it('is refused, as any file is, where it would begin in a year that no run may', async () => {
    await expect(edited('jp-2026-practice', { start: '9999-12' })).rejects.toThrow(/9999-12/)
    // What is no month moves nothing.
    expect((await edited('jp-2026-practice', { start: 'soon' })).start).toBe(
      (await edited('jp-2026-practice', {})).start,
    )
  })

  it('asks also about those that one measure hits', async () => {
    const { focus, measures } = await edited('jp-2010', { measures: { 'customs-stop': { to: ['EUR'], duration: 4 } } })
    expect(focus).toEqual(['JPN', 'EUR'])
    expect(measures.map(({ to, until }) => [to.size > 5, until && formatMonth(until)])).toEqual([
      [false, '2011-01'],
      [true, undefined],
    ])
  })

  it('hits others and asks about them', async () => {
    const { focus, measures } = await edited('jp-2026-practice', { to: ['JPN', 'EUR'] })
    expect(focus).toEqual(['JPN', 'EUR'])
    expect([...(measures[0]?.to ?? [])].sort()).toEqual(['EUR', 'JPN'])
  })

  it('keeps some measures of a menu, is called after them, and asks about whom it is asked to', async () => {
    const menu = await readMenu('bans')
    const { text } = editScenario(menu, { only: ['smco-japan', 'yttrium-us'], focus: ['JPN'] }, world)
    const kept = parseScenario('kept.yaml', text, world)
    expect(kept.measures.map(({ id, to }) => [id, [...to]])).toEqual([
      ['smco-japan', ['JPN']],
      ['yttrium-us', ['USA', 'CAN']],
    ])
    expect(kept.focus).toEqual(['JPN'])
    expect(kept.title).toBe('SmCo magnets and samarium to Japan + Yttrium to United States and Canada')
    expect(kept.titleJa).toBe('日本向けサマリウムコバルト磁石・サマリウム＋米国・カナダ向けイットリウム')
    const moved = editScenario(menu, { only: ['smco-japan'], focus: ['JPN'], to: ['EUR'] }, world)
    expect(parseScenario('moved.yaml', moved.text, world).focus).toEqual(['EUR'])
    const longer = editScenario(menu, { only: ['smco-japan'], duration: 3 }, world)
    expect(parseScenario('longer.yaml', longer.text, world).title).toMatch(/^SmCo .* \(changed\)$/)
  })

  it('withholds something where nothing was withheld', async () => {
    const { measures } = await edited('reference', { materials: ['stage:magnet'], duration: 3 })
    expect(measures.map(({ id, until }) => [id, until && formatMonth(until)])).toEqual([['ban', '2026-03']])
  })

  it('lets out the stocks of those states that hold any', async () => {
    const { stockReleases } = await edited('alliance-cutoff-12m', { stockRelease: 6 })
    expect(new Set(stockReleases.map(({ place }) => place))).toEqual(new Set(['JPN', 'KOR', 'USA']))
  })

  it('has another name and says that it was changed, and no longer carries what others found', async () => {
    const scenario = await edited('jp-cutoff-12m', { leakage: 0.2 })
    expect(scenario).toMatchObject({ id: 'jp-cutoff-12m-changed', published: [] })
    expect(scenario.title).toMatch(/\(changed\)$/)
  })

  it('can be read again, whichever scenario and change', async () => {
    const edits: ScenarioEdit[] = [
      { duration: 1 },
      { duration: 24 },
      { to: ['EUR'] },
      { to: ['alliance'], stockRelease: 3 },
      { materials: ['all'] },
      { materials: ['stage:magnet'] },
      { materials: ['element:dy'], allowedShare: 0.5 },
      { allowedShare: 1 },
      { projects: true },
      {
        to: ['JPN'],
        duration: 6,
        materials: ['heavy'],
        allowedShare: 0,
        leakage: 0,
        projects: false,
        stockRelease: 12,
      },
    ]
    for (const name of await scenarioNames()) for (const edit of edits) await edited(name, edit)
  })

  it('that is no scenario is left for the reader of scenarios to refuse', () => {
    for (const text of ['', 'a: [', 'start: 7', '- list'])
      expect(editScenario({ file: 'x.yaml', text }, { duration: 1 }, world)).toEqual({ file: 'x.yaml', text })
  })
})
