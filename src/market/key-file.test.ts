import { describe, expect, it } from 'vitest'
import { InputError } from '../world/index.ts'
import { makeKeyFile, publicPartsOf, readKeyFile } from './key-file.ts'
import { eventOf, issueCredential, verifyCredential } from './origin/index.ts'
import { trusteeKeysWith } from './key-use.ts'
import { seal, shareOf, trusteeKey, unseal } from './sealed/index.ts'

const ACME = 'urn:org:acme'

function faultsOf(given: unknown): string[] {
  try {
    readKeyFile(given, 'acme.json')
    return []
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return error.faults.map(({ code, message }) => `${code} ${message}`)
  }
}

describe('a key file', () => {
  it('holds two fresh pairs, and reads back as it was written', async () => {
    const file = await makeKeyFile(ACME, 'acme-2027')
    expect(readKeyFile(JSON.parse(JSON.stringify(file)))).toEqual(file)
    expect((await makeKeyFile(ACME, 'acme-2027')).trustee.d).not.toBe(file.trustee.d)
  })
  it('shows its public parts and no private one', async () => {
    const file = await makeKeyFile(ACME, 'acme-2027')
    const shown = publicPartsOf(file)
    expect(shown.organisation).toBe(ACME)
    expect(shown.signing).toMatchObject({ id: 'acme-2027', jwk: { crv: 'Ed25519', x: file.signing.jwk.x } })
    const text = JSON.stringify(shown)
    expect([text.includes(file.trustee.d), text.includes(file.signing.jwk.d)]).toEqual([false, false])
  })
  it('opens what is sealed for its key of a round, and signs what its public part proves', async () => {
    const file = await makeKeyFile(ACME, 'acme-2027')
    const { signing } = publicPartsOf(file)
    const binding = { market: 'm', round: 'r1', terms: 't', order: 'o1', version: 1, organisation: ACME }
    const { keys } = trusteeKeysWith(file, { market: 'm', from: 3, count: 2 })
    const publicJwk = { kty: 'OKP', crv: 'X25519', x: keys[1] ?? '' }
    const whom = { trustees: [{ id: ACME, number: 4, publicJwk }], threshold: 1 }
    const envelope = await seal('{}', binding, whom)
    const share = await shareOf(envelope.shares[0]?.share ?? '', binding, trusteeKey(file.trustee.d, 'm', 4))
    expect((await unseal(envelope, binding, whom, new Map([[ACME, share]]))).content).toBe('{}')
    const at = '2027-03-01T09:00:00Z'
    const event = eventOf({
      kind: 'ship',
      id: 'urn:event:1',
      at,
      zone: '+00:00',
      site: 'urn:site:mine',
      operator: ACME,
      country: 'AUS',
      controllers: ['AUS'],
      lots: [],
      containers: ['urn:container:1'],
      to: 'urn:site:port',
    })
    const key = { id: file.signing.id, privateJwk: file.signing.jwk }
    const token = await issueCredential(event, { issuer: ACME, key, at })
    const known = { ...signing, organisation: ACME, from: '2027-01-01T00:00:00Z', until: '2028-01-01T00:00:00Z' }
    expect(await verifyCredential(token, { keys: new Map([[known.id, known]]), received: at })).toMatchObject({
      event,
      signer: ACME,
    })
  })
  it('is refused with every fault at once, and none of them shows a key', async () => {
    const file = await makeKeyFile(ACME, 'acme-2027')
    const wrong = {
      ...file,
      version: 2,
      trustee: { ...file.trustee, x: `${file.trustee.d}=` },
      signing: { ...file.signing, jwk: file.trustee },
    }
    const faults = faultsOf(wrong)
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'KEY_FILE_NOT_ALLOWED version',
      'KEY_FILE_NOT_ALLOWED trustee.x',
      'KEY_FILE_NOT_ALLOWED signing.jwk.crv',
    ])
    expect(faults.join(' ')).not.toContain(file.trustee.d)
    expect(faultsOf([])).toHaveLength(1)
    await expect(makeKeyFile('acme', 'a')).rejects.toThrow('a URI in ASCII without blanks')
  })
})
