/**
 * Photographs pages as those see them to whom an address is shared, 1200 × 630, into `web/public/share/`: `npm run share-pictures`, some by name
 * (`-- shock.en weapon.ja`), or of an app that is served already (`-- --of http://127.0.0.1:4680/`). It takes Chromium, which no server has to have.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { packageRoot } from '../src/files/index.ts'
import { LANGUAGES } from '../src/messages/index.ts'
import { PAGE_PATHS, pictureOf, SHARED_PICTURE } from '../src/server/index.ts'
import { startBrowser } from '../test/browser/browser.ts'
import { startServer } from '../test/start-server.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { of: { type: 'string' } } })

/** What is there once a page has its answer. */
const WAIT: Readonly<Record<string, string>> = {
  shock: '.headline-main',
  weapon: '.headline-main',
  dumping: '.headline-main',
  plan: '.plan-blocks',
  compare: '.headline-main',
  hindcast: '.headline-main',
}

/** A plan waits to be asked. */
const ASKED: Readonly<Record<string, string>> = { plan: '&asked=yes' }

const OPERATED =
  'header.top nav, header.top .row, .study-contents, .welcome, .controls, .answer-tools, .status, .headline-more, label, select, .figure-tools, .button, [role=group], details'

const server = values.of === undefined ? await startServer() : undefined
const browser = await startBrowser((server?.url ?? values.of ?? '').replace(/\/$/, ''))
try {
  for (const [path, page] of PAGE_PATHS)
    for (const lang of LANGUAGES) {
      if (path === 'sustain' || (positionals.length > 0 && !positionals.includes(`${page}.${lang}`))) continue
      const file = join(packageRoot(), 'web/public', pictureOf(page, lang))
      mkdirSync(join(file, '..'), { recursive: true })
      const { page: tab } = await browser.open(`/${path}?lang=${lang}&theme=light${ASKED[page] ?? ''}`, SHARED_PICTURE)
      await tab
        .locator(WAIT[page] ?? 'figure svg, h1')
        .first()
        .waitFor()
      await tab.waitForFunction(() => !document.querySelector('h1')?.textContent?.includes('…'))
      await tab.locator('progress').waitFor({ state: 'detached' })
      // What one operates is no part of a picture.
      await tab.evaluate((operated) => {
        for (const one of document.querySelectorAll<HTMLElement>(operated)) one.style.display = 'none'
        for (const one of document.querySelectorAll<HTMLElement>('.study')) one.style.display = 'block'
      }, OPERATED)
      await tab.waitForTimeout(1500)
      await tab.screenshot({ path: file })
      await tab.close()
      process.stdout.write(`${file}\n`)
    }
} finally {
  await browser.close()
  await server?.stop()
}
