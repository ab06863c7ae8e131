import fc from 'fast-check'
import type { NamedRequest, Option, Options } from '../src/studies/index.ts'

/** Requests of every kind that a record allows, with shipped files by name; those of one's own are left out. */
export function anyRequest<R extends Options>(options: R): fc.Arbitrary<Partial<NamedRequest<R>>> {
  const kept = Object.entries(options).filter(([, option]) => option.kind !== 'file' || option.shipped !== undefined)
  const record = fc.record(Object.fromEntries(kept.map(([name, option]) => [name, anyValue(option)])), {
    requiredKeys: kept.flatMap(([name, { isRequired, isArgument }]) => (isRequired || isArgument ? [name] : [])),
  })
  return record as fc.Arbitrary<Partial<NamedRequest<R>>>
}

const NAME = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/)
/** Names of places and items: blanks and signs are in some, commas in none. */
const WORD = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9:+_%~.()' -]{0,12}[A-Za-z0-9]$/)
const MONEY = fc.stringMatching(/^\d{1,6}(\.\d{1,3})?(e\d{1,2})?[A-Z]{3}$/)

function anyValue(option: Option): fc.Arbitrary<unknown> {
  switch (option.kind) {
    case 'count':
      return fc.integer({ min: option.min, max: option.max })
    case 'amount':
      return fc.double({ min: option.mayBeZero === true ? 0 : 1e-6, max: option.max, noNaN: true }).map(Math.abs)
    case 'switch':
      return fc.boolean()
    case 'choice':
      return fc.constantFrom(...option.choices)
    case 'list':
      return option.choices === undefined
        ? fc.array(option.of === 'money' ? MONEY : WORD, { minLength: 1, maxLength: 4 })
        : fc.subarray([...option.choices], { minLength: 1 })
    case 'text':
      return option.pattern === undefined
        ? option.of === 'money'
          ? MONEY
          : WORD
        : fc.constantFrom(option.example ?? '2027-01', '2030-12')
    case 'file':
      return NAME
    default:
      return option satisfies never
  }
}
