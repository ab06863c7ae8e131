import type { Block, Levels, MasterTerms } from './master.ts'

/** Years of a block, discounted to the start of the plan. */
export function yearsOf({ from, years }: Block, discount: number): number {
  let sum = 0
  for (let y = 0; y < years; y++) sum += discount ** (from + y)
  return sum
}

/** What a plan costs, discounted, million USD. `parts`: what is had in part is paid in part. */
export function costOf(terms: MasterTerms, levels: Levels, parts = false): number {
  const { decisions, blocks, discount } = terms
  return pay(terms, levels, parts, (i, b) => {
    const lead = (decisions[i]?.lead ?? 0) / 12
    const block = blocks[b] ?? { from: 0, years: 1 }
    return { once: discount ** Math.max(0, block.from - lead), yearly: yearsOf(block, discount) }
  })
}

/** What is paid in all, not discounted, million USD. */
export function spentOn(terms: MasterTerms, levels: Levels): number {
  return pay(terms, levels, false, (_, b) => ({ once: 1, yearly: terms.blocks[b]?.years ?? 0 }))
}

function pay(
  { decisions, blocks, stands }: MasterTerms,
  { v }: Levels,
  parts: boolean,
  weigh: (i: number, b: number) => { readonly once: number; readonly yearly: number },
): number {
  let sum = 0
  decisions.forEach(({ fixed, sized, yearly }, i) => {
    let before = 0
    blocks.forEach((_, b) => {
      if (stands(i, b) !== 'may') return
      const level = v[b]?.[i] ?? 0
      const { once, yearly: years } = weigh(i, b)
      const more = Math.max(0, level - before)
      sum += once * sized * more + years * yearly * level
      sum += once * fixed * (parts ? more : before <= 0 && level > 0 ? 1 : 0)
      before = Math.max(before, level)
    })
  })
  return sum
}
