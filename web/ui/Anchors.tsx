import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { useLocationProperty } from 'wouter/use-browser-location'
import { figureIn } from '../url/anchors.ts'

/** Long enough to be found by the eye, ms. */
const MARKED = 2500
/** What stands above a figure may still come, and moves it: it is held in place for as long, ms. */
const HELD = 4000
/** A reader who does this looks at something else already. */
const OWN_WAY = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const

/**
 * Leads to the figure that the address names, once it is there: an answer may take a while. The figure is marked for a moment and has the
 * focus, so that a screen reader goes on from there. An address that names none leads nowhere.
 */
export function Anchors(): null {
  const [path] = useLocation()
  const hash = useLocationProperty(() => window.location.hash)
  useEffect(() => {
    const id = figureIn(path, hash)
    return id === undefined ? undefined : leadTo(id)
  }, [path, hash])
  return null
}

/** Waits for a figure, goes there, and stays until the reader goes on or the page is at rest; the way to give it up. */
function leadTo(id: string): () => void {
  const timers: number[] = []
  let found: HTMLElement | null = null
  const stay = (): void => found?.scrollIntoView({ block: 'start', behavior: 'instant' })
  const sizes = new ResizeObserver(stay)
  const look = (): void => {
    found = document.querySelector<HTMLElement>(`figure[id="${id}"]`)
    if (found === null) return
    coming.disconnect()
    const figure = found
    stay()
    figure.querySelector<HTMLElement>(':scope > :is(h2, h3)')?.focus({ preventScroll: true })
    figure.dataset['marked'] = ''
    timers.push(
      window.setTimeout(() => delete figure.dataset['marked'], MARKED),
      window.setTimeout(() => sizes.disconnect(), HELD),
    )
    const main = document.querySelector('main')
    if (main !== null) sizes.observe(main)
  }
  const coming = new MutationObserver(look)
  const leave = (): void => {
    coming.disconnect()
    sizes.disconnect()
    for (const event of OWN_WAY) document.removeEventListener(event, leave)
  }
  for (const event of OWN_WAY) document.addEventListener(event, leave, { passive: true })
  coming.observe(document.body, { childList: true, subtree: true })
  look()
  return () => {
    leave()
    for (const timer of timers) window.clearTimeout(timer)
    if (found !== null) delete found.dataset['marked']
  }
}
