import { parse } from 'csv-parse/sync'
import { sayer } from '../../../src/messages/index.ts'
import { keptMessages } from '../../../web/pages/compare/kept.gen.ts'
import { compareMessages } from '../../../web/pages/compare/messages.gen.ts'
import { dumpingMessages } from '../../../web/pages/dumping/messages.gen.ts'
import { riskMessages } from '../../../web/pages/dumping/risk.gen.ts'
import { worldMessages } from '../../../web/pages/world/messages.gen.ts'
import { byCodeMessages } from '../../../web/ui/by-code/messages.gen.ts'
import { controlMessages } from '../../../web/ui/control.gen.ts'
import { uiMessages } from '../../../web/ui/messages.gen.ts'
import { SPELL } from '../journey.ts'
import { check, figure, find, fromMenu, headline, SHORT, stopsTitle, type Task } from './task.ts'

/** Fewer licences in the second. */
const TWO = '/compare?scenario=jp-2026-practice~months=2&scenario=jp-2026-practice~allowedShare=0~months=2'

/** An analyst of a ministry or a bank. */
export const ANALYST: readonly Task[] = [
  {
    id: 'plant',
    user: 'analyst',
    asks: 'What do you know of the magnet plant in Kumagaya, and from whom?',
    from: '/world',
    do: async (hand) => {
      const name = hand.either({ en: /Proterial Kumagaya/, ja: /プロテリアル 熊谷/ })
      await find(hand, hand.either({ en: 'Kumagaya', ja: '熊谷' }), name)
      await hand.reads(hand.page.getByRole('heading', { level: 2 }), name)
      await hand.reads(
        hand.page.getByRole('heading', { name: sayer(worldMessages, hand.lang)('whoSays'), exact: true }),
      )
    },
  },
  {
    id: 'table-and-csv',
    user: 'analyst',
    asks: 'The numbers behind this drawing, with their units, as a table and a file.',
    from: SHORT,
    do: async (hand) => {
      const title = stopsTitle(hand)
      await hand.tap(
        figure(hand, title).getByRole('button', { name: sayer(uiMessages, hand.lang)('table'), exact: true }),
      )
      await hand.reads(figure(hand, title).getByRole('table', { name: title }))
      const { bytes } = await hand.saves(await fromMenu(hand, title, 'data'))
      const [head = []]: string[][] = parse(bytes.toString('utf8'), { bom: true })
      check(
        head.some((column) => /\(M USD\)|（百万ドル）/.test(column)),
        head.join(', '),
      )
      check(
        head.some((column) => /\(months\)|（か月）/.test(column)),
        head.join(', '),
      )
    },
  },
  {
    id: 'by-code',
    user: 'analyst',
    asks: 'The same numbers without the app, by curl.',
    from: SHORT,
    do: async (hand) => {
      await hand.tap(await fromMenu(hand, stopsTitle(hand), 'byCode'))
      const say = sayer(byCodeMessages, hand.lang)
      const dialog = hand.page.getByRole('dialog')
      const code = await hand.copies(dialog.getByRole('button', { name: say('copyThis', { name: say('curl') }) }))
      check(/curl .*\/api\/v1\/stress/s.test(code) && code.includes('jp-2026-practice'), code)
      await hand.tap(dialog.getByRole('button', { name: say('close'), exact: true }))
    },
  },
  {
    id: 'compare',
    user: 'analyst',
    asks: 'Two scenarios side by side: what makes the difference?',
    from: TWO,
    do: async (hand) => {
      await hand.reads(headline(hand), hand.either({ en: /What makes it: .+0%/, ja: /要因は.+0%/ }))
      await hand.reads(figure(hand, sayer(compareMessages, hand.lang)('overviewTitle')))
    },
  },
  {
    id: 'change',
    user: 'analyst',
    asks: 'Twelve months with fewer licences: what changes?',
    from: SHORT,
    do: async (hand) => {
      const before = await hand.reads(headline(hand))
      const say = sayer(controlMessages, hand.lang)
      await hand.unfold(say('controls'))
      const less = say('less', { what: say('let') })
      for (let step = 0; step < 3; step++) await hand.tap(hand.page.getByRole('button', { name: less, exact: true }))
      await hand.page.waitForURL(/allowedShare=/)
      const shorter = say('less', { what: say('lasts') })
      await hand.tap(hand.page.getByRole('button', { name: shorter, exact: true }))
      await hand.page.waitForURL(/duration=/)
      await hand.page.locator('.headline-main').filter({ hasNotText: before }).waitFor()
    },
  },
  {
    id: 'save-and-open',
    user: 'analyst',
    asks: 'Keep this scenario under a name, and open it again.',
    from: TWO,
    alone: true,
    do: async (hand) => {
      const say = sayer(keptMessages, hand.lang)
      const second = hand.page.getByRole('region', {
        name: sayer(compareMessages, hand.lang)('scenario', { letter: 'B' }),
      })
      await hand.tap(second.getByRole('button', { name: say('save', { letter: 'B' }), exact: true }))
      await hand.write(second.getByLabel(say('name'), { exact: true }), 'No licences')
      await hand.tap(second.getByRole('button', { name: say('keep'), exact: true }))
      await hand.reads(second.getByRole('status').filter({ hasText: say('saved', { name: 'No licences' }) }))
      // In the place of the first, by its name.
      const first = hand.page.getByRole('region', {
        name: sayer(compareMessages, hand.lang)('scenario', { letter: 'A' }),
      })
      await hand.choose(first.getByRole('combobox'), 'No licences')
      await hand.page.waitForURL(/\?scenario=[^&]*allowedShare=0/)
      await hand.reads(first.getByRole('heading', { level: 2 }), hand.either({ en: /changed/, ja: /変更/ }))
    },
  },
  {
    id: 'dumping',
    user: 'analyst',
    asks: 'Whom do prices below cost close, and what keeps them?',
    from: SPELL,
    do: async (hand) => {
      const say = sayer(dumpingMessages, hand.lang)
      await hand.reads(headline(hand))
      await hand.reads(figure(hand, sayer(riskMessages, hand.lang)('title')))
      await hand.reads(figure(hand, say('payersTitle')))
    },
  },
  {
    id: 'row-to-source',
    user: 'analyst',
    asks: 'Where does this figure of use come from?',
    from: '/world?table=demand',
    do: async (hand) => {
      const say = sayer(worldMessages, hand.lang)
      const row = hand.page
        .getByRole('table')
        .getByRole('link')
        .filter({ hasText: hand.either({ en: /Japan/, ja: /日本/ }) })
      await hand.tap(row.first())
      await hand.page.waitForURL(/row=/)
      await hand.reads(hand.page.getByRole('heading', { name: say('whoSays'), exact: true }))
      await hand.reads(hand.page.getByRole('heading', { name: say('whatFigures'), exact: true }))
    },
  },
  {
    id: 'figure-link',
    user: 'analyst',
    asks: 'This figure for a page of ours, and a link that opens at it.',
    from: SHORT,
    alone: true,
    do: async (hand) => {
      const code = await hand.copies(await fromMenu(hand, stopsTitle(hand), 'copyEmbed'))
      check(/^<iframe src="http[^"]+embed=stops/.test(code), code)
      const link = await hand.copies(await fromMenu(hand, stopsTitle(hand), 'copyLink'))
      check(link.endsWith('#stops'), link)
      // As a colleague opens it.
      const page = await hand.page.context().newPage()
      await page.setViewportSize(hand.page.viewportSize() ?? { width: 1280, height: 900 })
      await page.goto(link)
      const shown = figure({ ...hand, page }, stopsTitle(hand))
      await hand.reads(shown)
      await page.waitForFunction(() => document.activeElement?.closest('figure')?.id === 'stops')
      const top = await shown.evaluate((element) => element.getBoundingClientRect().top)
      check(top >= 0 && top < 200, `it begins ${Math.round(top)} px below the top of the window`)
      await page.close()
    },
  },
]
