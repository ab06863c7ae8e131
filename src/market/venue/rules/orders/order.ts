import type { Text } from '../../../../messages/index.ts'
import { gramsOf } from '../../../amounts.ts'
import { namesOf, type OrderContent } from '../../../round/index.ts'
import type { RoundTerms } from '../../state/round.ts'
import { orderFault } from './order-fault-text.ts'

/** Whether its least part is more than all of it. A package has no size of its own, and is filled whole at most. */
export const minExceedsMax = (content: OrderContent): boolean =>
  'least' in content && content.least !== undefined && 'kg' in content && gramsOf(content.least) > gramsOf(content.kg)

/** What a round takes orders for. */
export interface Offered extends Pick<RoundTerms, 'places' | 'months'> {
  readonly materials: readonly Pick<RoundTerms['materials'][number], 'name' | 'grades'>[]
}

export interface Unknown {
  readonly what: 'material' | 'grade' | 'place' | 'month'
  readonly name: string
  /** Material that a grade is named for. */
  readonly of?: string
}

/** What an order names that a round does not have. */
export function unknownNames(content: OrderContent, terms: Offered): Unknown[] {
  const { materials, place, months } = namesOf(content)
  const known = new Map(terms.materials.map(({ name: id, grades }) => [id, grades]))
  return [
    ...materials.flatMap(([material, grade]): Unknown[] => {
      const grades = known.get(material)
      if (grades === undefined) return [{ what: 'material', name: material }]
      return grades.includes(grade) ? [] : [{ what: 'grade', name: grade, of: material }]
    }),
    ...(terms.places.includes(place) ? [] : [{ what: 'place', name: place } as const]),
    ...months.filter((one) => !terms.months.includes(one)).map((name) => ({ what: 'month', name }) as const),
  ]
}

export const unknownName = ({ what, name, of = '' }: Unknown): Text =>
  what === 'grade' ? orderFault('unknown-grade', { name, of }) : orderFault(`unknown-${what}`, { name })
