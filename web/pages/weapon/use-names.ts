import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { useMessages } from '../../language/messages.ts'
import { isTied, setNames, type AloneLoss } from './state.ts'
import { aloneMessages } from './alone.gen.ts'
import { weaponMessages } from './messages.gen.ts'

/** The supplier state by name. */
export function useSupplier(): string {
  const say = useMessages(weaponMessages)
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

/** What one place loses: both ends where ties in the best response may fall for it or against it. */
export function useEnds(): (one: Pick<AloneLoss, 'optimistic' | 'pessimistic'>) => string {
  const say = useMessages(aloneMessages)
  const { money } = useWording()
  return (one) =>
    isTied(one)
      ? say('ends', { least: money(one.optimistic, one.pessimistic), most: money(one.pessimistic) })
      : money(one.pessimistic)
}
