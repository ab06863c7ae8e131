import { nameIn, type Language } from '../../src/messages/index.ts'
import { commandOf, type Names, type NamedRequest, type Options, type RequestOf } from '../../src/studies/light.ts'
import { measuresNamer } from '../../src/world/index.ts'
import { createContext, use, useMemo, type ReactNode } from 'react'
import { formattersFor, type Formatters } from '../language/messages.ts'
import { useCurrency } from '../ui/currency.ts'
import { useView } from '../url/state.ts'
import type { Catalogue } from './protocol.ts'
import { useModel } from './use-model.ts'

const EMPTY: Catalogue = {
  version: '',
  world: { title: '', hash: '' },
  flags: [],
  places: [],
  materials: [],
  sectors: [],
  products: [],
  words: [],
  elements: [],
  stages: [],
  units: [],
  groups: [],
  sources: [],
  notices: [],
  scenarios: [],
  dumping: [],
  sites: [],
  contracts: [],
  menus: [],
  constraints: [],
  currencies: [],
  conduct: [],
  discount: 0,
  foresight: 6,
  dumpingProbability: 0,
  judged: { figures: 0, judged: 0 },
  pastVerdicts: [],
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

/** The command that asks the same of the world that is served. */
export function useCommand(): typeof commandOf {
  const { flags } = useCatalogue()
  return <R extends Options>(
    study: { readonly id: string; readonly options: R },
    request: RequestOf<R> | NamedRequest<R>,
    also?: readonly string[],
  ) => commandOf(study, request, [...flags, ...(also ?? ['--json'])])
}

/** Names and numbers in the reader's language. */
export function useWording(): Formatters {
  const catalogue = useCatalogue()
  const currency = useCurrency()
  const { lang } = useView().view
  return useMemo(() => formattersFor(lang, catalogue, currency), [lang, catalogue, currency])
}

/** What statements of a study call things. */
export function namesOf(catalogue: Catalogue, language: Language): Names {
  const kinds = ['places', 'sectors', 'materials', 'elements', 'stages', 'sites'] as const
  const names = new Map<string, ReadonlyMap<string, string>>(
    kinds.map((kind) => [kind, new Map(catalogue[kind].map((one) => [one.id, nameIn(language, one)]))]),
  )
  return {
    nameOf: (kind, id) => names.get(kind)?.get(id) ?? id,
    setOf: setNamer(
      catalogue.menus.flatMap(({ measures }) => measures),
      language,
      (id) => names.get('places')?.get(id) ?? id,
    ),
  }
}

/** Tells sets of measures of a menu. */
export const setNamer = (
  measures: Catalogue['menus'][number]['measures'],
  language: Language,
  place: (id: string) => string,
): ((ids: readonly string[]) => string) =>
  measuresNamer(
    measures.map(({ name, nameJa, ...measure }) => ({ ...measure, title: name, titleJa: nameJa })),
    language,
    place,
  )

/** The same in the reader's language. */
export function useNames(): Names {
  const catalogue = useCatalogue()
  const currency = useCurrency()
  const { lang } = useView().view
  return useMemo(() => ({ ...namesOf(catalogue, lang), currency }), [catalogue, lang, currency])
}
