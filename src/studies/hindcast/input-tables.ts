import { plausible, PRICE_BASES, type TableSchema } from '../../world/index.ts'

/** What an observation is divided by is more than nothing, in its own unit. */
const LEAST_BASELINE = 1e-9

/** Tables of a folder of past episodes, in the form of a world's tables; data/hindcast/README.md says the same in prose. */

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

export const OBSERVED_TABLE: TableSchema = {
  title: 'What was observed in an episode',
  key: ['id'],
  columns: {
    id: { kind: 'id', title: 'observation' },
    quantity: { kind: 'choice', title: 'what was observed', options: QUANTITIES },
    place: { kind: 'text', title: 'where; for exports, where to; blank for everywhere', optional: true },
    partner: { kind: 'text', title: 'who exported; blank for all', optional: true },
    sectors: { kind: 'text', title: 'users; blank for all', optional: true },
    materials: { kind: 'text', title: 'material ids, or stage:<stage>' },
    from: { kind: 'text', title: 'first month' },
    to: { kind: 'text', title: 'last month' },
    kind: { kind: 'choice', title: 'how it is known', options: KINDS },
    basis: {
      kind: 'choice',
      title: 'of a price: what it is the price of',
      options: PRICE_BASES,
      optional: true,
      mayLack: true,
    },
    scored: { kind: 'choice', title: 'whether it counts', options: ['yes', 'no'] },
    reason: { kind: 'choice', title: 'why it does not', options: REASONS, optional: true },
    baseline: {
      kind: 'number',
      title: 'the same before the episode, in the same unit',
      optional: true,
      min: LEAST_BASELINE,
      max: plausible.ANY_OF_SEVERAL.max,
    },
    unit: { kind: 'text', title: 'unit' },
    source: { kind: 'text', title: 'source' },
    confidence: { kind: 'choice', title: 'confidence', options: ['high', 'medium', 'low'] },
    note: { kind: 'text', title: 'note', optional: true },
  },
  ranged: { value: { unit: { column: 'unit' }, optional: true, ...plausible.ANY_OF_SEVERAL } },
}
