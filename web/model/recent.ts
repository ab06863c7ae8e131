import { useEffect, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { decodeState, encodeState } from '../url/state.ts'
import { forget, keep, shelf, useShelf } from './shelf.ts'

/** A run of this browser: the address it was asked at, and what it is called. */
export interface RecentRun {
  readonly path: string
  /** The rest of its address, without what is the reader's own: language and colours. */
  readonly query: string
  readonly title: string
  readonly titleJa: string
  /** When, in milliseconds. */
  readonly at: number
}

const KEY = 'recent '
const OFF = 'recent-off'
/** As many are kept of each page. */
const KEPT = 8
/** An answer that is looked at shorter than this was only passed by, with a slider. */
const LOOKED_AT = 4000
/** Longer addresses hold whole files. */
const LONGEST = 8000

/** The last runs, the newest first. What cannot be read was written by another version, and is left out. */
export const recentIn = (kept: ReadonlyMap<string, string>): readonly RecentRun[] =>
  [...kept]
    .flatMap(([key, text]) => (key.startsWith(KEY) ? (runOf(key.slice(KEY.length), text) ?? []) : []))
    .sort((a, b) => b.at - a.at)

function runOf(address: string, text: string): RecentRun | undefined {
  const [, path = '', query = ''] = /^(\/[a-z]*)(?:\?(.*))?$/s.exec(address) ?? []
  const [at, title, titleJa] = listIn(text)
  return path !== '' && typeof at === 'number' && typeof title === 'string' && typeof titleJa === 'string'
    ? { path, query, title, titleJa, at }
    : undefined
}

function listIn(text: string): readonly unknown[] {
  try {
    const read: unknown = JSON.parse(text)
    return Array.isArray(read) ? read : []
  } catch {
    return []
  }
}

export const isRecentOff = (kept: ReadonlyMap<string, string>): boolean => kept.has(OFF)

/** Notes a run, unless that is switched off; the oldest of its page goes. */
export function noteRun(run: RecentRun): void {
  if (isRecentOff(shelf())) return
  const address = run.query === '' ? run.path : `${run.path}?${run.query}`
  if (address.length > LONGEST) return
  keep(KEY + address, JSON.stringify([run.at, run.title, run.titleJa]))
  forget(
    recentIn(shelf())
      .filter(({ path }) => path === run.path)
      .slice(KEPT)
      .map(({ path, query }) => KEY + (query === '' ? path : `${path}?${query}`)),
  )
}

/** Forgets all runs. */
export const clearRecent = (): void => forget([...shelf().keys()].filter((key) => key.startsWith(KEY)))

/** Switches the noting of runs off, which forgets them, or on. */
export function switchRecent(on: boolean): void {
  if (on) forget([OFF])
  else {
    clearRecent()
    keep(OFF, '')
  }
}

/** The last runs, and whether they are noted at all. */
export function useRecent(): { readonly runs: readonly RecentRun[]; readonly isOff: boolean } {
  const kept = useShelf()
  return useMemo(() => ({ runs: recentIn(kept), isOff: isRecentOff(kept) }), [kept])
}

/** Notes what the page shows as a run, once it is answered and has been looked at for a moment; nothing: it is not answered. */
export function useNoted(called: { readonly name: string; readonly nameJa: string } | undefined): void {
  const [path] = useLocation()
  const search = useSearch()
  const title = called?.name
  const titleJa = called?.nameJa
  useEffect(() => {
    if (title === undefined || titleJa === undefined) return undefined
    const query = encodeState({ ...decodeState(search), lang: 'en', theme: 'auto' })
    const timer = setTimeout(() => noteRun({ path, query, title, titleJa, at: Date.now() }), LOOKED_AT)
    return () => clearTimeout(timer)
  }, [path, search, title, titleJa])
}
