import type { Round, SealedOrder } from '../../state/round.ts'
import type { Binding, SealFor } from '../../../sealed/index.ts'

/** What the envelope of an order is bound to. */
export const bindingOf = (
  { sealedFor }: Pick<Round, 'sealedFor'>,
  { id: order, version, organisation }: Pick<SealedOrder, 'id' | 'version' | 'organisation'>,
): Binding => ({ ...sealedFor, order, version, organisation })

/** What its orders are bound to, sorted, so that the list does not say in which order they came. */
export const commitmentsIn = ({ orders }: Pick<Round, 'orders'>): string[] =>
  [...orders.values()].flatMap(({ commitment }) => commitment ?? []).sort()

/** Whether a round's time is over at an instant, though no entry may say so yet. */
export const isOver = ({ spec: { closes } }: Pick<Round, 'spec'>, at: string): boolean =>
  Date.parse(closes) <= Date.parse(at)

/**
 * Whether fewer trustees than open a round can neither keep an order out of it by saying that they cannot read it, nor are needed to have
 * it in: all but them are as many as it takes.
 */
export const isThresholdSafe = (trustees: number, threshold: number): boolean => trustees - (threshold - 1) >= threshold

/** Whether two rounds trade some of the same goods. */
export function sharesMaterial(one: Pick<Round, 'spec'>, other: Pick<Round, 'spec'>): boolean {
  const materials = new Set(other.spec.materials.map(({ material }) => material))
  return one.spec.materials.some(({ material }) => materials.has(material))
}

/** For whom the orders of a round are sealed. */
export const sealingOf = ({ trustees, spec: { threshold } }: Pick<Round, 'trustees' | 'spec'>): SealFor => ({
  threshold,
  trustees: [...trustees].map(([id, { number, jwk }]) => ({ id, number, publicJwk: { ...jwk } })),
})
