import { z } from 'zod'
import { askedWorldSchema } from '../asked-world-result.ts'
import { musd } from '../money.ts'

/** What `plan` answers, as plain data; `ytterby schema plan` prints this. Money is million USD unless a name says otherwise. */
const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .meta({ description: 'YYYY-MM' })
const attack = z.object({
  measures: z.array(z.string()).meta({ description: 'ids of measures of the menu' }),
  loss: musd.meta({ description: 'what the side loses in a year of it, discounted by month' }),
})

/** One thing that is decided. */
const item = z.object({
  id: z.string(),
  kind: z.enum(['plant', 'thrifting', 'stockpile', 'offtake']),
  material: z.string().nullable(),
  place: z.string().nullable().meta({ description: 'where it stands, or who buys' }),
  from: z.string().nullable().meta({ description: 'of whom an offtake buys' }),
  unit: z.string(),
  amounts: z.array(z.number()).meta({ description: 'what stands in each investment period' }),
  share: z.number().meta({ description: 'largest part of all that is available' }),
  decideBy: month.meta({ description: 'latest month to decide on it' }),
  availableFrom: month,
  upfrontCost: musd.meta({ description: 'paid once, in all' }),
  annualCost: musd.meta({ description: 'paid in a year, the most' }),
  value: z
    .object({
      leaveOneOut: musd.meta({ description: 'lost more without it, at least' }),
      shapley: musd.meta({ description: 'its Shapley value of all that is spared' }),
    })
    .nullable()
    .meta({ description: 'what it buys in a year of attack once all stands; null where nobody asked' }),
})

/** What a plan decides, what it costs, and what it leaves to be lost. */
const decided = {
  discountedCost: musd.meta({ description: 'what it costs, discounted to the start' }),
  undiscountedCost: musd.meta({ description: 'what is paid in all, not discounted' }),
  decisions: z.array(item).meta({ description: 'what is decided, the dearest first' }),
  periods: z
    .array(
      z.object({
        from: z.number().meta({ description: 'first year of the period; the attack comes at its start' }),
        years: z.number(),
        doNothing: attack.meta({ description: 'the worst if nothing is decided' }),
        worstCase: attack.meta({ description: 'the worst under the plan' }),
        losses: z.array(musd).meta({ description: 'under each contingency, where more than the worst counts' }),
        lossUpperBound: musd.meta({
          description: 'no set of at most `maxMeasures` measures costs more under the plan',
        }),
        recheckedLoss: musd.nullable().meta({
          description: 'the worst found in the recheck, in a network built with the plan in it; null: not yet',
        }),
      }),
    )
    .meta({ description: 'safety over time' }),
}

/** How a plan stands to the best there can be. */
const proof = {
  lowerBound: musd.meta({
    description:
      'no plan within the budget has a lower objective (cost and expected loss, discounted). Checked without the solver: a tree of what is built and what is not, each leaf with a bound by weak duality',
  }),
  upperBound: musd.meta({ description: 'the objective of this plan is at most this' }),
  gap: z.number().nullable().meta({
    description: 'difference of `lowerBound` and `upperBound`, as a share of `upperBound`; null where that is nothing',
  }),
  optimal: z.boolean().meta({ description: 'proved optimal: a gap of at most 1e-6' }),
}

export const planSchema = z
  .object({
    study: z.literal('plan'),
    version: z.string(),
    world: askedWorldSchema,
    coercer: z.string().meta({ description: 'the supplier state' }),
    menu: z.object({
      id: z.string(),
      title: z.string(),
      months: z.number(),
      measures: z.array(z.string()),
      contingencies: z
        .array(z.object({ id: z.string(), probability: z.number().meta({ description: 'these add to 1' }) }))
        .meta({ description: 'what may come, where the menu lists it; empty: every set of its measures' }),
    }),
    options: z.object({
      members: z
        .array(z.string())
        .meta({ description: 'places whose plan it is: its stocks and contracts are theirs' }),
      start: month.meta({ description: 'when it is decided on' }),
      budget: musd.nullable().meta({ description: 'most that may be paid in all, not discounted; null: no limit' }),
      maxMeasures: z.number(),
      attackProbability: z.number().meta({ description: 'chance of an attack in a year' }),
      gap: z.number().meta({ description: 'gap asked for' }),
      delay: z.number().meta({ description: 'months that every project comes late' }),
      technologyBan: z
        .boolean()
        .meta({ description: 'projects come later by what each needs of the supplier’s equipment and know-how' }),
      drawn: z.boolean().meta({
        description: 'each contingency happens to a world of its own, drawn within the ranges of the figures',
      }),
      risk: z
        .union([z.literal('worst'), z.number()])
        .meta({ description: 'the worst counts, or the mean over this part of what may come in which most is lost' }),
      constraints: z.string().nullable().meta({ description: 'title of what else it keeps to' }),
      include: z.array(z.string()),
      exclude: z.array(z.string()),
    }),
    choices: z.object({
      plants: z.number(),
      thrifting: z.number(),
      stockpiles: z.number(),
      offtakes: z.number(),
      underWay: z.number().meta({ description: 'plants that come without the plan, at their latest dates' }),
    }),
    objective: z.object({
      ...proof,
      claimed: musd.meta({
        description: 'the bound that the solver claims for all plans; not checked, and nothing rests on it',
      }),
      doNothing: musd.meta({ description: 'the objective of doing nothing' }),
      termination: z.enum(['gap-reached', 'time-limit', 'round-limit', 'unchecked', 'interrupted']).meta({
        description:
          'why the search ended; unchecked: the gap is reached by what the solver claims, which could not all be checked; interrupted: somebody stopped it',
      }),
    }),
    search: z.object({
      lpRounds: z.number().meta({ description: 'rounds in which parts of projects were allowed' }),
      mipRounds: z.number().meta({ description: 'rounds with integer solutions' }),
      exactSubproblems: z.number().meta({ description: 'exact searches for the worst set' }),
      cuts: z.number().meta({ description: 'what single solves said of all plans' }),
    }),
    ...decided,
    budgetCurve: z
      .array(z.object({ budget: musd, ...proof, difference: z.number(), ...decided }))
      .meta({ description: 'the best plans with other budgets, the smallest first' }),
    alternatives: z
      .array(
        z.object({
          upperBound: musd.meta({ description: 'its upper bound: its objective is at most this' }),
          dissimilarity: z
            .number()
            .meta({ description: 'how little of what stands at the end is the same as in the best: 0 all, 1 nothing' }),
          difference: z.number(),
          ...decided,
        }),
      )
      .meta({ description: 'plans that are nearly as good and differ most' }),
    noRegret: z
      .array(z.object({ id: z.string(), share: z.number().meta({ description: 'the least that a plan has of it' }) }))
      .meta({
        description: 'what is in this plan and in all others that are nearly as good; empty where none was sought',
      }),
    belowThreshold: z
      .object({
        threshold: z.number().meta({ description: 'dollars lost for each that the coercer forgoes' }),
        from: z.number().nullable().meta({ description: 'year from which no set reaches it; null: not in this plan' }),
        beyond: z.array(musd).meta({
          description: 'in each period, what the set that is worst at that price costs beyond it; 0: none does',
        }),
      })
      .nullable(),
    delays: z
      .object({
        samples: z.number(),
        seed: z.number(),
        losses: z
          .array(z.array(musd))
          .meta({ description: 'in each period, what the worst then costs in each case, the least first' }),
      })
      .nullable()
      .meta({
        description: 'projects a year late, each by its own chance, in this many cases drawn; null where nobody asked',
      }),
    costSharing: z
      .object({
        separatePlans: musd.meta({ description: 'what the members’ separate plans, side by side, come to' }),
        jointPlan: musd,
        members: z.array(
          z.object({
            place: z.string(),
            standaloneCost: musd.meta({ description: 'cost of its own plan, discounted' }),
            allocatedSaving: musd.meta({ description: 'its part of what is saved (Shapley)' }),
            allocatedCost: musd.meta({ description: 'its part of what the joint plan costs; below 0 it is paid' }),
          }),
        ),
      })
      .nullable(),
    constraints: z
      .array(
        z.object({
          id: z.string(),
          kind: z.enum(['budget', 'limit', 'stock', 'share']),
          unit: z.string(),
          year: z.number().nullable().meta({ description: 'year from which it holds; null: over the whole plan' }),
          asked: z
            .number()
            .meta({ description: 'at least this for stocks and shares, at most this for budgets and limits' }),
          reached: z.number(),
        }),
      )
      .meta({ description: 'what else it keeps to' }),
    check: z.object({
      difference: z.number().nullable().meta({
        description:
          'largest difference of the worst found again, as a share of what the side is worth; null: not yet found again',
      }),
      paid: musd.meta({ description: 'what is paid, added up again from the items' }),
      feasible: z.boolean().meta({ description: 'budget, lead times and sizes are kept' }),
    }),
  })
  .meta({ title: 'Ytterby plan result' })

export type PlanResult = z.infer<typeof planSchema>
export type PlanItem = PlanResult['decisions'][number]
