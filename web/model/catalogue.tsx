import { nameIn, type Language } from '../../src/messages/index.ts'
import type { NameOf } from '../../src/studies/light.ts'
import { createContext, use, useMemo, type ReactNode } from 'react'
import { formattersFor, type Formatters } from '../language/messages.ts'
import { useView } from '../url/state.ts'
import type { Catalogue } from './protocol.ts'
import { useModel } from './use-model.ts'

const EMPTY: Catalogue = {
  version: '',
  world: { title: '', hash: '' },
  places: [],
  materials: [],
  sectors: [],
  elements: [],
  stages: [],
  units: [],
  groups: [],
  sources: [],
  scenarios: [],
  dumping: [],
  sites: [],
  contracts: [],
  menus: [],
  constraints: [],
  currencies: [],
  discount: 0,
  foresight: 6,
  judged: { figures: 0, judged: 0 },
}
const Context = createContext<Catalogue>(EMPTY)
const ASK = {}

/** Opens the world in the background and tells every page what is in it. */
export function CatalogueProvider({ children }: { readonly children: ReactNode }): React.JSX.Element {
  const answered = useModel('catalogue', ASK)
  return <Context value={answered.state === 'done' ? answered.value : EMPTY}>{children}</Context>
}

/** What is in the world; empty until it has been read. */
export const useCatalogue = (): Catalogue => use(Context)

/** Names and numbers in the reader's language. */
export function useWording(): Formatters {
  const catalogue = useCatalogue()
  const { lang } = useView().view
  return useMemo(() => formattersFor(lang, catalogue), [lang, catalogue])
}

/** Names of what statements of a study speak of. */
export function namesOf(catalogue: Catalogue, language: Language): NameOf {
  const all = { ...catalogue, measures: catalogue.menus.flatMap(({ measures }) => measures) }
  const names = new Map(
    (['places', 'sectors', 'materials', 'elements', 'stages', 'sites', 'measures'] as const).map((kind) => [
      kind,
      new Map(all[kind].map((one) => [one.id, nameIn(language, one)])),
    ]),
  )
  return (kind, id) => names.get(kind)?.get(id) ?? id
}

/** The same in the reader's language. */
export function useNameOf(): NameOf {
  const catalogue = useCatalogue()
  const { lang } = useView().view
  return useMemo(() => namesOf(catalogue, lang), [catalogue, lang])
}
