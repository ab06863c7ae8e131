import type { MarketState } from '../state/market-state.ts'
import type { Round } from '../state/round.ts'

/** The rounds as iCalendar (RFC 5545): what everybody reads of them, with ids that stay. */

/** What ends a line, and how many bytes one may have. */
const END = '\r\n'
const MOST = 75

/**
 * @param now instant at which it is handed out, ISO 8601 in UTC
 * @param host where people reach the market: part of each id
 */
export function calendarOf({ founded, rounds }: MarketState, { now, host }: { now: string; host: string }): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Ytterby//market//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(founded?.name ?? 'Ytterby')}`,
    ...[...rounds.values()].flatMap((round) => eventsOf(round, { now, host })),
    'END:VCALENDAR',
  ]
  return lines.map((line) => folded(line) + END).join('')
}

/** Taking orders, and the close, from which on trustees hand out their shares. */
function eventsOf(round: Round, { now, host }: { readonly now: string; readonly host: string }): string[] {
  const { id, status, why, spec } = round
  const { title, opens, closes } = spec
  const isVoid = status === 'void'
  // Terms are fixed when a round is announced: only that it is void makes another version of it.
  const event = (what: string, summary: string, times: readonly string[]): string[] => [
    'BEGIN:VEVENT',
    `UID:${what}-${encodeURIComponent(id)}@${host}`,
    `SEQUENCE:${isVoid ? 1 : 0}`,
    `STATUS:${isVoid ? 'CANCELLED' : 'CONFIRMED'}`,
    `DTSTAMP:${stamp(now)}`,
    ...times,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(isVoid ? `Void: ${why ?? ''}` : `State: ${status}`)}`,
    'END:VEVENT',
  ]
  return [
    ...event('orders', `${title} (${id}): orders are taken`, [`DTSTART:${stamp(opens)}`, `DTEND:${stamp(closes)}`]),
    ...event('close', `${title} (${id}): close, then opening`, [`DTSTART:${stamp(closes)}`]),
  ]
}

/** 2027-03-01T09:00:00.5Z -> 20270301T090000Z */
const stamp = (instant: string): string => `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** A text as a value: no sign in it ends the line or the value. */
const escaped = (text: string): string =>
  text
    .replaceAll(/\r\n?|\n/g, '\n')
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n')
    .replaceAll(/\p{Cc}/gu, ' ')

/** Lines of more than 75 bytes go on in the next, after a blank; no sign is torn. */
function folded(line: string): string {
  const encoder = new TextEncoder()
  let bytes = 0
  let text = ''
  for (const sign of line) {
    const size = encoder.encode(sign).length
    if (bytes + size > MOST) {
      text += `${END} `
      bytes = 1
    }
    text += sign
    bytes += size
  }
  return text
}
