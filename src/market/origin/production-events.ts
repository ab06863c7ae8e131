import { grams, sumGrams, type Grams } from '../../quantity/index.ts'
import type { CustodyEvent, Commission, NewLot, Regroup, Transform } from './custody-event.ts'
import { add, change, joined, lotsAt, materialOf, chainBetween, type LotLedgerDraft } from './lot-ledger.ts'
import { inKilograms } from './mass.ts'
import { freshMix, mixOf, type Mix } from './mass-balance.ts'
import { together, wayOf, word } from './origin-fault.ts'
import type { Refusal, Refuse } from './refusal.ts'
import type { LotSite, SiteProcess } from './registry.ts'
import { maxOutput } from './yields.ts'

const YEAR_MS = 365 * 24 * 3600 * 1000

export function commission(
  book: LotLedgerDraft,
  act: Commission,
  time: number,
  site: LotSite,
  refuse: Refuse,
): Refusal | undefined {
  const { registry } = book
  const step = registry.steps.get(act.process)
  const here = site.processes.get(act.process)
  if (here === undefined || step === undefined) return noSuchProcess(act, act.process, site, refuse)
  const no = act.lots.reduce<Refusal | undefined>((found, lot) => found ?? whyNotNew(book, act, lot, refuse), undefined)
  if (no !== undefined) return no
  for (const { material } of act.lots)
    if (
      (here.materials !== undefined && !here.materials.has(material)) ||
      !registry.recipes.some(
        ({ process, inputs, outputs }) =>
          process === act.process && inputs.length === 0 && outputs.some((output) => output.material === material),
      )
    )
      return refuse('LOT_MATERIAL_WRONG', { event: act.id, material, site: site.id, process: act.process })
  const past = book.commissioned.get(worksOf(act)) ?? []
  const now = sumGrams(act.lots.map(({ mass }) => mass))
  const inYear = [...past.filter((before) => before.time > time - YEAR_MS), { time, mass: now }]
  const lately = sumGrams(inYear.map(({ mass }) => mass))
  if (lately > (here.yearly ?? 0n)) return aboveCapacity(act, site, here, lately, refuse)
  book.commissioned.set(worksOf(act), inYear)
  for (const lot of act.lots) {
    const material = materialOf(book, lot.material)
    add(book, lot, {
      act,
      time,
      owner: site.operator,
      from: [],
      mix: freshMix(material, { step, site: site.id }),
    })
  }
  return undefined
}

/** What a capacity is registered for. */
export const worksOf = ({ site, process }: Commission): string => `${site} ${process}`

const aboveCapacity = (
  act: CustodyEvent,
  site: LotSite,
  { yearly = grams(0n) }: SiteProcess,
  lately: Grams,
  refuse: Refuse,
) =>
  refuse('SITE_CAPACITY_EXCEEDED', {
    event: act.id,
    site: site.id,
    mass: inKilograms(lately),
    yearly: inKilograms(yearly),
  })

const noSuchProcess = (act: CustodyEvent, process: string, site: LotSite, refuse: Refuse): Refusal =>
  refuse('SITE_PROCESS_MISSING', {
    event: act.id,
    process,
    site: site.id,
    processes: [...site.processes.keys()].join(', ') || word('no-process'),
  })

export function transform(
  book: LotLedgerDraft,
  act: Transform | Regroup,
  time: number,
  site: LotSite,
  refuse: Refuse,
): Refusal | undefined {
  const { registry } = book
  const step = act.kind === 'transform' ? registry.steps.get(act.process) : undefined
  if (act.kind === 'transform' && (step === undefined || !site.processes.has(act.process)))
    return noSuchProcess(act, act.process, site, refuse)
  const taken = joined(act.inputs)
  const found = lotsAt(book, act, taken, time, refuse)
  if ('code' in found) return found
  const no = act.outputs.reduce<Refusal | undefined>(
    (before, lot) => before ?? whyNotNew(book, act, lot, refuse),
    undefined,
  )
  if (no !== undefined) return no
  const owners = [...new Set(found.lots.map(({ owner }) => owner))]
  const [owner] = owners
  if (owner === undefined || owners.length > 1)
    return refuse('LOT_OWNERS_MIXED', { event: act.id, owners: together(owners.sort()) })
  const inputs = new Map<string, Grams>()
  for (const { material, id } of found.lots)
    inputs.set(material, sumGrams([inputs.get(material) ?? grams(0n), taken.get(id) ?? grams(0n)]))
  const most =
    act.kind === 'regroup'
      ? inputs.size === 1
        ? inputs
        : undefined
      : maxOutput(
          registry.recipes.filter(({ process }) => process === act.process),
          inputs,
        )
  if (most === undefined)
    return act.kind === 'regroup'
      ? refuse('LOT_MATERIAL_WRONG:mixed', { event: act.id, materials: together([...inputs.keys()]) })
      : refuse('LOT_MATERIAL_WRONG:recipe', {
          process: act.process,
          materials: [...inputs.keys()].join(', '),
          event: act.id,
        })
  const made = new Map<string, Grams>()
  for (const { material, mass } of act.outputs) made.set(material, sumGrams([made.get(material) ?? grams(0n), mass]))
  for (const [material, mass] of made) {
    const limit = most.get(material)
    if (limit === undefined)
      return act.kind === 'regroup'
        ? refuse('LOT_MATERIAL_WRONG:regrouped', { event: act.id, material, materials: [...inputs.keys()].join(', ') })
        : refuse('LOT_MATERIAL_WRONG:made', {
            event: act.id,
            material,
            process: act.process,
            materials: [...inputs.keys()].join(', '),
          })
    if (mass > limit)
      return refuse('YIELD_TOO_HIGH', { event: act.id, mass: inKilograms(mass), material, limit: inKilograms(limit) })
  }
  const parts = found.lots.map(({ id, material, mix }) => ({
    mass: taken.get(id) ?? grams(0n),
    material: materialOf(book, material),
    mix,
  }))
  const mixes = new Map<string, Mix>()
  for (const material of made.keys()) {
    const mix = mixOf(parts, materialOf(book, material), step === undefined ? undefined : { step, site: site.id })
    if (typeof mix === 'string') return refuse('LOT_ELEMENT_FROM_NOWHERE', { event: act.id, material, element: mix })
    mixes.set(material, mix)
  }
  for (const lot of found.lots) change(book, lot, act.id, { left: grams(lot.left - (taken.get(lot.id) ?? 0n)) })
  const from = [...taken.keys()].sort()
  for (const lot of act.outputs) add(book, lot, { act, time, owner, from, mix: mixes.get(lot.material) ?? new Map() })
  return undefined
}

function whyNotNew(
  book: LotLedgerDraft,
  act: CustodyEvent,
  { lot, material, elements }: NewLot,
  refuse: Refuse,
): Refusal | undefined {
  if (book.lots.has(lot)) {
    const inputs = 'inputs' in act ? act.inputs.map((input) => input.lot) : []
    const circle = inputs.map((input) => chainBetween(book, input, new Set([lot]))).find((way) => way !== undefined)
    return circle === undefined
      ? refuse('LOT_TWICE', { event: act.id, lot, before: book.lots.get(lot)?.event ?? '' })
      : refuse('LOT_CYCLE:id', { event: act.id, lot, input: circle[0] ?? '', way: wayOf(circle) })
  }
  const known = book.registry.materials.get(material)
  if (known === undefined) return refuse('LOT_MATERIAL_WRONG:none', { lot, material })
  const inIt = [...known.contents.keys()].sort().join(', ')
  if ([...elements].sort().join(', ') !== inIt)
    return refuse('LOT_MATERIAL_WRONG:elements', { lot, material, elements: elements.join(', '), contents: inIt })
  return undefined
}
