import { InputError, parseMonth, type World } from '../../world/index.ts'
import { readPlan } from '../plan/index.ts'
import type { Added } from './plants.ts'

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
    throw new InputError(
      unknown.map(({ id }) => ({
        code: 'PLAN_ITEM_UNKNOWN',
        message: `The plan has "${id}", which this world cannot fund.`,
        file,
        remedy: 'Use the world that the plan was made for (--world, --overlay).',
      })),
    )
  return plants.map(({ id, share, availableFrom }) => {
    const month = parseMonth(availableFrom)
    // The file's schema holds months to their form.
    if (month === undefined) throw new Error(`"${availableFrom}" of "${id}" is no month`)
    return { site: siteOf(id), share, availableFrom: month }
  })
}
