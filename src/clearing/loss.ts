import { perTonne, quantity, tonnes, type MillionUsdPerTonne } from '../quantity/index.ts'
import type { Demand } from '../world/index.ts'

/** What stands still with each tonne that a use lacks, of its value added or its output; nothing where nothing is used. */
export const lossPerTonne = ({ use }: Demand, { value }: Demand['added' | 'output']): MillionUsdPerTonne =>
  use.value > 0 ? perTonne(quantity<'MUSD'>(value), tonnes(use.value)) : quantity<'MUSD/t'>(0)
