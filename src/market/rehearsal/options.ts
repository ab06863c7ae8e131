import { FaultList, InputError, suggested, type World } from '../../world/index.ts'
import { REHEARSAL_DEFAULTS, type RehearseOptions } from './defaults.ts'
import { rehearsalFault, word } from './rehearsal-fault.ts'

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
      faults.add(
        rehearsalFault('REHEARSAL_MATERIAL', {
          material,
          suggestion: suggested(material, world.materials.keys(), 'materials.csv'),
        }),
      )
  for (const sector of strictestGradeOnly)
    if (!world.sectors.has(sector))
      faults.add(
        rehearsalFault('REHEARSAL_SECTOR', {
          sector,
          suggestion: suggested(sector, world.sectors.keys(), 'sectors.csv'),
        }),
      )
  if (strike !== undefined && !materials.includes(strike.material))
    faults.add(
      rehearsalFault('REHEARSAL_CONTRACT', {
        material: strike.material,
        suggestion: suggested(strike.material, materials, '--materials'),
      }),
    )
  const operators = new Set([...world.sites.values()].map(({ operator }) => operator))
  if (withhold !== undefined && !operators.has(withhold.owner))
    faults.add(
      rehearsalFault('REHEARSAL_OWNER', {
        owner: withhold.owner,
        suggestion: suggested(withhold.owner, operators, word('operators')),
      }),
    )
  faults.throwIfAny()
}

/** Refuses materials that nobody has or uses. */
export function refuseEmpty({ materials }: RehearseOptions): never {
  throw new InputError([rehearsalFault('REHEARSAL_NOBODY', { materials: materials.join(', ') })])
}
