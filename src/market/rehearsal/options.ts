import { FaultList, suggestion, type World } from '../../world/index.ts'
import { REHEARSAL_DEFAULTS, type RehearseOptions } from './defaults.ts'

export const rehearsalDefaults = (world: World): RehearseOptions => ({
  ...REHEARSAL_DEFAULTS,
  materials: world.defaults('brought'),
  strictestGradeOnly: world.defaults('strict'),
})

/** Refuses what the world does not have. */
export function checkOptions(world: World, { materials, strictestGradeOnly, withhold, strike }: RehearseOptions): void {
  const faults = new FaultList()
  for (const material of materials)
    if ((world.materials.get(material)?.contents.size ?? 0) === 0)
      faults.add({
        code: 'REHEARSAL_MATERIAL',
        message: `There is no material "${material}" whose elements are known.`,
        remedy: suggestion(material, world.materials.keys(), 'materials.csv'),
      })
  for (const sector of strictestGradeOnly)
    if (!world.sectors.has(sector))
      faults.add({
        code: 'REHEARSAL_SECTOR',
        message: `There is no sector "${sector}".`,
        remedy: suggestion(sector, world.sectors.keys(), 'sectors.csv'),
      })
  if (strike !== undefined && !materials.includes(strike.material))
    faults.add({
      code: 'REHEARSAL_CONTRACT',
      message: `Producers bring no "${strike.material}" to this rehearsal.`,
      remedy: suggestion(strike.material, materials, '--materials'),
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
