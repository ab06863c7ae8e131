import { useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

let onPaper = false

function subscribe(tell: () => void): () => void {
  const lay = ({ type }: Event): void => {
    onPaper = type === 'beforeprint'
    // A browser lays out the paper as soon as its listeners have returned.
    flushSync(tell)
  }
  window.addEventListener('beforeprint', lay)
  window.addEventListener('afterprint', lay)
  return () => {
    window.removeEventListener('beforeprint', lay)
    window.removeEventListener('afterprint', lay)
  }
}

/** Whether the page is on its way to paper: between `beforeprint` and `afterprint`. */
export const useOnPaper = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => onPaper,
    () => false,
  )
