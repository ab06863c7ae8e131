type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** What is kept beside the log: what is secret, or passes. */
export interface Secrets {
  /** Undefined if it isn't there, or has passed. */
  secret(kind: string, id: string): Promise<unknown>
  /** Writes over what was there. `until` is the instant from which it is gone. */
  setSecret(kind: string, id: string, value: Json, until?: string): Promise<void>
  /** Writes it if what is there is still `before`, or if nothing is there. Says whether it was: of several at once, one gets yes. */
  swapSecret(kind: string, id: string, before: Json | undefined, value: Json, until?: string): Promise<boolean>
  dropSecret(kind: string, id: string): Promise<void>
}
