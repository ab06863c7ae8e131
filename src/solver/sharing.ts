import type { LiveModel, Solver } from './highs.ts'
import type { LinearModel } from './linear-model.ts'

/** The same solver for many models at once: those of one matrix share its memory, of which each model takes tens of megabytes. */
export function sharing(solver: Solver): Solver {
  const models = new Set<LiveModel>()
  return {
    version: solver.version,
    create: (model, options) => {
      for (const one of models) if (one.isDisposed) models.delete(one)
      const live = (options?.hasIntegers === true ? undefined : twinOf(models, model)) ?? solver.create(model, options)
      models.add(live)
      return live
    },
  }
}

function twinOf(models: Iterable<LiveModel>, model: LinearModel): LiveModel | undefined {
  for (const one of models) {
    const twin = one.twin(model)
    if (twin !== undefined) return twin
  }
  return undefined
}
