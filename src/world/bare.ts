/** What loads nothing else: numbers and months as people write them, and what is plausible. */
export { fractionOf, numberOf } from './number-text.ts'
export { MONTH_PATTERN, parseMonth, type Month } from './month.ts'
export * as plausible from './plausible.ts'
export { worldFault } from './world-fault.ts'
export { faultsOf, formatFault, formatFaults, faultText, InputError, type Fault } from './fault.ts'
