import { createContext, use } from 'react'

/** What figures say of what made them: a version and the data it rests on. */
export const Provenance = createContext('')
export const useProvenance = (): string => use(Provenance)
