/**
 * How an event changes a market: one function for each kind, by subject, joined in `apply.ts`.
 */

export { applyEntry } from './apply.ts'
