import type { Locator } from 'playwright-core'
import { sayer } from '../../../src/messages/index.ts'
import { appMessages } from '../../../web/app.gen.ts'
import { shockMessages } from '../../../web/pages/shock/messages.gen.ts'
import { searchMessages } from '../../../web/subjects/search/messages.gen.ts'
import { uiMessages } from '../../../web/ui/messages.gen.ts'
import type { Hand } from './hand.ts'

/** Something that a person wants of the app. */
export interface Task {
  readonly id: string
  readonly user: 'aide' | 'buyer' | 'analyst'
  /** What is asked, as this person would. */
  readonly asks: string
  /** Where it begins: an address that was sent, or the start page. */
  readonly from: string
  /** A page of its own: what is given there stays in the tab. */
  readonly alone?: boolean
  /** Ends once what was asked for is there. */
  readonly do: (hand: Hand) => Promise<void>
}

/** Few months: the same answer, sooner. */
export const SHORT = '/?scenario=jp-2026-practice~months=3&samples=0'

export const headline = ({ page }: Hand): Locator => page.locator('.headline-main')

export const figure = ({ page }: Hand, title: string): Locator => page.getByRole('figure', { name: title, exact: true })

/** Opens another page by its name in the bar. */
export async function turnTo(hand: Hand, name: 'parts' | 'compare' | 'world' | 'shock'): Promise<void> {
  const pages = hand.page.getByRole('navigation', { name: sayer(appMessages, hand.lang)('pages') })
  await hand.tap(pages.getByRole('link', { name: sayer(appMessages, hand.lang)(name), exact: true }))
}

/** A button below the answer. */
export const tool = (hand: Hand, which: 'copyMemo' | 'cite'): Locator =>
  hand.page.getByRole('button', { name: sayer(uiMessages, hand.lang)(which), exact: true }).first()

/** An entry of a figure's menu, which is opened for it. */
export async function fromMenu(
  hand: Hand,
  title: string,
  which: 'data' | 'copyLink' | 'copyEmbed' | 'byCode',
): Promise<Locator> {
  const say = sayer(uiMessages, hand.lang)
  await hand.tap(figure(hand, title).getByLabel(`${say('takeAlong')}: ${title}`, { exact: true }))
  return figure(hand, title).getByRole('button', { name: `${say(which)}: ${title}`, exact: true })
}

/** Types into the search of the header and takes the result that is called so. */
export async function find(hand: Hand, text: string, name: RegExp): Promise<void> {
  const say = sayer(searchMessages, hand.lang)
  const field = hand.page.getByRole('combobox', { name: say('search'), exact: true })
  // On a phone a button stands in its place.
  if (!(await field.isVisible())) await hand.tap(hand.page.getByRole('button', { name: say('search'), exact: true }))
  await hand.write(field, text)
  // What comes with the tables moves what is there.
  await hand.page.getByText(say('reading')).waitFor({ state: 'detached' })
  await hand.tap(hand.page.getByRole('option').filter({ hasText: name }).first())
}

/** Titles of figures that several tasks are about. */
export const stopsTitle = ({ lang }: Hand): string => sayer(shockMessages, lang)('stopsTitle')

export function check(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(`It is not as asked: ${what}`)
}
