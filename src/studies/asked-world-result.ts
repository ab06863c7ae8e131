import { z } from 'zod'

/** The world that a study was asked of, and how well its facts fit together: the same in every result. */
export const askedWorldSchema = z.object({
  title: z.string(),
  hash: z.string(),
  facts: z
    .object({
      flows: z.number().meta({ description: 'flows of the baseline year that facts give' }),
      outside: z.number().meta({ description: 'of them, those that the baseline moves out of their range' }),
      overCapacity: z.number().meta({ description: 'sites that do more in the baseline than their stated capacity' }),
      worst: z
        .object({
          kind: z.string().meta({ description: 'operation, route, demand or site' }),
          what: z.string(),
          place: z.string(),
          unit: z.string(),
          value: z.number().meta({ description: 'what the fact says; of a site its capacity' }),
          low: z.number(),
          high: z.number(),
          baseline: z.number().meta({ description: 'what the baseline uses' }),
          beyond: z.number().meta({ description: 'beyond the nearer end of the range, or above the capacity' }),
        })
        .nullable()
        .meta({ description: 'the furthest beyond, as a share of what the fact says; null where there is none' }),
    })
    .meta({ description: 'facts that the baseline does not keep to; `data check --json` lists them' }),
  age: z
    .object({
      middle: z
        .number()
        .meta({ description: 'year in which half of the worth of what is made, shipped and used is reached' }),
      oldest: z.number().meta({ description: 'year before which a twentieth of it lies' }),
      newest: z.number().meta({ description: 'year after which a twentieth of it lies' }),
      judged: z.number().meta({ 'x-unit': 'share', description: 'part of it that is judged' }),
    })
    .optional()
    .meta({ description: 'how old the figures are; left out where no good has a price. `data age` tells it by table' }),
})

export type AskedWorld = z.infer<typeof askedWorldSchema>
