import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { eventsOf } from './events.ts'

/** A shipped table as a text. */
const table = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../data/world', `${name}.csv`), 'utf8')

describe('events on axes of months', () => {
  it('have the days of notices, and of the report where the tables have no notice', () => {
    const notices = [
      { id: 'cn-18-2025-sm', announced: '2025-04-04', source: 'a' },
      { id: 'cn-61-2025', announced: '2025-10-09', source: 'gone' },
    ]
    const source = { title: '', publisher: 'P', url: 'https://p.example' }
    const sources = [
      { ...source, id: 'a', published: '2025-05' },
      { ...source, id: 'reuters-feb24', published: '2026-02-24' },
    ]
    // What the tables do not have, or not with its source, is not marked.
    expect(eventsOf({ notices, sources })).toEqual([
      { id: 'licences', date: '2025-04-04', publisher: 'P', url: 'https://p.example' },
      { id: 'firms', date: '2026-02-24', publisher: 'P', url: 'https://p.example' },
    ])
    expect(eventsOf({ notices: [], sources: [] })).toEqual([])
  })

  it('are named as the shipped tables name them', () => {
    for (const [name, id] of [
      ['notices', 'cn-18-2025-sm'],
      ['notices', 'cn-61-2025'],
      ['notices', 'cn-1-2026'],
      ['sources', 'reuters-feb24'],
    ] as const)
      expect(table(name)).toMatch(new RegExp(`^${id},`, 'm'))
  })
})
