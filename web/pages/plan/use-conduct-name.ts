import { nameIn } from '../../../src/messages/index.ts'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'

/** What a setting of conduct is called; one that is not in the catalogue by its id. */
export function useConductName(): (id: string) => string {
  const { lang } = useWording()
  const { conduct: settings } = useCatalogue()
  return (id) => {
    const setting = settings.find((one) => one.id === id)
    return setting === undefined ? id : nameIn(lang, setting)
  }
}
