import { describe, expect, it } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { FORMATS, type PictureFormat } from '../../web/picture/formats.ts'
import { figuresOn, hasBrowser, takenFrom } from './browser.ts'
import { journey } from './journey.ts'

const app = journey()

/** More does not go through every mail, and no picture of a few hundred marks needs it. */
const MOST_BYTES = 100_000

const PAGES = ['/?samples=0', '/exposure', '/world', '/method', '/hindcast?episode=2010-japan'] as const

const DRAWN = 'figure.figure:has(.figure-body svg)'

async function take(page: Page, figure: Locator, format: PictureFormat, kind: 'SVG' | 'PNG'): Promise<Buffer> {
  const shape = format === 'wide' ? '16:9' : '1:1'
  return (await takenFrom(page, figure, new RegExp(`${shape}.*${kind}`))).bytes
}

/** What a reader without the app has of a picture: it is opened by itself, as a file. */
async function seen(svg: string) {
  const page = await app().browser.context.newPage()
  try {
    await page.setContent(svg.replace(/^<\?xml.*?\?>/, ''))
    await page.evaluate(async () => document.fonts.ready)
    return await page.evaluate(() => {
      const root = document.querySelector('svg') as SVGSVGElement
      const frame = root.getBoundingClientRect()
      const texts = [...root.querySelectorAll('text')].filter((text) => (text.textContent ?? '').trim() !== '')
      const outside = texts
        .filter((text) => {
          const { left, top, right, bottom } = text.getBoundingClientRect()
          return left < frame.left - 1 || top < frame.top - 1 || right > frame.right + 1 || bottom > frame.bottom + 1
        })
        .map(({ textContent }) => textContent)
      const covered = new Map<string, (readonly [number, number])[]>()
      for (const { weight, unicodeRange } of document.fonts)
        for (const [, from = '', to = from] of unicodeRange.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi))
          covered.set(weight, [...(covered.get(weight) ?? []), [Number.parseInt(from, 16), Number.parseInt(to, 16)]])
      const missing = texts.flatMap((text) => {
        const own = covered.get(getComputedStyle(text).fontWeight) ?? []
        return Array.from(text.textContent ?? '').filter((letter) => {
          const code = letter.codePointAt(0) ?? 0
          return letter.trim() !== '' && !own.some(([from, to]) => code >= from && code <= to)
        })
      })
      return {
        size: [frame.width, frame.height],
        words: texts.map(({ textContent }) => textContent ?? ''),
        outside,
        missing: [...new Set(missing)],
        unloaded: [...document.fonts].filter(({ status }) => status === 'error').length,
        scripts: root.querySelectorAll('script, a, foreignObject, image, [onclick]').length,
        marks: root.querySelectorAll('path, rect, circle, line').length,
      }
    })
  } finally {
    await page.close()
  }
}

describe.skipIf(!hasBrowser)('a picture of every figure', () => {
  it.each(PAGES)('of %s stands alone, in both languages', async (path) => {
    const { page, complaints } = await app().browser.visit(path)
    for (const lang of ['en', 'ja'] as const) {
      if (lang === 'ja') await page.getByRole('button', { name: '日本語' }).click()
      await page.locator(`html[lang=${lang}]`).waitFor({ state: 'attached' })
      await page.locator('.stale').waitFor({ state: 'detached' })
      for (const figure of await figuresOn(page, DRAWN)) {
        const svg = await take(page, figure, 'wide', 'SVG')
        const picture = await seen(svg.toString())
        const title = (await figure.locator('h2, h3').first().textContent()) ?? ''
        const source = (await figure.locator('figcaption > span').first().textContent()) ?? ''
        const all = picture.words.join('').replaceAll(' ', '')
        expect({ title, lang, bytes: svg.length <= MOST_BYTES || svg.length }).toEqual({ title, lang, bytes: true })
        expect({ title, lang, ...picture, words: undefined, marks: picture.marks > 0 }).toEqual({
          title,
          lang,
          size: [FORMATS.wide.width, FORMATS.wide.height],
          outside: [],
          missing: [],
          unloaded: 0,
          scripts: 0,
          marks: true,
          words: undefined,
        })
        // The question, the source, and the address that shows it again.
        for (const told of [title, source, new URL(page.url()).pathname])
          expect(all).toContain(told.replaceAll(' ', ''))
      }
    }
    expect(complaints).toEqual([])
  })

  it('is the same whatever window it is taken from, in the light and in the dark', async () => {
    const taken: string[] = []
    for (const how of [{ width: 1280 }, { width: 390 }, { width: 1000, scheme: 'dark' as const }]) {
      const { page } = await app().browser.visit('/exposure', how)
      const [first] = await figuresOn(page, DRAWN)
      if (first !== undefined) taken.push((await take(page, first, 'square', 'SVG')).toString())
    }
    const [wide = '', narrow, dark] = taken
    expect(wide.length).toBeGreaterThan(1000)
    expect(narrow).toBe(wide)
    expect(dark).toBe(wide)
  })

  it('as PNG has the size of a slide or a square, twice as fine, with its letters', async () => {
    const { page } = await app().browser.visit('/exposure', { width: 1280 })
    const figure = (await figuresOn(page, DRAWN))[1]
    if (figure === undefined) throw new Error('no figure')
    for (const format of ['wide', 'square'] as const) {
      const png = await take(page, figure, format, 'PNG')
      expect(png.subarray(1, 4).toString()).toBe('PNG')
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
        2 * FORMATS[format].width,
        2 * FORMATS[format].height,
      ])
      // The first line of the title stands where it should, in dark letters.
      const dark = await page.evaluate(
        async (url) => {
          const image = new Image()
          image.src = url
          await image.decode()
          const canvas = document.createElement('canvas')
          canvas.width = image.naturalWidth
          canvas.height = 160
          const pen = canvas.getContext('2d')
          pen?.drawImage(image, 0, 0)
          const data = pen?.getImageData(80, 60, 600, 60).data ?? new Uint8ClampedArray()
          return data.filter((value, i) => i % 4 === 0 && value < 90).length
        },
        `data:image/png;base64,${png.toString('base64')}`,
      )
      expect(dark).toBeGreaterThan(500)
    }
  })

  it.each(['en', 'ja'])('in %s looks as it was kept', async (lang) => {
    const { page } = await app().browser.visit(`/exposure?lang=${lang}`, { width: 1280 })
    const all = await figuresOn(page, DRAWN)
    for (const [f, figure] of all.entries()) {
      const svg = (await take(page, figure, 'wide', 'SVG')).toString()
      const kept = svg
        // The address has digits of a port: which letters are embedded depends on it.
        .replaceAll(/@font-face\{[^}]*\}/g, '@font-face{…}')
        .replaceAll(app().server.url, 'http://host')
        .replaceAll(/world [0-9a-f]{12}|データ [0-9a-f]{12}/g, 'world')
        .replaceAll('><', '>\n<')
      await expect(kept).toMatchFileSnapshot(`__pictures__/exposure-${f}-${lang}.svg`)
    }
  })
})
