import { useWording } from '../../desk/catalogue.tsx'
import { useWords, type Say, type Wording } from '../../messages.ts'
import { EXPOSURE_WORDS } from './words.ts'

type Key = keyof (typeof EXPOSURE_WORDS)['en']

const ARTICLE = /^(United States|Philippines|Rest of the world)$/

/** The words of this page, with names of stages, and shares of which none that is something is told as nothing. */
export function useExposureWords(): Wording & {
  readonly say: Say<Key>
  readonly stage: (stage: string, place?: string) => string
  readonly share: (share: number) => string
  /** A name within a sentence: English ones stand in tables with a capital. */
  readonly within: (name: string) => string
  /** A place within a sentence: English wants an article for some. */
  readonly the: (place: string) => string
  /** Sentences one after the other, each with a capital. */
  readonly sentences: (all: readonly string[]) => string
} {
  const say = useWords(EXPOSURE_WORDS)
  const words = useWording()
  const the = (place: string): string => {
    const name = words.place(place)
    return words.lang === 'en' && ARTICLE.test(name) ? `the ${name.replace('Rest', 'rest')}` : name
  }
  return {
    ...words,
    say,
    stage: (stage, place = '') => (stage in EXPOSURE_WORDS.en ? say(stage as Key, { place: the(place) }) : stage),
    within: (name) => name.replace(/^[A-Z](?=[a-z]+(?:[ ,-]|$))/, (letter) => letter.toLowerCase()),
    the,
    sentences: (all) => all.map((sentence) => sentence.replace(/^the /, 'The ')).join(words.lang === 'ja' ? '' : ' '),
    share: (share) => (share > 1e-9 && share < 0.005 ? `<${words.percent(0.01)}` : words.percent(share)),
  }
}
