import { useCatalogue, useWording } from '../../desk/catalogue.tsx'
import { useWords } from '../../messages.ts'
import { setNames } from './state.ts'
import { WEAPON_WORDS } from './words.ts'

/** The supplier state by name. */
export function useSupplier(): string {
  const say = useWords(WEAPON_WORDS)
  const { place } = useWording()
  const { places } = useCatalogue()
  const coercer = places.find(({ bloc }) => bloc === 'coercer')
  return coercer === undefined ? say('supplier') : place(coercer.id)
}

/** A set of a menu's measures by their names. */
export function useSetName(menu: string): (measures: readonly string[]) => string {
  const { lang, place } = useWording()
  const { menus } = useCatalogue()
  return setNames(
    menus.find(({ id }) => id === menu),
    lang,
    place,
  )
}
