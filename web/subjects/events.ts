import type { DatedEvent, EventId } from '../charts/events/Events.tsx'
import type { Catalogue } from '../model/protocol.ts'

/**
 * What is marked on axes of months. Days are those of the world: when a notice was announced, or, of what is no notice of the tables, when the
 * report of that day appeared.
 */
const EVENTS: readonly ({ readonly id: EventId } & ({ readonly notice: string } | { readonly report: string }))[] = [
  { id: 'licences', notice: 'cn-18-2025-sm' },
  { id: 'package', notice: 'cn-61-2025' },
  { id: 'japan', notice: 'cn-1-2026' },
  { id: 'firms', report: 'reuters-feb24' },
]

/** The events that the tables of a world have a day and a source of. */
export function eventsOf({ notices, sources }: Pick<Catalogue, 'notices' | 'sources'>): readonly DatedEvent[] {
  return EVENTS.flatMap((event) => {
    const notice = 'notice' in event ? notices.find(({ id }) => id === event.notice) : undefined
    const read = 'notice' in event ? notice?.source : event.report
    const source = sources.find(({ id }) => id === read)
    const date = notice?.announced ?? source?.published
    return source === undefined || date === undefined
      ? []
      : [{ id: event.id, date, publisher: source.publisher, url: source.url }]
  })
}
