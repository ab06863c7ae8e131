type Point = readonly [x: number, y: number]

/** How far an outline may leave the one of the page, in its units: less than is seen. */
const TOLERANCE = 0.4
/** The same for coasts and borders, which are long. */
const COARSE = 1
const LONG = 20_000

const MARK = /([MLHVZ])([^A-Za-z]*)/g
const STRAIGHT = /^[MLHVZ\s\d.,e-]*$/

/**
 * An outline in fewer letters: points that lie on the way between others are left out, and the rest are written as steps, to a tenth of a unit.
 * One with curves only loses digits.
 */
export function shortPath(d: string): string {
  if (!STRAIGHT.test(d)) return d.replaceAll(/-?\d+\.\d{2,}/g, (number) => String(tenth(Number(number))))
  const lines: { readonly points: Point[]; isClosed: boolean }[] = []
  let at: Point = [0, 0]
  for (const [, command = '', numbers = ''] of d.matchAll(MARK)) {
    const values = (numbers.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number)
    const line = lines.at(-1)
    if (command === 'Z') {
      if (line !== undefined) [line.isClosed, at] = [true, line.points[0] ?? at]
      continue
    }
    const pairs: Point[] =
      command === 'H'
        ? values.map((x) => [x, at[1]])
        : command === 'V'
          ? values.map((y) => [at[0], y])
          : Array.from({ length: values.length / 2 }, (_, i) => [values[2 * i] ?? 0, values[2 * i + 1] ?? 0])
    if (command === 'M' || line === undefined || line.isClosed)
      lines.push({ points: command === 'M' ? [] : [at], isClosed: false })
    lines.at(-1)?.points.push(...pairs)
    at = pairs.at(-1) ?? at
  }
  return lines
    .map(({ points, isClosed }) => steps(without(points, d.length > LONG ? COARSE : TOLERANCE), isClosed))
    .join('')
}

const tenth = (value: number): number => Math.round(10 * value) / 10

/** The points that keep a line within a distance of all that are left out (Douglas and Peucker 1973). */
function without(points: readonly Point[], tolerance: number): Point[] {
  const kept = new Uint8Array(points.length)
  const open: [from: number, to: number][] = [[0, points.length - 1]]
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const [from, to] = part
    kept[from] = kept[to] = 1
    let [farthest, most] = [-1, tolerance]
    for (let i = from + 1; i < to; i++) {
      const apart = distance(points[i], points[from], points[to])
      if (apart > most) [farthest, most] = [i, apart]
    }
    if (farthest >= 0) open.push([from, farthest], [farthest, to])
  }
  return points.filter((_, i) => kept[i] === 1)
}

/** From a point to a stretch between two others. */
function distance([x, y]: Point = [0, 0], [x0, y0]: Point = [0, 0], [x1, y1]: Point = [0, 0]): number {
  const length = (x1 - x0) ** 2 + (y1 - y0) ** 2
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length))
  return Math.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0))
}

/** Points as steps in whole tenths, so that rounding does not add up. */
function steps(points: readonly Point[], isClosed: boolean): string {
  const tenths = points.map(([x, y]) => [Math.round(10 * x), Math.round(10 * y)] as const)
  const written = tenths.map(([x, y], i) => {
    const [fromX, fromY] = tenths[i - 1] ?? [0, 0]
    const [across, down] = [(x - fromX) / 10, (y - fromY) / 10]
    if (i === 0) return `M${across} ${down}`
    return down === 0 ? `h${across}` : across === 0 ? `v${down}` : `l${across} ${down}`
  })
  return `${written.join('').replaceAll(' -', '-')}${isClosed ? 'z' : ''}`
}
