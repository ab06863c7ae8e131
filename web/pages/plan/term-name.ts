import type { PlanResult } from '../../../src/studies/index.ts'
import type { Names } from '../../../src/studies/light.ts'

type Row = Pick<PlanResult['constraints'][number], 'id' | 'kind'>

/**
 * What a row of terms is called. Those of stocks end in a material and a place, which have names; all others are called as their file does,
 * several payers together and each year of a store by themselves.
 */
export function termName(
  { id, kind }: Row,
  nameOf: Names['nameOf'],
  commas: (items: readonly string[]) => string,
): string {
  if (kind !== 'stock' && kind !== 'most-stock') return id
  const [, term, material = '', place = ''] = /^(.+) (\S+) (\S+)$/.exec(id.replace(/ most$/, '')) ?? []
  return term === undefined ? id : `${term}: ${commas([nameOf('materials', material), nameOf('places', place)])}`
}
