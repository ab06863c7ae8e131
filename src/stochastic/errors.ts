/** What is wrong with a tree: where, what, and what to do. */
export interface TreeFault {
  readonly where: string
  readonly what: string
  readonly remedy: string
}

/** A tree that cannot be used, with all of its faults. */
export class TreeError extends Error {
  readonly faults: readonly TreeFault[]

  constructor(faults: readonly TreeFault[]) {
    super(faults.map(({ where, what, remedy }) => `${where}: ${what} ${remedy}`).join('\n'))
    this.name = 'TreeError'
    this.faults = faults
  }
}

/** A sound tree without an optimal policy, or one for which none was found. */
export class RecourseError extends Error {
  readonly status: 'infeasible' | 'unbounded' | 'unsolved'

  constructor(status: RecourseError['status'], message: string) {
    super(message)
    this.name = 'RecourseError'
    this.status = status
  }
}
