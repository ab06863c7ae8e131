/** An order without which the rest clears, and what came of it with the order. */
export interface LeftOut {
  readonly order: string
  readonly why: string
}
