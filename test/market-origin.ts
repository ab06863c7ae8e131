import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { loadWorld, shippedWorld } from '../src/files/index.ts'
import {
  compositionOf,
  parseOriginGrades,
  parseOriginRule,
  eventsInOrder,
  lotsInOrder,
  type Lot,
  type LotLedger,
  type OriginRule,
} from '../src/market/index.ts'
import { InputError } from '../src/world/index.ts'
import { lot, registryFor } from './market-chain.ts'

/** The shipped world with its rules and grades of origin, and what tests of lots look up in it. */

export const RUNS = Number(process.env['LAW_RUNS'] ?? 60)
const DATA = join(import.meta.dirname, '..', 'data')
export const textOf = (...path: string[]): string => readFileSync(join(DATA, ...path), 'utf8')

export const world = await loadWorld(shippedWorld())
export const registry = registryFor(world)
export const rules: ReadonlyMap<string, OriginRule> = new Map(
  readdirSync(join(DATA, 'origin-rules')).map((file) => [
    basename(file, '.yaml'),
    parseOriginRule(file, textOf('origin-rules', file), world),
  ]),
)
export const grades = parseOriginGrades('market.yaml', textOf('origin-grades', 'market.yaml'), rules)

export const rule = (id: string): OriginRule => {
  const found = rules.get(id)
  if (found === undefined) throw new Error(`no rule ${id}`)
  return found
}
export const lotIn = (book: LotLedger, name: string): Lot => {
  const found = book.lots.get(lot(name))
  if (found === undefined)
    throw new Error(`no lot ${name}: ${book.refused.map(({ code, message }) => `${code} ${message}`).join('; ')}`)
  return found
}
/** All that a book says, whatever it was made by. */
export const plain = (book: LotLedger) => ({
  lots: lotsInOrder(book.lots.values(), book),
  parts: Object.fromEntries(book.parts),
  events: eventsInOrder(book.events.keys(), book),
  refused: book.refused.map(({ code, event, message }) => `${code} ${event} ${message}`).sort(),
})
export const told = (book: LotLedger): string[] =>
  book.refused.map(({ code, event }) => `${code} ${event.split(':').at(-1)}`)
export const faultsOf = (run: () => unknown): readonly { code: string; message: string }[] => {
  try {
    run()
  } catch (error) {
    if (error instanceof InputError) return error.faults
    throw error
  }
  throw new Error('nothing was refused')
}
export const ON = { on: '2027-06-01' }
export const share = (of: Lot, step: string, country: string): number =>
  compositionOf(of, registry)
    .parts.filter((part) => part.step === step && part.country === country)
    .reduce((sum, part) => sum + part.share, 0)
