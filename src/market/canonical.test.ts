import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson, digest, type Json } from './canonical.ts'

const json = fc.jsonValue() as fc.Arbitrary<Json>

it('the text of some data has the same data, and is the same in whatever order its keys stand', () => {
  const turned = (value: Json): Json => {
    if (Array.isArray(value)) return (value as readonly Json[]).map(turned)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, part]) => [key, turned(part)]),
    )
  }
  fc.assert(
    fc.property(json, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonicalJson(turned(value))).toBe(canonicalJson(value))
    }),
  )
})

it('keys stand by their code units, and what is undefined is left out', () => {
  expect(canonicalJson({ b: 1, a: undefined, B: [{ é: null, z: 'ü' }], 10: true, 9: {} })).toBe(
    '{"10":true,"9":{},"B":[{"z":"ü","é":null}],"b":1}',
  )
})

it('a digest is the same by the hashing of Node as by that of browsers, whatever the text', () => {
  const strings = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(fc.oneof(json, strings), (value) => {
      expect(digest(value)).toBe(bytesToHex(sha256(utf8ToBytes(canonicalJson(value)))))
    }),
  )
})
