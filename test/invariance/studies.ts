import {
  runRequest,
  openModelSession,
  prepareDraws,
  type ModelSession,
  type ModelRequest,
} from '../../src/studies/index.ts'
import type { Solver } from '../../src/solver/index.ts'
import { idIn, type Holdings } from './holdings.ts'

/** A question, put in the words of some holdings. */
export interface Asked {
  readonly name: string
  readonly ask: (desk: ModelSession, holdings: Holdings) => unknown
}

const asked = (name: string, question: (holdings: Holdings) => ModelRequest): Asked => ({
  name,
  ask: (desk, holdings) => runRequest(desk, question(holdings)),
})

const paper = ({ papers }: Holdings, name: string): { file: string; text: string } => {
  const found = papers[name]
  if (found === undefined) throw new Error(`no paper ${name}`)
  return found
}

export const baselineOf: Asked = asked('baseline', () => ({ study: 'baseline' }))

export const exposureOf = (places: readonly string[], company?: string): Asked =>
  asked('exposure', (h) => ({
    study: 'exposure',
    place: places.map((place) => idIn(h, place)),
    ...(company === undefined ? {} : { company: paper(h, company) }),
  }))

export const stressOf = (
  scenario: string,
  {
    foresight,
    terminalValue,
    company,
    months,
  }: { foresight?: number; terminalValue?: 'baseline-price' | 'last-price'; company?: string; months?: number } = {},
): Asked =>
  asked(
    `stress ${scenario}${foresight === undefined ? '' : `, foresight ${foresight}`}${terminalValue === undefined ? '' : ` ${terminalValue}`}`,
    (h) => ({
      study: 'stress',
      scenario: paper(h, scenario),
      // The central case: prices of the mild and the severe one are not held to be the same where they may be an interval.
      range: false,
      ...(foresight === undefined ? {} : { foresight }),
      ...(terminalValue === undefined ? {} : { terminalValue }),
      ...(months === undefined ? {} : { months }),
      ...(company === undefined ? {} : { company: paper(h, company) }),
    }),
  )

export const weaponOf = (menu: string, options: { member?: string; months?: number; runnersUp?: number } = {}): Asked =>
  asked(`weapon ${menu}${options.member === undefined ? '' : ', member'}`, (h) => ({
    study: 'weapon',
    menu: paper(h, menu),
    maxMeasures: 2,
    runnersUp: options.runnersUp ?? 3,
    simulate: 1,
    curve: false,
    ...(options.months === undefined ? {} : { months: options.months }),
    ...(options.member === undefined ? {} : { member: [idIn(h, options.member)] }),
  }))

/** Draws of a stress run, given by name and row. */
export const drawsOf = (scenario: string, samples: number, months: number): Asked => ({
  name: `draws ${scenario}`,
  ask: (desk, h) => {
    const question = {
      study: 'draws',
      of: [{ study: 'stress', scenario: paper(h, scenario), months }],
      options: { seed: 7, samples, totalOrderSamples: 0, distribution: 'triangular' },
      from: 0,
      count: samples + 1,
    } as const
    const { columns } = prepareDraws(desk, question)
    const { values } = runRequest(desk, question)
    return {
      draws: columns.map((column, c) => ({
        ...column,
        [`values ${column.unit}`]: Array.from(
          { length: values.length / columns.length },
          (_, row) => values[row * columns.length + c] ?? Number.NaN,
        ),
      })),
    }
  },
})

/** Without a budget: as text of a question it would stay what it was where all money is a thousand times as much. */
export const planOf = (menu: string, members: readonly string[], months?: number): Asked =>
  asked(`plan ${menu}`, (h) => ({
    study: 'plan',
    menu: paper(h, menu),
    members: members.map((member) => idIn(h, member)),
    maxMeasures: 1,
    gap: 1e-7,
    ...(months === undefined ? {} : { months }),
  }))

export const dumpingOf = (path: string, members: readonly string[]): Asked =>
  asked(`dumping ${path}`, (h) => ({
    study: 'dumping',
    path: paper(h, path),
    // No attack is asked for, so that the menu is not read.
    menu: paper(h, path),
    maxMeasures: 0,
    members: members.map((member) => idIn(h, member)),
  }))

/** The answer of every question; a refusal or a failure is an answer too. */
export async function answers(
  holdings: Holdings,
  questions: readonly Asked[],
  solver: Solver,
  onAnswer?: (name: string, seconds: number) => void,
): Promise<Map<string, unknown>> {
  const failed = (error: unknown): unknown => ({
    failed: (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 300),
  })
  const desk = await openModelSession(holdings.layers, Promise.resolve(solver)).catch(failed)
  return new Map(
    questions.map(({ name, ask }) => {
      const began = performance.now()
      let result: unknown = desk
      if ('world' in (desk as object)) {
        try {
          result = ask(desk as ModelSession, holdings)
        } catch (error) {
          result = failed(error)
        }
      }
      onAnswer?.(name, (performance.now() - began) / 1000)
      // As it is reported: numbers as JSON has them, but for infinities.
      return [name, result] as const
    }),
  )
}
