import { sayer } from '../../../src/messages/index.ts'
import { hindcastMessages } from '../../../web/pages/hindcast/messages.gen.ts'
import { methodMessages } from '../../../web/pages/method/messages.gen.ts'
import { planMessages } from '../../../web/pages/plan/messages.gen.ts'
import { shockMessages } from '../../../web/pages/shock/messages.gen.ts'
import { choiceMessages } from '../../../web/pages/weapon/choice.gen.ts'
import { controlMessages } from '../../../web/ui/control.gen.ts'
import { settingsMessages } from '../../../web/ui/settings.gen.ts'
import { uiMessages } from '../../../web/ui/messages.gen.ts'
import { PLAIN, SMALL, SMALL_PLAN } from '../journey.ts'
import { check, figure, headline, SHORT, tool, type Task } from './task.ts'

/** An aide with ten minutes before a meeting. */
export const AIDE: readonly Task[] = [
  {
    id: 'cost-and-sector',
    user: 'aide',
    asks: 'What does the control of January 2026 cost Japan, in which sector most, and which line stops first?',
    from: PLAIN,
    do: async (hand) => {
      await hand.reads(headline(hand), hand.either({ en: /Japan: .+ USD/, ja: /日本.+ドル/ }))
      const sectors = figure(hand, sayer(shockMessages, hand.lang)('sectorsTitle'))
      // The one that loses most stands first.
      await hand.reads(sectors.getByRole('link'), hand.either({ en: /USD/, ja: /ドル/ }))
      await hand.reads(
        hand.page.getByRole('main').getByRole('paragraph'),
        hand.either({ en: /The first is .+, short of .+, in \w+ 2026\./, ja: /最初は.+2026年\d+月/ }),
      )
    },
  },
  {
    id: 'in-yen',
    user: 'aide',
    asks: 'The same in yen, please.',
    from: SHORT,
    do: async (hand) => {
      const list = hand.page.getByRole('combobox', { name: sayer(uiMessages, hand.lang)('currency') }).first()
      await hand.choose(list, hand.either({ en: 'JPY', ja: '円' }))
      await hand.reads(headline(hand), hand.either({ en: /JPY/, ja: /円/ }))
    },
  },
  {
    id: 'memo',
    user: 'aide',
    asks: 'Two sentences for a memo, and how to cite them.',
    from: SHORT,
    do: async (hand) => {
      const memo = await hand.copies(tool(hand, 'copyMemo'))
      const [sentences = '', source = ''] = memo.split('\n')
      check(sentences.includes(await headline(hand).innerText()), `sentences: ${sentences}`)
      check(/Ytterby \d/.test(source) && source.includes(hand.page.url()), `source: ${source}`)
      const cited = await hand.copies(tool(hand, 'cite'))
      check(cited === source, `cited: ${cited}`)
    },
  },
  {
    id: 'slide',
    user: 'aide',
    asks: 'One slide for the minister, as PPTX.',
    from: SHORT,
    do: async (hand) => {
      const name = sayer(uiMessages, hand.lang)('slide', { kind: 'PPTX' })
      const { name: file, bytes } = await hand.saves(hand.page.getByRole('button', { name, exact: true }).first())
      check(file.endsWith('.pptx') && bytes.subarray(0, 2).toString() === 'PK', file)
    },
  },
  {
    id: 'brief',
    user: 'aide',
    asks: 'The answer on paper.',
    from: SHORT,
    do: async (hand) => {
      // A browser without a screen has no window to print from: that it is asked for is what can be seen.
      await hand.page.evaluate(() => {
        window.print = () => (document.body.dataset['printed'] = 'yes')
      })
      const name = sayer(shockMessages, hand.lang)('print')
      await hand.tap(hand.page.getByRole('button', { name, exact: true }))
      await hand.page.locator('body[data-printed]').waitFor()
      await hand.page.emulateMedia({ media: 'print' })
      await hand.reads(headline(hand))
      check(!(await hand.page.getByRole('navigation').first().isVisible()), 'what one presses is on paper')
      await hand.page.emulateMedia({ media: null })
    },
  },
  {
    id: 'other-language',
    user: 'aide',
    asks: 'The other language for a colleague, with all that I chose kept.',
    from: `${SHORT}&currency=JPY`,
    do: async (hand) => {
      await hand.reads(headline(hand))
      const before = new URL(hand.page.url()).searchParams
      const other = sayer(settingsMessages, hand.lang)('other')
      await hand.tap(hand.page.getByRole('button', { name: other, exact: true }))
      await hand.reads(headline(hand), hand.either({ en: /日本の.+円/, ja: /Japan: .+JPY/ }))
      const after = new URL(hand.page.url()).searchParams
      for (const key of ['scenario', 'samples', 'currency']) check(before.get(key) === after.get(key), key)
    },
  },
  {
    id: 'worst-of-two',
    user: 'aide',
    asks: 'What is the worst that China can do to Japan with two measures?',
    from: SMALL,
    do: async (hand) => {
      const choices = sayer(choiceMessages, hand.lang)
      await hand.unfold(choices('controls'))
      const more = sayer(controlMessages, hand.lang)('greater', { what: choices('maxMeasures') })
      await hand.tap(hand.page.getByRole('button', { name: more, exact: true }))
      await hand.reads(headline(hand), / \+ |＋/)
    },
  },
  {
    id: 'what-to-fund',
    user: 'aide',
    asks: 'What should so much money be spent on?',
    from: SMALL_PLAN,
    alone: true,
    do: async (hand) => {
      const say = sayer(planMessages, hand.lang)
      const ask = hand.page.getByRole('button', { name: say('ask'), exact: true })
      await hand.tap(ask)
      await hand.reads(headline(hand))
      await hand.reads(figure(hand, say('scheduleTitle')))
    },
  },
  {
    id: 'was-it-right',
    user: 'aide',
    asks: 'Is the model any good?',
    from: SHORT,
    do: async (hand) => {
      await hand.tap(hand.page.getByRole('link', { name: hand.either({ en: /^Past test/, ja: /^過去の検証/ }) }))
      const say = sayer(hindcastMessages, hand.lang)
      await hand.reads(hand.page.getByRole('heading', { level: 1 }), new RegExp(say('title').replace('?', '\\?')))
      await hand.reads(figure(hand, say('scoreTitle')))
    },
  },
  {
    id: 'which-number',
    user: 'aide',
    asks: 'Shock and Weapon name different losses: which is mine?',
    from: SHORT,
    alone: true,
    do: async (hand) => {
      await hand.tap(hand.page.getByRole('link', { name: sayer(uiMessages, hand.lang)('welcomeWhich'), exact: true }))
      const say = sayer(methodMessages, hand.lang)
      const table = hand.page.getByRole('table').filter({ hasText: say('whichTake') })
      await hand.reads(table, new RegExp(say('for_sector').replaceAll('?', '\\?')))
      // It is in the window, without a search for it.
      await hand.page.waitForFunction(() => {
        const top = document.getElementById('which')?.getBoundingClientRect().top ?? -1
        return top >= 0 && top < window.innerHeight / 2
      })
    },
  },
]
