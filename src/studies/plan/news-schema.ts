import { z } from 'zod'
import { plausible } from '../../world/index.ts'
import { MAX_DRAWN } from './options.ts'

/** A file of news, as it is written: a scenario tree. What is wrong beyond its form is found in `parse-news.ts`. */
const id = z.string().min(1)
const share = z.number().min(0).max(1)

const slip = z.strictObject({
  project: id.meta({ description: 'Id of a row of projects.csv' }),
  months: z
    .int()
    .min(1)
    .max(plausible.MONTHS.max)
    .meta({ description: 'It comes so much later, if it does not stand by then' }),
})

const node = z.strictObject({
  id,
  parent: id.optional().meta({ description: 'The node before it; the root has none' }),
  year: z.int().min(plausible.YEARS.min).max(plausible.YEARS.max).meta({
    description: 'Year with whose beginning the news is known; of the root, the year of the decision',
  }),
  chance: z.number().optional().meta({ description: 'Given the parent; those of siblings sum to 1. Of the root, 1' }),
  chance_range: z
    .tuple([share, share])
    .optional()
    .meta({ description: 'Between which the chance is judged to lie; shown, and not computed with' }),
  title: z.string().min(1).optional(),
  title_ja: z.string().min(1).optional(),
  note: z.string().optional(),
  attack_probability: share.optional().meta({
    description: 'Chance of an attack in a year from now on: 1 in an embargo; that of the parent if left out',
  }),
  conduct: z.array(id).optional().meta({
    description: 'How firms and third places act from now on: ids of conduct.csv; that of the parent if left out',
  }),
  draw: z.int().min(0).max(MAX_DRAWN).optional().meta({
    description: 'The figures turn out as in this draw (`seed`); 0 as tabled; that of the parent if left out',
  }),
  slips: z.array(slip).optional().meta({ description: 'Projects that turn out to be late' }),
})

export const newsSchema = z
  .strictObject({
    title: z.string().min(1),
    title_ja: z.string().min(1).optional(),
    source: z.string().optional(),
    note: z.string().optional(),
    nodes: z.array(node).min(1),
  })
  .meta({ title: 'News for a plan', description: 'A scenario tree: what may be learnt when, and how likely it is.' })

type GivenNews = z.infer<typeof newsSchema>
export type GivenNewsNode = GivenNews['nodes'][number]

/** A checked tree: the root first, no node before its parent, and in the same order whatever that of the file. */
export interface NewsTree extends Omit<GivenNews, 'nodes'> {
  readonly file: string
  readonly nodes: readonly NewsTreeNode[]
}

export interface NewsTreeNode extends GivenNewsNode {
  readonly chance: number
  /** Line in the file. */
  readonly line: number | undefined
}
