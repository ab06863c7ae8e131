import { useMessages } from '../language/messages.ts'
import { setNamer, useCatalogue, useWording } from '../model/catalogue.tsx'
import { supplierMessages } from './supplier.gen.ts'

/** The supplier state by name. */
export function useSupplier(): string {
  const say = useMessages(supplierMessages)
  const { place } = useWording()
  const { places } = useCatalogue()
  const coercer = places.find(({ bloc }) => bloc === 'coercer')
  return coercer === undefined ? say('supplier') : place(coercer.id)
}

/** A set of a menu's measures by their names. */
export function useSetName(menu: string): (measures: readonly string[]) => string {
  const { lang, place } = useWording()
  const { menus } = useCatalogue()
  return setNamer(menus.find(({ id }) => id === menu)?.measures ?? [], lang, place)
}
