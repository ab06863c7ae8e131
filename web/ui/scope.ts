import { createContext, use } from 'react'

/** What all figures of a page are of: scenario and dates, as a picture taken from it says. */
export const Scope = createContext('')
export const useScope = (): string => use(Scope)
