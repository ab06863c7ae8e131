import type { BenchmarksShown, RoundsShown } from '../../../../src/market/index.ts'
import { sumOf } from '../../parts/exact.ts'
import { compareDigits } from '../../parts/exact.ts'

type Benchmark = BenchmarksShown['benchmarks'][number]

/** A benchmark with the round that it is of. */
export interface Point extends Benchmark {
  readonly title: string
  readonly closes: string
}

interface GradeSeries {
  readonly grade: string
  /** From the first round to the last. */
  readonly points: readonly Point[]
  /** Kilograms that counted over all rounds. */
  readonly kg: string
}

export interface MaterialSeries {
  readonly material: string
  /** Grades of which something counted, the strictest first. */
  readonly grades: readonly GradeSeries[]
  /** Grades of which nothing ever did. */
  readonly idle: readonly string[]
  readonly kg: string
}

/** Benchmarks of each material over the rounds, those of which most counted first. */
export function seriesOf(
  { benchmarks }: BenchmarksShown,
  { rounds }: RoundsShown,
  grades: readonly string[],
): readonly MaterialSeries[] {
  const known = new Map(rounds.map((round) => [round.id, round]))
  const points = benchmarks
    .map((one): Point => {
      const { title = one.round, closes = '' } = known.get(one.round) ?? {}
      return { ...one, title, closes }
    })
    .sort((a, b) => (a.closes < b.closes ? -1 : 1))
  const rank = (grade: string): number => grades.indexOf(grade)
  return [...new Set(points.map(({ material }) => material))]
    .map((material) => {
      const own = points.filter((one) => one.material === material)
      const all = [...new Set(own.map(({ grade }) => grade))]
        .sort((a, b) => rank(a) - rank(b))
        .map((grade): GradeSeries => {
          const series = own.filter((one) => one.grade === grade)
          return { grade, points: series, kg: sumOf(series.map(({ kg }) => kg)) }
        })
      return {
        material,
        grades: all.filter(({ kg }) => kg !== '0'),
        idle: all.filter(({ kg }) => kg === '0').map(({ grade }) => grade),
        kg: sumOf(all.map(({ kg }) => kg)),
      }
    })
    .sort((a, b) => compareDigits(b.kg, a.kg))
}

/** Why a price is withheld, as far as this page has words for it. */
export type Reason =
  | { readonly key: 'nothing'; readonly gaps: Readonly<Record<string, never>> }
  | { readonly key: 'tooLittle'; readonly gaps: { readonly grams: number; readonly needed: number } }
  | { readonly key: 'fewSellers' | 'fewBuyers'; readonly gaps: { readonly n: number; readonly needed: number } }
  | { readonly key: 'largeSeller' | 'largeBuyer'; readonly gaps: { readonly percent: number } }

export function reasonOf(text: string): Reason | undefined {
  if (text === 'Nothing was traded that counts.') return { key: 'nothing', gaps: {} }
  const little = /^Only (\d+) g were traded; (\d+) are needed\.$/.exec(text)
  if (little !== null) return { key: 'tooLittle', gaps: { grams: Number(little[1]), needed: Number(little[2]) } }
  const few = /^Only (\d+) independent (sellers|buyers); (\d+) are needed\.$/.exec(text)
  if (few !== null)
    return {
      key: few[2] === 'sellers' ? 'fewSellers' : 'fewBuyers',
      gaps: { n: Number(few[1]), needed: Number(few[3]) },
    }
  const large = /^One of the (sellers|buyers) has more than (\d+) % of it\.$/.exec(text)
  if (large !== null)
    return { key: large[1] === 'sellers' ? 'largeSeller' : 'largeBuyer', gaps: { percent: Number(large[2]) } }
  return undefined
}
