import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { rowsOf, type Way } from '../../web/ui/by-code/rows.ts'
import { figuresOn, hasBrowser, findingsIn, takenFrom } from './browser.ts'
import { journey, SMALL, SMALL_PLAN, SPELL } from './journey.ts'

const app = journey()
const run = promisify(execFile)
const hasPython = existsSync('/usr/bin/python3')

/** A page of each kind, with a question that is answered in seconds, and the figure that comes last there. */
const PAGES = [
  ['/?samples=0&scenario=jp-2026-practice~months=8', 'coercer'],
  [`${SMALL}~protect=1`, 'leverage'],
  [SMALL_PLAN.replace('?', '?asked=yes&'), 'plan-others'],
  [SPELL, 'contracts'],
  // Of one material, whose shares are those of the answer: those of several are summed by the page.
  ['/exposure?material=magnet-heavy', 'hidden'],
  ['/world?table=stocks', 'sureness'],
  ['/compare?scenario=jp-2026-practice~months=4&scenario=jp-2010~months=4', 'compare-stops'],
  ['/hindcast?episode=2010-japan', 'hindcast-fit'],
  ['/method', 'beside-others'],
] as const

/** Figures that no request gives: the page works them out of tables, or of an example of its own. */
const OWN: ReadonlySet<string> = new Set([
  'compare-rows',
  'compare-settings',
  'compare-since',
  'makers',
  'sureness',
  'adoption',
  'beside-others',
  'foresight',
  'price-curve',
  'steps',
  'stocks',
  'switching',
])

interface Seen {
  readonly id: string
  readonly snippets: ReadonlyMap<string, string>
  readonly cells: readonly string[]
}

async function seen(page: Page, figure: Locator): Promise<Seen> {
  const id = (await figure.getAttribute('id')) ?? '?'
  const cells = parse((await takenFrom(page, figure, /CSV/)).bytes)
    .slice(1)
    .flatMap((row) => row.slice(0, -5))
  await figure.locator('.figure-menu > summary').click()
  await figure.getByRole('button', { name: /^By code/ }).click()
  const dialog = page.locator('dialog.by-code')
  await dialog.waitFor()
  const snippets = new Map<string, string>()
  for (const piece of await dialog.locator('section').all())
    snippets.set((await piece.getAttribute('data-language')) ?? '', (await piece.locator('code').textContent()) ?? '')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  return { id, snippets, cells }
}

const follow = (answer: unknown, way: Way): unknown =>
  way.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | undefined)?.[step], answer)

function numbersIn(value: unknown): number[] {
  // Years are texts in tables of the world.
  if (typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value))) return [Number(value)]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

/** Multiples that a figure shows: each number of a row by the row's own figures, which are prices and amounts of the baseline. */
function multiplesIn(rows: unknown): number[] {
  const all = Array.isArray(rows) ? rows.flat() : [rows]
  return all.flatMap((row: unknown) => {
    const own = Object.values(row ?? {}).filter((one): one is number => typeof one === 'number' && one > 0)
    return numbersIn(row).flatMap((one) => own.map((base) => one / base))
  })
}

/** What each owner needs in a year: what the answer has for every year, over its years. */
function yearlyIn(rows: unknown): number[] {
  const support = rows as readonly { readonly years?: readonly { readonly producers?: readonly Need[] }[] }[]
  return support.flatMap(({ years = [] }) => {
    const sums = new Map<string, number>()
    for (const { producer, requiredSupport } of years.flatMap(({ producers = [] }) => producers))
      sums.set(producer, (sums.get(producer) ?? 0) + requiredSupport)
    return [...sums.values()].map((sum) => sum / years.length)
  })
}
interface Need {
  readonly producer: string
  readonly requiredSupport: number
}

/** Numbers that are there by more than chance. */
const telling = (cells: readonly string[]): number[] =>
  cells.flatMap((one) => (/^-?\d+\.\d{3,}(e-?\d+)?$/i.test(one) || /^\d{3,}$/.test(one) ? [Number(one)] : []))

/** The answers of all questions of a snippet, one after the other. */
function answersIn(text: string): unknown[] {
  const answers: unknown[] = []
  for (let from = 0; from < text.length;) {
    // Answers begin at the edge, and end there.
    const end = text.indexOf('\n}', from)
    const upTo = end < 0 ? text.length : end + 2
    if (text.slice(from, upTo).trim() !== '') answers.push(JSON.parse(text.slice(from, upTo)))
    from = upTo
  }
  return answers
}

describe.skipIf(!hasBrowser)('each figure by code', () => {
  it.each(PAGES)('of %s: what curl gets holds its numbers, and so does what Python gets', async (path, last) => {
    const { page, complaints } = await app().browser.visit(path)
    await page.locator(`figure[id="${last}"]`).waitFor()
    await page.locator('.status, .stale').first().waitFor({ state: 'detached' })
    const at = new URL(page.url()).pathname
    const figures: Seen[] = []
    for (const figure of await figuresOn(page)) figures.push(await seen(page, figure))
    expect(figures.length).toBeGreaterThan(2)
    const answers = new Map<string, readonly unknown[]>()
    const wrong: string[] = []
    for (const { id, snippets, cells } of figures) {
      const way = rowsOf(at, id)
      if (OWN.has(id)) {
        expect({ id, way, snippets: snippets.size }).toEqual({ id, way: undefined, snippets: 0 })
        continue
      }
      if (way === undefined) throw new Error(`${id} has no rows`)
      const curl = snippets.get('curl') ?? ''
      if (!answers.has(curl)) {
        const { stdout } = await run('sh', ['-c', curl], { maxBuffer: 2 ** 28 })
        answers.set(curl, answersIn(stdout))
      }
      const rows = (answers.get(curl) ?? []).map((answer) => follow(answer, way))
      if (rows.length === 0 || rows.includes(undefined)) wrong.push(`${id}: nothing at ${way.join('.')}`)
      const known = numbersIn(rows)
      const shown = telling(cells)
      const isIn = (numbers: readonly number[]) => (one: number) =>
        numbers.some((other) => Math.abs(one - other) <= 1e-9 * Math.abs(one))
      const found =
        shown.some(isIn(known)) ||
        shown.some(isIn(multiplesIn(rows))) ||
        (id === 'needs' && shown.some(isIn(yearlyIn(rows.flat()))))
      if (shown.length > 0 && !found) wrong.push(`${id}: none of ${shown.slice(0, 5).join(', ')}`)
    }
    expect(wrong).toEqual([])
    expect(complaints).toEqual([])
    const asked = figures.find(({ snippets }) => snippets.has('python'))
    if (!hasPython || asked === undefined) return
    const { stdout } = await run('python3', ['-c', asked.snippets.get('python') ?? ''], { maxBuffer: 2 ** 28 })
    const [first] = (answers.get(asked.snippets.get('curl') ?? '') ?? []).map((answer) =>
      follow(answer, rowsOf(at, asked.id) ?? []),
    )
    expect(numbersIn(JSON.parse(stdout.split(/\n(?=[[{]$)/m)[0] ?? ''))).toEqual(numbersIn(first))
  })

  it('is a window that a keyboard reaches and leaves, in both languages, without findings of axe', async () => {
    for (const [lang, name] of [
      ['en', /^By code/],
      ['ja', /^コードで取得/],
    ] as const) {
      const { page } = await app().browser.visit(`/exposure?lang=${lang}`, { width: 390 })
      const [figure] = await figuresOn(page)
      await figure?.locator('.figure-menu > summary').press('Enter')
      await figure?.getByRole('button', { name }).press('Enter')
      const dialog = page.locator('dialog.by-code')
      await dialog.locator('pre').first().waitFor()
      expect(await dialog.locator('section').count()).toBe(5)
      expect(await findingsIn(page)).toEqual([])
      // Nothing is wider than the phone but what scrolls by itself.
      expect(await dialog.evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true)
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    }
  })
})
