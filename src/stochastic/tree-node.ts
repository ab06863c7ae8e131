/** One decision of a node. */
export interface TreeColumn {
  readonly name: string
  readonly cost: number
  readonly lower: number
  readonly upper: number
  readonly integer?: boolean
}

/** lower <= own . x_n + fromParent . x_a(n) <= upper */
export interface TreeRow {
  readonly name: string
  readonly lower: number
  readonly upper: number
  readonly own: Readonly<Record<string, number>>
  /** Technology matrix: coefficients of columns of the parent. */
  readonly fromParent?: Readonly<Record<string, number>>
}

/** What is decided at one node, and by which rows. */
export interface StageProgram {
  readonly columns: readonly TreeColumn[]
  readonly rows: readonly TreeRow[]
}

/** A node as it is given. The root has no parent, stage 1 and probability 1. */
export interface TreeNode extends StageProgram {
  readonly name: string
  readonly parent?: string
  /** Probability of this node, given its parent. */
  readonly probability: number
  readonly stage: number
}
