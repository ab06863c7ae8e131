import { useEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { Drawn } from '../../src/studies/light.ts'
import type { Failure } from '../../src/studies/index.ts'
import { ask, isAborted } from './client.ts'
import type { ScenarioSpec } from '../url/scenario-word.ts'
import { failureOf } from './use-model.ts'

/** How far the drawing of worlds is, and what there is of it. */
export interface Drawing {
  /** `waiting`: for the answer that it is about. */
  readonly state: 'waiting' | 'working' | 'stopped' | 'done' | 'failed'
  readonly done: number
  readonly secondsLeft: number | undefined
  /** The worlds that are there, at most as many as are wanted; the same object until there are more. */
  readonly drawn: Drawn | undefined
  readonly failure: Failure | undefined
  readonly stop: () => void
  readonly goOn: () => void
}

/**
 * Draws so many worlds for a scenario, one after the other; `undefined` draws none for now. What is drawn of a scenario
 * stays at hand, so that stopping, going on, wanting more and coming back lose nothing.
 */
export function useDraws(spec: ScenarioSpec | undefined, wanted: number): Drawing {
  const key = spec === undefined ? undefined : JSON.stringify(spec)
  const [turn, goOn] = useReducer((turns: number) => turns + 1, 0)
  const [now, setNow] = useState<{
    key: string | undefined
    ended?: 'stopped' | 'failed'
    failure?: Failure
    secondsLeft?: number
  }>({ key })
  const stop = useRef<() => void>(() => undefined)

  useEffect(() => {
    if (key === undefined || rowsOf(key) >= wanted) return undefined
    const controller = new AbortController()
    let left = false
    stop.current = () => controller.abort()
    setNow({ key })
    const draw = async (): Promise<void> => {
      const begun: number[] = []
      for (let from = rowsOf(key); from < wanted; from = rowsOf(key)) {
        begun.push(performance.now())
        const piece = await ask('draws', { spec: JSON.parse(key) as ScenarioSpec, from, count: 1 }, controller.signal)
        keep(key, piece)
        setNow({ key, ...secondsLeft(begun, wanted - rowsOf(key)) })
      }
    }
    // A moment later: whoever moves a slider on over answers that are known already starts nothing.
    const timer = setTimeout(() => {
      draw().catch((error: unknown) => {
        if (left) return
        setNow(isAborted(error) ? { key, ended: 'stopped' } : { key, ended: 'failed', failure: failureOf(error) })
      })
    }, PAUSE)
    return () => {
      left = true
      clearTimeout(timer)
      controller.abort()
    }
  }, [key, wanted, turn])

  const all = key === undefined ? undefined : kept.get(key)
  const drawn = useMemo(() => all && firstOf(all, wanted), [all, wanted])
  const done = drawn === undefined ? 0 : countOf(drawn)
  const mine = now.key === key ? now : undefined
  return {
    state: key === undefined ? 'waiting' : done >= wanted ? 'done' : (mine?.ended ?? 'working'),
    done,
    secondsLeft: mine?.secondsLeft,
    drawn,
    failure: mine?.failure,
    stop: () => stop.current(),
    goOn,
  }
}

const PAUSE = 300

/** What was drawn, by scenario; the oldest is forgotten. */
const kept = new Map<string, Drawn>()
const KEPT = 8

const countOf = ({ columns, values }: Drawn): number => (columns.length === 0 ? 0 : values.length / columns.length)

const rowsOf = (key: string): number => {
  const drawn = kept.get(key)
  return drawn === undefined ? 0 : countOf(drawn)
}

function keep(key: string, piece: Drawn): void {
  const before = kept.get(key)?.values ?? new Float64Array()
  const values = new Float64Array(before.length + piece.values.length)
  values.set(before)
  values.set(piece.values, before.length)
  kept.set(key, { columns: piece.columns, values })
  const oldest = kept.keys().next()
  if (kept.size > KEPT && oldest.done !== true) kept.delete(oldest.value)
}

const firstOf = (drawn: Drawn, wanted: number): Drawn =>
  countOf(drawn) <= wanted ? drawn : { ...drawn, values: drawn.values.subarray(0, wanted * drawn.columns.length) }

/** By the time that worlds took so far; the first one opens the world as well, and is no measure. */
function secondsLeft(begun: readonly number[], left: number): { secondsLeft?: number } {
  const [, second] = begun
  if (second === undefined) return {}
  return { secondsLeft: (left * (performance.now() - second)) / 1000 / (begun.length - 1) }
}
