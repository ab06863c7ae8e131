import fc from 'fast-check'
import ICAL from 'ical.js'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import { calendarOf, type MarketState } from '../src/market/index.ts'
import { loadSolver } from '../src/solver/index.ts'
import type { World } from '../src/world/index.ts'
import { announce, CLOSES, Hall } from './market-app.ts'

/** The rounds in a calendar: read by another's reader of iCalendar. */

const solver = await loadSolver()
let world: World
let hall: Hall
beforeAll(async () => {
  world = await loadWorld(shippedWorld())
})
beforeEach(async () => {
  hall = await Hall.open(world, solver)
  for (const name of ['a', 'b']) await hall.desk.join(name, 'AUS')
})

const textOf = async (): Promise<string> => (await hall.ask('/calendar.ics')).text
const eventsIn = (text: string): ICAL.Event[] =>
  new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
const value = (event: ICAL.Event, name: string): string => String(event.component.getFirstPropertyValue(name))

describe('the calendar', () => {
  it('has for everybody when each round takes orders, and when it closes', async () => {
    await announce(hall.desk, 'r1', { title: 'März; a, b\\c\nEND:VCALENDAR' })
    const answer = await hall.ask('/calendar.ics')
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'text/calendar; charset=utf-8'])
    const events = eventsIn(answer.text)
    expect(events.map(({ uid, summary }) => [uid, summary])).toEqual([
      ['orders-r1@localhost', 'März; a, b\\c\nEND:VCALENDAR (r1): orders are taken'],
      ['close-r1@localhost', 'März; a, b\\c\nEND:VCALENDAR (r1): close, then opening'],
    ])
    const [taking, close] = events
    expect(taking!.startDate.toJSDate().toISOString()).toBe('2027-01-01T00:00:00.000Z')
    for (const at of [taking!.endDate, close!.startDate]) expect(at.toJSDate()).toEqual(new Date(CLOSES))
  })
  it('keeps the ids of a round, and shows one that is void as cancelled, in a later version', async () => {
    await announce(hall.desk)
    const before = eventsIn(await textOf())
    hall.wait(60)
    await hall.desk.operate('void-round', { round: 'r1', why: 'by mistake; twice, so' })
    const after = eventsIn(await textOf())
    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid))
    const versions = [before, after].map((events) =>
      events.map((one) => [value(one, 'status'), value(one, 'sequence')]),
    )
    expect(versions).toEqual(
      [
        ['CONFIRMED', '0'],
        ['CANCELLED', '1'],
      ].map((one) => [one, one]),
    )
    expect(value(after[0]!, 'description')).toBe('Void: by mistake; twice, so')
  })
  it('has no line of more than 75 bytes, tears no sign, and gives back every title, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (title) => {
        const spec = { title, opens: '2027-01-01T00:00:00Z', closes: CLOSES }
        const rounds = new Map([['r1', { id: 'r1', status: 'announced', spec }]])
        const text = calendarOf({ founded: undefined, rounds } as unknown as MarketState, {
          now: '2027-01-01T00:00:00.000Z',
          host: 'm.example',
        })
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/[\r\n]/)
          expect(Buffer.from(line).toString()).toBe(line)
        }
        const [first] = eventsIn(text)
        expect(first?.summary).toBe(`${title.replaceAll(/\p{Cc}/gu, ' ')} (r1): orders are taken`)
      }),
      { numRuns: 500 },
    )
  })
})
