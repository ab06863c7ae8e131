import { InputError, parseMonth, type World } from '../../world/index.ts'
import type { Added } from '../dumping/index.ts'
import { readPlan } from './existing-plan.ts'
import { studyFault } from '../study-fault.ts'

/**
 * The plants of a plan, as `ytterby plan --json` prints it.
 *
 * @throws InputError for a file that is no plan, or is one of another world
 */
export function plannedIn(file: string, text: string, world: World): Added[] {
  const plants = readPlan(file, text).decisions.filter(({ kind }) => kind === 'plant')
  const siteOf = (id: string): string => world.projects.get(id)?.site ?? id
  const unknown = plants.filter(({ id }) => !world.sites.has(siteOf(id)))
  if (unknown.length > 0)
    throw new InputError(unknown.map(({ id }) => studyFault('PLAN_ITEM_UNKNOWN', { id }, { file })))
  return plants.map(({ id, share, availableFrom }) => {
    const month = parseMonth(availableFrom)
    // The file's schema holds months to their form.
    if (month === undefined) throw new Error(`"${availableFrom}" of "${id}" is no month`)
    return { site: siteOf(id), share, availableFrom: month }
  })
}
