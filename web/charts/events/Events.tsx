import { createContext, use, useMemo } from 'react'
import { formattersFor, useMessages } from '../../language/messages.ts'
import { useView } from '../../url/state.ts'
import type { Axis, Place } from '../frame/axis.ts'
import { placeEvents } from './place.ts'
import { eventMessages } from './event.gen.ts'
import './events.css'

/** What really happened on a day, as the world that is looked at has it. */
export interface DatedEvent {
  readonly id: EventId
  /** `2025-04-04` */
  readonly date: string
  /** Where it was read. */
  readonly publisher: string
  readonly url: string
}

/** Those that have a name in both languages: `event.en.json`. */
export type EventId = 'licences' | 'package' | 'japan' | 'firms'

/** The events of the world that is looked at, in their order. */
export const Events = createContext<readonly DatedEvent[]>([])

const monthOf = ({ date }: DatedEvent): string => date.slice(0, 7)

interface EventOn {
  readonly id: EventId
  readonly at: number
}

/** Those that lie in the months of an axis. */
export function useEventsOn({ places = [], isOfMonths = false }: Axis): readonly EventOn[] {
  const events = use(Events)
  if (!isOfMonths) return []
  return events.flatMap((event) => {
    const place = places.find(({ text }) => text === monthOf(event))
    return place === undefined ? [] : [{ id: event.id, at: place.at }]
  })
}

const ROOM = 20
/** How much room they take above the marks. */
export const eventRoom = (events: readonly EventOn[]): number => (events.length === 0 ? 0 : ROOM)

interface MarksProps {
  readonly events: readonly EventOn[]
  readonly x: Place
  readonly top: number
  readonly width: number
}

/** A tick at the top of the axis for each, with its number, and its name where that has room. */
export function EventMarks({ events, x, top, width }: MarksProps): React.JSX.Element | null {
  const say = useMessages(eventMessages)
  const placed = placeEvents(
    events.map(({ at }) => x(at)),
    events.map(({ id }) => say(id)),
    width,
  )
  if (events.length === 0) return null
  return (
    <g className="event" aria-hidden="true">
      {placed.map(({ at, middle, text }, i) => (
        <g key={i}>
          <path d={`M${at} ${top + 18}l-3 -4h6Z`} />
          <text x={middle} y={top + 10} textAnchor="middle">
            {text}
          </text>
        </g>
      ))}
    </g>
  )
}

/** The same in words below a figure, with their days and where they were read. */
export function EventNote({ months }: { readonly months: readonly string[] }): React.JSX.Element | null {
  const say = useMessages(eventMessages)
  const { lang } = useView().view
  const words = useMemo(() => formattersFor(lang, undefined), [lang])
  const events = use(Events).filter((event) => months.includes(monthOf(event)))
  if (events.length === 0) return null
  return (
    <p>
      {events.map((event, i) => (
        <span key={event.id}>
          {i > 0 && ' · '}
          {say('told', {
            n: i + 1,
            date: say('day', { month: words.month(monthOf(event)), day: Number(event.date.slice(8)) }),
            what: say(event.id),
          })}{' '}
          <a href={event.url} target="_blank" rel="noreferrer">
            {event.publisher}
          </a>
        </span>
      ))}
    </p>
  )
}
