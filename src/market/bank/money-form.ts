/** Currencies whose smallest unit is not a hundredth (ISO 4217). */
const PLACES: Readonly<Record<string, number>> = {
  BHD: 3,
  CLP: 0,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  OMR: 3,
  PYG: 0,
  TND: 3,
  UGX: 0,
  VND: 0,
}
const placesOf = (currency: string): number => PLACES[currency] ?? 2

/** Whether a bank can pay just that: decimal digits above nothing, 18 at most, in whole units of the currency. */
export function isPayable(amount: string, currency: string): boolean {
  const [, whole = '', part = ''] = /^(\d{1,15})(?:\.(\d+))?$/.exec(amount) ?? []
  return whole !== '' && part.length <= placesOf(currency) && /[1-9]/.test(amount)
}
