/** Decimal digits as a table sorts and downloads them: a number where that loses no digit, else the digits themselves. */
export function exact(digits: string): number | string {
  const number = Number(digits)
  return String(number) === digits ? number : digits
}
