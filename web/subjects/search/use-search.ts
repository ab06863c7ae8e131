import { useEffect, useMemo, useRef } from 'react'
import { useLocation } from 'wouter'
import { useCatalogue } from '../../model/catalogue.tsx'
import { useModel } from '../../model/use-model.ts'
import { useView } from '../../url/state.ts'
import { findables, SEARCH_KINDS, type Findable, type PageToFind } from './findables.ts'
import { searcher, type SearchHit } from './matching.ts'

/** As many of a kind as are shown. */
const SHOWN = 5
const ASK = {}

export type Hit = SearchHit<Findable>
/** What is met of a kind: the best, and how much there is. */
export interface HitGroup {
  readonly kind: Findable['kind']
  readonly shown: readonly Hit[]
  readonly n: number
}

/** Nothing is read and nothing is made ready until the field is wanted. */
export function useSearch(
  wanted: boolean,
  pages: readonly PageToFind[],
): { readonly search: (typed: string) => readonly Hit[]; readonly state: string } {
  const catalogue = useCatalogue()
  const { state, value: tables } = readyOf(useModel('tables', wanted ? ASK : undefined))
  const search = useMemo(
    () => (wanted ? searcher(findables(pages, catalogue, tables)) : () => []),
    [wanted, pages, catalogue, tables],
  )
  return { search, state }
}

const readyOf = <T>(answered: { readonly state: string; readonly value?: T }): typeof answered => answered

/** What was found, by kind: the kind of what is met best first. */
export function grouped(hits: readonly Hit[]): { readonly groups: readonly HitGroup[]; readonly n: number } {
  const kinds = [...new Set(hits.map(({ thing }) => thing.kind))]
  const best = (kind: Findable['kind']): number => hits.find(({ thing }) => thing.kind === kind)?.rank ?? 0
  const groups = kinds
    .sort((a, b) => best(a) - best(b) || SEARCH_KINDS.indexOf(a) - SEARCH_KINDS.indexOf(b))
    .map((kind) => {
      const all = hits.filter(({ thing }) => thing.kind === kind)
      return { kind, shown: all.slice(0, SHOWN), n: all.length }
    })
  return { groups, n: hits.length }
}

/** Opens what was found, with the focus there. */
export function useGoTo(): (thing: Findable) => void {
  const [, navigate] = useLocation()
  const { href } = useView()
  return ({ path, change, hash }) => {
    // A page that has a better place for it takes the focus from here.
    document.querySelector('main')?.focus({ preventScroll: true })
    navigate(href(path, change) + hash)
    const part = hash === '' ? null : document.getElementById(hash.slice(1))
    if (part === null) window.scrollTo(0, 0)
    else part.scrollIntoView()
    part?.focus({ preventScroll: true })
  }
}

/** Ctrl+K, or ⌘K, anywhere: a single key would be pressed by dictation too (WCAG 2.1.4). */
export function useShortcut(enter: () => void): void {
  const latest = useRef(enter)
  useEffect(() => {
    latest.current = enter
  })
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event
      if (key.toLowerCase() !== 'k' || ctrlKey === metaKey || altKey || shiftKey) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
