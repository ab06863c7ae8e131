import { z } from 'zod'
import { tonnesPerYearSchema } from '../masses.ts'
import { askedWorldSchema } from '../asked-world-result.ts'

/** What `exposure` answers, as plain data; `ytterby schema exposure` prints this. Shares are fractions of one. */
const share = z.number()
const sharesSchema = z.record(z.string(), share).meta({ description: 'share by place' })

const stageSchema = z.object({
  stage: z.string(),
  byLocation: sharesSchema,
  byControl: sharesSchema,
  concentration: z.number().meta({
    'x-unit': 'Herfindahl-Hirschman index, 0 to 10,000',
    description: 'Herfindahl-Hirschman index by control, 0 to 10,000',
  }),
})

const linksSchema = z.array(
  z.object({
    fromStage: z.string(),
    from: z.string().nullable().meta({ description: 'place; null: passed no plant of the stage' }),
    toStage: z.string().meta({ description: 'the next stage, or `use`' }),
    to: z.string().nullable(),
    share: share.meta({ description: 'of what the place uses' }),
  }),
)

/** How much of an element depends on the coercer. Mixing is proportional: an average of the place, not of a firm in it. */
const dependenceSharesSchema = z.object({
  totalDependence: share.meta({
    description: 'passed a plant of the coercer or under its control at any stage, or was shipped from it',
  }),
  dependenceByLocation: share.meta({ description: 'of it, what passed at least one plant at the coercer’s place' }),
  dependenceByControl: share.meta({ description: 'of it, what passed at least one plant under the coercer’s control' }),
  indirectDependence: share.meta({ description: 'of it, what was bought from somebody else' }),
  bottleneckStage: z.string().meta({ description: 'stage at which the coercer holds most' }),
  bottleneckShare: share.meta({ description: 'what it holds there, by location or by control: the larger' }),
})

const dependenceSchema = z.object({
  place: z.string(),
  material: z.string(),
  element: z.string(),
  use: tonnesPerYearSchema.meta({ description: 't of the material’s unit a year' }),
  unit: z.string(),
  contained: tonnesPerYearSchema.meta({ description: 't of the element in it a year, as contents.csv counts it' }),
  directDependence: share.meta({ description: 'crossed the border from the coercer, at whatever stage' }),
  ...dependenceSharesSchema.shape,
  stages: z.array(stageSchema),
  chain: z
    .object({ byLocation: linksSchema, byControl: linksSchema })
    .meta({ description: 'from each stage to the next: the links into a place add to its share of the stage' }),
})

export const exposureSchema = z
  .object({
    study: z.literal('exposure'),
    version: z.string(),
    world: askedWorldSchema,
    coercer: z.string(),
    worldStages: z
      .array(
        z.object({
          stage: z.string(),
          element: z.string(),
          unit: z.string(),
          total: tonnesPerYearSchema,
          byLocation: sharesSchema,
          byControl: sharesSchema,
          concentration: z.number().meta({ 'x-unit': 'Herfindahl-Hirschman index, 0 to 10,000' }),
        }),
      )
      .meta({ description: 'who makes the world’s output at each stage' }),
    dependences: z.array(dependenceSchema),
    makers: z
      .array(
        z.object({
          material: z.string(),
          place: z.string(),
          firms: z.array(z.string()).meta({ description: 'ids of firms.csv' }),
        }),
      )
      .meta({ description: 'firms that are known to make what the places use, by place: not all that there are' }),
    company: z
      .array(
        z.object({
          part: z.string(),
          material: z.string(),
          place: z.string(),
          kgPerYear: z.number(),
          stockDays: z.number(),
          element: z.string(),
          ...dependenceSharesSchema.shape,
          stages: z.array(stageSchema).meta({ description: 'where the element came from' }),
        }),
      )
      .optional(),
  })
  .meta({ title: 'Ytterby exposure result' })

export type ExposureResult = z.infer<typeof exposureSchema>
export type DependenceShares = z.infer<typeof dependenceSharesSchema>
export type Dependence = ExposureResult['dependences'][number]
