import { nameIn, sayer } from '../../messages/index.ts'
import type { World } from '../../world/index.ts'
import type { Language } from '../report.ts'
import { namesOf } from '../words.ts'
import type { PlanResult } from './result.ts'
import { planMessages } from './messages.gen.ts'

/** What an item of a plan is called: a project by its name, a stock or a contract by what it holds and where. */
export function itemNames(world: World, language: Language): (id: string) => string {
  const say = sayer(planMessages, language)
  const names = namesOf(world, language)
  return (id) => {
    const project = world.projects.get(id)
    if (project !== undefined) return nameIn(language, project)
    const [kind, material, from, to] = id.split(' ')
    if (kind === 'stockpile' && from !== undefined)
      return say('reserveOf', { material: names.material(material ?? ''), place: names.place(from) })
    if (kind === 'offtake' && from !== undefined && to !== undefined)
      return say('offtakeOf', {
        material: names.material(material ?? ''),
        from: names.place(from),
        to: names.place(to),
      })
    return id
  }
}

/** `2028`, or `2029–2030`. */
export const yearsLabel = ({ from, years }: PlanResult['periods'][number]): string =>
  years === 1 ? `${from}` : `${from}–${from + years - 1}`
