import {
  completeNamed,
  dumpingOptions,
  type NamedRequest,
  type Options,
  planOptions,
  weaponOptions,
} from '../../src/studies/light.ts'
import { budgetsAround } from './money.ts'
import { defaultsOf } from './defaults.ts'
import { writeRequest } from './word.ts'

export type WeaponRequest = NamedRequest<typeof weaponOptions>
export type PlanRequest = NamedRequest<typeof planOptions>
export type DumpingRequest = NamedRequest<typeof dumpingOptions>

const question = <R extends Options>(
  id: string,
  options: R,
  example: Partial<NamedRequest<R>>,
): { readonly id: string; readonly options: R; readonly example: NamedRequest<R> } => ({
  id,
  options,
  example: completeNamed(options, example),
})

/** What pages ask of studies: the record of what may be asked, and the request that a page begins with. */
export const QUESTIONS = {
  weapon: question('weapon', weaponOptions, { target: defaultsOf('place') }),
  plan: question('plan', planOptions, {
    members: defaultsOf('place'),
    budget: '39e9JPY',
    // With two, what else is asked here takes ten minutes instead of two.
    maxMeasures: 1,
    threshold: 100,
    budgets: budgetsAround('39e9JPY', 5),
    alternatives: 3,
    values: true,
    // As long as it takes: a page can be stopped.
    timeLimit: 86_400,
  }),
  dumping: question('dumping', dumpingOptions, { members: defaultsOf('members') }),
} as const

/**
 * Worlds that the page Shock draws unless asked otherwise, and as many as one may ask for: some minutes in a browser. They are drawn in
 * batches: then the first are the same however many follow, so that more can be asked for without losing those that are there.
 */
export const DEFAULT_SAMPLES = 20
export const MAX_SAMPLES = 200
export const BATCH = 20

/** Whether a page asks what it begins with. */
export const isExample = <R extends Options>(
  { options, example }: { readonly options: R; readonly example: NamedRequest<R> },
  request: NamedRequest<R>,
): boolean => writeRequest(options, request) === writeRequest(options, example)
