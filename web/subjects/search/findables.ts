import {
  GLOSSARY,
  glossaryMessages,
  inEach,
  LANGUAGES,
  nameIn,
  sayer,
  TERM_GROUPS,
  type Language,
} from '../../../src/messages/index.ts'
import type { TableName } from '../../../src/world/index.ts'
import { formattersFor, type Formatters } from '../../language/messages.ts'
import type { Catalogue, WorldTable } from '../../model/protocol.ts'
import { QUESTIONS } from '../../url/questions.ts'
import type { ViewState } from '../../url/state.ts'
import { entriesOf, type Entry } from '../facts.ts'
import { choiceWord, rowWord } from '../table-words.ts'
import type { Searchable } from './matching.ts'
import { searchMessages } from './messages.gen.ts'

/** Kinds of what can be found, in the order in which those stand that are met alike. */
export const SEARCH_KINDS = [
  'pages',
  'materials',
  'places',
  'companies',
  'sites',
  'sectors',
  'scenarios',
  'terms',
  'sources',
  'others',
] as const

/** A text in each language. */
type InEach = Readonly<Record<Language, string>>

/** Something that can be found, and where it is best seen. */
export interface Findable extends Searchable {
  readonly key: string
  readonly kind: (typeof SEARCH_KINDS)[number]
  readonly name: InEach
  /** One line that says what it is. */
  readonly line: InEach
  readonly path: string
  readonly change: Partial<ViewState>
  /** Part of the page; empty: all of it. */
  readonly hash: string
}

export interface PageToFind {
  readonly path: string
  readonly name: InEach
  readonly line: InEach
}

/** Tables of which the rows are something other than "others". */
const KIND_OF: Partial<Record<TableName, Findable['kind']>> = {
  firms: 'companies',
  owners: 'companies',
  sites: 'sites',
  elements: 'materials',
  materials: 'materials',
  stages: 'materials',
  places: 'places',
  countries: 'places',
  sectors: 'sectors',
  sources: 'sources',
}

/** Columns that are searched and not shown: other names, and of materials what they carry. */
const SEARCHED_TOO = ['names', 'operator', 'owner', 'owner_ja', 'publisher', 'note'] as const

/** What a page outside the tables leaves behind. */
const NO_ROW = { table: '', row: '', find: '' }

/**
 * All that can be found.
 *
 * @param tables left out: not read yet; then what the catalogue knows stands in for them
 */
export function findables(
  pages: readonly PageToFind[],
  catalogue: Catalogue,
  tables: readonly WorldTable[] | undefined,
): readonly Findable[] {
  const words = inEach((lang) => formattersFor(lang, catalogue))
  const rows =
    tables === undefined ? rowsOfCatalogue(catalogue) : tables.flatMap((table) => [...entriesOf(table).values()])
  const otherNames = new Map<string, readonly string[]>(
    rows
      .filter(({ table }) => table === 'words')
      .map(({ cells }) => [`${cells['table']} ${cells['row']}`, (cells['words'] ?? '').split('; ')] as const),
  )
  const all = [
    ...pages.map((page) => made('pages', page.path, page.name, page.line, page)),
    ...rows.filter(isNamed).map((entry) => withWords(ofRow(entry, catalogue, words), otherNames.get(keyOf(entry)))),
    ...ofScenarios(catalogue, words),
    ...TERM_GROUPS.flatMap((group) => GLOSSARY[group]).map((id) =>
      made(
        'terms',
        id,
        inEach((lang) => sayer(glossaryMessages, lang)(id)),
        inEach((lang) => sayer(glossaryMessages, lang)(`${id}.means`)),
        { path: '/method', hash: `#term-${id}` },
      ),
    ),
  ]
  return SEARCH_KINDS.flatMap((kind) => all.filter((one) => one.kind === kind))
}

function made(
  kind: Findable['kind'],
  id: string,
  name: InEach,
  line: InEach,
  to: { readonly path: string; readonly change?: Partial<ViewState>; readonly hash?: string; readonly also?: string[] },
): Findable {
  const { path, change = {}, hash = '', also = [] } = to
  const names = [...LANGUAGES.map((lang) => name[lang]), id]
  return {
    key: [kind, path, change.table, id].join(' '),
    kind,
    name,
    line,
    names,
    about: [...LANGUAGES.map((lang) => line[lang]), ...also],
    path,
    change: { ...NO_ROW, ...change },
    hash,
  }
}

const keyOf = ({ table, row }: Entry): string => `${table} ${row}`

/** What buyers call it besides. */
const withWords = (found: Findable, words: readonly string[] = []): Findable => ({
  ...found,
  about: [...found.about, ...words],
})

const isNamed = ({ table, cells }: Entry): boolean => (cells['name'] ?? '') !== '' || table === 'sources'

/** Rows as far as the catalogue knows them, in the form in which the tables have them. */
function rowsOfCatalogue(catalogue: Catalogue): Entry[] {
  const named = ['places', 'materials', 'sectors', 'elements', 'stages', 'sites', 'contracts'] as const
  return [
    ...named.flatMap((table) =>
      catalogue[table].map(({ id, name, nameJa }) => ({ table, row: id, cells: { name, name_ja: nameJa } })),
    ),
    ...catalogue.sources.map(({ id, title, publisher, published }) => ({
      table: 'sources' as const,
      row: id,
      cells: { title, publisher, published },
    })),
  ]
}

function ofRow(entry: Entry, catalogue: Catalogue, words: Readonly<Record<Language, Formatters>>): Findable {
  const { table, row, cells } = entry
  const kind = KIND_OF[table] ?? 'others'
  const called = { name: cells['name'] ?? cells['title'] ?? row, name_ja: cells['name_ja'] ?? '' }
  const uses = table === 'places' && catalogue.places.some(({ id, uses }) => id === row && uses)
  const picked = { element: table === 'elements' ? row : '', material: table === 'materials' ? row : '' }
  const goesWith = kind === 'materials' ? { ...picked, stage: table === 'stages' ? row : '' } : {}
  return made(
    kind,
    row,
    inEach((lang) => nameIn(lang, called)),
    inEach((lang) => lineOf(entry, words[lang], catalogue, uses)),
    {
      ...(uses
        ? { path: '/exposure', change: { place: row, element: '', material: '' } }
        : { path: '/world', change: { table, row, ...goesWith } }),
      also: SEARCHED_TOO.map((column) => (column === 'note' && kind !== 'materials' ? '' : (cells[column] ?? ''))),
    },
  )
}

/** What a row is, in a line. */
function lineOf({ table, cells }: Entry, words: Formatters, catalogue: Catalogue, uses: boolean): string {
  const { lang } = words
  const say = sayer(searchMessages, lang)
  const of = (column: string): string => cells[column] ?? ''
  const listed = (...parts: readonly string[]): string => words.commas(parts.filter((part) => part !== ''))
  const goods = words.small(of('stage') === '' ? '' : words.goods(of('stage')))
  const place = words.the(words.place(of('place')))
  if (table === 'sites') {
    if (of('place') === '') return rowWord(table, lang)
    const isMined = catalogue.stages.some(({ id, kind }) => id === of('stage') && kind === 'mined')
    return listed(
      say(isMined ? 'siteMined' : 'sitePlant', { place }),
      isMined ? '' : goods,
      // Some rows stand for many plants: "several makers" is no name.
      /^\p{Lu}/u.test(of('operator')) ? of('operator') : '',
      words.small(choiceWord(of('status'), lang)),
    )
  }
  const columnIn = (column: string): string => nameIn(lang, { name: of(column), name_ja: of(`${column}_ja`) })
  if (table === 'firms') return words.labelled(say('firm', { place }), words.small(columnIn('product')))
  if (table === 'owners') return say('owner')
  if (table === 'materials') return listed(rowWord(table, lang), goods)
  if (table === 'stages') return say('stage')
  if (table === 'places') return say(uses ? 'placeUses' : 'placeMakes')
  if (table === 'countries') return say('country', { place })
  if (table === 'sources') return listed(of('publisher'), of('published'))
  return rowWord(table, lang)
}

/** Scenarios, and what else is shipped to be tried: menus of measures, and paths of prices below cost. */
function ofScenarios(catalogue: Catalogue, words: Readonly<Record<Language, Formatters>>): Findable[] {
  const { weapon, dumping } = QUESTIONS
  const named = (one: Catalogue['menus'][number] | Catalogue['scenarios'][number]): InEach =>
    inEach((lang) => nameIn(lang, one))
  const says = (key: 'menu' | 'path'): InEach => inEach((lang) => sayer(searchMessages, lang)(key))
  return [
    ...catalogue.scenarios.map((one) =>
      made(
        'scenarios',
        one.id,
        named(one),
        inEach((lang) =>
          sayer(searchMessages, lang)('scenario', { month: words[lang].month(one.start), n: one.months }),
        ),
        { path: '/', change: { scenarios: [{ id: one.id, edit: {} }], case: '' } },
      ),
    ),
    ...catalogue.menus.map((one) =>
      made('scenarios', one.id, named(one), says('menu'), {
        path: '/weapon',
        change: { weapon: { ...weapon.example, menu: one.id } },
      }),
    ),
    ...catalogue.dumping.map((one) =>
      made(
        'scenarios',
        one.id,
        inEach((lang) => nameIn(lang, one)),
        says('path'),
        {
          path: '/dumping',
          change: { dumping: { ...dumping.example, path: one.id }, case: '', site: '' },
        },
      ),
    ),
  ]
}
