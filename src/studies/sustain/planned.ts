import { InputError, parseMonth } from '../../world/index.ts'
import { planSchema } from '../plan/index.ts'
import type { Added } from './plants.ts'

/** The plants of a plan, as `ytterby plan --json` prints it, or an `InputError` for a file that is none. */
export function plannedIn(file: string, text: string): Added[] {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    content = undefined
  }
  const { success, data } = planSchema.safeParse(content)
  if (!success)
    throw new InputError([
      {
        code: 'PLAN_FILE_UNREADABLE',
        message: 'The file is not what `ytterby plan --json` prints.',
        file,
        remedy: 'Save its output into a file and name that: `ytterby plan --for japan --json`.',
      },
    ])
  return data.items
    .filter(({ kind }) => kind === 'plant')
    .map(({ id, share, stands }) => ({ site: id, share, stands: parseMonth(stands) ?? 0 }))
}
