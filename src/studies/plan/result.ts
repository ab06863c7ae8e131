import { z } from 'zod'
import { askedWorldSchema } from '../asked-world-result.ts'
import { musd } from '../money.ts'
import { assumptionsSchema } from './assumptions-schema.ts'
import { CONSTRAINT_KINDS } from './constraint-kinds.ts'
import { planDumpingSchema } from './dumping-result.ts'
import { newsResultSchema } from './news-result.ts'
import { betweenSchema, ITEM_KINDS, monthSchema, periodSchema } from './result-parts.ts'

// What `plan` answers, as plain data; `ytterby schema plan` prints this. Money is million USD unless a name says otherwise.

/** One thing that is decided. */
const item = z.object({
  id: z.string(),
  kind: z.enum(ITEM_KINDS),
  material: z.string().nullable(),
  place: z.string().nullable().meta({ description: 'where it stands, or who buys' }),
  from: z.string().nullable().meta({ 'x-unit': 'year', description: 'of whom an offtake buys' }),
  unit: z.string(),
  amounts: z.array(z.number()).meta({ description: 'what stands in each investment period' }),
  share: z.number().meta({ description: 'largest part of all that is available' }),
  decideBy: monthSchema.meta({ description: 'latest month to decide on it' }),
  availableFrom: monthSchema,
  upfrontCost: musd.meta({ description: 'paid once, in all' }),
  annualCost: musd.meta({
    description: 'paid in a year, the most; with `dumping`, what is expected for keeping it too',
  }),
  value: z
    .object({
      leaveOneOut: musd.meta({ description: 'lost more without it, at least' }),
      shapley: musd.meta({ description: 'its Shapley value of all that is spared' }),
    })
    .nullable()
    .meta({
      description:
        'what it buys in a year of attack once all stands, or in the mean year where years without an attack count too; null where nobody asked',
    }),
})

/** What a plan decides, what it costs, and what it leaves to be lost. */
const decided = {
  discountedCost: musd.meta({ description: 'what it costs, discounted to the start' }),
  undiscountedCost: musd.meta({ description: 'what is paid in all, not discounted' }),
  decisions: z.array(item).meta({ description: 'what is decided, the dearest first' }),
  periods: z.array(periodSchema).meta({ description: 'safety over time' }),
}

const screeningSchema = z.object({
  id: z.string(),
  kind: z.enum(ITEM_KINDS),
  pinned: z.boolean().meta({ description: 'spoken of first: as asked (`pin`), or a project of defaults.csv' }),
  availableFrom: monthSchema.meta({ description: 'when it could stand if it were decided on at once' }),
  reason: z.enum(['chosen', 'under-way', 'excluded', 'too-late', 'ruled-out', 'too-dear', 'open']).meta({
    description:
      'too-dear: even if it cost nothing it would save less than the least that it costs; ruled-out: no plan with it was found that keeps to all that is asked; open: what is known of attacks does not settle it (`verdicts` searches)',
  }),
  leastCost: musd.nullable().meta({
    description: 'discounted: its smallest size, as late as it may come; all of a stock or contract',
  }),
  savedAtMost: musd.nullable().meta({
    description: 'discounted: by how much costs and losses would fall at most if it cost nothing',
  }),
  notChosenAbove: z.number().nullable().meta({
    description: 'switching value: at more than this multiple of its tabled cost it is in no best plan',
  }),
})
export type PlanScreening = z.infer<typeof screeningSchema>

/** What an objective is made of. */
const partsSchema = z.object({
  cost: musd,
  attacks: musd.meta({ description: 'losses of years with an attack, by its probability' }),
  quietYears: musd.meta({ description: 'losses of years without one, by theirs; below zero: the plan helps there' }),
})

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

const recheckDifference = z.number().meta({
  'x-unit': 'share',
  description: 'largest difference of the worst found again, as a share of what the side is worth',
})

/** What holds of all amounts between the bounds. */
const held = z.enum(['yes', 'no', 'undecided'])
const stability = z.object({
  stable: held.meta({ description: 'whether no group could leave this split with gain' }),
  couldLeave: z
    .array(z.object({ members: z.array(z.string()), gain: betweenSchema }))
    .meta({ description: 'groups that might gain by leaving, the one that might gain most first' }),
})
/** What stops at the members under an attack. */
const stopped = z.object({
  measures: z.array(z.string()).meta({ description: 'the worst: ids of measures of the menu' }),
  places: z.array(z.object({ place: z.string(), valueAddedLost: musd.meta({ description: 'value added not made' }) })),
  uses: z
    .array(
      z.object({
        place: z.string(),
        sector: z.string(),
        material: z.string(),
        valueAddedLost: musd,
        firstStop: monthSchema.nullable().meta({ description: 'month of the attack in which it first stops' }),
      }),
    )
    .meta({ description: 'those that lose most value added first' }),
})

/** Why a project is in the plan, or not. */
const VERDICTS = [
  'chosen',
  'required',
  'under-way',
  'too-late',
  'ruled-out',
  'no-effect',
  'too-dear',
  'beyond-budget',
  'undecided',
] as const
const verdictSchema = z.object({
  id: z.string(),
  kind: z.enum(ITEM_KINDS),
  availableFrom: monthSchema.meta({ description: 'when it could stand if it were decided on at once' }),
  verdict: z.enum(VERDICTS).meta({
    description:
      'required: no plan without it was found that keeps to the constraints; ruled-out: none with it that keeps to all that is asked; no-effect: even for nothing it would save less than the plan is known to; too-dear: it would save something, and less than it costs; beyond-budget: it would be worth it if its money came on top; undecided: both bounds leave it open, or no plan was found in time',
  }),
  share: z.number().meta({ description: 'how much of it the plan has, or the nearest plan that has it' }),
  worthIfFree: betweenSchema.nullable().meta({
    description: 'million USD, discounted: what costs and losses would fall if it cost nothing',
  }),
  extraCost: betweenSchema.nullable().meta({
    description:
      'million USD, discounted: what the nearest plan with it costs more, its money not counted in the budget; of one that is chosen, what the best plan without it costs more',
  }),
  capitalCost: z.object({ atLeast: z.number().nullable(), atMost: z.number().nullable() }).nullable().meta({
    'x-unit': 'ratio',
    description:
      'switching value, as a multiple of its tabled cost: it is chosen up to a multiple between these; of one that is chosen, at least up to the first',
  }),
  sideBenefit: betweenSchema.nullable().meta({
    'x-unit': 'M USD/yr',
    description: 'switching value, million USD for each year that it stands: what it would have to bring besides',
  }),
  priceRise: betweenSchema.nullable().meta({
    'x-unit': 'USD/kg',
    description:
      'switching value of a plant, USD/kg of what it makes or works up: `sideBenefit` by all that it does in a year',
  }),
  attackChance: z.object({ atLeast: z.number(), atMost: z.number().nullable() }).nullable().meta({
    'x-unit': 'share',
    description:
      'switching value, the chance of an attack in a year: of those that were solved, the highest at which it surely is not chosen and, above it, the lowest at which it is; null where it is at none',
  }),
  ifDivisible: z.object({ saved: betweenSchema, share: z.number() }).nullable().meta({
    description:
      'million USD, discounted: what would be saved if any part of it could be built for the cost of each tonne of the whole, and what part would be chosen; null where that can be',
  }),
  conducts: z.array(screeningSchema.pick({ reason: true, notChosenAbove: true }).extend({ conduct: z.string() })).meta({
    description:
      'why it is in the best plan or not under each setting of conduct.csv; empty where several worlds, news or contingencies count',
  }),
  ifAtOnce: z.object({ saved: betweenSchema, chosen: z.boolean() }).nullable().meta({
    description:
      'million USD, discounted: what would be saved if it, and what it presupposes, stood from the first year at its tabled cost; null where it can',
  }),
})
export type PlanVerdict = z.infer<typeof verdictSchema>

/** What is lost in one world, without a plan and with each of two. */
const inWorld = z.object({
  doNothing: musd,
  centralPlan: musd.meta({ description: 'with the plan that guards against the central case alone' }),
  plan: musd,
})
/** Costs and expected losses over worlds drawn. */
const spread = z.object({
  mean: musd,
  meanLow: musd.nullable().meta({ description: 'the mean lies between this and `meanHigh` nineteen times in twenty' }),
  meanHigh: musd.nullable(),
  median: musd,
  p95: musd,
  most: musd,
})
const worldSchema = z.object({
  id: z.string().meta({ description: '`central`, a setting of conduct.csv, or `draw-1` and so on' }),
  conduct: z.array(z.string()).meta({ description: 'how firms and third places act there; empty: as tabled' }),
  isDrawn: z.boolean().meta({ description: 'its figures are drawn within their ranges' }),
  heldBefore: musd.meta({
    description:
      'what controls that hold already cost there in a year without a plan and an attack, beyond what they cost in the central case; in all losses',
  }),
  objective: inWorld.meta({ description: 'costs and expected losses there, discounted, at most' }),
  periods: z
    .array(
      inWorld.extend({
        from: z.number().meta({ 'x-unit': 'year' }),
        measures: z.array(z.string()),
        quietYear: inWorld
          .optional()
          .meta({ description: 'what a year without an attack loses there; left out where such years do not count' }),
      }),
    )
    .meta({
      description: 'the worst loss in a year that begins with each period; `measures`: the worst under the plan',
    }),
})
export type PlanWorld = z.infer<typeof worldSchema>
const termPriceSchema = z.object({
  id: z.string().meta({ description: 'of the constraint in the file' }),
  unit: z.string(),
  cost: betweenSchema.nullable().meta({
    description:
      'million USD, discounted: what costs and losses would fall if it were taken out; null: no plan was found in time',
  }),
  step: z.number().meta({ description: 'how far it was relaxed to find its price, in `unit`, all its rows together' }),
  price: betweenSchema.nullable().meta({
    'x-unit': 'M USD for each `unit`',
    description:
      'shadow price, million USD for each `unit`: what the last `step` of it costs, found by solving again; null: no plan was found in time',
  }),
})
export type TermPrice = z.infer<typeof termPriceSchema>

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
      start: monthSchema.meta({ description: 'when it is decided on' }),
      budget: musd.nullable().meta({ description: 'most that may be paid in all, not discounted; null: no limit' }),
      currency: z
        .object({
          code: z.string(),
          nameJa: z.string(),
          perUsd: z.number().meta({ description: 'of it for a dollar, by currencies.csv' }),
        })
        .nullable()
        .meta({ description: 'that the budget is written in' }),
      maxMeasures: z.number(),
      attackProbability: z.number().meta({ description: 'chance of an attack in a year' }),
      attackStart: monthSchema.optional().meta({
        description:
          'month as whose beginning each attack finds buyers, stocks and controls, whichever year it comes in; results of earlier versions leave it out',
      }),
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
      worlds: z
        .array(z.string())
        .meta({ description: 'the worlds that it guards against; empty: the central case alone, or contingencies' }),
      quietYears: z.boolean().default(false).meta({ description: 'years without an attack count too' }),
      constraints: z
        .object({ title: z.string(), titleJa: z.string() })
        .nullable()
        .meta({ description: 'title of what else it keeps to, in English and Japanese' }),
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
    objectiveParts: z.object({ doNothing: partsSchema, plan: partsSchema }).optional().meta({
      description:
        'what the objective is made of, discounted, at most; left out where years without an attack do not count (`quietYears`)',
    }),
    search: z.object({
      lpRounds: z.number().meta({ description: 'rounds in which parts of projects were allowed' }),
      mipRounds: z.number().meta({ description: 'rounds with integer solutions' }),
      exactSubproblems: z.number().meta({ description: 'exact searches for the worst set' }),
      cuts: z.number().meta({ description: 'what single solves said of all plans' }),
    }),
    ...decided,
    worlds: z.array(worldSchema).meta({ description: 'in each world that it guards against (`against`)' }),
    centralPlan: z
      .object({
        ...proof,
        ...decided,
        guarded: musd.meta({ description: 'its objective over all worlds that are guarded against, at most' }),
      })
      .omit({ periods: true })
      .nullable()
      .meta({
        description: 'the plan that guards against the central case alone; null where no other world was asked',
      }),
    outOfSample: z
      .object({
        draws: z.array(
          inWorld.extend({
            id: z.string(),
            conduct: z.array(z.string()),
            centralPlan: musd.nullable().meta({ description: 'null where no other world was asked' }),
          }),
        ),
        doNothing: spread,
        centralPlan: spread.nullable(),
        plan: spread,
        saved: spread.meta({
          description:
            'what the plan costs and loses less than the one against the central case, or than nothing, in the same worlds',
        }),
      })
      .nullable()
      .meta({ description: 'in worlds drawn besides, in which the plan was not made (`freshDraws`)' }),
    samplingGap: z
      .object({
        gaps: z.array(musd).meta({ description: 'over other samples: what it is above their best at most' }),
        mean: musd,
        atMost: musd.meta({
          description: 'no more than this above the best over all worlds, nineteen times in twenty',
        }),
      })
      .nullable()
      .meta({ description: 'sampling error of the plan (`replications`)' }),
    screening: z
      .array(screeningSchema)
      .meta({ description: 'why each item is in the plan or not, by what was learnt in finding it' }),
    verdicts: z.array(verdictSchema).meta({ description: 'of the projects that were asked about (`verdicts`)' }),
    budgetCurve: z
      .array(z.object({ budget: musd, ...proof, difference: recheckDifference, ...decided }))
      .meta({ description: 'the best plans with other budgets, the smallest first' }),
    alternatives: z
      .array(
        z.object({
          upperBound: musd.meta({ description: 'its upper bound: its objective is at most this' }),
          dissimilarity: z
            .number()
            .meta({ description: 'how little of what stands at the end is the same as in the best: 0 all, 1 nothing' }),
          difference: recheckDifference,
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
        from: z
          .number()
          .nullable()
          .meta({ 'x-unit': 'year', description: 'year from which no set reaches it; null: not in this plan' }),
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
            budget: musd
              .nullable()
              .meta({ description: 'its part of the budget where it plans alone; null: no limit' }),
            standaloneCost: musd.meta({ description: 'cost of its own plan, discounted' }),
            allocatedSaving: musd.meta({ description: 'its part of what is saved (Shapley)' }),
            nucleolusSaving: musd.nullable().meta({
              description:
                'its part by the nucleolus; null: the common plan costs more than the plans alone, side by side',
            }),
            allocatedCost: musd.meta({ description: 'its part of what the joint plan costs; below 0 it is paid' }),
          }),
        ),
        coalitions: z.array(z.object({ members: z.array(z.string()), saving: betweenSchema })).meta({
          description:
            'what each group would save by planning together while the others plan each alone, million USD, within the gaps of all these plans',
        }),
        core: z.object({
          exists: held.meta({ description: 'whether some split leaves no group a gain by leaving' }),
          shapley: stability,
          nucleolus: stability.nullable(),
        }),
        solidarity: z
          .array(
            z.object({
              attacked: z.string(),
              measures: z.array(z.string()).meta({
                description:
                  'the worst set that reaches this member and no other if the others keep to themselves; empty: no measure does, or none costs anything',
              }),
              withoutHelp: musd.nullable().meta({
                description:
                  'what all importing places lose in a year of it if the other members ship it no more than usual',
              }),
              withHelp: musd.nullable().meta({ description: 'the same if all share' }),
              members: z
                .array(z.object({ place: z.string(), withoutHelp: betweenSchema, withHelp: betweenSchema }))
                .meta({
                  description:
                    'what the sectors of each member lose, million USD, over all responses that are as good for all',
                }),
            }),
          )
          .meta({ description: 'one member alone is attacked, in the last period' }),
      })
      .nullable(),
    constraints: z
      .array(
        z.object({
          id: z.string(),
          kind: z.enum(CONSTRAINT_KINDS),
          unit: z.string(),
          year: z.number().nullable().meta({ description: 'year from which it holds; null: over the whole plan' }),
          asked: z.number().meta({
            description: 'at least this, or at most for budgets, limits, stores and kinds that begin with `most`',
          }),
          reached: z.number(),
        }),
      )
      .meta({ description: 'what else it keeps to' }),
    termPrices: z
      .array(termPriceSchema)
      .optional()
      .meta({ description: 'what constraints cost that were asked about (`termPrices`); left out where none was' }),
    news: newsResultSchema.optional(),
    dumping: planDumpingSchema.optional(),
    breakEvenChance: z.number().nullable().optional().meta({
      description:
        'chance of an attack in a year from which the plan saves more than it costs, no other plan being sought; null: it saves at every chance, or at none; left out with years without an attack, with news or contingencies',
    }),
    remaining: z
      .object({
        from: z.number().meta({ 'x-unit': 'year', description: 'first year of the last period' }),
        doNothing: stopped,
        plan: stopped,
      })
      .optional()
      .meta({
        description:
          'what stops at the members in a year of the worst attack, in the best response found; left out with contingencies, news or several worlds',
      }),
    assumptions: assumptionsSchema.optional().meta({
      description: 'what the plan saves under other assumptions (`assumptions`); left out where not asked for',
    }),
    check: z.object({
      difference: recheckDifference.nullable().meta({
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
