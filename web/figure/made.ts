import { createContext, use } from 'react'

/** What figures say of what made them: a version and the data it rests on. */
export const Made = createContext('')
export const useMade = (): string => use(Made)
