import { parseMonth, type World } from '../../world/index.ts'
import { planIn } from '../plan/index.ts'
import type { Added } from './plants.ts'

/** The plants of a plan, as `ytterby plan --json` prints it, or an `InputError` for a file that is none. */
export const plannedIn = (file: string, text: string, world: World): Added[] =>
  planIn(file, text)
    .items.filter(({ kind }) => kind === 'plant')
    .map(({ id, share, stands }) => ({
      site: world.projects.get(id)?.site ?? id,
      share,
      stands: parseMonth(stands) ?? 0,
    }))
