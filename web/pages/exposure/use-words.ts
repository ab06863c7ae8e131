import { type SayOf } from '../../../src/messages/index.ts'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { useMessages, type Formatters } from '../../language/messages.ts'
import { useMemo } from 'react'
import { exposureMessages } from './messages.gen.ts'

/** The words of this page, with names of stages, and shares of which none that is something is shown as nothing. */
export function useExposureWords(): Omit<Formatters, 'stage'> & {
  readonly say: SayOf<typeof exposureMessages>
  readonly stage: (stage: string, place?: string) => string
  readonly share: (share: number) => string
  /** A name within a sentence: English ones stand in tables with a capital. */
  readonly within: (name: string) => string
  /** A place within a sentence: English wants an article for some. */
  readonly the: (place: string) => string
  /** Sentences one after the other, each with a capital. */
  readonly sentences: (all: readonly string[]) => string
} {
  const say = useMessages(exposureMessages)
  const words = useWording()
  const the = (place: string): string => {
    return words.the(words.place(place))
  }
  return {
    ...words,
    say,
    stage: (stage, place = '') => {
      if (stage === 'use') return say('use', { place: the(place) })
      return words.stage(stage)
    },
    within: (name) => name.replace(/^[A-Z](?=[a-z]+(?:[ ,-]|$))/, (letter) => letter.toLowerCase()),
    the,
    sentences: (all) => words.after(...all.map((sentence) => sentence.replace(/^the /, 'The '))),
    share: (share) => (share > 1e-9 && share < 0.005 ? `<${words.percent(0.01)}` : words.percent(share)),
  }
}

/** Stages in the order of work. */
export function useStageOrder(): readonly string[] {
  const { stages } = useCatalogue()
  return useMemo(() => stages.map(({ id }) => id), [stages])
}
