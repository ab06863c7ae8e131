import { parse as readYaml, stringify } from 'yaml'
import { TABLES, type TableName } from '../../src/world/schema.ts'
import type { TableSchema } from '../../src/world/table.ts'
import { chanceOf, type Chance } from './chance.ts'
import type { Back } from './compare.ts'
import {
  at,
  changePapers,
  changeTables,
  readCsv,
  tableOf,
  withCells,
  writeCsv,
  type Holdings,
  type Paper,
  type Table,
} from './holdings.ts'

/** The same world told differently, and how its answers are read as those of the first. */
interface Changed {
  readonly holdings: Holdings
  readonly back: Back
}
export interface Transform {
  readonly name: string
  /** Code of the fault by which every world told so is refused; undefined where it is to be answered as before. */
  readonly refusal?: string
  readonly apply: (holdings: Holdings, seed: number) => Changed
}

type Yaml = Record<string, unknown>
const schemaOf = (name: string): TableSchema | undefined =>
  Object.hasOwn(TABLES, name) ? TABLES[name as TableName] : undefined

/** Rows, columns and lists in another order; keys of a YAML file too. */
const shuffle = (what: 'rows' | 'columns' | 'lists' | 'all'): Transform => ({
  name: `shuffle ${what}`,
  apply: (holdings, seed) => {
    const chance = chanceOf(seed)
    const rows = what === 'rows' || what === 'all'
    const columns = what === 'columns' || what === 'all'
    const lists = what === 'lists' || what === 'all'
    const shuffleTable = (table: Table): Table => {
      const order = columns ? chance.shuffled(table.columns.map((_, c) => c)) : table.columns.map((_, c) => c)
      const list = rows ? chance.shuffled(table.rows) : table.rows
      return {
        columns: order.map((c) => table.columns[c] ?? ''),
        rows: list.map((row) => order.map((c) => row[c] ?? '')),
      }
    }
    const changed = changeTables(holdings, (_, table) => shuffleTable(table))
    return {
      holdings: changePapers(changed, ({ kind, text }) =>
        kind === 'company'
          ? writeCsv(shuffleTable(readCsv(text)))
          : lists
            ? stringify(shuffledLists(readYaml(text), chance))
            : text,
      ),
      back: {},
    }
  },
})

function shuffledLists(value: unknown, chance: Chance): unknown {
  if (Array.isArray(value)) return chance.shuffled(value.map((item) => shuffledLists(item, chance)))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    chance.shuffled(Object.entries(value)).map(([key, inner]) => [key, shuffledLists(inner, chance)]),
  )
}

/** Files in another order; a part of the rows in a layer of their own, over others of the same key that no longer count. */
const LAYERED: Transform = {
  name: 'files and layers',
  apply: (holdings, seed) => {
    const chance = chanceOf(seed)
    const under: [string, string][] = []
    const over: [string, string][] = []
    for (const { files } of holdings.layers)
      for (const [file, text] of files) {
        if (!file.endsWith('.csv')) {
          under.push([file, text])
          continue
        }
        const table = readCsv(text)
        const schema = schemaOf(file.slice(0, -4))
        const isText = (c: number): boolean => table.columns[c] === 'note'
        const kept: (readonly string[])[] = []
        const moved: (readonly string[])[] = []
        for (const row of table.rows) {
          if (schema === undefined || chance.below(2) === 0) {
            kept.push(row)
            continue
          }
          moved.push(row)
          // What it replaces says something else where that is allowed: a note.
          if (chance.below(2) === 0) kept.push(row.map((text_, c) => (isText(c) ? 'replaced' : text_)))
        }
        under.push([file, writeCsv({ columns: table.columns, rows: kept })])
        over.push([file, writeCsv({ columns: table.columns, rows: moved })])
      }
    return {
      holdings: {
        ...holdings,
        layers: [
          { name: 'under', files: new Map(chance.shuffled(under)) },
          { name: 'over', files: new Map(chance.shuffled(over)) },
        ],
      },
      back: {},
    }
  },
}

/** The same tables laid over themselves. */
const TWICE: Transform = {
  name: 'same layer twice',
  apply: (holdings) => ({
    holdings: { ...holdings, layers: holdings.layers.flatMap((layer) => [layer, { ...layer, name: 'again' }]) },
    back: {},
  }),
}

/** Numbers and lines written in another way. */
const SPELLED: Transform = {
  name: 'spelling of cells',
  apply: (holdings, seed) => {
    const chance = chanceOf(seed)
    const number = (text: string): string => {
      if (text === '') return text
      const ways = [
        text,
        Number(text).toExponential(),
        `${text}e0`,
        /^[\d.]/.test(text) ? `+${text}` : text,
        /^\d/.test(text) ? `00${text}` : text,
      ]
      return ways[chance.below(ways.length)] ?? text
    }
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
    const spell = (text: string): string =>
      /[",\r\n]/.test(text) || chance.below(3) === 0
        ? quoted(chance.below(2) === 0 ? text : ` ${text} `)
        : chance.below(2) === 0
          ? text
          : `  ${text} `
    const layers = holdings.layers.map(({ name, files }) => ({
      name,
      files: new Map(
        [...files].map(([file, text]) => {
          if (!file.endsWith('.csv')) return [file, text] as const
          const { columns, rows } = readCsv(text)
          const schema = schemaOf(file.slice(0, -4))
          const numbers = columns.map((column) => schema !== undefined && numeric(schema, column))
          const lines = [columns, ...rows].map((row, r) =>
            row.map((cell, c) => spell(r > 0 && numbers[c] === true ? number(cell) : cell)).join(','),
          )
          return [file, `\uFEFF${lines.join('\r\n')}\r\n\r\n`] as const
        }),
      ),
    }))
    return {
      holdings: changePapers({ ...holdings, layers }, ({ kind, text }) =>
        kind === 'company'
          ? `\uFEFF${text.replaceAll('\n', '\r\n')}`
          : `# in JSON\r\n${JSON.stringify(readYaml(text), undefined, 2).replaceAll('\n', '\r\n')}\r\n`,
      ),
      back: {},
    }
  },
}

function numeric(schema: TableSchema, column: string): boolean {
  if (schema.columns[column] !== undefined) return schema.columns[column].kind === 'number'
  return Object.keys(schema.ranged).some((name) =>
    (name === 'value' ? ['value', 'low', 'high'] : [name, `${name}_low`, `${name}_high`]).includes(column),
  )
}

/** Domains of ids: tables, and two that have none of their own. Words of the model keep their spelling. */
const KEPT_WORDS: Readonly<Record<string, readonly string[]>> = { sources: ['judgement'] }
const RENAMED = [
  'sources',
  'places',
  'elements',
  'materials',
  'processes',
  'sites',
  'sectors',
  'buyers',
  'observations',
  'projects',
  'contracts',
  'owners',
  'regions',
  'profiles',
]

type Domain = string
/** Of which domain the ids in a column are; `list`: several, by blanks. */
function domainOf(table: string, column: string): { domain: Domain; list?: boolean } | undefined {
  if ((table === 'places' && column === 'region') || (table === 'lanes' && column.endsWith('_region')))
    return { domain: 'regions' }
  if (column === 'profile') return { domain: 'profiles' }
  if (table === 'recipes' && column === 'material') return { domain: 'materials' }
  if (table === 'observations' && column === 'materials') return { domain: 'materials', list: true }
  if ((table === 'contracts' || table === 'owners') && column === 'sites') return { domain: 'sites', list: true }
  const rule = schemaOf(table)?.columns[column]
  if (rule?.kind === 'id') return { domain: table }
  if (rule?.kind === 'ref') return { domain: rule.to }
  return undefined
}

/** Spelling of the n-th id of a domain. */
type Spelling = (chance: Chance, domain: Domain, n: number) => string

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const RANDOM: Spelling = (chance) =>
  `q${Array.from({ length: 4 + chance.below(8) }, () => LETTERS[chance.below(LETTERS.length)]).join('')}`

/** Allowed by the tables, and each a trap for a program: what objects have of their own, numbers, other ends of a key. */
const TRAPS = [
  'constructor',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  '0',
  '7',
  '1e3',
  '00',
  'NaN',
  'null',
  'true',
  'undefined',
  'Infinity',
]
/** Regions are free text: joined by what joins the parts of a key, pairs of these are the same. */
const JOINED =
  (by: string): Spelling =>
  (_, __, n) =>
    Array.from({ length: n + 1 }, () => 'x').join(by)
const HOSTILE: Spelling = (chance, domain, n) =>
  (n < 2 ? TRAPS[(n + 2 * RENAMED.indexOf(domain)) % TRAPS.length] : undefined) ?? RANDOM(chance, domain, n)

/** Words that files use for several places or materials: anyone who names one would get the others too. */
const WORDS: Readonly<Record<Domain, readonly string[]>> = {
  places: ['coercer', 'all', 'alliance'],
  materials: ['heavy', 'all', 'stage:magnet'],
}
const WORDED: Spelling = (chance, domain, n) => WORDS[domain]?.[n] ?? RANDOM(chance, domain, n)

const rename = (name: string, spelling: Spelling, domains: readonly Domain[] = RENAMED): Transform => ({
  name,
  apply: (holdings, seed) => {
    const chance = chanceOf(seed)
    const names = new Map<Domain, Map<string, string>>(domains.map((domain) => [domain, new Map()]))
    const taken = new Set<string>()
    const back = new Map<string, string>()
    const fresh = (domain: Domain, id: string): string => {
      const own = names.get(domain)
      if (own === undefined || id === '' || KEPT_WORDS[domain]?.includes(id) === true) return id
      const known = own.get(id)
      if (known !== undefined) return known
      let found = spelling(chance, domain, own.size)
      while (taken.has(found)) found = RANDOM(chance, domain, own.size)
      taken.add(found)
      own.set(id, found)
      if (domain !== 'regions' && domain !== 'profiles') back.set(found, id)
      return found
    }
    const word = (domain: Domain, text: string): string =>
      domain === 'materials' && text === 'feed' ? text : known(domain, text) ? fresh(domain, text) : text
    const ids = new Map<Domain, Set<string>>()
    const known = (domain: Domain, text: string): boolean => ids.get(domain)?.has(text) === true
    changeTables(holdings, (table, content) => {
      content.columns.forEach((column, c) => {
        const { domain, list } = domainOf(table, column) ?? {}
        if (
          domain === undefined ||
          list === true ||
          (table !== domain && domain !== 'regions' && domain !== 'profiles')
        )
          return
        const own = ids.get(domain) ?? new Set<string>()
        ids.set(domain, own)
        for (const row of content.rows) own.add(row[c] ?? '')
      })
      return content
    })
    const changed = changeTables(holdings, (table, { columns, rows }) => ({
      columns,
      rows: rows.map((row) =>
        row.map((text, c) => {
          const { domain, list } = domainOf(table, columns[c] ?? '') ?? {}
          if (domain === undefined) return text
          return list === true
            ? text
                .split(/\s+/)
                .map((one) => word(domain, one))
                .join(' ')
            : word(domain, text)
        }),
      ),
    }))
    const renamed = changePapers(changed, (paper) =>
      renamedPaper(paper, word, (id) => {
        if (domains !== RENAMED) return id
        const found = RANDOM(chance, 'measures', 0)
        back.set(found, id)
        return found
      }),
    )
    const all = new Map([...(names.get('sites') ?? []), ...(names.get('places') ?? [])])
    return {
      holdings: { ...renamed, ids: new Map([...holdings.ids, ...all]) },
      back: { word: (text) => back.get(text) ?? text },
    }
  },
})

function renamedPaper(
  paper: Paper,
  word: (domain: Domain, text: string) => string,
  measureId: (id: string) => string,
): string {
  if (paper.kind === 'company') {
    const { columns, rows } = readCsv(paper.text)
    const domains: Readonly<Record<string, Domain>> = { material: 'materials', place: 'places', supplier: 'places' }
    return writeCsv({
      columns,
      rows: rows.map((row) => row.map((text, c) => word(domains[columns[c] ?? ''] ?? '', text))),
    })
  }
  const given = readYaml(paper.text) as Yaml
  const material = (text: string): string =>
    text.startsWith('element:') ? `element:${word('elements', text.slice(8))}` : word('materials', text)
  const ids = new Map<string, string>()
  const measure = (id: string): string => {
    const found = ids.get(id) ?? measureId(id)
    ids.set(id, found)
    return found
  }
  const list = (value: unknown, of: (text: string) => string): unknown =>
    Array.isArray(value) ? value.map((one) => of(String(one))) : value
  const one = (value: unknown, domain: Domain): unknown => (typeof value === 'string' ? word(domain, value) : value)
  const items = (value: unknown, change: (item: Yaml) => Yaml): unknown =>
    Array.isArray(value) ? value.map((item) => defined({ ...(item as Yaml), ...change(item as Yaml) })) : value
  const patches = (of: Yaml): Yaml => ({
    outages: items(of['outages'], ({ site }) => ({ site: one(site, 'sites') })),
    demand: items(of['demand'], ({ place, sector, material: of_ }) => ({
      place: one(place, 'places'),
      sector: one(sector, 'sectors'),
      material: one(of_, 'materials'),
    })),
  })
  return stringify(
    defined({
      ...given,
      ...patches(given),
      focus: list(given['focus'], (text) => word('places', text)),
      projects: list(given['projects'], (text) => word('sites', text)),
      measures: items(given['measures'], ({ id, by, materials, to, users, plants, through, source }) => ({
        id: measure(String(id)),
        by: one(by, 'places'),
        materials: list(materials, material),
        to: list(to, (text) => word('places', text)),
        users: list(users, (text) => word('sectors', text)),
        plants: list(plants, (text) => word('sites', text)),
        through: list(through, (text) => word('places', text)),
        source: one(source, 'sources'),
      })),
      stock_releases: items(given['stock_releases'], ({ place }) => ({ place: one(place, 'places') })),
      published: items(given['published'], ({ source }) => ({ source: one(source, 'sources') })),
      contingencies: items(given['contingencies'], (contingency) => ({
        ...patches(contingency),
        measures: list(contingency['measures'], measure),
      })),
      prices: items(given['prices'], ({ materials, source }) => ({
        materials: list(materials, material),
        source: one(source, 'sources'),
      })),
    }),
  )
}
const defined = (of: Yaml): Yaml => Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined))

/**
 * A site in two parts. What is known of its output has a half-range s: two facts whose errors have nothing to do with each other
 * are as sure together as the one if their half-ranges are s times the root of the part.
 */
const split = (name: string, part: number, which?: string): Transform => ({
  name,
  apply: (holdings, seed) => {
    const sites = tableOf(holdings, 'sites')
    const operations = tableOf(holdings, 'operations')
    if (sites === undefined || operations === undefined) throw new Error('no sites')
    const refs = new Set([
      ...(tableOf(holdings, 'projects')?.rows ?? []).map((row) =>
        at(tableOf(holdings, 'projects') ?? sites, row, 'site'),
      ),
      ...(tableOf(holdings, 'contracts')?.rows ?? []).flatMap((row) =>
        at(tableOf(holdings, 'contracts') ?? sites, row, 'sites').split(/\s+/),
      ),
      ...(tableOf(holdings, 'owners')?.rows ?? []).flatMap((row) =>
        at(tableOf(holdings, 'owners') ?? sites, row, 'sites').split(/\s+/),
      ),
      ...(tableOf(holdings, 'plant-costs')?.rows ?? []).map((row) =>
        at(tableOf(holdings, 'plant-costs') ?? sites, row, 'site'),
      ),
      ...sites.rows.map((row) => at(sites, row, 'part_of')),
    ])
    const runs = new Set(
      operations.rows
        .filter((row) => Number(at(operations, row, 'value')) > 0)
        .map((row) => at(operations, row, 'site')),
    )
    const able = sites.rows.map((row) => at(sites, row, 'id')).filter((id) => runs.has(id) && !refs.has(id))
    const chosen = which ?? able[chanceOf(seed).below(able.length)] ?? ''
    const second = `${chosen}-zz2`
    const plain = (table: Table, row: readonly string[], share: number): Record<string, string> =>
      Object.fromEntries(
        ['value', 'low', 'high'].flatMap((column) => {
          const text = at(table, row, column)
          return text === '' ? [] : [[column, String(Number(text) * share)]]
        }),
      )
    const apart = (table: Table, row: readonly string[], share: number): Record<string, string> => {
      const [value, low, high] = ['value', 'low', 'high'].map((column) => Number(at(table, row, column))) as [
        number,
        number,
        number,
      ]
      const least = Math.max(0, value * share - (value - low) * Math.sqrt(share))
      return {
        value: String(value * share),
        low: String(least),
        high: String(Math.max(value * share, least + (high - low) * Math.sqrt(share))),
      }
    }
    const both = (table: Table, key: string, cells: typeof plain): Table => ({
      columns: table.columns,
      rows: table.rows.flatMap((row) =>
        at(table, row, key) === chosen
          ? [
              withCells(table, row, cells(table, row, part)),
              withCells(table, row, { ...cells(table, row, 1 - part), [key]: second }),
            ]
          : [row],
      ),
    })
    const changed = changeTables(holdings, (table, content) =>
      table === 'sites' ? both(content, 'id', plain) : table === 'operations' ? both(content, 'site', apart) : content,
    )
    return {
      holdings: changePapers(changed, ({ kind, text }) => {
        if (kind !== 'scenario') return text
        const given = readYaml(text) as Yaml
        const outages = given['outages']
        if (!Array.isArray(outages)) return text
        return stringify({
          ...given,
          outages: (outages as Yaml[]).flatMap((outage) =>
            outage['site'] === chosen ? [outage, { ...outage, site: second }] : [outage],
          ),
        })
      }),
      back: {
        word: (text) => (text === second ? chosen : text),
        joined: (key) => (key.includes(chosen) ? key.replaceAll(/#\d+/g, '') : key),
        // Of the parts, not of the site: how sure each is.
        leftOut: (key, figure) => key.includes(chosen) && /\.(low|high|distance)$/.test(figure),
      },
    }
  },
})

/** Tables whose main figure is a mass or money for one; and other columns that are. */
const MASSES: Readonly<Record<string, readonly string[]>> = {
  sites: ['value'],
  operations: ['value'],
  routes: ['value', 'limit'],
  demand: ['value', 'gross_output_musd', 'value_added_musd'],
  contracts: ['max_tonnes', 'clawback_max'],
  places: ['value'],
  projects: ['value'],
  observations: ['value'],
  'owner-books': ['value'],
}
const SCALED =
  /(fitted|\.value|\.low|\.high|flow|\.use|contained|total|kgPerYear|needed|shortfall|stopped|lost[A-Za-z]*|valueAddedLost|grossOutputLost|valueAddedLostProRata|served|baselineSupply|supply|shortfallByUnit|importCostIncrease|exportsForgone|exportsDiverted|missingKg|referenceSurplus|loss|bound|optimistic|pessimistic|worth|upperBound|lowerBound|claimed|without|doNothing|cost|discountedCost|undiscountedCost|amounts\[\]|upfrontCost|annualCost|yearly|leaveOneOut|shapley|losses\[\]|lossUpperBound|recheckedLoss|budget|beyond\[\]|facts\.worst\.(baseline|beyond)|revenue|baselineCash|thresholds\.(stop|restart|close)|overheads|debtService|support|cash|worst|totalCash|cash\[\]|fiscalCost|consumerCost|producerTransfer|otherTransfer|overcompensation|requiredSupport|receivedSupport|allocatedCost|years\[\]|minAnnualCash|covered|payment|clawback|cashAfter|leastCost|costWithoutAttack|avertedLoss|expected|values (M USD|t .*|t)\[\])$/
/** Named like masses, and none: prices, shares, and what the bounds of a price are. */
const NOT_SCALED =
  /(peak\.(low|high)|prices\[\].*|strikes\[\].*|topUps\[\].*|published\[\].*|wedges\[\]\.(calibrated|factual)|options\..*|delays\..*)$/

/** Observed shares, and how far a thrifting programme goes. */
const isShare = (figure: string, key: string): boolean =>
  (figure.startsWith('fits') && /share/.test(key)) || (figure === 'decisions[].amounts[]' && /\|thrifting\|/.test(key))

const scale = (by: number): Transform => ({
  name: `all tonnes × ${by}`,
  apply: (holdings) => {
    const times = (text: string): string => (text === '' ? '' : String(Number((Number(text) * by).toPrecision(15))))
    const changed = changeTables(holdings, (table, content) => ({
      columns: content.columns,
      rows: content.rows.map((row) => {
        const cells: Record<string, string> = {}
        const isMass =
          (table !== 'observations' || at(content, row, 'quantity') !== 'share') &&
          (table !== 'owner-books' || at(content, row, 'unit') !== 'share')
        for (const column of isMass ? (MASSES[table] ?? []) : [])
          for (const name of column === 'value'
            ? ['value', 'low', 'high']
            : [column, `${column}_low`, `${column}_high`])
            if (content.columns.includes(name)) cells[name] = times(at(content, row, name))
        return withCells(content, row, cells)
      }),
    }))
    return {
      holdings: changePapers(changed, ({ kind, text }) => {
        if (kind !== 'company') return text
        const table = readCsv(text)
        return writeCsv({
          columns: table.columns,
          rows: table.rows.map((row) => withCells(table, row, { kg_per_year: times(at(table, row, 'kg_per_year')) })),
        })
      }),
      back: {
        factor: (figure, key) => (SCALED.test(figure) && !NOT_SCALED.test(figure) && !isShare(figure, key) ? by : 1),
      },
    }
  },
})

const F = 'unit,date,source,confidence,note'.split(',')
/** Rows put before all others of a table, given by column; a table that is not there stays away. */
function withRows(
  holdings: Holdings,
  more: Readonly<Record<string, readonly Readonly<Record<string, string | number>>[]>>,
): Holdings {
  return changeTables(holdings, (name, table) => {
    const source = tableOf(holdings, 'sources')?.rows[0]?.[0] ?? ''
    const usual: Readonly<Record<string, string>> = {
      unit: 't',
      date: '2024',
      source,
      confidence: 'low',
      control_source: source,
      value_source: source,
    }
    return {
      columns: table.columns,
      rows: [
        ...(more[name] ?? []).map((row) =>
          table.columns.map((column) => {
            const given =
              row[column] ??
              (/^(low|high)$/.test(column) ? row['value'] : undefined) ??
              (/_(low|high)$/.test(column) ? row[column.replace(/_(low|high)$/, '')] : undefined)
            return String(given ?? (F.includes(column) || column.endsWith('_source') ? (usual[column] ?? '') : ''))
          }),
        ),
        ...table.rows,
      ],
    }
  })
}

const IDLE = {
  places: [
    {
      id: 'zz-place',
      name: 'zz-place',
      bloc: 'alliance',
      region: 'zz-region',
      lat: 0,
      lon: 0,
      value: 100,
      unit: 'bn USD/yr',
    },
  ],
  elements: [{ id: 'zz-element', name: 'zz-element' }],
  materials: [{ id: 'zz-good', name: 'zz-good', stage: 'product', unit: 't product', tradable: 'yes' }],
  contents: [{ material: 'zz-good', element: 'zz-element', value: 1, unit: 't REO/t product' }],
  sectors: [{ id: 'zz-users', name: 'zz-users', profile: 'zz-profile' }],
  steps: [{ profile: 'zz-profile', step: 1, kind: 'stop', share: 1, willingness_to_pay: 20, ready_months: 0 }],
  currencies: [{ id: 'ZZZ', name: 'zz-money', value: 3, unit: 'ZZZ/USD' }],
} as const
const added = (key: string): boolean => /zz-|ZZZ/.test(key)

/** A place, an element, a material, users and a currency that touch nothing. */
const IRRELEVANT: Transform = {
  name: 'irrelevant rows',
  apply: (holdings) => ({ holdings: withRows(holdings, IDLE), back: { added } }),
}

/** The same, and they make and use what they have among themselves: no tonne of it meets another's. */
const ISLAND: Transform = {
  name: 'island',
  apply: (holdings) => ({
    holdings: withRows(holdings, {
      ...IDLE,
      processes: [{ id: 'zz-make', name: 'zz-make', stage: 'product', unit: 't product', lead_months: 0 }],
      recipes: [{ process: 'zz-make', direction: 'out', material: 'zz-good', basis: 'mass', value: 1, unit: 't/t' }],
      sites: [
        {
          id: 'zz-plant',
          name: 'zz-plant',
          place: 'zz-place',
          country: 'zz',
          control: 'zz-place',
          stage: 'product',
          value: 130,
          unit: 't product/yr',
          status: 'operating',
        },
      ],
      operations: [{ site: 'zz-plant', process: 'zz-make', value: 100, unit: 't product/yr' }],
      demand: [
        {
          place: 'zz-place',
          sector: 'zz-users',
          material: 'zz-good',
          value: 100,
          unit: 't product/yr',
          gross_output_musd: 2,
          value_added_musd: 1,
        },
      ],
      prices: [{ material: 'zz-good', place: 'zz-place', kind: 'baseline', value: 5, unit: 'USD/kg' }],
    }),
    back: {
      added,
      // The reference surplus has the island's in it.
      leftOut: (_, figure) => figure === 'referenceSurplus' || /^(objective|proof\.sets)/.test(figure),
    },
  }),
}

/** A run that goes on for some months more, measures as they are: the months before are what they were. */
const longer = (months: number): Transform => ({
  name: `horizon ${months} months longer`,
  apply: (holdings) => {
    const ends = new Set<string>()
    return {
      holdings: changePapers(holdings, ({ kind, text }) => {
        if (kind !== 'scenario') return text
        const given = readYaml(text) as Yaml
        const asked = typeof given['months'] === 'number' ? given['months'] : 24
        const [year = 0, month = 1] = String(given['start']).split('-').map(Number)
        const end = year * 12 + month - 1 + asked
        ends.add(`${Math.floor(end / 12)}-${String((end % 12) + 1).padStart(2, '0')}`)
        return stringify({ ...given, months: asked + months })
      }),
      back: {
        leftOut: (key, figure) => {
          const told = /byMonth\[(\d{4}-\d{2})/.exec(key)?.[1]
          return told === undefined || figure === '' || [...ends].some((end) => told >= end)
        },
      },
    }
  },
})

/** Nothing changed, but for who is who: where P1 and P2 are alike, each has what the other has. */
export const SWAPPED: Transform = {
  name: 'twins swapped',
  apply: (holdings) => {
    const twin: Readonly<Record<string, string>> = { one: 'other', other: 'one' }
    const swap: Readonly<Record<string, string>> = { P1: 'P2', P2: 'P1' }
    return {
      holdings,
      back: { word: (text) => twin[text] ?? text.replace(/P[12]$/, (place) => swap[place] ?? place) },
    }
  },
}

export const SHUFFLES = [
  shuffle('rows'),
  shuffle('columns'),
  shuffle('lists'),
  shuffle('all'),
  LAYERED,
  TWICE,
  SPELLED,
] as const
export const RENAMES = [
  rename('rename all ids', RANDOM),
  rename('rename processes', RANDOM, ['processes']),
  rename(
    'rename all but processes',
    RANDOM,
    RENAMED.filter((domain) => domain !== 'processes'),
  ),
  rename('hostile ids', HOSTILE),
  rename('regions joined by blanks', JOINED(' '), ['regions']),
  rename('regions joined by slashes', JOINED(' / '), ['regions']),
  { ...rename('ids that are words', WORDED, ['places', 'materials']), refusal: 'ID_IS_A_GROUP' },
] as const
export const SPLITS = (which?: string): readonly Transform[] => [
  split('split 50/50', 0.5, which),
  split('split 30/70', 0.3, which),
]
export const SCALES = [scale(0.001), scale(1000)] as const
export const ADDITIONS = [IRRELEVANT, ISLAND] as const
export const LONGER = longer(6)
