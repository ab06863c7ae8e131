/** Rounded to some digits and never above the value: *no less than* has to be true of what is printed. */
export function roundDown(value: number, digits = 2): number {
  if (!Number.isFinite(value) || value === 0) return value
  const nearest = Number(value.toPrecision(digits))
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - digits + 1)
  return nearest <= value ? nearest : Number((nearest - step).toPrecision(digits))
}
