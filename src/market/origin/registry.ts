import { z } from 'zod'
import { grams, type Grams } from '../../quantity/index.ts'
import type { Text } from '../../messages/index.ts'
import { FaultList, suggested } from '../../world/index.ts'
import type { OwnersRegister } from '../owners/index.ts'
import type { MarketStage, TablesById } from '../tables/index.ts'
import { gramsOf } from './mass.ts'
import { originFault, word } from './origin-fault.ts'

/** Steps of the chain that leave a mark on what passes them. */
export const STEPS = ['mine', 'scrap', 'separation', 'metal', 'alloy', 'magnet', 'product'] as const
export type CustodyStep = (typeof STEPS)[number]

const STEP_OF: Readonly<Record<MarketStage, CustodyStep>> = {
  ore: 'mine',
  scrap: 'scrap',
  intermediate: 'separation',
  oxide: 'separation',
  metal: 'metal',
  alloy: 'alloy',
  magnet: 'magnet',
  product: 'product',
}

export interface LotMaterial {
  readonly id: string
  readonly name: string
  readonly nameJa: string
  readonly stage: MarketStage
  /** Of each element, in its own unit, a share of the mass; never empty. */
  readonly contents: ReadonlyMap<string, number>
}

/** Billionths of a unit of mass per unit of activity: whole, so that a yield is compared exactly. */
export interface LotIngredient {
  readonly material: string
  readonly per: bigint
}

export interface LotRecipe {
  readonly process: string
  readonly inputs: readonly LotIngredient[]
  readonly outputs: readonly LotIngredient[]
}

export interface LotSite {
  /** URI. */
  readonly id: string
  readonly name: string
  readonly nameJa: string
  readonly country: string
  /** Organisation that runs it. */
  readonly operator: string
  readonly processes: ReadonlyMap<string, SiteProcess>
  /** Standards that it was found to keep to. */
  readonly standards: ReadonlySet<string>
}
export interface SiteProcess {
  /** What it may bring out of the ground or collect; undefined: what the recipe says. */
  readonly materials: ReadonlySet<string> | undefined
  /** Most that may be commissioned in any 365 days, and twelve times what conversions may make in a month; undefined: nothing. */
  readonly yearly: Grams | undefined
}

/** All that events are checked against. */
export interface Registry {
  readonly sites: ReadonlyMap<string, LotSite>
  readonly owners: OwnersRegister
  readonly materials: ReadonlyMap<string, LotMaterial>
  readonly recipes: readonly LotRecipe[]
  /** Process -> step. */
  readonly steps: ReadonlyMap<string, CustodyStep>
  readonly places: TablesById['places']
  readonly elements: TablesById['elements']
}

export const sitesSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-zA-Z][a-zA-Z0-9+.-]*:\S+$/, 'a URI without blanks'),
    name: z.string().min(1),
    name_ja: z.string().min(1).optional(),
    country: z.string().regex(/^[A-Z]{3}$/, 'three capitals, such as JPN'),
    operator: z.string().min(1),
    processes: z.array(
      z.strictObject({
        process: z.string(),
        materials: z.array(z.string()).min(1).optional(),
        kg_per_year: z
          .number()
          .refine((value) => gramsOf(value) !== undefined, { message: 'kilograms in whole grams' })
          .optional()
          .meta({
            'x-unit': 'kg/yr',
            description:
              'Most that comes out in any 365 days: all that a mine or collector brings out, and nothing if it is left out; of a plant, a twelfth of it is what conversions in rounds may make in a month',
          }),
      }),
    ),
    standards: z.array(z.string().min(1)).optional(),
  }),
)

/**
 * The registry of a market: sites as given, materials and recipes from its tables. Throws an `InputError` with every
 * fault.
 */
export function registryOf(tables: TablesById, owners: OwnersRegister, given: unknown, file = 'sites'): Registry {
  const faults = new FaultList()
  const read = sitesSchema.safeParse(given)
  if (!read.success) {
    for (const issue of read.error.issues)
      faults.add(
        originFault(
          'SITES_NOT_ALLOWED',
          { entry: issue.path.map(String).join('.') || word('sites'), reason: issue.message },
          { file },
        ),
      )
    faults.throwIfAny()
    throw new Error('unreachable: faults are refused above')
  }
  const known = (id: string, ids: ReadonlyMap<string, unknown>, site: string, where: string | Text): void => {
    if (ids.has(id)) return
    const suggestion = suggested(id, ids.keys(), where)
    faults.add(originFault('SITES_ID_UNKNOWN', { site, id, where, suggestion }, { file }))
  }
  const sites = new Map<string, LotSite>()
  for (const { id, name, name_ja: nameJa = name, country, operator, processes, standards = [] } of read.data) {
    if (sites.has(id)) faults.add(originFault('SITES_TWICE', { id }, { file }))
    known(operator, owners.organisations, id, word('register'))
    for (const { process, materials = [] } of processes) {
      known(process, tables.processes, id, 'processes.csv')
      for (const material of materials) known(material, tables.materials, id, 'materials.csv')
    }
    sites.set(id, {
      id,
      name,
      nameJa,
      country,
      operator,
      standards: new Set(standards),
      processes: new Map(
        processes.map(({ process, materials, kg_per_year: kg }) => [
          process,
          {
            materials: materials === undefined ? undefined : new Set(materials),
            yearly: kg === undefined ? undefined : gramsOf(kg),
          },
        ]),
      ),
    })
  }
  faults.throwIfAny()
  return {
    sites,
    owners,
    // What has no elements that are known cannot be followed.
    materials: new Map([...tables.materials].filter(([, { contents }]) => contents.size > 0)),
    recipes: tables.recipes,
    steps: new Map([...tables.processes.values()].map(({ id, stage }) => [id, STEP_OF[stage]])),
    places: tables.places,
    elements: tables.elements,
  }
}

/** What a recipe's `per` makes of a mass, rounded down to whole grams. */
export const scaled = (mass: bigint, per: bigint, of: bigint): Grams => grams((mass * per) / of)
