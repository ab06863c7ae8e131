import { gradeOf } from '../origin/index.ts'
import type { MarketState, Round } from '../venue/index.ts'
import type { Intent } from './orders.ts'
import type { Seller } from './participants.ts'
import type { RehearsedRound } from './result.ts'

/** Lots of sellers before a round is cleared: what is in them, by the grade of their origin, and which order offers each. */
export function offeredLots(
  { grades, registry, lots: book }: MarketState,
  { orders, spec: { months } }: Round,
  sellers: readonly { readonly seller: Seller; readonly lots: readonly string[] }[],
  intents: ReadonlyMap<string, Intent>,
): RehearsedRound['lots'] {
  const offeredBy = new Map(
    [...intents].flatMap(([order, { content }]) =>
      'lots' in content && orders.has(order) ? content.lots.map((lot) => [lot, order] as const) : [],
    ),
  )
  const [strictest] = grades
  const byGrade: Record<string, number> = {}
  const barred: RehearsedRound['lots']['barred'] = []
  const list: RehearsedRound['lots']['list'] = []
  let offered = 0
  for (const { seller, lots } of sellers)
    for (const lot of lots.flatMap((id) => book.lots.get(id) ?? [])) {
      const { id, material, left } = lot
      const tonnes = Number(left) / 1e6
      const grade = gradeOf(grades, lot, registry, { on: `${months[0]}-01` }).grade?.id ?? 'none'
      list.push({
        lot: id,
        member: seller.party.id,
        material,
        grade,
        place: seller.place,
        tonnes,
        order: offeredBy.get(id) ?? null,
      })
      offered += tonnes
      byGrade[grade] = (byGrade[grade] ?? 0) + 1
      if ('works' in seller && grade !== strictest?.id)
        barred.push({ member: seller.party.name, lot: id, material, grade })
    }
  return { offered, byGrade, barred, list }
}
