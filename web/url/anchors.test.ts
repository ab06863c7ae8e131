import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addressOf, figureIn, presentId, readTables } from './anchors.ts'

/**
 * The figures that addresses name, by page, as they were given out: a line is never taken out. A figure that gets another id has its old
 * one led there in `anchors.ts`; `*` stands for what varies.
 */
const KEPT = JSON.parse(readFileSync(new URL('kept-anchors.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, readonly string[]>
>

/** The ids of the figures of a page, as its code has them. */
function idsOf(page: string): string[] {
  const folder = new URL(`../pages/${page === '/' ? 'shock' : page.slice(1)}/`, import.meta.url)
  return readdirSync(folder)
    .filter((file) => file.endsWith('.tsx'))
    .flatMap((file) =>
      readFileSync(new URL(file, folder), 'utf8')
        .split(/<Figure\n/)
        .slice(1),
    )
    .map((props) => {
      const indent = /^ */.exec(props)?.[0] ?? ''
      const own = props.slice(0, props.search(new RegExp(`^${indent.slice(2)}(>|/>)`, 'm')))
      const value = (name: string): string | undefined => new RegExp(`^${indent}${name}=(.+)$`, 'm').exec(own)?.[1]
      return (value('id') ?? value('name') ?? '?').replaceAll(/["`{}]|(?<=\$\{).*?(?=\})/g, '').replace('$', '*')
    })
}

describe('the id of a figure', () => {
  it.each(Object.entries(KEPT))('is as it was given out, or leads on, on %s', (page, kept) => {
    const now = idsOf(page)
    expect(now.length).toBeGreaterThan(2)
    expect(kept.filter((id) => !now.includes(presentId(page, id)))).toEqual([])
    expect(
      now.filter((id) => !kept.includes(id)),
      'new ones are kept, too',
    ).toEqual([])
    expect([...new Set(now)], 'once a page').toHaveLength(now.length)
  })

  it('leads to the one that it has today', () => {
    const moved = { '/': { old: 'new' } }
    expect(presentId('/', 'old', moved)).toBe('new')
    expect(presentId('/plan', 'old', moved)).toBe('old')
    expect(presentId('/', 'constructor', moved)).toBe('constructor')
    expect(figureIn('/', '#losses')).toBe('losses')
    expect(figureIn('/', '')).toBeUndefined()
  })

  it('is read from any address without harm', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        // It goes into a selector, between quotes.
        expect(figureIn('/', `#${text}`) ?? '').toMatch(/^[\w.-]*$/)
        for (const id of readTables(text)) expect(id).toMatch(/^[\w.-]+$/)
      }),
    )
    expect(readTables('a,a,,b"]')).toEqual(['a'])
    expect(readTables(Array.from({ length: 999 }, (_, i) => `t${i}`).join())).toHaveLength(50)
    expect(figureIn('/', '#__proto__')).toBeUndefined()
  })

  it('stands behind what the page shows', () => {
    const place = { origin: 'http://host', pathname: '/world', search: '?tables=sites', hash: '#old' } as Location
    expect(addressOf(place, 'sites')).toBe('http://host/world?tables=sites#sites')
    expect(addressOf(place)).toBe('http://host/world?tables=sites')
  })
})
