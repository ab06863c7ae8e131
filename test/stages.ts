import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { shippedWorld } from '../src/files/index.ts'

const shipped = (file: string): string => readFileSync(join(shippedWorld(), file), 'utf8')

/** The stages and units of the shipped world, for worlds that tests write: each world says what its stages are. */
export const STAGES_CSV = shipped('stages.csv')
export const UNITS_CSV = shipped('units.csv')
export const WORDS: readonly (readonly [string, string])[] = [
  ['stages.csv', STAGES_CSV],
  ['units.csv', UNITS_CSV],
]
/** Ids of stages. */
export const STAGES = STAGES_CSV.trim()
  .split('\n')
  .slice(1)
  .map((line) => line.slice(0, line.indexOf(',')))
