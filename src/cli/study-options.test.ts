import { execFileSync } from 'node:child_process'
import { Command } from 'commander'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyRequest } from '../../test/any-request.ts'
import { commandOf, STUDIES, studyOf, type Options, type StudyId } from '../studies/index.ts'
import { completeNamed } from '../studies/options.ts'
import { studyOptions } from './study-options.ts'

/** What a shell hands on of a command. */
const wordsOf = (command: string): string[] =>
  execFileSync('sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1)

/** What the command line reads of it, without the name of the program and of the study. */
function read(id: StudyId, command: string): Readonly<Record<string, unknown>> {
  const { options }: { options: Options } = studyOf(id)
  const reader = studyOptions(new Command(id).option('--json'), options)
  reader.parse(wordsOf(command).slice(2), { from: 'user' })
  const { json: _json, ...flags } = reader.opts<Record<string, unknown>>()
  const positional = Object.entries(options).flatMap(([name, { isArgument }]) => (isArgument === true ? [name] : []))
  return { ...flags, ...Object.fromEntries(positional.map((name, i) => [name, reader.processedArgs[i]])) }
}

describe('the command that a page shows', () => {
  it.each(Object.keys(STUDIES) as StudyId[])('asks %s the same', (id) => {
    const { options } = studyOf(id)
    fc.assert(
      fc.property(anyRequest(options), (given) => {
        const request = completeNamed(options, given)
        const again = read(id, commandOf(studyOf(id), request)) as typeof given
        expect(completeNamed(options, again)).toEqual(request)
      }),
    )
  })

  it('leaves out what counts anyway', () => {
    const { weapon, plan, dumping, stress } = STUDIES
    expect(commandOf(weapon, completeNamed(weapon.options, {}))).toBe('ytterby weapon bans --json')
    expect(
      commandOf(weapon, completeNamed(weapon.options, { target: ['JPN', 'EUR'], maxMeasures: 3, curve: false })),
    ).toBe('ytterby weapon bans --target JPN,EUR --max-measures 3 --no-curve --json')
    expect(
      commandOf(plan, completeNamed(plan.options, { members: ['JPN', 'USA'], budget: '39e9JPY', technologyBan: true })),
    ).toBe('ytterby plan bans --members JPN,USA --budget 39e9JPY --technology-ban --json')
    expect(commandOf(dumping, completeNamed(dumping.options, { members: ['JPN'], maxMeasures: 0 }))).toBe(
      'ytterby dumping own-cost --members JPN --max-measures 0 --json',
    )
    expect(commandOf(stress, completeNamed(stress.options, { scenario: "a scenario's.yaml", range: false }), [])).toBe(
      "ytterby stress 'a scenario'\\''s.yaml' --no-range",
    )
  })
})
