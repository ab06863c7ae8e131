/**
 * Does what people want of the app (`test/browser/tasks/`), each on a page that has just been opened, in both languages, at 1280 and 390 px,
 * and prints how many seconds it took from opening the address to what was asked for, and how often something was in the way: `npm run tasks`,
 * some by name (`-- memo list`), or of an app that is served already (`-- --of http://127.0.0.1:4680/`).
 */
import { parseArgs } from 'node:util'
import { LANGUAGES, type Language } from '../src/messages/index.ts'
import { startBrowser, type Browser } from '../test/browser/browser.ts'
import { handOn, overflowOf, TASKS, type Task } from '../test/browser/tasks/index.ts'
import { startServer } from '../test/start-server.ts'

const { values, positionals } = parseArgs({
  args: process.argv.slice(3),
  allowPositionals: true,
  options: { of: { type: 'string' }, lang: { type: 'string' }, width: { type: 'string' } },
})

const WIDTHS = [1280, 390]
/** Who waits longer than this without what is looked for has stumbled, ms. */
const PATIENT = 10_000
/** A task that waits longer for something is given up, ms. */
const GIVEN_UP = 240_000

interface Told {
  readonly seconds: number
  readonly stumbles: readonly string[]
}

async function tried(browser: Browser, task: Task, lang: Language, width: number): Promise<Told> {
  const from = `${task.from}${task.from.includes('?') ? '&' : '?'}lang=${lang}`
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const began = Date.now()
  // One who has been here before: what a browser has compiled is kept.
  const { page, complaints } = await browser.open(from, { width })
  page.setDefaultTimeout(GIVEN_UP)
  const hand = handOn(page, lang)
  const stumbles: string[] = []
  try {
    await task.do(hand)
  } catch (error) {
    stumbles.push(`not done: ${String(error).slice(0, 300)}`)
  }
  const seconds = (Date.now() - began) / 1000
  const late = hand.waited.filter(({ ms }) => ms > PATIENT)
  stumbles.push(...hand.stumbles, ...complaints)
  stumbles.push(...late.map(({ what, ms }) => `after ${Math.round(ms / 1000)} s: ${what}`))
  const overflow = await overflowOf(page)
  if (overflow > 0) stumbles.push(`the page scrolls ${overflow} px sideways`)
  await page.close()
  return { seconds, stumbles }
}

const wanted = TASKS.filter(({ id }) => positionals.length === 0 || positionals.includes(id))
const looks = LANGUAGES.flatMap((lang) => WIDTHS.map((width) => ({ lang, width }))).filter(
  ({ lang, width }) => (values.lang ?? lang) === lang && Number(values.width ?? width) === width,
)
const server = values.of === undefined ? await startServer() : undefined
const browser = await startBrowser((server?.url ?? values.of ?? '').replace(/\/$/, ''))
const heads = ['task', 'user', ...looks.map(({ lang, width }) => `${lang} ${width}: s / stumbles`)]
process.stdout.write(`| ${heads.join(' | ')} |\n|${'---|'.repeat(heads.length)}\n`)
const notes: string[] = []
try {
  for (const task of wanted) {
    const cells: string[] = []
    for (const { lang, width } of looks) {
      const { seconds, stumbles } = await tried(browser, task, lang, width)
      cells.push(`${seconds.toFixed(1)} / ${stumbles.length}`)
      notes.push(...stumbles.map((stumble) => `${task.id}, ${lang} ${width}: ${stumble}`))
    }
    process.stdout.write(`| ${[task.id, task.user, ...cells].join(' | ')} |\n`)
  }
} finally {
  await browser.close()
  await server?.stop()
}
process.stdout.write(notes.length === 0 ? '\nNothing was in the way.\n' : `\n${notes.join('\n')}\n`)
