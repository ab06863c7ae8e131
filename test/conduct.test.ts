import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runHere, temporaryFolder, testWorld, writeFolder } from './run-cli.ts'

const CONDUCT = [
  'id,name,name_ja,lever,value,low,high,unit,date,source,confidence,note',
  'no-stock,No stock,在庫なし,stocks,0,0,0,x,2024,case,low,',
  'half,Half,半分,stocks,0.5,0.5,0.5,x,2024,case,low,',
].join('\n')
const STOCKS = [
  'place,stage,holder,value,low,high,unit,date,source,confidence,note',
  'J,metal,firm,2,2,2,months,2024,case,low,',
].join('\n')

const PLACES = [
  'id,name,name_ja,bloc,region,lat,lon,value,low,high,unit,date,source,confidence,note',
  'C,C,,coercer,r,0,0,20,20,20,bn USD/yr,2024,case,high,',
  'J,J,,alliance,r,0,0,10,10,10,bn USD/yr,2024,case,high,',
  'T,T,,other,r,0,0,0,0,0,bn USD/yr,2024,case,high,',
].join('\n')

/** Nothing of `good` comes to J for four months, and its users hold what lasts two. */
async function ran(conduct: string | undefined, own = '', ...more: readonly string[]) {
  const folder = await temporaryFolder()
  const text = [
    'title: t',
    'start: 2026-01',
    'months: 4',
    ...(own === '' ? [] : [`conduct: ${own}`]),
    'measures:',
    '  - { id: stop, instrument: ban, by: C, materials: [good], to: [J], from: 2026-01, leakage: 0 }',
    'published:',
    '  - { who: A, what: w, value: 1, unit: "% of GDP", source: case, place: J }',
    '  - { who: B, what: w, value: 1, unit: "% of GDP", source: case, place: J, figure: lost-orders }',
    '  - { who: C, what: w, value: 1, unit: "% of GDP", source: case }',
    '  - { who: D, what: w, value: 1, unit: "% of GDP", source: case, place: T }',
  ].join('\n')
  const file = join(writeFolder(folder, { 'mine.yaml': text }), 'mine.yaml')
  const over = writeFolder(join(folder, 'layer'), {
    'conduct.csv': CONDUCT,
    'stocks.csv': STOCKS,
    'places.csv': PLACES,
  })
  const asked = conduct === undefined ? [] : ['--conduct', conduct]
  return runHere(
    'stress',
    file,
    '--no-range',
    '--world',
    testWorld('late-notice'),
    '--overlay',
    over,
    ...asked,
    ...more,
  )
}

interface Answer {
  readonly conduct: readonly string[]
  readonly central: {
    readonly places: readonly { readonly place: string; readonly valueAddedLost: number; readonly shareOfGdp: number }[]
  }
  readonly published: readonly { readonly who: string; readonly figure: string; readonly ours: number | null }[]
}
async function answer(conduct?: string, own?: string): Promise<Answer & { lost: number; share: number }> {
  const { code, stdout, stderr } = await ran(conduct, own, '--json')
  if (code !== 0) throw new Error(stderr)
  const all = JSON.parse(stdout) as Answer
  const here = all.central.places.find(({ place }) => place === 'J')
  return { ...all, lost: here?.valueAddedLost ?? 0, share: here?.shareOfGdp ?? 0 }
}

describe('conduct of a scenario', () => {
  it('takes stock away: the less there is, the more is lost', async () => {
    const [tabled, half, none] = [await answer(), await answer('half'), await answer('no-stock')]
    expect(tabled.lost).toBeLessThan(half.lost)
    expect(half.lost).toBeLessThan(none.lost)
    expect([tabled.conduct, half.conduct, none.conduct]).toEqual([[], ['half'], ['no-stock']])
  })
  it('is what is asked, and else what the file says', async () => {
    const none = await answer('no-stock')
    expect((await answer(undefined, '[no-stock]')).lost).toBe(none.lost)
    expect((await answer('no-stock', '[half]')).lost).toBe(none.lost)
  })
  it('stands in the report by its name', async () => {
    expect((await ran('no-stock')).stdout).toContain('Conduct: No stock (`no-stock`).')
    expect((await ran('no-stock', '', '--lang', 'ja')).stdout).toContain('行動設定：在庫なし（`no-stock`）。')
  })
  it('that there is not is a fault, with what was meant', async () => {
    const { code, stderr } = await ran('no-stocks')
    expect([code === 0, stderr]).toEqual([false, expect.stringMatching(/CONDUCT_UNKNOWN[^]*no-stock/)])
    expect((await ran('no-stock,half')).stderr).toContain('CONDUCT_TWICE')
  })
})

describe('what others found', () => {
  it('stands beside ours where it says whose loss it is, and a table tells the figure', async () => {
    const { published, share } = await answer('no-stock')
    expect(share).toBeGreaterThan(0)
    expect(published.map(({ who, figure }) => [who, figure])).toEqual([
      ['A', 'stopped-lines'],
      ['B', 'lost-orders'],
      ['C', 'stopped-lines'],
      ['D', 'stopped-lines'],
    ])
    expect(published[0]?.ours).toBeCloseTo(100 * share, 9)
    expect(published.slice(1).map(({ ours }) => ours)).toEqual([null, null, null])
  })
})
