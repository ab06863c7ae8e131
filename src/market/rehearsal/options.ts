import { FaultList, suggestion, type World } from '../../world/index.ts'

export interface RehearseOptions {
  /** What producers bring. */
  readonly materials: readonly string[]
  /** Rounds, one a month from the scenario's start. */
  readonly months: number
  /** Whether partners are members besides the alliance. */
  readonly partners: boolean
  /** Whether what comes in from outside the members is sold in the market too. */
  readonly imports: boolean
  /** Sectors that accept the strictest grade alone. */
  readonly strict: readonly string[]
  /** Whoever is named so, operator or owner, offers less than it has. */
  readonly withhold?: { readonly owner: string; readonly share: number }
  /** Days of normal use that the joint stockpile buys over the rounds, of what producers bring; 0: nothing. */
  readonly reserveDays: number
  /** A two-way price contract for each plant of the members that brings the material: the strike, USD/kg. The agency pays. */
  readonly floor?: { readonly material: string; readonly strike: number }
  readonly seed: number
}

/** What counts unless asked otherwise; what is brought, and who is strict, the tables say (`rehearsalDefaults`). */
export const REHEARSAL_DEFAULTS: Omit<RehearseOptions, 'materials' | 'strict'> = {
  months: 3,
  partners: false,
  imports: true,
  reserveDays: 0,
  seed: 1,
}

export const rehearsalDefaults = (world: World): RehearseOptions => ({
  ...REHEARSAL_DEFAULTS,
  materials: world.defaults('brought'),
  strict: world.defaults('strict'),
})

/** Refuses what the world does not have. */
export function checkOptions(world: World, { materials, strict, withhold, floor }: RehearseOptions): void {
  const faults = new FaultList()
  for (const material of materials)
    if ((world.materials.get(material)?.contents.size ?? 0) === 0)
      faults.add({
        code: 'REHEARSAL_MATERIAL',
        message: `There is no material "${material}" whose elements are known.`,
        remedy: suggestion(material, world.materials.keys(), 'materials.csv'),
      })
  for (const sector of strict)
    if (!world.sectors.has(sector))
      faults.add({
        code: 'REHEARSAL_SECTOR',
        message: `There is no sector "${sector}".`,
        remedy: suggestion(sector, world.sectors.keys(), 'sectors.csv'),
      })
  if (floor !== undefined && !materials.includes(floor.material))
    faults.add({
      code: 'REHEARSAL_CONTRACT',
      message: `Producers bring no "${floor.material}" to this rehearsal.`,
      remedy: suggestion(floor.material, materials, '--materials'),
    })
  const operators = new Set([...world.sites.values()].map(({ operator }) => operator))
  if (withhold !== undefined && !operators.has(withhold.owner))
    faults.add({
      code: 'REHEARSAL_OWNER',
      message: `No site is run by "${withhold.owner}".`,
      remedy: suggestion(withhold.owner, operators, 'sites.csv, column operator'),
    })
  faults.throwIfAny()
}

/** Refuses materials that nobody has or uses. */
export function refuseEmpty({ materials }: RehearseOptions): void {
  const faults = new FaultList()
  faults.add({
    code: 'REHEARSAL_NOBODY',
    message: `Nobody has ${materials.join(', ')} to sell, or nobody of the members uses what is made of it.`,
    remedy: 'Name other materials, or let partners take part.',
  })
  faults.throwIfAny()
}
