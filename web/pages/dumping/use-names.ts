import { nameIn } from '../../../src/messages/index.ts'
import { useMemo } from 'react'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'

interface Names {
  /** A place without what its name explains in brackets. */
  readonly place: (id: string) => string
  readonly site: (id: string) => string
  readonly contract: (id: string) => string
  /** A loss, to three digits: what it is less than another must be seen. */
  readonly loss: (million: number) => string
}

/** Names of places, sites and contracts in the reader's language; sites without a Japanese one keep their own. */
export function useNames(): Names {
  const { lang, place, moneyFine } = useWording()
  const { sites, contracts } = useCatalogue()
  return useMemo(() => {
    const named = (list: typeof sites): ((id: string) => string) => {
      const known = new Map(list.map((one) => [one.id, nameIn(lang, one)]))
      return (id) => known.get(id) ?? id
    }
    return {
      place: (id) => place(id).replace(/（.*/, ''),
      site: named(sites),
      contract: named(contracts),
      loss: moneyFine,
    }
  }, [lang, place, moneyFine, sites, contracts])
}
