import type { Layer } from '../world/index.ts'
import { Pool } from './pool.ts'
import type { EnsembleQuestion, Workshop } from './run.ts'

/** Works out chunks in threads of this machine. */
export function threadWorkshop(layers: readonly Layer[], question: EnsembleQuestion, threads?: number): Workshop {
  const pool = new Pool(layers, threads)
  return {
    work: async (chunk) => (await pool.ask({ ...question, ...chunk }).answer).values,
    close: () => pool.close(),
  }
}
