import { supplierIn } from '../../src/studies/light.ts'
import { setNamer, useCatalogue, useWording } from '../model/catalogue.tsx'

/** The supplier state by name. */
export function useSupplier(): string {
  const { lang, place } = useWording()
  const { places } = useCatalogue()
  const coercer = places.find(({ bloc }) => bloc === 'coercer')
  return coercer === undefined ? supplierIn(lang) : place(coercer.id)
}

/** A set of a menu's measures by their names. */
export function useSetName(menu: string): (measures: readonly string[]) => string {
  const { lang, place } = useWording()
  const { menus } = useCatalogue()
  return setNamer(menus.find(({ id }) => id === menu)?.measures ?? [], lang, place)
}
