import type { Site } from '../../world/index.ts'

/** Somebody who takes part, or whose site stands in the chain of a lot. */
export interface Party {
  /** URI. */
  readonly id: string
  readonly name: string
  readonly nameJa?: string
  readonly country: string
  /** Who owns all of it, where that is decided in another place. */
  readonly parent?: { readonly id: string; readonly name: string; readonly country: string }
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

export const uri = (...parts: readonly string[]): string => `urn:ytterby:rehearsal:${parts.map(slug).join(':')}`

/** Who is paid the freight of all routes. */
export const CARRIER: Party = { id: uri('carriers'), name: 'Carriers', nameJa: '運送業者', country: '' }
/** Who pays price contracts and buys for the joint stockpile. */
export const AGENCY: Party = {
  id: uri('stockpile'),
  name: 'Joint stockpile agency',
  nameJa: '共同備蓄機関',
  country: '',
}

/** A description in place of a name: firms that have nothing to do with each other. */
const isNamed = (operator: string): boolean => slug(operator) !== '' && !/^[a-z]/.test(operator)

/** The company that runs a site. Where the site is controlled from another place, a parent there owns it. */
export function operatorOf({ id, name, place, control, operator }: Site): Party {
  const company = isNamed(operator) ? operator : id
  const own = { id: uri('org', place, company), name: isNamed(operator) ? operator : name, country: place }
  if (control === '' || control === place) return own
  return {
    ...own,
    id: uri('org', place, `${company} of ${control}`),
    // It goes by another name than its parent: the market refuses two members that would be taken for each other.
    name: `${own.name} (${place})`,
    parent: { id: uri('org', control, company), name: own.name, country: control },
  }
}

/** Where those who run no plant keep what they have. */
export const depotOf = ({ id }: Party): string => `${id}:depot`
