import type { Grams } from '../../quantity/index.ts'
import type { LotMaterial, Step } from './registry.ts'

/** A step at a site. */
export interface ProcessingStep {
  readonly step: Step
  readonly site: string
}

/**
 * What some grams went through, in the order of the last time they did, each step at a site once:
 * `mine@a separation@b`. A text, so that grams with the same history are one entry. Sites are URIs without blanks.
 */
export type ProcessingHistory = string

/** By element, shares of its mass by history. A history stays however small its share becomes. */
export type Mix = ReadonlyMap<string, ReadonlyMap<ProcessingHistory, number>>

export const parseHistory = (history: ProcessingHistory): ProcessingStep[] =>
  history.split(' ').map((entry) => {
    const cut = entry.indexOf('@')
    return { step: entry.slice(0, cut) as Step, site: entry.slice(cut + 1) }
  })

const passing = (history: ProcessingHistory, { step, site }: ProcessingStep): ProcessingHistory => {
  const entry = `${step}@${site}`
  return [...history.split(' ').filter((other) => other !== entry), entry].join(' ')
}

/** Everything fresh from one place. */
export const freshMix = (material: LotMaterial, at: ProcessingStep): Mix =>
  new Map([...material.contents.keys()].map((element) => [element, new Map([[`${at.step}@${at.site}`, 1]])]))

export interface MixInput {
  readonly mass: Grams
  readonly material: LotMaterial
  readonly mix: Mix
}

/**
 * What comes out of a vessel, by proportional mixing: each element of the output has the history of that element in
 * the inputs,
 *
 *     share(e, h) = sum in[i] . content(i, e) . share(i, e, h) / sum in[i] . content(i, e)
 *
 * and has passed the step since, if there was one. The element's id if no input holds one of them.
 */
export function mixOf(
  inputs: readonly MixInput[],
  material: LotMaterial,
  at: ProcessingStep | undefined,
): Mix | string {
  const mix = new Map<string, Map<ProcessingHistory, number>>()
  for (const element of material.contents.keys()) {
    const holding = inputs
      .map((input) => ({ ...input, held: Number(input.mass) * (input.material.contents.get(element) ?? 0) }))
      .filter(({ held }) => held > 0)
    const total = holding.reduce((sum, { held }) => sum + held, 0)
    if (total === 0) return element
    const shares = new Map<ProcessingHistory, number>()
    for (const input of holding)
      for (const [history, share] of input.mix.get(element) ?? []) {
        const since = at === undefined ? history : passing(history, at)
        shares.set(since, (shares.get(since) ?? 0) + (share * input.held) / total)
      }
    mix.set(element, shares)
  }
  return mix
}
