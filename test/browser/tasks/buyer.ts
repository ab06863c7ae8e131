import { parse } from 'csv-parse/sync'
import type { Locator } from 'playwright-core'
import { sayer } from '../../../src/messages/index.ts'
import { partsMessages } from '../../../web/pages/parts/messages.gen.ts'
import { check, find, fromMenu, turnTo, type Task } from './task.ts'
import type { Hand } from './hand.ts'

/** Few months: the same page, sooner. */
const PARTS = '/parts?scenario=jp-cutoff-12m~months=3'
const LIST = [
  'part\tmaterial\tcountry\tkg per year\tstock days',
  'window lift\tNdFeB\tJapan\t80000\t25',
  'position sensor\tSmCo\tJapan\t1500\t45',
].join('\n')
const UNKNOWN = `${LIST}\nmystery\tadamantium\tJapan\t5\t10`

const parts = (hand: Hand): Locator => hand.page.locator('.parts-headline')

async function paste(hand: Hand, list: string): Promise<void> {
  const field = hand.page.getByRole('textbox', { name: sayer(partsMessages, hand.lang)('paste'), exact: true })
  await hand.write(field, list)
}

/** The sentence that says which part stops first. */
const first = (hand: Hand, n: number): Promise<string> =>
  hand.reads(parts(hand), hand.either({ en: new RegExp(`of your ${n} parts`), ja: new RegExp(`${n}件中`) }))

/** A buyer of parts for a maker of motors. */
export const BUYER: readonly Task[] = [
  {
    id: 'list',
    user: 'buyer',
    asks: 'Here is my list from Excel: which part stops first, and when?',
    from: '/?scenario=jp-cutoff-12m~months=3&samples=0',
    alone: true,
    do: async (hand) => {
      await turnTo(hand, 'parts')
      await paste(hand, LIST)
      const text = await first(hand, 2)
      check(/window lift|position sensor/.test(text), text)
    },
  },
  {
    id: 'product',
    user: 'buyer',
    asks: 'I have no list: 50,000 motors for electric cars a year.',
    from: PARTS,
    alone: true,
    do: async (hand) => {
      const say = sayer(partsMessages, hand.lang)
      await hand.choose(
        hand.page.getByLabel(say('fromProduct'), { exact: true }),
        hand.either({ en: 'Traction motor of an electric car', ja: '電気自動車の駆動用モーター' }),
      )
      await hand.write(
        hand.page.getByRole('spinbutton', { name: hand.either({ en: /^How many/, ja: /^年間/ }) }),
        '50000',
      )
      await hand.tap(hand.page.getByRole('button', { name: say('start'), exact: true }))
      await hand.reads(parts(hand))
    },
  },
  {
    id: 'neodymium-magnet',
    user: 'buyer',
    asks: 'My drawing says ネオジム磁石: what is that here?',
    from: '/world',
    do: async (hand) => {
      await find(hand, 'ネオジム磁石', hand.either({ en: /Standard NdFeB magnet/, ja: /ネオジム磁石（標準品）/ }))
      await hand.reads(
        hand.page.getByRole('heading', { level: 2 }),
        hand.either({ en: /Standard NdFeB magnet/, ja: /ネオジム磁石（標準品）/ }),
      )
    },
  },
  {
    id: 'what-to-do',
    user: 'buyer',
    asks: 'What do I do about one part, and what does it cost?',
    from: PARTS,
    alone: true,
    do: async (hand) => {
      await paste(hand, LIST)
      await hand.reads(hand.page.getByRole('heading', { name: sayer(partsMessages, hand.lang)('steps'), exact: true }))
      await hand.reads(
        hand.page.getByRole('listitem'),
        hand.either({
          en: /^(window lift|position sensor): .*for .+ a year/,
          ja: /^(window lift|position sensor)：.*年間.+ドル/,
        }),
      )
    },
  },
  {
    id: 'wrong-name',
    user: 'buyer',
    asks: 'One row was not read: correct it.',
    from: PARTS,
    alone: true,
    do: async (hand) => {
      await paste(hand, UNKNOWN)
      const say = sayer(partsMessages, hand.lang)
      const means = hand.page.getByLabel(say('meansOf', { text: 'adamantium' }), { exact: true })
      await hand.choose(means, hand.either({ en: 'SmCo magnet', ja: 'サマリウムコバルト磁石' }))
      await first(hand, 3)
    },
  },
  {
    id: 'parts-csv',
    user: 'buyer',
    asks: 'My parts and their months as a file for Excel.',
    from: PARTS,
    alone: true,
    do: async (hand) => {
      await paste(hand, LIST)
      const { name, bytes } = await hand.saves(
        await fromMenu(hand, sayer(partsMessages, hand.lang)('partsTitle'), 'data'),
      )
      const rows: string[][] = parse(bytes.toString('utf8'), { bom: true })
      check(name === 'own-parts.csv', name)
      check(rows.length === 3 && rows.some(([part]) => part === 'window lift'), rows.join('\n'))
    },
  },
  {
    id: 'nothing-leaves',
    user: 'buyer',
    asks: 'Does my list leave this computer?',
    from: PARTS,
    alone: true,
    do: async (hand) => {
      const say = sayer(partsMessages, hand.lang)
      await hand.reads(hand.page.getByText(say('kept')))
      const sent: string[] = []
      hand.page.on('request', (request) => {
        sent.push(`${request.method()} ${decodeURIComponent(request.url())} ${request.postData() ?? ''}`)
      })
      await paste(hand, LIST)
      await first(hand, 2)
      check(!/window lift|position sensor|80000/.test(sent.join('\n')), sent.join('\n'))
      check(!decodeURIComponent(hand.page.url()).includes('window'), hand.page.url())
      await hand.tap(hand.page.getByRole('button', { name: say('forget'), exact: true }))
      await parts(hand).waitFor({ state: 'detached' })
    },
  },
]
