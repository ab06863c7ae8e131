import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { completeNamed, type NamedRequest, type Options } from '../../src/studies/options.ts'
import { caseNamed } from '../pages/dumping/state.ts'
import { QUESTIONS } from './questions.ts'
import { decodeState, encodeState, type ViewState } from './state.ts'

/**
 * Earlier links, and what they opened: written by the code of their day (`made` names the commit), not by this one. `weapon`, `plan` and
 * `dumping` are the requests that its worker made of them; what is not there was as in the first, an address that says nothing.
 */
const LINKS = JSON.parse(readFileSync(new URL('old-links.json', import.meta.url), 'utf8')) as readonly {
  readonly made: string
  readonly link: string
  readonly state: Readonly<Record<string, unknown>>
}[]

/** Names that a scenario's changes had. */
const CHANGES: Readonly<Record<string, string>> = {
  lasts: 'duration',
  letThrough: 'allowedShare',
  report: 'focus',
  release: 'stockRelease',
}
const nameNow = (old: string): string => CHANGES[old] ?? old

function changesNow(edit: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    Object.entries(edit).map(([name, value]) => [
      nameNow(name),
      name === 'measures'
        ? Object.fromEntries(Object.entries(value as object).map(([id, one]) => [id, changesNow(one as typeof edit)]))
        : value,
    ]),
  )
}

/** A request as it was made, complete; a list of nothing or of all there is was what counts without it. */
function requestNow(
  options: Options,
  { study: _study, ...request }: Readonly<Record<string, unknown>>,
  also: object,
): object {
  const said = Object.entries({ ...request, ...also }).filter(([name, value]) => {
    const option = options[name]
    if (option?.kind !== 'list' || !Array.isArray(value)) return true
    return value.length > 0 && value.length !== (ALL_THEN.get(name) ?? option.choices?.length)
  })
  return completeNamed(options, Object.fromEntries(said) as Partial<NamedRequest<Options>>)
}

/** How many there were of a list's choices, where some came later: a link that named none asked all, and asks all now. */
const ALL_THEN: ReadonlyMap<string, number> = new Map([['instruments', 3]])

/** They said nothing that could be read: a page begins as it does now. */
const UNREADABLE: ReadonlySet<string> = new Set(['/weapon?w=../etc', '/dumping?d=own-cost'])

describe('an earlier link', () => {
  it('is there of each page and time', () => {
    expect(LINKS.length).toBeGreaterThan(50)
    expect(new Set(LINKS.map(({ made }) => made)).size).toBeGreaterThan(5)
    expect(new Set(LINKS.map(({ link }) => link.replace(/\?.*/, ''))).size).toBe(9)
  })

  it.each(LINKS)('$link opens what it opened', ({ link, state: was }) => {
    const state = decodeState(link.replace(/^[^?]*\??/, ''))
    const then = { ...LINKS[0]?.state, ...was }
    const { weapon, plan, dumping } = QUESTIONS
    const words = new URLSearchParams(link.replace(/^[^?]*/, ''))
    for (const [key, value] of Object.entries(then)) {
      if (key === 'scenarios')
        expect(state.scenarios).toEqual(
          (value as { id: string; edit: Record<string, unknown> }[]).map((one) => ({
            ...one,
            id: one.id === 'undisturbed' ? 'reference' : one.id,
            edit: changesNow(one.edit),
          })),
        )
      // What a page begins with is no matter of old links.
      else if (key === 'weapon') expectSame('w', state.weapon, requestNow(weapon.options, value as object & Was, {}))
      else if (key === 'plan')
        // It had no limit of time, since nothing measured it.
        expectSame('p', state.plan, requestNow(plan.options, value as object & Was, { timeLimit: 86_400 }))
      else if (key === 'dumping') expectSame('d', state.dumping, requestNow(dumping.options, value as object & Was, {}))
      else if (key === 'draws') expect(state.samples).toBe(value)
      else if (key === 'case') expect(caseNamed(state.case)).toBe(value)
      else expect(state[key as keyof ViewState], key).toEqual(value)
    }
    // And it goes on as a present one.
    expect(decodeState(encodeState(state))).toEqual(state)

    function expectSame(word: string, now: object, before: object): void {
      if (words.has(word) && !UNREADABLE.has(link)) expect(now).toEqual(before)
    }
  })
})
type Was = Readonly<Record<string, unknown>>
