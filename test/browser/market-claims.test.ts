import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../../src/files/index.ts'
import { openParcels, verifyLog } from '../../src/market/index.ts'
import type { World } from '../../src/world/index.ts'
import { buy, ORE, sell } from '../attacks/public-lines.ts'
import { given } from '../market-chained.ts'
import { hasBrowser, type OpenPage } from './browser.ts'
import { serveHall, type Served } from './hall.ts'
import { Ahead, doSurely, enter, keyFileOf, look, main, openKeys } from './people.ts'

/** Three parcels of one round, each with a trouble of its own: a seller, a buyer and an operator, each in a browser of their own. */

const DAY = 24 * 3_600_000
let world: World
let served: Served
let work: string
let seller: OpenPage
let buyer: OpenPage
let operator: OpenPage

const section = (opened: OpenPage, id: string): Locator => main(opened).locator(`section[aria-labelledby=${id}]`)
/** A form behind a fold, opened. */
const unfolded = async (where: Locator, summary: string): Promise<Locator> => {
  const fold = where.locator('details', { hasText: summary })
  await fold.locator('summary').click()
  return fold
}

beforeAll(async () => {
  if (!hasBrowser) return
  work = await mkdtemp(join(tmpdir(), 'ytterby-claims-'))
  world = await loadWorld(shippedWorld())
  const time = new Ahead()
  served = await serveHall(world, time, { requests: 10_000 })
  const { desk } = served.hall
  for (const name of ['seller', 'buyer', 'other']) await desk.join(name, 'AUS', '100000')
  const lot = await desk.dig('seller', 100)
  await desk.operate('announce-round', {
    round: 'r1',
    spec: {
      title: 'Three parcels',
      opens: desk.time.now,
      closes: new Date(Date.parse(desk.time.now) + 3_600_000).toISOString(),
      materials: [{ material: ORE, grades: ['traced'] }],
      places: ['AUS'],
      months: ['2027-03'],
      margin: 0.1,
      trustees: ['seller', 'buyer', 'other'].map((name) => desk.keysOf(name).id),
      threshold: 2,
      disputeDays: 10,
      forceMajeureDays: 20,
      erroneousTradeDays: 5,
    },
  })
  for (const kg of [40, 30, 20]) await desk.place('seller', 'r1', sell(kg, 50, lot), { deposit: '1000' })
  await desk.place('buyer', 'r1', buy(90, 70), { deposit: '1000' })
  const round = await desk.finish('r1')
  time.ms += DAY
  const first = openParcels(desk.venue, round).find(({ grams }) => grams === 40_000)
  await desk.deliver('seller', first?.parcel ?? '', desk.keysOf('buyer').id, lot, 40_000)
  seller = await enter(served, 'seller-trader')
  buyer = await enter(served, 'buyer-trader')
  operator = await enter(served, 'op')
  for (const [opened, name] of [
    [seller, 'seller'],
    [buyer, 'buyer'],
  ] as const) {
    await opened.page.goto(`${served.listening.url}/orders`)
    await main(opened).locator('h2').first().waitFor()
    await unfolded(main(opened), name === 'seller' ? 'Declare force majeure' : 'Dispute a delivery')
    await openKeys(main(opened), await keyFileOf(served, name, work))
  }
  await operator.page.goto(`${served.listening.url}/rounds/r1`)
  await main(operator).locator('h1').waitFor()
})
afterAll(async () => {
  if (!hasBrowser) return
  await served.close()
  await rm(work, { recursive: true, force: true })
})

describe.skipIf(!hasBrowser)('what goes wrong after a round', () => {
  it('a buyer disputes what it was handed, the seller answers, and an operator has the price reduced', async () => {
    const opening = section(buyer, 'disputes').locator('details')
    await opening.getByLabel('Reason').fill('Too little Dy: 0.9 % in place of 1.1 %.')
    await doSurely(opening, 'Dispute a delivery')
    await section(buyer, 'disputes').getByText('Too little Dy').waitFor()
    await look(buyer, 'dispute-opened')
    const answering = section(seller, 'disputes')
    await answering.getByLabel('Reason').fill('It was 1.1 % when it left.')
    await answering.getByRole('button', { name: 'Answer' }).click()
    await answering.getByText('It was 1.1 % when it left.').waitFor()
    const deciding = section(operator, 'disputes')
    await deciding.getByText('It was 1.1 % when it left.').waitFor()
    await deciding.getByLabel('Decision').selectOption({ label: 'Price reduced' })
    await deciding.getByLabel('Goes back to the buyer, USD').fill('240')
    await deciding.getByLabel('Reason').fill('The analysis at the port says 1.0 %.')
    await doSurely(deciding, 'Decide', (dialog) => dialog.getByText('240 USD').waitFor())
    await section(buyer, 'disputes').getByText('240 USD go back to the buyer').waitFor()
    await section(seller, 'disputes').getByText('240 USD go back to the buyer').waitFor()
  })

  it('a seller declares force majeure, and an operator has the goods due later', async () => {
    const declaring = section(seller, 'force-majeure').locator('details')
    const which = declaring.getByLabel('What cannot be handed over in time')
    const thirty = await which.locator('option', { hasText: '30 kg' }).getAttribute('value')
    await which.selectOption(thirty ?? '')
    await declaring.getByLabel('Reason').fill('The port is shut by a storm.')
    await doSurely(declaring, 'Declare force majeure')
    await section(seller, 'force-majeure').getByText('The port is shut by a storm.').first().waitFor()
    const deciding = section(operator, 'force-majeure')
    await deciding.getByText('The port is shut by a storm.').waitFor()
    await look(operator, 'force-majeure-to-decide')
    await deciding.getByLabel('Decision').selectOption({ label: 'Accepted' })
    await deciding.getByLabel('Days').fill('14')
    await deciding.getByLabel('Reason').fill('The port authority says so.')
    await doSurely(deciding, 'Decide')
    await section(buyer, 'force-majeure').getByText('Accepted on').waitFor()
  })

  it('a buyer that ordered by mistake asks for a cancellation, the seller consents, an operator decides', async () => {
    const asking = await unfolded(section(buyer, 'trade-reviews'), 'Ask for a cancellation')
    const which = asking.locator('select').first()
    const twenty = await which.locator('option', { hasText: '20 kg' }).getAttribute('value')
    await which.selectOption(twenty ?? '')
    await asking.getByLabel('Reason').fill('We ordered 90 kg and meant 70.')
    await doSurely(asking, 'Ask for a cancellation')
    await section(buyer, 'trade-reviews').getByText('We ordered 90 kg and meant 70.').first().waitFor()
    const answering = section(seller, 'trade-reviews').locator('article')
    await answering.getByText('We ordered 90 kg and meant 70.').waitFor()
    await answering.getByLabel('Answer').selectOption({ label: 'I consent to the cancellation' })
    await answering.getByLabel('Reason').fill('Seen before we had loaded.')
    await doSurely(answering, 'Answer')
    await answering.getByText('The other side consented on').waitFor()
    const deciding = section(operator, 'trade-reviews')
    await deciding.getByText('Seen before we had loaded.').waitFor()
    await deciding.getByLabel('Decision').selectOption({ label: 'Cancel the trade' })
    await deciding.getByLabel('Reason').fill('Asked within a day, by both.')
    await doSurely(deciding, 'Decide')
    await section(buyer, 'trade-reviews').getByText('Cancelled on').waitFor()
    await look(buyer, 'orders-after')
    const { venue } = served.hall.desk
    expect(openParcels(venue, venue.round('r1')).map(({ grams }) => grams)).toEqual([30_000])
    expect((await verifyLog(world, given(served.hall.log.entries))).faults).toEqual([])
    expect([seller, buyer, operator].flatMap(({ complaints }) => complaints)).toEqual([])
  })
})
