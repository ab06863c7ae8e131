import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import { marketReport } from '../src/cli/commands/market-report.ts'
import { moneyOf, validateBook, roundView } from '../src/market/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import { exportLog, openStore } from '../src/store/index.ts'
import { putEmptyDatabase } from './empty-database.ts'
import { buy, sell } from './attacks/public-lines.ts'
import { announce, CLOSES, Hall, inBrowser, type Caller, type Seen } from './market-app.ts'

/** What a supervisor is given as files: every order and trade, with sums that are those of the certificate. */

let hall: Hall
let auditor: Caller
type Row = Record<string, string>

beforeAll(async () => {
  hall = await Hall.open(await loadWorld(shippedWorld()), await loadSolver())
  const { desk } = hall
  for (const name of ['seller', 'buyer', 'rival']) await desk.join(name, 'AUS', '90000')
  await desk.operate('add-user', { user: 'aud', name: 'A', organisation: null, role: 'auditor' })
  const lot = await desk.dig('seller', 300)
  await announce(desk)
  await desk.place('seller', 'r1', sell(40, 50, lot), { order: 'sale' })
  await desk.place('buyer', 'r1', buy(30, 65), { order: 'purchase' })
  desk.time.now = '2027-01-01T06:00:00.000Z'
  await desk.place('buyer', 'r1', buy(31, 71), { order: 'purchase' })
  await desk.place('rival', 'r1', buy(5, 40), { order: '-too-low' })
  await desk.place('rival', 'r1', buy(7, 70), { order: 'gone' })
  await desk.ask(desk.keysOf('rival').actor, 'withdraw-order', { round: 'r1', order: 'gone' })
  await desk.place('rival', 'r1', sell(3, 40, 'urn:lot:nobody:1'), { order: 'strange' })
  await desk.finish('r1')
  auditor = inBrowser(await hall.enter('aud'))
})

const csv = async (path: string): Promise<Row[]> =>
  parse((await hall.ask(path, auditor, { headers: { Accept: 'text/csv' } })).text, { columns: true })
const sum = (rows: readonly Row[], column: string): number =>
  rows.reduce((total, row) => total + Number(row[column] === '' ? 0 : row[column]), 0)

describe('the report of orders', () => {
  it('has each order with its life, its limit and what came of it', async () => {
    const rows = await csv('/reports/orders?round=r1')
    const by = new Map(rows.map((row) => [row['order'], row]))
    expect(new Set(by.keys())).toEqual(new Set(["'-too-low", 'gone', 'purchase', 'sale', 'strange']))
    expect(by.get('purchase')).toMatchObject({
      member: 'urn:test:org:buyer',
      entered_by: 'buyer-trader',
      version: '2',
      entered: '2027-01-01T00:00:00.000Z',
      amended: '2027-01-01T06:00:00.000Z',
      withdrawn: '',
      opened: CLOSES,
      state: 'accepted',
      kind: 'buy',
      limit: '2027-03: 71',
      kg_taken: '31',
    })
    expect(by.get('gone')).toMatchObject({ state: 'withdrawn', opened: '', kind: '', limit: '', kg_taken: '' })
    expect(by.get('strange')).toMatchObject({ state: 'refused', limit: '' })
    expect(by.get('strange')?.['why_refused']).not.toBe('')
    expect(by.get("'-too-low")).toMatchObject({ state: 'accepted', kg_taken: '0' })
  })
  it('adds up to the certificate: kilograms to its volumes, money to its own', async () => {
    const rows = await csv('/reports/orders')
    const { result } = roundView(hall.desk.venue, 'r1')
    const of = (column: 'brought' | 'taken'): number =>
      result!.volumes.reduce((total, volume) => total + Number(volume[column]), 0)
    expect([sum(rows, 'kg_brought'), sum(rows, 'kg_taken')]).toEqual([of('brought'), of('taken')])
    expect(sum(rows, 'kg_brought')).toBeGreaterThan(0)
    const { book, certificate } = hall.desk.venue.round('r1')
    const money = [...moneyOf(validateBook(book!), certificate!).orders.values()]
    const parts = [money.filter((one) => one > 0n), money.filter((one) => one < 0n)].map(
      (list) => Math.abs(Number(list.reduce((total, one) => total + one, 0n))) / 1e9,
    )
    expect([sum(rows, 'received'), sum(rows, 'paid')]).toEqual(parts)
  })
  it('holds nothing of an order before its round is opened but that it is there', async () => {
    await announce(hall.desk, 'r2', { opens: hall.desk.time.now, closes: '2027-02-01T00:00:00Z' })
    await hall.desk.place('buyer', 'r2', buy(17, 83), { order: 'still-sealed' })
    const rows = await csv('/reports/orders?round=r2')
    expect(rows).toMatchObject([{ order: 'still-sealed', state: 'sealed', kind: '', limit: '', opened: '' }])
    expect(JSON.stringify(rows)).not.toMatch(/\b(17|83)\b/)
  })
})

describe('the report of trades', () => {
  it('has each parcel with both sides and prices, and adds up to what was taken', async () => {
    const rows = await csv('/reports/trades?round=r1')
    const { result } = roundView(hall.desk.venue, 'r1')
    expect(rows[0]).toMatchObject({
      sell_order: 'sale',
      seller: 'urn:test:org:seller',
      buyer: 'urn:test:org:buyer',
      usd_per_kg_bought: result!.prices[0]!.price,
      kg_undelivered: '0',
    })
    expect(sum(rows, 'kg')).toBe(result!.volumes.reduce((total, { taken }) => total + Number(taken), 0))
  })
})

describe('a report', () => {
  it('is for operators and auditors alone', async () => {
    const seen: Seen[] = []
    for (const user of ['seller-trader', 'op'])
      seen.push(await hall.ask('/reports/orders', inBrowser(await hall.enter(user))))
    seen.push(await hall.ask('/reports/trades'))
    expect(seen.map(({ status }) => status)).toEqual([403, 200, 401])
  })
  it('holds no cell that a spreadsheet would run, whatever an order is called', async () => {
    for (const path of ['/reports/orders', '/reports/trades'])
      for (const row of await csv(path)) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
  })
  it('of a round that is not there is refused, and so is one of another name', async () => {
    expect((await hall.ask('/reports/orders?round=none', auditor)).codes).toEqual(['ROUND_UNKNOWN'])
    expect((await hall.ask('/reports/members', auditor)).status).toBe(422)
  })
  it('is the same out of an exported log, without the market', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ytterby-report-'))
    await putEmptyDatabase(join(folder, 'market'))
    const store = await openStore({ folder: join(folder, 'market') })
    await store.append(hall.log.entries)
    await exportLog(store, join(folder, 'log.jsonl'))
    await store.close()
    await marketReport(join(folder, 'log.jsonl'), { lang: 'en', overlay: [], into: join(folder, 'out') })
    for (const name of ['orders', 'trades']) {
      const text = (form: string): string => readFileSync(join(folder, 'out', `${name}.${form}`), 'utf8')
      const asked = await hall.ask(`/reports/${name}`, auditor, { headers: { Accept: 'text/csv' } })
      expect(text('csv')).toBe(asked.text)
      expect(JSON.parse(text('json'))).toEqual((await hall.ask(`/reports/${name}`, auditor)).body)
    }
  })
})
