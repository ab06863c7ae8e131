import { nameIn } from '../../../src/messages/index.ts'
import { useMemo } from 'react'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { useModel } from '../../model/use-model.ts'
import { useView } from '../../url/state.ts'

/** Owners by id. */
export type Owners = ReadonlyMap<string, { readonly name: string; readonly nameJa: string }>

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

const ASK = {}

/** Owners as the table of the world has them: the catalogue has none. */
export function useOwners(): Owners {
  const tables = useModel('tables', ASK)
  return useMemo(() => {
    const table = tables.state === 'done' ? tables.value.find(({ name }) => name === 'owners') : undefined
    const [id = 0, name = 0, nameJa = 0] = ['id', 'name', 'name_ja'].map((column) =>
      table?.columns.findIndex((one) => one.name === column),
    )
    return new Map(
      table?.rows.map((row) => [row[id] ?? '', { name: row[name] ?? '', nameJa: row[nameJa] ?? '' }]) ?? [],
    )
  }, [tables])
}

/** A producer by name, and its row: an owner, or a site that stands by itself. */
export function useProducer(owners: Owners): (id: string) => { readonly name: string; readonly href: string } {
  const { lang } = useWording()
  const { site } = useNames()
  const { href } = useView()
  return (id) => {
    const owner = owners.get(id)
    return owner === undefined
      ? { name: site(id), href: href('/world', { table: 'sites', row: id }) }
      : { name: nameIn(lang, owner), href: href('/world', { table: 'owners', row: id }) }
  }
}
