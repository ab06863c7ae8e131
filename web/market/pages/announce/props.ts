import type { Draft } from './state.ts'

/** What a part of the form is given: the draft, and how to change it. */
export interface DraftProps {
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
}
