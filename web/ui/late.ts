import { lazy, type ComponentType, type LazyExoticComponent } from 'react'

type Load = () => Promise<{ default: ComponentType }>

/** The code of a page did not come: the connection failed, or the server has another version by now. */
export class CodeMissing extends Error {
  constructor(cause: unknown) {
    super('The code of the page did not come.', { cause })
    this.name = 'CodeMissing'
  }
}

const later: Load[] = []

/** A page whose code is fetched when the page is opened, or before by `fetchAhead`. */
export function latePage(load: Load): LazyExoticComponent<ComponentType> {
  later.push(load)
  return lazy(() =>
    load().catch((error: unknown) => {
      throw new CodeMissing(error)
    }),
  )
}

/** The first page comes first. */
const AHEAD_MS = 5000

/**
 * Fetches all pages that may be opened, one after another, so that an open app outlives a failing connection and a new version on the
 * server. What does not come is asked for again, and missed, when its page is opened.
 */
export function fetchAhead(): void {
  setTimeout(() => {
    void (async () => {
      for (const load of later) await load()
    })().catch(() => undefined)
  }, AHEAD_MS)
}
