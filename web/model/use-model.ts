import { useEffect, useState } from 'react'
import type { ProgressBounds, Failure } from '../../src/studies/index.ts'
import { ask, isAborted, known, RequestError } from './client.ts'
import type { Ask, Kind, Reply } from './protocol.ts'

export type Answered<T> =
  | {
      readonly state: 'working'
      readonly done: number
      readonly total: number
      readonly bounds: ProgressBounds | undefined
      readonly before: T | undefined
      /** The answer as far as it is known, of those that grow. */
      readonly part: T | undefined
      readonly cancel: () => void
    }
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'failed'; readonly failure: Failure; readonly part: T | undefined }
  | { readonly state: 'cancelled'; readonly again: () => void; readonly part: T | undefined }

/**
 * The model's answer to a question; `undefined` asks nothing. While a new one is worked out, the one before stays at hand
 * as `before`. A question that is no longer asked is given up.
 */
export function useModel<K extends Kind>(kind: K, question: Ask<K> | undefined): Answered<Reply<K>> {
  const key = question === undefined ? undefined : JSON.stringify(question)
  const [turn, setTurn] = useState(0)
  const [state, setState] = useState<{ key: string | undefined; answered: Answered<Reply<K>> }>({
    key: undefined,
    answered: WAITING,
  })
  const [before, setBefore] = useState<Reply<K>>()

  useEffect(() => {
    if (key === undefined) return undefined
    const asked = JSON.parse(key) as Ask<K>
    const controller = new AbortController()
    let part: Reply<K> | undefined
    const working = (done: number, total: number, bounds?: ProgressBounds): void =>
      setState({
        key,
        answered: { state: 'working', done, total, bounds, before: undefined, part, cancel: () => controller.abort() },
      })
    const ready = known(kind, asked)
    if (ready !== undefined) {
      setState({ key, answered: { state: 'done', value: ready } })
      setBefore(ready)
      return undefined
    }
    working(0, 0)
    let left = false
    ask(kind, asked, controller.signal, {
      progress: working,
      part: (soFar) => {
        part = soFar
        working(0, 0)
      },
    }).then(
      (value) => {
        setState({ key, answered: { state: 'done', value } })
        setBefore(value)
      },
      (error: unknown) => {
        if (isAborted(error)) {
          if (!left) setState({ key, answered: { state: 'cancelled', again: () => setTurn((t) => t + 1), part } })
        } else setState({ key, answered: { state: 'failed', failure: failureOf(error), part } })
      },
    )
    return () => {
      left = true
      controller.abort()
    }
  }, [kind, key, turn])

  const answered = state.key === key ? state.answered : WAITING
  return answered.state === 'working' ? { ...answered, before } : answered
}

const WAITING = {
  state: 'working',
  done: 0,
  total: 0,
  bounds: undefined,
  before: undefined,
  part: undefined,
  cancel: () => undefined,
} as const

export const failureOf = (error: unknown): Failure =>
  error instanceof RequestError
    ? error.failure
    : { kind: 'defect', message: error instanceof Error ? error.message : String(error) }
