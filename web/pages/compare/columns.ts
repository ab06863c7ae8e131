import { useEffect, useState } from 'react'
import { titleIn, nameIn } from '../../../src/messages/index.ts'
import type { StressRange, StressResult } from '../../../src/studies/index.ts'
import { useMessages } from '../../language/messages.ts'
import { useCatalogue, useWording } from '../../model/catalogue.tsx'
import { ask } from '../../model/client.ts'
import type { ScenarioFile } from '../../model/protocol.ts'
import { useModel, type Answered } from '../../model/use-model.ts'
import type { ScenarioSpec } from '../../url/scenario-word.ts'
import { compareMessages } from './messages.gen.ts'

export const LETTERS = ['A', 'B', 'C', 'D'] as const

/** A question that is compared, and what is known of it so far. */
export interface Column {
  readonly letter: string
  readonly spec: ScenarioSpec
  readonly file: ScenarioFile | undefined
  readonly stress: Answered<StressResult>
  readonly range: StressRange | undefined
  readonly ranging: boolean
}

/** One with its answer; that of all places that it is compared at. */
export interface AnsweredColumn extends Column {
  readonly file: ScenarioFile
  readonly result: StressResult
}

export function useColumn(letter: string, spec: ScenarioSpec | undefined): Column | undefined {
  const question = spec && { spec }
  const file = useModel('scenario', question)
  const stress = useModel('stress', question)
  const range = useModel('range', question)
  return (
    spec && {
      letter,
      spec,
      file: file.state === 'done' ? file.value : undefined,
      stress,
      range: range.state === 'done' ? range.value : undefined,
      ranging: stress.state === 'done' && range.state === 'working',
    }
  )
}

/** Those that are answered, each at the places chosen, or where none are at its own. */
export const answeredIn = (columns: readonly Column[], places: readonly string[]): readonly AnsweredColumn[] =>
  columns.flatMap((column) => {
    const { stress, file } = column
    if (stress.state !== 'done' || file === undefined) return []
    return [{ ...column, file, result: places.length === 0 ? stress.value : at(places, stress.value) }]
  })

/** An answer holds what every place loses; only its band is of the places that were asked about. */
function at(places: readonly string[], result: StressResult): StressResult {
  const { band: _ofItsOwn, ...others } = result
  return { ...others, focus: [...places] }
}

/** What a column is called: the scenario by its title. */
export function useColumnName(): (column: Pick<Column, 'spec' | 'file'>) => string {
  const say = useMessages(compareMessages)
  const { lang } = useWording()
  const { scenarios } = useCatalogue()
  return ({ spec, file }) => {
    if (file !== undefined) return titleIn(lang, file)
    const known = scenarios.find(({ id }) => id === spec.id)
    return known === undefined ? say('working') : nameIn(lang, known)
  }
}

/** Answers to some questions, asked one after the other; undefined: not yet, or it failed. */
export function useAnswers(specs: readonly ScenarioSpec[]): readonly (StressResult | undefined)[] {
  const key = JSON.stringify(specs)
  const [found, setFound] = useState<{ key: string; results: readonly (StressResult | undefined)[] }>()
  useEffect(() => {
    const controller = new AbortController()
    const work = async (): Promise<void> => {
      const results: (StressResult | undefined)[] = []
      for (const spec of JSON.parse(key) as ScenarioSpec[]) {
        results.push(await ask('stress', { spec }, controller.signal).catch(() => undefined))
        if (controller.signal.aborted) return
        setFound({ key, results: [...results] })
      }
    }
    void work()
    return () => controller.abort()
  }, [key])
  return found?.key === key ? found.results : []
}
