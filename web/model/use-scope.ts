import { nameIn } from '../../src/messages/index.ts'
import { useMessages } from '../language/messages.ts'
import { uiMessages } from '../ui/messages.gen.ts'
import { useWording } from './catalogue.tsx'

/** A title with the months that it is about. */
export function useScopeOf(): (title: string, start: string, months: number) => string {
  const say = useMessages(uiMessages)
  const { month } = useWording()
  return (title, start, months) => `${title} · ${say('span', { start: month(start), months })}`
}

/** How the reader's language names what an answer names by id; its own title where the catalogue does not hold it. */
export function useNameOf(): (
  known: readonly { readonly id: string; readonly name: string; readonly nameJa: string }[],
  asked: { readonly id: string; readonly title: string },
) => string {
  const { lang } = useWording()
  return (known, { id, title }) => {
    const found = known.find((one) => one.id === id)
    return found === undefined ? title : nameIn(lang, found)
  }
}
