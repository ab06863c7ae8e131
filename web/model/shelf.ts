import { useSyncExternalStore } from 'react'

/**
 * What this browser keeps for the reader: texts by key, on its disk. Each thing has a key of its own, so that two tabs at once take nothing
 * from each other. Where the browser keeps nothing (a private window, a full disk) it is held until the tab closes. It never leaves the browser.
 */
const PREFIX = 'ytterby.'
const held = new Map<string, string>()
const heard = new Set<() => void>()
let shown: ReadonlyMap<string, string> | undefined

function read(): ReadonlyMap<string, string> {
  const found = new Map(held)
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(PREFIX)) found.set(key.slice(PREFIX.length), localStorage.getItem(key) ?? '')
  } catch {
    // What is held is all there is.
  }
  return found
}

function changed(): void {
  shown = read()
  for (const hear of heard) hear()
}

/** All that is kept, by key; the same object until something changes. */
export const shelf = (): ReadonlyMap<string, string> => (shown ??= read())

/** Keeps a text. False: only until the tab closes. */
export function keep(key: string, text: string): boolean {
  let isOnDisk = true
  try {
    localStorage.setItem(PREFIX + key, text)
    held.delete(key)
  } catch {
    isOnDisk = false
    held.set(key, text)
  }
  changed()
  return isOnDisk
}

/** Forgets what is kept by some keys. */
export function forget(keys: readonly string[]): void {
  for (const key of keys) {
    held.delete(key)
    try {
      localStorage.removeItem(PREFIX + key)
    } catch {
      // It was not there.
    }
  }
  changed()
}

function listen(hear: () => void): () => void {
  heard.add(hear)
  // Another tab has kept or forgotten something.
  window.addEventListener('storage', changed)
  return () => {
    heard.delete(hear)
    window.removeEventListener('storage', changed)
  }
}

/** All that is kept, as it changes here and in other tabs. */
export const useShelf = (): ReadonlyMap<string, string> => useSyncExternalStore(listen, shelf)
