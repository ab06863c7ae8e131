import { createHash } from 'node:crypto'

/** Where the code is that keeps the app for when there is no network. It has to lie at the root of what it keeps. */
export const SERVICE_WORKER = 'sw.js'

/** Fonts are kept as they are used: there are hundreds of parts of them. */
const AS_USED = /\.woff2?$/

/**
 * The code that keeps the app, for the files that it needs to open and to answer. Its version is a hash of these files, so that a browser notices
 * every new build and every change of the tables.
 *
 * What has a hash in its name is taken from what is kept; all else is asked of the network first, so that nobody is shown an old page or old
 * tables while there is one. Nothing is kept but files of the app: no API, no market, nothing that is sent, and no address of a reader.
 */
export function serviceWorker(files: ReadonlyMap<string, Uint8Array | string>): string {
  const kept = [...files].filter(([name]) => !AS_USED.test(name)).sort(([a], [b]) => (a < b ? -1 : 1))
  const hash = createHash('sha256')
  for (const [name, content] of kept) hash.update(`${name}\n${createHash('sha256').update(content).digest('hex')}\n`)
  return `const VERSION = ${JSON.stringify(hash.digest('hex').slice(0, 16))}
const FILES = ${JSON.stringify(kept.map(([name]) => name))}
${CODE}`
}

const CODE = String.raw`const ROOT = new URL('./', self.location)
const MINE = 'ytterby ' + ROOT.pathname + ' '
const KEPT = new Set(FILES)
/** Names that hold a hash of their content. */
const FOREVER = /^assets\/[^/]*-[\w-]{8}\.\w+$/

self.addEventListener('install', (event) => {
  const fill = async () => {
    const cache = await caches.open(MINE + VERSION)
    await cache.addAll(FILES.map((name) => new Request(new URL(name, ROOT), { cache: 'no-cache' })))
  }
  event.waitUntil(fill())
})

self.addEventListener('activate', (event) => {
  const clear = async () => {
    for (const name of await caches.keys())
      if (name.startsWith(MINE) && name !== MINE + VERSION) await caches.delete(name)
    await self.clients.claim()
  }
  event.waitUntil(clear())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== ROOT.origin || !url.pathname.startsWith(ROOT.pathname)) return
  // A figure in a frame may be framed, which a page may not: neither is kept in the place of the other.
  if (url.searchParams.has('embed')) return
  const name = url.pathname.slice(ROOT.pathname.length)
  if (FOREVER.test(name)) event.respondWith(keptFirst(request))
  else if (KEPT.has(name)) event.respondWith(networkFirst(request, new URL(name, ROOT).href))
})

async function keptFirst(request) {
  const cache = await caches.open(MINE + VERSION)
  const found = await cache.match(request.url)
  if (found !== undefined) return found
  const response = await fetch(request)
  if (response.status === 200 && response.type === 'basic') await cache.put(request.url, response.clone())
  return response
}

/** What follows a question mark is not kept: a page is the same file whatever is asked of it. */
async function networkFirst(request, address) {
  const cache = await caches.open(MINE + VERSION)
  try {
    const response = await fetch(request)
    if (response.status === 200 && response.type === 'basic' && !response.redirected)
      await cache.put(address, response.clone())
    return response
  } catch (error) {
    const found = await cache.match(address)
    if (found === undefined) throw error
    return found
  }
}
`
