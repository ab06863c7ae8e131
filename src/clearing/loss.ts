import { perTonne, quantity, tonnes, type MillionUsdPerTonne } from '../quantity/index.ts'
import type { Demand } from '../world/index.ts'

/** Value added or output lost with each tonne of shortfall of a use; 0 where nothing is used. */
export const lossPerTonne = ({ use }: Demand, { value }: Demand['valueAdded' | 'grossOutput']): MillionUsdPerTonne =>
  use.value > 0 ? perTonne(quantity<'MUSD'>(value), tonnes(use.value)) : quantity<'MUSD/t'>(0)
