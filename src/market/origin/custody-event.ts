import type { Grams } from '../../quantity/index.ts'

/** Some grams of a lot. */
export interface LotMass {
  /** URI of the lot. */
  readonly lot: string
  readonly mass: Grams
}

/** A lot that comes into being. */
export interface NewLot extends LotMass {
  /** Id of the material. */
  readonly material: string
  /** Ids of the elements that are in it. */
  readonly elements: readonly string[]
}

interface Any {
  /** URI of the event. */
  readonly id: string
  /** Instant, ISO 8601 with its offset. */
  readonly at: string
  /** Offset of local time where it happened, such as `+09:00`. */
  readonly zone: string
  /** URI of the site where it happened. */
  readonly site: string
  /** URI of the organisation that runs the site. */
  readonly operator: string
  /** Where the site lies. */
  readonly country: string
  /** Where those are who control the operator in the end; sorted. */
  readonly controllers: readonly string[]
  /** Set if this record says that the event was recorded wrongly. */
  readonly error?: { readonly declared: string; readonly reason: ErrorReason; readonly corrections: readonly string[] }
}
export type ErrorReason = 'incorrect_data' | 'did_not_occur'

/** Lots come out of the ground, or out of what was thrown away. */
export interface Commission extends Any {
  readonly kind: 'commission'
  readonly process: string
  readonly lots: readonly NewLot[]
}
/** A process makes other material of lots. */
export interface Transform extends Any {
  readonly kind: 'transform'
  readonly process: string
  readonly inputs: readonly LotMass[]
  readonly outputs: readonly NewLot[]
}
/** Lots of one material are split, merged, blended. */
export interface Regroup extends Any {
  readonly kind: 'regroup'
  readonly inputs: readonly LotMass[]
  readonly outputs: readonly NewLot[]
}
interface Moved extends Any {
  readonly lots: readonly LotMass[]
  /** Containers that go with all that is in them. */
  readonly containers: readonly string[]
  /** Country of origin as customs papers have it. */
  readonly declaredOrigin?: string
}
export interface Ship extends Moved {
  readonly kind: 'ship'
  /** Site it goes to. */
  readonly to: string
}
export interface Receive extends Moved {
  readonly kind: 'receive'
  /** Site it comes from. */
  readonly from: string
}
export interface Inspect extends Moved {
  readonly kind: 'inspect'
}
export interface Withdraw extends Any {
  readonly kind: 'withdraw'
  readonly lots: readonly LotMass[]
}
/** Lots change their owner, and stay where they are. */
export interface Transfer extends Any {
  readonly kind: 'transfer'
  readonly lots: readonly LotMass[]
  readonly from: string
  readonly to: string
  /** URI of the order. */
  readonly order: string
}
/** Lots go into a container, or into a thing of which they are a part. */
export interface Pack extends Any {
  readonly kind: 'pack' | 'install'
  readonly container: string
  readonly lots: readonly LotMass[]
}
export interface Unpack extends Any {
  readonly kind: 'unpack' | 'remove'
  readonly container: string
}

/** What an event says happened to lots, in our own terms. */
export type CustodyEvent =
  Commission | Transform | Regroup | Ship | Receive | Inspect | Withdraw | Transfer | Pack | Unpack
