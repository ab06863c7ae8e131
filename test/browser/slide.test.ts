import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DOMParser } from '@xmldom/xmldom'
import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { downloaded, hasBrowser } from './browser.ts'
import { journey, SMALL } from './journey.ts'

const app = journey()
const run = promisify(execFile)
const OFFICE = '/usr/bin/soffice'
/** English Metric Units of a slide, 16:9. */
const PAGE = { width: 12_191_695, height: 6_858_000 }

const parsed = (xml: string) =>
  new DOMParser({
    onError: (_, message) => {
      throw new Error(message)
    },
  }).parseFromString(xml, 'text/xml')

describe.skipIf(!hasBrowser)('the answer as a slide', () => {
  it.each([
    ['/?samples=0&scenario=jp-2026-practice~months=8', 'en'],
    ['/?samples=0&scenario=jp-2026-practice~months=8&lang=ja', 'ja'],
    [`${SMALL}&lang=ja`, 'ja'],
  ])(
    'of %s is a file of PowerPoint with the answer, statements, the first figure and its source',
    async (path, lang) => {
      const { page, complaints } = await app().browser.visit(path)
      await page.locator('.headline-main').waitFor()
      await page.locator('.status, .stale').first().waitFor({ state: 'detached' })
      await page.locator('figure.figure svg').first().waitFor()
      const title = (await page.locator('.headline-main').textContent()) ?? '?'
      const { name, bytes } = await downloaded(page, () => page.getByRole('button', { name: /PPTX/ }).first().click())
      expect(name).toMatch(new RegExp(`^ytterby(-weapon)?-${lang}\\.pptx$`))
      const zip = await JSZip.loadAsync(bytes, { checkCRC32: true })
      const part = async (file: string): Promise<string> => (await zip.file(file)?.async('string')) ?? ''
      for (const file of Object.keys(zip.files).filter((one) => /\.(xml|rels)$/.test(one))) parsed(await part(file))
      expect(Object.keys(zip.files).filter((one) => /^ppt\/slides\/slide\d+\.xml$/.test(one))).toHaveLength(1)

      const slide = parsed(await part('ppt/slides/slide1.xml'))
      const shapes = ['p:sp', 'p:pic'].flatMap((tag) => Array.from(slide.getElementsByTagName(tag)))
      const named = new Map(
        shapes.map((shape) => [shape.getElementsByTagName('p:cNvPr')[0]?.getAttribute('name') ?? '', shape]),
      )
      const texts = (shape: string): string[] =>
        Array.from(named.get(shape)?.getElementsByTagName('a:t') ?? [], ({ textContent }) => textContent ?? '')
      expect(texts('Title')).toEqual([title])
      expect(texts('Text').length).toBeGreaterThan(0)
      const foot = texts('Foot').join('')
      for (const said of [/Ytterby \d/, /\d{4}-\d\d-\d\d/, new RegExp(app().server.url)]) expect(foot).toMatch(said)
      // Nothing leaves the slide, and letters can be read.
      for (const [shape, element] of named) {
        const [at, size] = ['a:off', 'a:ext'].map((tag) => element.getElementsByTagName(tag)[0])
        const of = (one: typeof at, key: string): number => Number(one?.getAttribute(key))
        expect(of(at, 'x') + of(size, 'cx'), shape).toBeLessThanOrEqual(PAGE.width)
        expect(of(at, 'y') + of(size, 'cy'), shape).toBeLessThanOrEqual(PAGE.height)
        const sizes = Array.from(element.getElementsByTagName('a:rPr'), (one) => Number(one.getAttribute('sz')))
        expect(Math.min(1000, ...sizes), shape).toBeGreaterThanOrEqual(1000)
      }
      expect(named.get('Picture')).toBeDefined()
      const media = Object.keys(zip.files).find((one) => /^ppt\/media\/.*\.png$/.test(one))
      const png = await zip.file(media ?? '')?.async('nodebuffer')
      expect(png?.subarray(1, 4).toString()).toBe('PNG')
      expect(png?.length).toBeGreaterThan(20_000)
      expect(complaints).toEqual([])

      if (!existsSync(OFFICE)) return
      await writeFile(join(app().folder, 'slide.pptx'), bytes)
      const profile = `-env:UserInstallation=file://${app().folder}/office`
      await run(OFFICE, [profile, '--headless', '--convert-to', 'pdf', '--outdir', app().folder, 'slide.pptx'], {
        cwd: app().folder,
      })
      const pdf = (await readFile(join(app().folder, 'slide.pdf'))).toString('latin1')
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
      expect(pdf).toMatch(/\/Subtype\s*\/Image/)
    },
  )

  it('is a picture too, 16:9, with the answer as its title', async () => {
    const { page } = await app().browser.visit('/?samples=0&scenario=jp-2026-practice~months=8')
    await page.locator('.status, .stale').first().waitFor({ state: 'detached' })
    await page.locator('figure.figure svg').first().waitFor()
    const { name, bytes } = await downloaded(page, () =>
      page.getByRole('button', { name: 'Slide, PNG' }).first().click(),
    )
    expect(name).toBe('ytterby-en.png')
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([2560, 1440])
  })
})
