import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { serviceWorker } from './offline.ts'

const FILES = new Map([
  ['', '<html>'],
  ['weapon/', '<html>'],
  ['world.json', '{}'],
  ['assets/index-abcdefgh.js', ''],
  ['assets/font-abcdefgh.woff2', ''],
])

type Listener = (event: { request: Request; respondWith: (response: unknown) => void }) => void

/** The code as a browser runs it at an address, and which requests it takes up. */
function installed(at: string): (address: string, how?: { method: string }) => boolean {
  const listeners = new Map<string, Listener>()
  runInNewContext(serviceWorker(FILES), {
    self: {
      location: new URL('sw.js', at),
      addEventListener: (kind: string, listener: Listener) => listeners.set(kind, listener),
    },
    caches: { open: () => new Promise(() => undefined) },
    URL,
  })
  return (address, how = { method: 'GET' }) => {
    let isTaken = false
    listeners.get('fetch')?.({ request: new Request(new URL(address, at), how), respondWith: () => (isTaken = true) })
    return isTaken
  }
}

describe('what a browser keeps for when there is no network', () => {
  const takes = installed('https://example.org/y/')
  it.each(['./', './?scenario=jp-2010', 'weapon/?lang=ja', 'world.json', 'assets/late-abcdefgh.js'])(
    '%s',
    (address) => {
      expect(takes(address)).toBe(true)
    },
  )
  it.each([
    'api/v1/jobs/1',
    'market.html',
    'orders',
    'sw.js',
    'assets/unhashed.js',
    './?embed=stops',
    'weapon/?embed=',
    '../',
    '../other/world.json',
    'https://elsewhere.example/y/world.json',
    'https://example.org:8443/y/world.json',
  ])('not %s', (address) => {
    expect(takes(address)).toBe(false)
  })
  it('nothing that is sent', () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD']) expect(takes('world.json', { method })).toBe(false)
  })
  it('is another version once any file is another, in whatever order they come', () => {
    const version = (files: ReadonlyMap<string, string>): string | undefined =>
      /VERSION = "([0-9a-f]{16})"/.exec(serviceWorker(files))?.[1]
    const before = version(FILES)
    expect(version(new Map([...FILES].reverse()))).toBe(before)
    expect(version(new Map([...FILES, ['world.json', '{"a":1}']]))).not.toBe(before)
    expect(version(new Map([...FILES, ['more.json', '']]))).not.toBe(before)
    // Two files whose texts run into each other.
    expect(version(new Map([['a', 'bc']]))).not.toBe(version(new Map([['ab', 'c']])))
  })
  it('leaves fonts to be kept as they are used', () => {
    expect(serviceWorker(FILES)).not.toContain('font-abcdefgh')
  })
  it('holds no name as code', () => {
    const nasty = `</script>'"\n\u2028;alert(1)//`
    expect(() =>
      runInNewContext(serviceWorker(new Map([[nasty, '']])), {
        self: { location: new URL('https://h/sw.js'), addEventListener: () => undefined },
        URL,
      }),
    ).not.toThrow()
  })
})
