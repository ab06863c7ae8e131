import type { Language } from '../studies/index.ts'

/** What every command that reads a world takes. */
export interface WorldOptions {
  readonly world?: string
  readonly with: readonly string[]
}

/** What a command that tells something in words takes. */
export interface LanguageOption {
  readonly lang: Language
}

/** How a result leaves: to the screen, as JSON, as tables, as a run folder. */
export interface OutputOptions {
  readonly json?: boolean
  readonly csv?: string
  readonly out?: string
}
