import { z } from 'zod'
import { musd } from '../money.ts'
import { betweenSchema, ITEM_KINDS, monthSchema, periodSchema } from './result-parts.ts'

const bounds = {
  lowerBound: musd.meta({ description: 'no such plan has a lower objective, checked without the solver' }),
  upperBound: musd,
}

/** What a plan does at one node of a tree of news. */
const nodeSchema = z.object({
  id: z.string(),
  parent: z.string().nullable(),
  title: z.string(),
  titleJa: z.string(),
  year: z.number().meta({ description: 'with whose beginning the news is known' }),
  chance: z.number().meta({ description: 'given its parent' }),
  chanceRange: z
    .array(z.number())
    .nullable()
    .meta({ description: 'between which the chance is judged to lie; not computed with' }),
  reach: z.number().meta({ description: 'chance of getting there' }),
  attackProbability: z.number().meta({ description: 'chance of an attack in a year' }),
  conduct: z.array(z.string()).meta({ description: 'how firms and third places act; empty: as tabled' }),
  draw: z.number().meta({ description: 'the draw that figures are as in; 0: as tabled' }),
  slips: z
    .array(z.object({ project: z.string(), months: z.number() }))
    .meta({ description: 'projects that are learnt to be late' }),
  decisions: z
    .array(
      z.object({
        id: z.string(),
        kind: z.enum(ITEM_KINDS),
        share: z.number().meta({ description: 'ordered by then, as a part of all that is available' }),
        added: z.number().meta({ 'x-unit': 'share', description: 'ordered here; below 0 a contract ends' }),
        decideBy: monthSchema.meta({ description: 'latest month to decide on it; before the news of the next node' }),
        availableFrom: monthSchema.meta({ description: 'if no later news delays it' }),
        upfrontCost: musd.meta({ description: 'of what is ordered here, paid once' }),
      }),
    )
    .meta({ description: 'what is decided with this news known and none after it' }),
  periods: z.array(periodSchema).meta({ description: 'what is lost in its years' }),
})

export const newsResultSchema = z
  .object({
    title: z.string(),
    titleJa: z.string(),
    nodes: z.array(nodeSchema).meta({ description: 'the root first, and none before its parent' }),
    atOnce: z
      .object({
        ...bounds,
        decisions: z.array(z.object({ id: z.string(), share: z.number() })),
      })
      .meta({ description: 'the best plan that decides everything before any news, the same at all nodes' }),
    knowing: z.object(bounds).meta({
      description: 'the mean over paths of the best plan of each, were it known from the start (wait-and-see)',
    }),
    waiting: betweenSchema.meta({
      description: 'value of waiting: what the best plan that decides all before any news costs and loses more',
    }),
    information: betweenSchema.meta({
      description:
        'expected value of perfect information (EVPI): what this plan costs and loses more than with each path known',
    }),
  })
  .meta({ description: 'decisions that wait for news (`news`); left out where none was given' })

export type PlanNewsResult = z.infer<typeof newsResultSchema>
