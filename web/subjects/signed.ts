/** An amount with its sign: what is added, or falls away. */
export const signed = (value: number, tell: (value: number) => string): string =>
  Math.abs(value) < 1e-9 ? tell(0) : `${value > 0 ? '+' : '−'}${tell(Math.abs(value))}`
