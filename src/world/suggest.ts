import { sayLater, type Text } from '../messages/index.ts'
import { suggestMessages } from './suggest.gen.ts'

const say = sayLater(suggestMessages)

/** "Did you mean ...": the closest known id, if it is close; and where to add the one that is missing. */
export function suggested(id: string, known: Iterable<string>, where: string | Text): Text {
  const closest = closestTo(id, known)
  return closest === undefined ? say('correct', { where }) : say('closest', { closest, where })
}

/** "Did you mean ...?" alone; nothing where no known id is close. */
export function meant(id: string, known: Iterable<string>): Text {
  const closest = closestTo(id, known)
  return closest === undefined ? () => '' : say('meant', { closest })
}

/** The known id that is closest, if it is close. */
function closestTo(id: string, known: Iterable<string>): string | undefined {
  let best = ''
  let least = Math.max(2, Math.floor(id.length / 3)) + 1
  for (const candidate of known) {
    // No edit is cheaper than one per letter of difference in length.
    if (Math.abs(id.length - candidate.length) >= least) continue
    const d = distance(id.toLowerCase(), candidate.toLowerCase())
    if (d < least) {
      least = d
      best = candidate
    }
  }
  return best === '' ? undefined : best
}

function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++)
      row.push(
        Math.min(
          (previous[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      )
    previous = row
  }
  return previous[b.length] ?? 0
}
