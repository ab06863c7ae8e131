import { z } from 'zod'

/** What a member deposits, by how the operators judge that it pays: from the least to the most. */
export const DEPOSIT_CLASSES = ['reduced', 'standard', 'raised'] as const

export type DepositClass = (typeof DEPOSIT_CLASSES)[number]

const share = z.number().min(0).max(1).meta({ 'x-unit': 'share' })

export const marginsSchema = z.strictObject({ reduced: share, raised: share })
