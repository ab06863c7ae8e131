import { controlOf, type Threshold } from '../owners/index.ts'
import type { Lot } from './lot.ts'
import { parseHistory, type ProcessingHistory } from './mass-balance.ts'
import { STEPS, type Registry, type CustodyStep } from './registry.ts'

/** How much of a lot passed a step at one site. */
export interface Part {
  readonly step: CustodyStep
  readonly site: string
  readonly country: string
  readonly operator: string
  /** Ultimate controllers of the operator: organisations or groups of related parties. */
  readonly controllers: readonly string[]
  readonly controllingCountries: readonly string[]
  /** Of the elements in the lot, by mass; a fraction of one. */
  readonly share: number
}

export interface Composition {
  readonly lot: string
  readonly material: string
  /** In the order of the steps, then of the sites. Shares of one step exceed one together if some passed it twice. */
  readonly parts: readonly Part[]
  /** Share that came out of no mine that is known. */
  readonly unknown: number
  readonly elements: readonly {
    readonly element: string
    /** Of the elements in the lot. */
    readonly share: number
    readonly parts: readonly Part[]
    readonly unknown: number
  }[]
}

/**
 * Shares of a lot's elements by element and history, which sum to one; sorted, so that sums are the same each time.
 */
export interface Strand {
  readonly element: string
  readonly history: ProcessingHistory
  /** Of all elements in the lot. */
  readonly share: number
}

export function strandsOf({ material: id, mix }: Lot, registry: Registry): Strand[] {
  const contents = registry.materials.get(id)?.contents ?? new Map<string, number>()
  const total = [...contents.values()].reduce((sum, content) => sum + content, 0)
  return [...mix]
    .flatMap(([element, histories]) =>
      [...histories].map(([history, share]) => ({
        element,
        history,
        share: (share * (contents.get(element) ?? 0)) / total,
      })),
    )
    .sort((one, other) => order(one.element, other.element) || order(one.history, other.history))
}

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** Where a lot has been, by step: country, operator, who controls it in the end, and the share of the elements. */
export function compositionOf(lot: Lot, registry: Registry, threshold?: Threshold): Composition {
  const strands = strandsOf(lot, registry)
  const elements = [...new Set(strands.map(({ element }) => element))]
  return {
    lot: lot.id,
    material: lot.material,
    ...partsOf(strands, registry, threshold),
    elements: elements.map((element) => {
      const own = strands.filter((strand) => strand.element === element)
      const share = own.reduce((sum, strand) => sum + strand.share, 0)
      const within = own.map((strand) => ({ ...strand, share: strand.share / share }))
      return { element, share, ...partsOf(within, registry, threshold) }
    }),
  }
}

function partsOf(
  strands: readonly Strand[],
  registry: Registry,
  threshold: Threshold | undefined,
): { parts: Part[]; unknown: number } {
  const parts = new Map<string, Part>()
  let unknown = 0
  for (const { history, share } of strands) {
    const passed = parseHistory(history)
    if (!passed.some(({ step }) => step === 'mine')) unknown += share
    for (const { step, site } of passed) {
      const known = parts.get(`${step}@${site}`)
      const operator = registry.sites.get(site)?.operator ?? ''
      const control = known === undefined ? controlOf(registry.owners, operator, threshold) : undefined
      parts.set(`${step}@${site}`, {
        step,
        site,
        country: registry.sites.get(site)?.country ?? '',
        operator,
        controllers: known?.controllers ?? control?.controllers.map(({ party }) => party) ?? [],
        controllingCountries: known?.controllingCountries ?? control?.countries ?? [],
        share: (known?.share ?? 0) + share,
      })
    }
  }
  return {
    parts: [...parts.values()].sort(
      (one, other) => STEPS.indexOf(one.step) - STEPS.indexOf(other.step) || order(one.site, other.site),
    ),
    unknown,
  }
}
