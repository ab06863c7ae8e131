import JSZip from 'jszip'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeBaseline } from '../src/baseline/index.ts'
import { loadMenu, loadWorld } from '../src/files/index.ts'
import { toPptx, type Deck } from '../src/slides/index.ts'
import { quantity } from '../src/quantity/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { plan, planDeck, type PlanResult } from '../src/studies/index.ts'
import { planSummary } from '../src/studies/plan/summary.ts'
import { namesIn } from '../src/studies/words.ts'

/** What slides of a plan promise: a file of the format, the figures of the result in charts that can be edited, and text that fits. */
const solver = await loadSolver()
const world = await loadWorld('test/worlds/two-members')
const menu = await loadMenu('test/scenarios/two-bans.yaml', world)
const result = plan(world, makeBaseline(world, solver).baseline, menu, solver, {
  members: ['J', 'K'],
  start: 12 * 2027,
  maxMeasures: 1,
  budget: quantity<'MUSD'>(9),
  assumptions: true,
})
const deckOf = (language: 'en' | 'ja', of: PlanResult = result): Deck => {
  const names = namesIn(world, language, menu.measures)
  return planDeck(of, {
    language,
    statements: planSummary.tell(of, language, names),
    placeName: (id) => names.nameOf('places', id),
    itemName: (id) => names.nameOf('decisions', id),
    sources: ['A source'],
    made: new Date('2027-01-01T00:00:00Z'),
  })
}
const EMU = 914_400
const textIn = (xml: string): string => [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => text).join('\n')
const valuesIn = (xml: string): number[][] =>
  [...xml.matchAll(/<c:val>([^]*?)<\/c:val>/g)].map(([, part = '']) =>
    [...part.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value]) => Number(value)),
  )

describe.each(['en', 'ja'] as const)('slides in %s', (language) => {
  let zip: JSZip
  let bytes: Uint8Array
  const part = (name: string): Promise<string> => zip.file(name)?.async('string') ?? Promise.reject(new Error(name))
  beforeAll(async () => {
    bytes = await toPptx(deckOf(language))
    zip = await JSZip.loadAsync(bytes, { checkCRC32: true })
  })

  it('are a file with the parts of the format, each named where the format wants it', async () => {
    const types = await part('[Content_Types].xml')
    const named = [...types.matchAll(/PartName="\/([^"]+)"/g)].map(([, name = '']) => name)
    for (const name of [
      'ppt/presentation.xml',
      'ppt/slides/slide6.xml',
      'ppt/charts/chart1.xml',
      'ppt/charts/chart2.xml',
    ])
      expect(named).toContain(name)
    expect(Object.keys(zip.files)).not.toContain('ppt/slides/slide7.xml')
    for (const name of Object.keys(zip.files).filter((one) => one.endsWith('.rels')))
      for (const [, target = '', mode] of (await part(name)).matchAll(/Target="([^"]+)"( TargetMode="External")?/g)) {
        expect(mode, `${name} leads outside`).toBeUndefined()
        const folder = name.replace(/_rels\/[^/]+$/, '')
        const path = target.startsWith('/') ? target.slice(1) : new URL(target, `file:///${folder}`).pathname.slice(1)
        expect(Object.keys(zip.files), `${name}: ${target}`).toContain(path)
      }
  })

  it('have the figures of the result in charts, with the workbook in which they can be edited', async () => {
    expect(valuesIn(await part('ppt/charts/chart1.xml'))).toEqual([
      result.periods.map(({ doNothing }) => expect.closeTo(doNothing.loss, 9)),
      result.periods.map(({ worstCase }) => expect.closeTo(worstCase.loss, 9)),
    ])
    const { assumptions = [], saved = Number.NaN } = result.assumptions ?? {}
    const chance = assumptions.findIndex(({ kind }) => kind === 'attack-probability')
    const [lower = [], higher = []] = valuesIn(await part('ppt/charts/chart2.xml'))
    expect(lower).toHaveLength(assumptions.length)
    const [low, high] = assumptions[chance]?.cases ?? []
    expect(lower[chance]).toBeCloseTo((low?.saved ?? Number.NaN) - saved, 6)
    expect(higher[chance]).toBeCloseTo((high?.saved ?? Number.NaN) - saved, 6)
    for (const n of [1, 2]) {
      const book = await zip.file(`ppt/embeddings/Microsoft_Excel_Worksheet${n}.xlsx`)?.async('uint8array')
      expect(Object.keys((await JSZip.loadAsync(book ?? '')).files)).toContain('xl/worksheets/sheet1.xml')
    }
  })

  it('say what the summary says, and name what is decided', async () => {
    const texts = await Promise.all([1, 2, 3, 4, 5, 6].map(async (n) => textIn(await part(`ppt/slides/slide${n}.xml`))))
    const names = namesIn(world, language)
    for (const { id } of result.decisions.slice(0, 9)) expect(texts[1]).toContain(names.nameOf('decisions', id))
    const said = planSummary.tell(result, language, names).find(({ id }) => id === 'cuts')?.text ?? 'nothing'
    expect(texts[2]).toContain(said)
    expect(texts[5]).toContain('A source')
    if (language === 'ja') expect(await part('ppt/slides/slide1.xml')).toContain('typeface="Yu Gothic"')
  })

  it('fit: no box reaches beyond its slide, and no text beyond its box at the size it has', async () => {
    let boxes = 0
    for (const n of [1, 2, 3, 4, 5, 6]) {
      const xml = await part(`ppt/slides/slide${n}.xml`)
      for (const [, shape = ''] of xml.matchAll(/<p:sp>([^]*?)<\/p:sp>/g)) {
        const number = (pattern: RegExp): number => Number(pattern.exec(shape)?.[1]) / EMU
        const [x, y] = [number(/<a:off x="(\d+)"/), number(/<a:off x="\d+" y="(\d+)"/)]
        const [w, h] = [number(/<a:ext cx="(\d+)"/), number(/<a:ext cx="\d+" cy="(\d+)"/)]
        expect(x + w).toBeLessThanOrEqual(13.34)
        expect(y + h).toBeLessThanOrEqual(7.51)
        const size = Number(/ sz="(\d+)"/.exec(shape)?.[1]) / 100
        // Arial is half as wide as it is high on average, and Japanese as wide.
        const lines = textIn(shape)
          .split('\n')
          .map((text) =>
            Math.ceil(
              (Array.from(text).reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2fff ? 1 : 0.5), 0) * size) /
                72 /
                w,
            ),
          )
        const high = (lines.reduce((sum, one) => sum + one, 0) * 1.2 * size) / 72
        expect(high, textIn(shape)).toBeLessThanOrEqual(h + 0.01)
        boxes += 1
      }
    }
    expect(boxes).toBeGreaterThanOrEqual(11)
  })

  it('are the same bytes for the same result, whatever was made before', async () => {
    await toPptx(deckOf(language === 'en' ? 'ja' : 'en'))
    expect(Buffer.from(await toPptx(deckOf(language))).equals(Buffer.from(bytes))).toBe(true)
  })

  it('go without the chart of assumptions where nobody asked, and say how to ask', async () => {
    const { assumptions: _asked, ...plain } = result
    const other = await JSZip.loadAsync(await toPptx(deckOf(language, plain)))
    expect(Object.keys(other.files)).not.toContain('ppt/charts/chart2.xml')
    expect(textIn((await other.file('ppt/slides/slide4.xml')?.async('string')) ?? '')).toContain('--assumptions')
  })
})
