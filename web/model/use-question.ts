import { completeNamed, defaultOf, type NamedRequest, type Options, stressOptions } from '../../src/studies/light.ts'
import type { TextFile } from '../../src/studies/index.ts'
import type { Question } from '../ui/by-code/question.ts'
import type { ScenarioSpec } from '../url/scenario-word.ts'
import type { TableName } from '../../src/world/index.ts'
import { useCatalogue, useCommand } from './catalogue.tsx'
import type { ScenarioFile } from './protocol.ts'

const STRESS = { id: 'stress', options: stressOptions }

/** What is asked of a study, as it is asked from outside: only what is not as its record has it. */
export function useQuestion(): <R extends Options>(
  study: { readonly id: string; readonly options: R },
  request: NamedRequest<R>,
) => Question {
  const command = useCommand()
  return (study, request) => ({
    command: command(study, request),
    path: `/${study.id}`,
    body: bodyOf(study.options, request),
  })
}

/** The body of a request: what it is about, and options with another value than their default. */
const bodyOf = <R extends Options>(options: R, request: NamedRequest<R>): object =>
  Object.fromEntries(
    Object.entries(request).filter(([name, value]: [string, unknown]) => {
      const option = options[name]
      return option !== undefined && value !== undefined && (option.isArgument === true || value !== defaultOf(option))
    }),
  )

/** A stress test: with its text where the scenario is not as it was shipped, and with the reader's own parts. */
export function useStressQuestion(): (
  spec: ScenarioSpec,
  file: ScenarioFile | undefined,
  own?: { readonly company?: TextFile; readonly product?: readonly string[] },
) => Question {
  const command = useCommand()
  return (spec, file, { company, product } = {}) => {
    const isOwn = file !== undefined && Object.keys(spec.edit).length + (spec.own === undefined ? 0 : 1) > 0
    const { months, foresight } = spec
    const besides = {
      ...(months === undefined ? {} : { months }),
      ...(foresight === undefined ? {} : { foresight }),
    }
    return {
      command: command(
        STRESS,
        completeNamed(stressOptions, {
          scenario: isOwn ? file.file : spec.id,
          ...besides,
          ...(company === undefined ? {} : { company }),
          ...(product === undefined ? {} : { product }),
        }),
      ),
      ...(isOwn ? { file: { name: file.file, text: file.text } } : {}),
      path: '/stress',
      body: {
        scenario: isOwn ? { yaml: file.text, file: file.file } : spec.id,
        ...besides,
        ...(company === undefined ? {} : { company: { text: company.text, file: company.file } }),
        ...(product === undefined ? {} : { product }),
      },
    }
  }
}

/** A table of the world that is served; the command line has no word for a whole one. */
export function useTableQuestion(): (table: TableName) => Question {
  const { flags } = useCatalogue()
  return (table) => ({ path: `/worlds/${flags.length === 0 ? 'shipped' : 'own'}/tables/${table}` })
}

/** What the sources say of the year that runs begin from, and what the model uses. */
export const useBaselineQuestion = (): Question => ({
  command: useCommand()({ id: 'baseline', options: {} }, {}),
  path: '/baseline',
})
