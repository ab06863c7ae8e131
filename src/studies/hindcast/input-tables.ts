import { plausible, PRICE_BASES, type TableSchema } from '../../world/index.ts'

/** What an observation is divided by is more than nothing, in its own unit. */
export const LEAST_USUAL = 1e-9

/** Tables of a folder of past episodes, in the form of a world's tables; docs/reference/observed-table.md is made of them. */

export const QUANTITIES = ['export', 'import', 'price', 'use', 'stop'] as const
export const KINDS = ['official', 'association', 'volume-weighted', 'quoted', 'offer', 'report'] as const
/** What an episode is for: behaviour is fitted on it; it is only run; or it is scored apart, and nothing is chosen by it. */
export const USES = ['fit', 'test', 'apart'] as const
export type Use = (typeof USES)[number]
/** Why a row is shown and not scored. */
export const REASONS = ['input', 'offer', 'conflict', 'weak', 'contained'] as const

export const EPISODES_TABLE: TableSchema = {
  title: 'Past episodes',
  key: ['id'],
  columns: {
    id: { kind: 'id', title: 'episode, and the name of its folder' },
    title: { kind: 'text', title: 'title' },
    title_ja: { kind: 'text', title: 'Japanese title' },
    use: { kind: 'choice', title: 'what it is for', options: USES },
    world: { kind: 'choice', title: 'the shipped world, or a small one of its own', options: ['shipped', 'own'] },
    variants: { kind: 'text', title: 'scenarios, the one that is scored first' },
    note: { kind: 'text', title: 'note', optional: true },
    note_ja: { kind: 'text', title: 'Japanese note', optional: true },
  },
  ranged: {},
}

/** What became of producers in a fall of prices. */
export const PRODUCER_OUTCOMES_TABLE: TableSchema = {
  title: 'What became of producers when prices fell',
  key: ['site', 'year'],
  columns: {
    site: { kind: 'ref', title: 'site', to: 'sites' },
    owner: { kind: 'text', title: 'who owned it then' },
    year: {
      kind: 'number',
      title: 'year',
      unit: 'year',
      min: plausible.YEARS.min,
      max: plausible.YEARS.max,
      whole: true,
    },
    outcome: {
      kind: 'choice',
      title:
        'what it did: `slowed` cut or held back a part, `idled` stood for a month or more, `not yet` was not there',
      options: ['ran', 'slowed', 'idled', 'closed', 'not yet'],
    },
    price_driven: { kind: 'choice', title: 'whether it did so for its price', options: ['yes', 'no'] },
    evidence: {
      kind: 'choice',
      title: 'how it is known: a page, an excerpt of one, at second hand, or because no stop is reported',
      options: ['page', 'excerpt', 'second-hand', 'absence'],
    },
    source: { kind: 'ref', title: 'source', to: 'sources' },
    confidence: { kind: 'choice', title: 'confidence', options: ['high', 'medium', 'low'] },
    note: { kind: 'text', title: 'note', optional: true },
  },
  ranged: {},
}

/** A figure that is a multiple of the usual level already has this unit, and needs no `usual`. */
export const MULTIPLE_UNIT = 'x'
export const STOP_UNIT = 'months'

/** Pairs of prices: what a kilogram cost outside the supplier state, and inside. No run reads them. */
export const RENTS_TABLE: TableSchema = {
  title: 'Prices inside and outside the supplier state',
  key: ['id'],
  columns: {
    id: { kind: 'id', title: 'pair' },
    episode: { kind: 'ref', title: 'episode', to: 'episodes' },
    material: { kind: 'text', title: 'material' },
    place: { kind: 'ref', title: 'where the price outside is paid', to: 'places' },
    inside_month: { kind: 'text', title: 'month of the price inside, or its year' },
    inside: { kind: 'number', title: 'price inside', unit: 'USD/kg', ...plausible.USD_PER_KG },
    inside_basis: { kind: 'choice', title: 'what it is the price of', options: PRICE_BASES },
    vat: { kind: 'number', title: 'value-added tax in the price inside', unit: 'share', ...plausible.SHARE },
    outside_month: { kind: 'text', title: 'month of the price outside, or its year' },
    outside: { kind: 'number', title: 'price outside', unit: 'USD/kg', ...plausible.USD_PER_KG },
    outside_basis: { kind: 'choice', title: 'what it is the price of', options: PRICE_BASES },
    usual: { kind: 'number', title: 'usual price before the episode', unit: 'USD/kg', ...plausible.USD_PER_KG },
    match: {
      kind: 'choice',
      title: 'how near in time the two are: the same day, the same month, months that touch, a year',
      options: ['day', 'month', 'touching', 'year'],
    },
    peak: {
      kind: 'choice',
      title: 'whether it stands for the height of the episode: the largest rent found that is not of low confidence',
      options: ['yes', 'no'],
    },
    sources: { kind: 'text', title: 'sources, by id' },
    confidence: { kind: 'choice', title: 'confidence', options: ['high', 'medium', 'low'] },
    note: { kind: 'text', title: 'where the two are from, and what is doubtful', optional: true },
  },
  ranged: {},
}

export const OBSERVED_TABLE: TableSchema = {
  title: 'What was observed',
  key: ['id'],
  columns: {
    id: { kind: 'id', title: 'observation' },
    episode: {
      kind: 'ref',
      title: 'episode whose runs it is set beside; blank or left out: the latest that can answer',
      to: 'episodes',
      optional: true,
      mayLack: true,
    },
    quantity: { kind: 'choice', title: 'what was observed', options: QUANTITIES },
    basis: {
      kind: 'choice',
      title: 'of a price: what it is the price of',
      options: PRICE_BASES,
      optional: true,
      mayLack: true,
    },
    place: { kind: 'ref', title: 'where; for exports, where to; blank: everywhere', to: 'places', optional: true },
    partner: { kind: 'ref', title: 'who exported; blank: all', to: 'places', optional: true },
    sectors: { kind: 'text', title: 'users, by id; blank: all', optional: true },
    materials: { kind: 'text', title: 'material ids, or stage:<stage>' },
    from: { kind: 'text', title: 'first month, YYYY-MM' },
    to: { kind: 'text', title: 'last month, YYYY-MM' },
    kind: { kind: 'choice', title: 'how it is known', options: KINDS },
    scored: {
      kind: 'choice',
      title: 'whether it counts; blank or left out: yes, but for what is of kind offer',
      options: ['yes', 'no'],
      optional: true,
      mayLack: true,
    },
    reason: { kind: 'choice', title: 'why it does not count', options: REASONS, optional: true, mayLack: true },
    usual: {
      kind: 'number',
      title: `the same before the episode, in the same unit; blank where the unit is ${MULTIPLE_UNIT}, and for stops`,
      unit: { column: 'unit' },
      optional: true,
      min: LEAST_USUAL,
      max: plausible.ANY_OF_SEVERAL.max,
    },
    unit: {
      kind: 'text',
      title: `unit of value, low, high and usual; ${MULTIPLE_UNIT} for a multiple, ${STOP_UNIT} for a stop`,
    },
    source: { kind: 'ref', title: 'source', to: 'sources' },
    confidence: { kind: 'choice', title: 'confidence', options: ['high', 'medium', 'low'] },
    note: { kind: 'text', title: 'how it was derived, and what is doubtful', optional: true },
  },
  ranged: {
    value: { title: 'what was observed', unit: { column: 'unit' }, optional: true, ...plausible.ANY_OF_SEVERAL },
  },
}
