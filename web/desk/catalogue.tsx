import { createContext, use, useMemo, type ReactNode } from 'react'
import { wording, type Wording } from '../messages.ts'
import { useView } from '../url/state.ts'
import type { Catalogue } from './protocol.ts'
import { useDesk } from './use-desk.ts'

const EMPTY: Catalogue = {
  version: '',
  world: { title: '', hash: '' },
  places: [],
  materials: [],
  sectors: [],
  elements: [],
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
  const answered = useDesk('catalogue', ASK)
  return <Context value={answered.state === 'done' ? answered.value : EMPTY}>{children}</Context>
}

/** What is in the world; empty until it has been read. */
export const useCatalogue = (): Catalogue => use(Context)

/** Names and numbers in the reader's language. */
export function useWording(): Wording {
  const catalogue = useCatalogue()
  const { lang } = useView().view
  return useMemo(() => wording(lang, catalogue), [lang, catalogue])
}
