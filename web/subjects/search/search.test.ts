import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, nameIn, TERM_IDS } from '../../../src/messages/index.ts'
import { readLayers, shippedWorld } from '../../../src/files/index.ts'
import { TABLE_NAMES } from '../../../src/world/index.ts'
import type { Catalogue } from '../../model/protocol.ts'
import { worldTables } from '../../model/tables.ts'
import { decodeState, encodeState, type ViewState } from '../../url/state.ts'
import { entryOf, readBook, rowsOf } from '../facts.ts'
import { findables, type Findable } from './findables.ts'
import { fold, isOneSlipFrom, RANKS, searcher } from './matching.ts'

const shipped = await readLayers(shippedWorld())
const tables = worldTables(shipped)
const book = readBook(tables)
const named = (table: 'places' | 'materials' | 'sectors' | 'elements' | 'stages' | 'sites' | 'contracts'): object[] =>
  rowsOf(book, table).map(({ row, cells }) => ({ ...cells, id: row, nameJa: cells['name_ja'] ?? '' }))
/** As much of the catalogue as is asked here. */
const catalogue = {
  places: named('places').map((place) => ({ ...place, uses: 'bloc' in place && place.bloc !== 'coercer' })),
  materials: named('materials'),
  sectors: named('sectors'),
  elements: named('elements'),
  stages: named('stages').map((stage) => ({ ...stage, goodsJa: 'goods_ja' in stage ? stage.goods_ja : '' })),
  sites: named('sites'),
  contracts: named('contracts'),
  units: [],
  sources: rowsOf(book, 'sources').map(({ row, cells }) => ({ id: row, ...cells })),
  scenarios: [{ id: 'a-stop', name: 'A stop', nameJa: '停止', start: '2026-01', months: 12 }],
  menus: [{ id: 'a-menu', name: 'A menu', nameJa: '措置一覧' }],
  dumping: [{ id: 'a-path', name: 'A path', nameJa: '価格経路' }],
} as unknown as Catalogue
const PAGE = { path: '/method', name: { en: 'Method', ja: '方法' }, line: { en: 'How', ja: '求め方' } }
const things = findables([PAGE], catalogue, tables)
const search = searcher(things)
const namesOf = (typed: string, n = 5): string[] =>
  search(typed)
    .slice(0, n)
    .map(({ thing }) => thing.name.en)
const stateOf = ({ change }: Findable): ViewState => decodeState(encodeState({ ...decodeState(''), ...change }))

describe('what is typed', () => {
  it.each([
    ['dysprosium', 'Dysprosium'],
    ['ジスプロシウム', 'Dysprosium'],
    ['じすぷろしうむ', 'Dysprosium'],
    ['ｼﾞｽﾌﾟﾛｼｳﾑ', 'Dysprosium'],
    ['Dy', 'Dysprosium'],
    ['ＤＹ', 'Dysprosium'],
    ['disprosium', 'Dysprosium'],
    ['Lynas', 'Lynas Rare Earths'],
    ['ライナス', 'Lynas Rare Earths'],
    ['らいなすれああーす', 'Lynas Rare Earths'],
    ['Malaysia', 'Malaysia'],
    ['マレーシア', 'Malaysia'],
    ['magnet', 'Magnet'],
    ['line stop', 'Line stop'],
  ])('%s finds %s first', (typed, name) => {
    expect(namesOf(typed, 1)).toEqual([name])
  })

  it.each([
    ['Kumagaya', /Kumagaya/],
    ['熊谷', /Kumagaya/],
    ['プロテリアル熊谷', /Kumagaya/],
    ['熊谷 プロテリアル', /Kumagaya/],
    ['ネオジム磁石', /NdFeB magnet/],
    ['magnet', /magnet/i],
    ['GDP', /Value added/],
    ['neodymium oxide', /NdPr/],
    ['didymium', /NdPr/],
    ['サマコバ', /SmCo magnet/],
    ['lynsa', /Lynas Rare Earths/],
    ['プロテリアル　熊谷', /Kumagaya/],
  ])('%s finds what has %s in its English name', (typed, name) => {
    expect(namesOf(typed).filter((found) => name.test(found))).not.toEqual([])
  })

  it('stands in this order: whole names, beginnings, beginnings of words, parts, what is said, slips', () => {
    const of = (...names: string[]): { names: string[]; about: string[] } => ({ names, about: [] })
    const ordered = [
      of('Japan'),
      of('Japan Steel'),
      of('Steel of Japan'),
      of('Nonjapanese'),
      { names: ['Kinki'], about: ['plant in Japan'] },
      of('Japna'),
    ]
    const found = searcher(ordered.toReversed())('japan')
    expect(found.map(({ thing }) => thing)).toEqual(ordered)
    expect(found.map(({ rank }) => RANKS[rank])).toEqual([...RANKS])
    // Words in any order, all of them.
    expect(searcher(ordered)('steel jap').map(({ thing }) => thing)).toEqual([ordered[1], ordered[2]])
    expect(searcher(ordered)('steel plant')).toEqual([])
  })

  it('tells what is met alike: shorter names first, then as they came', () => {
    const things = ['Lynas B', 'Lynas Malaysia', 'Lynas A'].map((name) => ({ names: [name], about: [] }))
    expect(searcher(things)('lynas').map(({ thing }) => thing.names[0])).toEqual([
      'Lynas B',
      'Lynas A',
      'Lynas Malaysia',
    ])
  })

  it('differs by a mark of voicing, and not by an accent', () => {
    expect(fold('がか')).toBe('ガカ')
    expect(fold('ｶﾞｶ')).toBe('ガカ')
    expect(fold('か\u3099')).toBe('ガ')
    expect(fold('Ｑuébec　São-Paulo')).toBe('quebec sao paulo')
    expect(fold('ライナス・レアアース')).toBe('ライナスレアアース')
  })
})

describe('a slip', () => {
  const slips = (word: string): Set<string> => {
    const made = new Set<string>()
    for (let i = 0; i <= word.length; i++) {
      const [head, tail] = [word.slice(0, i), word.slice(i)]
      made.add(head + tail.slice(1))
      made.add(`${head}x${tail}`)
      if (tail !== '') made.add(`${head}x${tail.slice(1)}`)
      if (tail.length > 1) made.add(head + (tail[1] ?? '') + (tail[0] ?? '') + tail.slice(2))
    }
    return made
  }

  it('of any one letter is forgiven in five letters or more', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-w]{6,12}$/), (word) => {
        expect([...slips(word)].filter((slip) => !isOneSlipFrom(slip, word))).toEqual([])
      }),
    )
  })

  it('of two letters is not, nor one in a short word', () => {
    // No letter of the word stands in what is typed twice over, so that nothing else can be meant.
    fc.assert(
      fc.property(
        fc.shuffledSubarray('abcdefghijkl'.split(''), { minLength: 6 }),
        fc.nat(),
        fc.nat(),
        (letters, a, b) => {
          const [i, j] = [a % letters.length, b % letters.length]
          fc.pre(Math.abs(i - j) > 1)
          const typed = letters.map((letter, k) => (k === i || k === j ? 'z' : letter)).join('')
          expect(isOneSlipFrom(typed, letters.join(''))).toBe(false)
        },
      ),
    )
    expect(isOneSlipFrom('tokn', 'tokin')).toBe(false)
    expect(isOneSlipFrom('12345', '12346')).toBe(false)
    expect(isOneSlipFrom('磁石磁石磁', '磁石磁石石')).toBe(false)
  })
})

describe('every row of the tables that has a name', () => {
  const rows = TABLE_NAMES.flatMap((table) =>
    rowsOf(book, table).filter(({ cells }) => (cells['name'] ?? '') !== '' || table === 'sources'),
  )

  it.each(LANGUAGES)('is among the first five by its full name (%s)', (lang) => {
    expect(rows.length).toBeGreaterThan(1000)
    const lost = rows.filter(({ row, cells }) => {
      const name = nameIn(lang, { name: cells['name'] ?? cells['title'] ?? '', name_ja: cells['name_ja'] ?? '' })
      return !search(name)
        .slice(0, 5)
        .some(({ thing }) => thing.names.at(-1) === row && thing.names.includes(name))
    })
    expect(lost.map(({ table, row }) => `${table} ${row}`)).toEqual([])
  })

  it('is found by its address in the tables', () => {
    const lost = rows.filter(
      ({ row }) =>
        !search(row)
          .slice(0, 8)
          .some(({ thing }) => thing.names.at(-1) === row),
    )
    expect(lost.map(({ table, row }) => `${table} ${row}`)).toEqual([])
  })

  it('leads to its own row, or to the exposure of a place; and the row is called what the result is', () => {
    const ofTables = things.filter(({ path, kind }) => path === '/world' && kind !== 'pages')
    const places = things.filter(({ path }) => path === '/exposure')
    expect(ofTables.length + places.length).toBe(rows.length)
    expect(places.map((one) => stateOf(one).place).sort()).toEqual(
      catalogue.places.flatMap(({ id, uses }) => (uses ? [id] : [])).sort(),
    )
    for (const one of ofTables) {
      const entry = entryOf(book, stateOf(one))
      expect([entry?.cells['name'] ?? entry?.cells['title'], entry?.row]).toEqual([one.name.en, one.names.at(-1)])
    }
  })

  it('has a line in each language, and a key of its own', () => {
    expect(new Set(things.map(({ key }) => key)).size).toBe(things.length)
    for (const lang of LANGUAGES)
      expect(things.filter(({ name, line }) => name[lang] === '' || line[lang] === '').map(({ key }) => key)).toEqual(
        [],
      )
    expect(namesOf('Mountain Pass heavy separation', 1)).toEqual(['Mountain Pass heavy separation'])
    expect(search('Proterial Kumagaya')[0]?.thing.line).toEqual({
      en: 'Plant in Japan, magnets, Proterial, operating',
      ja: '日本の工場、磁石、Proterial、稼働中',
    })
  })
})

describe('besides rows', () => {
  const only = (typed: string): { path: string; hash: string; state: ViewState } => {
    const [first] = search(typed)
    if (first === undefined) throw new Error(`nothing is found by ${typed}`)
    return { ...first.thing, state: stateOf(first.thing) }
  }

  it('scenarios, menus and paths of prices lead to their pages', () => {
    for (const typed of ['A stop', '停止', 'a-stop'])
      expect(only(typed)).toMatchObject({ path: '/', state: { scenarios: [{ id: 'a-stop', edit: {} }] } })
    expect(only('措置一覧')).toMatchObject({ path: '/weapon', state: { weapon: { menu: 'a-menu' } } })
    expect(only('価格経路')).toMatchObject({ path: '/dumping', state: { dumping: { path: 'a-path' } } })
  })

  it('terms lead to where they are explained, pages to themselves', () => {
    const terms = things.filter(({ kind }) => kind === 'terms')
    expect(terms.map(({ path, hash }) => path + hash)).toEqual(TERM_IDS.map((id) => `/method#term-${id}`))
    expect(only('方法')).toMatchObject({ path: '/method', hash: '' })
  })

  it('what the catalogue knows is found before the tables are read', () => {
    const early = searcher(findables([PAGE], catalogue, undefined))
    for (const typed of ['Dysprosium', '熊谷', 'Malaysia', 'usgs', 'A stop', 'line stop'])
      expect(early(typed).length, typed).toBeGreaterThan(0)
    expect(early('Shin-Etsu Chemical').filter(({ thing }) => thing.kind === 'companies')).toEqual([])
  })
})

describe('hostile input', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc
      .array(fc.constantFrom(...'.*+?^${}()|[]\\/-"\'~:&=%#<>'.split('')), { maxLength: 40 })
      .map((letters) => letters.join('')),
    fc
      .array(fc.constantFrom('\u0301', '\u3099', '\u202e', '\u200d', '👩‍🔬', 'ש', 'a', 'か', '\ud800', '\u0000'), {
        maxLength: 60,
      })
      .map((letters) => letters.join('')),
  )

  it('is looked for as any other, and what cannot be met meets nothing', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const found = search(text)
        if (fold(text) === '') expect(found).toEqual([])
        for (const { rank, thing, at } of found) {
          expect(RANKS[rank]).toBeDefined()
          expect(thing.names[at]).toBeDefined()
        }
      }),
      { numRuns: 500 },
    )
    for (const text of ['.*', '[', '(?:', '\\', '^$', '🧲', '\u202e\u202d', '\u0301', '   '])
      expect(search(text)).toEqual([])
    for (const text of ['constructor', '__proto__', 'שלום', 'ก็']) expect(() => search(text)).not.toThrow()
  })

  it('folds once and for all, and no longer than a name may be', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['a letter', 'e'],
    ['a word', 'dysprosium'],
    ['a slip', 'magnta plnat japna'],
    ['Japanese', 'ネオジム磁石'],
    ['10,000 letters', 'magnet '.repeat(1430)],
    ['10,000 marks', 'a\u0301'.repeat(5000)],
    ['10,000 words', Array.from({ length: 2500 }, (_, i) => `w${i}`).join(' ')],
  ])('%s ends, and finds only what is there', (_, text) => {
    for (const { thing } of search(text)) expect(things).toContain(thing)
  })
})
