import type { Fault } from '../../../src/world/index.ts'

const BASE = '/api/v1/market'

/** Why something was not done: what the market said, or that it could not be asked. */
export class Refused extends Error {
  /** Kind of the problem, such as `not-signed-in`; `unreachable` if no answer came. */
  readonly kind: string
  readonly faults: readonly Pick<Fault, 'code' | 'message' | 'remedy'>[]
  /** When it may be asked again, by the clock here (milliseconds since 1970), if the market said. */
  readonly again: number | undefined

  constructor(kind: string, message: string, faults: Refused['faults'] = [], again?: number) {
    super(message)
    this.name = 'Refused'
    this.kind = kind
    this.faults = faults
    this.again = again
  }

  /** Whether it may still have been done: nobody knows before it was asked again. */
  get isOpen(): boolean {
    return OPEN.has(this.kind)
  }
}
const OPEN = new Set(['unreachable', 'time-limit', 'store-unreachable', 'defect'])

interface Problem {
  readonly type?: string
  readonly title?: string
  readonly detail?: string
  readonly faults?: Refused['faults']
  readonly errors?: readonly { readonly path?: string; readonly message: string }[]
}

/** Token of the session, which everything that changes something carries. */
let csrf = ''
export const setCsrf = (token: string): void => void (csrf = token)

/** @throws Refused */
async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  let response
  try {
    const headers = new Headers(init.headers)
    // Faults are stated in the language of the page, which may be another than the browser's.
    headers.set('Accept-Language', document.documentElement.lang)
    response = await fetch(`${BASE}${path === '/' ? '' : path}`, { ...init, headers, credentials: 'same-origin' })
  } catch {
    throw new Refused('unreachable', 'The market cannot be reached.')
  }
  if (response.ok) return response
  const problem = (await response.json().catch(() => ({}))) as Problem
  const faults =
    problem.faults ??
    problem.errors?.map(({ path: at = '', message }) => ({
      code: 'INPUT_NOT_ALLOWED',
      message: `${at} ${message}`.trim(),
      remedy: '',
    }))
  throw new Refused(
    (problem.type ?? '').replace('urn:ytterby:problem:', '') || 'defect',
    problem.detail ?? problem.title ?? `${response.status}`,
    faults,
    againAt(response.headers.get('Retry-After')),
  )
}

const againAt = (seconds: string | null): number | undefined =>
  seconds === null ? undefined : Date.now() + Number(seconds) * 1000

export const get = async <T>(path: string): Promise<T> => (await (await ask(path)).json()) as T
export const getBlob = async (path: string): Promise<Blob> => (await ask(path)).blob()

/** Sends something that changes something. */
export async function send<T>(
  path: string,
  body?: unknown,
  { method = 'POST', headers = {} }: { method?: 'POST' | 'DELETE'; headers?: Record<string, string> } = {},
): Promise<T> {
  const response = await ask(path, {
    method,
    headers: {
      'X-CSRF-Token': csrf,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return (await response.json()) as T
}
