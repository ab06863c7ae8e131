import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import {
  copyWorld,
  runHere,
  temporaryFolder,
  toldFaults,
  type Ran,
  type ToldFault,
  type WorldCopy,
} from '../run-cli.ts'

/** What is reported of a spoiled input. */
export interface Told {
  readonly code: string
  /** File, line and column, as far as there is one. */
  readonly at: string
  /** A word of the message. */
  readonly says: string
  /** A word of the remedy. */
  readonly remedy: string
  /** Other codes that the same fault rightly gives. */
  readonly also?: readonly string[]
}

/** Refused: exit 1, nothing on stdout, this fault told with its place and its remedy, and no fault that is not there. */
export function expectRefused(ran: Ran, { code, at, says, remedy, also = [] }: Told): void {
  const told = toldFaults(ran.stderr)
  expect({ code: ran.code, stdout: ran.stdout }, ran.stderr).toEqual({ code: 1, stdout: '' })
  expect(new Set(told.map((fault) => fault.code)), ran.stderr).toEqual(new Set([code, ...also]))
  const fault = told.find((one) => one.code === code) as ToldFault
  expect(fault.at).toContain(at)
  expect(fault.message).toContain(says)
  expect(fault.remedy).toContain(remedy)
}

/** Runs with --out and --csv, and sees to it that neither is there afterwards, nor a temporary folder beside them. */
export async function refuse(folder: string, args: readonly string[], told: Told): Promise<void> {
  const before = readdirSync(folder).sort()
  const ran = await runHere(...args, '--out', join(folder, 'run'), '--csv', join(folder, 'tables'))
  expectRefused(ran, told)
  expect(readdirSync(folder).sort()).toEqual(before)
}

export interface WorldRow extends Told {
  readonly fault: string
  readonly world?: string
  readonly spoil: (world: WorldCopy) => void
}

export const BUYERS =
  'id,share,share_low,share_high,stock_multiple,stock_multiple_low,stock_multiple_high,source,confidence,note'
export const SWITCHING = 'stage,what,value,low,high,unit,date,source,confidence,note'
export const COSTS = 'process,place,value,low,high,unit,date,source,confidence,note'

/** Rows with their names before them, so that a test is named after its fault. */
export const byName = <T extends { fault: string }>(rows: readonly T[]): [string, T][] =>
  rows.map((row) => [row.fault, row])

/** A test of each row: the spoiled world is refused as it says. */
export const eachWorld = (rows: readonly WorldRow[]): void =>
  it.each(byName(rows))('%s', async (_, { world: name = 'dantzig-transport', spoil, ...told }) => {
    const folder = await temporaryFolder()
    const world = copyWorld(name, folder)
    spoil(world)
    await refuse(folder, ['clear', '--world', world.folder], told)
  })
