/** A number as people write it into a cell or an option: digits with a decimal point; undefined for anything else. */
export function numberOf(text: string): number | undefined {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? value : undefined
}

/** The fraction that a percentage stands for, as it should be written: "50%" -> "0.5"; undefined for anything else. */
export function fractionOf(text: string): string | undefined {
  const number = /^(.*\d\.?)\s*[%％]$/.exec(text.trim())?.[1]
  const percent = number === undefined ? undefined : numberOf(number)
  return percent === undefined ? undefined : String(Number((percent / 100).toPrecision(12)))
}
