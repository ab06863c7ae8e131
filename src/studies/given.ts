import { InputError, parseMonth, parseScenario, type Month, type Scenario, type World } from '../world/index.ts'
import type { TextFile } from './options.ts'
import { aimedAt } from './weapon/target.ts'
import { studyFault } from './study-fault.ts'

/** A scenario that was handed in, read against a world: as long as was asked, and with the conduct that was asked. */
export const scenarioIn = (
  world: World,
  { file, text }: TextFile,
  { months, conduct }: { readonly months?: number | undefined; readonly conduct?: readonly string[] | undefined },
): Scenario => parseScenario(file, text, world, { months, conduct })

/** What there is to choose from: a menu, or the part of it that is aimed at some places. */
export function menuIn(
  world: World,
  { file, text }: TextFile,
  {
    months,
    target = [],
  }: { readonly months?: number | undefined; readonly target?: readonly string[] | undefined } = {},
): Scenario {
  const menu = parseScenario(file, text, world, { months, menu: true })
  // A plan weighs stocks and new suppliers by the tables, and would not know that the network has others.
  if (menu.conduct.length > 0) throw new InputError([studyFault('MENU_CONDUCT', {}, { file })])
  return target.length === 0 ? menu : aimedAt(menu, target, world)
}

/** @throws InputError for a text that is no month */
export function monthIn(text: string): Month {
  const month = parseMonth(text)
  if (month !== undefined) return month
  throw new InputError([studyFault('MONTH_UNREADABLE', { text })])
}
