import { fileOfApp } from '../url/root.ts'

/** The page comes first, and the code of the others. */
const LATER_MS = 8000

/** Keeps the app in this browser for when there is no network, where the browser can; a figure in a frame of another page keeps nothing. */
export function keepOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator) || window.self !== window.top) return
  setTimeout(() => {
    navigator.serviceWorker.register(fileOfApp('sw.js')).catch(() => undefined)
  }, LATER_MS)
}
