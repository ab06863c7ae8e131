import { createContext, use } from 'react'

/** A question as it is asked from outside of the app. */
export interface Question {
  /** On the command line; left out where that has no word for it. */
  readonly command?: string
  /** A file that the command reads. */
  readonly file?: { readonly name: string; readonly text: string }
  /** Under the API, beginning with a slash. */
  readonly path: string
  /** Of a question that takes a while; left out, the answer comes at once. */
  readonly body?: object
}

const Context = createContext<readonly Question[]>([])
/** What the figures inside are answers to: one question, or one after the other. */
export const Asks = Context.Provider
export const useQuestions = (): readonly Question[] => use(Context)
