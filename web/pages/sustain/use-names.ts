import { useMemo } from 'react'
import { useCatalogue, useWording } from '../../desk/catalogue.tsx'

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
  const { lang, place, money, number } = useWording()
  const { sites, contracts } = useCatalogue()
  return useMemo(() => {
    const named = (list: typeof sites): ((id: string) => string) => {
      const known = new Map(list.map(({ id, name, nameJa }) => [id, lang === 'ja' && nameJa !== '' ? nameJa : name]))
      return (id) => known.get(id) ?? id
    }
    const loss = (million: number): string =>
      lang === 'ja' || million < 1000 ? money(million) : `${number(million / 1000, 3)} bn USD`
    return { place: (id) => place(id).replace(/（.*/, ''), site: named(sites), contract: named(contracts), loss }
  }, [lang, place, money, number, sites, contracts])
}
