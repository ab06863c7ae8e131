import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { creditorReferenceFor, isBic, isCreditorReference, isIban } from './iban.ts'
import { readStatements, sortEntries, type KnownToMarket } from '../index.ts'
import { InputError } from '../../world/index.ts'

/** Statements of banks as they come, and as somebody makes them who means harm. */

const [ONE, TWO] = ['urn:one', 'urn:two'].map((id) => creditorReferenceFor('key', id)) as [string, string]
const textOf = (version: string): string =>
  readFileSync(join(import.meta.dirname, '../../../test/fixtures', `camt-053-${version}.xml`), 'utf8')
    .replaceAll('{one}', ONE)
    .replaceAll('{two}', TWO)
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const known = (more: Partial<KnownToMarket> = {}): KnownToMarket => ({
  currency: 'USD',
  account: 'DE89370400440532013000',
  references: [
    { organisation: 'urn:one', reference: ONE },
    { organisation: 'urn:two', reference: TWO },
  ],
  entries: [],
  payouts: [],
  ...more,
})
const verdicts = (version: string, more?: Partial<KnownToMarket>): readonly string[] =>
  readStatements(bytes(textOf(version))).flatMap((one) =>
    sortEntries(one, known(more)).map(({ verdict, taken }) =>
      taken === undefined ? verdict : `${verdict} ${taken.kind}`,
    ),
  )
const codeOf = (given: Uint8Array): string => {
  try {
    readStatements(given)
    return 'read'
  } catch (error) {
    if (error instanceof InputError) return error.faults[0]?.code ?? ''
    throw error
  }
}

describe('check digits', () => {
  it('tell an account from a slip of the pen', () => {
    // Examples of the registries.
    for (const good of ['DE89370400440532013000', 'GB29NWBK60161331926819', 'NL91ABNA0417164300']) {
      expect(isIban(good)).toBe(true)
      for (let i = 4; i < good.length; i++) {
        const other = good[i] === '7' ? '8' : '7'
        expect(isIban(`${good.slice(0, i)}${other}${good.slice(i + 1)}`), String(i)).toBe(false)
      }
    }
    expect(
      ['de89370400440532013000', 'DE8937040044053201300', 'DE89 3704 0044 0532 0130 00', ''].filter(isIban),
    ).toEqual([])
    expect(isBic('COBADEFF') && isBic('COBADEFFXXX') && !isBic('COBADEF')).toBe(true)
  })
  it('stand in the reference of a member, which is another in another market', () => {
    // The example of ISO 11649.
    expect(isCreditorReference('RF18539007547034')).toBe(true)
    expect(isCreditorReference('RF18539007547035')).toBe(false)
    expect(isCreditorReference(ONE)).toBe(true)
    expect(new Set([ONE, TWO, creditorReferenceFor('other', 'urn:one')]).size).toBe(3)
  })
})

describe('a statement', () => {
  it('of version 02 is sorted entry by entry', () => {
    expect(verdicts('02')).toEqual(['taken in', 'taken in', 'no-member', 'no-payout'])
  })
  it('of version 08 is sorted entry by entry, with payouts', () => {
    const payouts = [{ payout: 'out-1', amount: '400.25', status: 'sent' }]
    expect(verdicts('08', { payouts })).toEqual(['taken in', 'taken out', 'not-booked', 'reversed'])
  })
  it('tells who has paid or was paid, and the text, for those who look into what is left out', () => {
    const paid = (text: string) => readStatements(bytes(text)).flatMap(({ entries }) => entries)
    const dressed = textOf('02')
      .replace('<Refs></Refs><RmtInf><Ustrd>no', '<Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RmtInf><Ustrd>no')
      .replace('<RmtInf><Ustrd>for', '<RltdPties><Dbtr><Nm>One Ltd</Nm></Dbtr></RltdPties><RmtInf><Ustrd>for')
      .replace(
        '<RmtInf><Ustrd>fees',
        '<RltdPties><Cdtr><Pty><Nm>The bank</Nm></Pty></Cdtr></RltdPties><RmtInf><Ustrd>fees',
      )
    expect(paid(dressed).map(({ other, text, endToEnd }) => ({ other, text, endToEnd }))).toEqual([
      { other: undefined, text: undefined, endToEnd: undefined },
      { other: 'One Ltd', text: `for the market ${TWO}`, endToEnd: undefined },
      { other: undefined, text: 'no reference', endToEnd: undefined },
      { other: 'The bank', text: 'fees', endToEnd: undefined },
    ])
  })
  it('is taken once: what is in already is named so', () => {
    expect(verdicts('02', { entries: ['B1', 'B2'] })).toEqual(['already-in', 'already-in', 'no-member', 'no-payout'])
  })
  it('of another currency is taken by nobody', () => {
    expect(verdicts('02', { currency: 'EUR' })).toEqual(Array(4).fill('other-currency'))
  })
  it('pays no payout of another amount, that was not sent, or that is paid', () => {
    const one = (amount: string, status: string): readonly string[] =>
      verdicts('08', { payouts: [{ payout: 'out-1', amount, status }] }).slice(1, 2)
    expect(one('400.26', 'sent')).toEqual(['other-amount'])
    expect(one('400.25', 'asked')).toEqual(['payout-not-sent'])
    expect(one('400.25', 'paid')).toEqual(['already-paid'])
  })
})

const at02 = (from: string | RegExp, to: string): Uint8Array => {
  const text = textOf('02')
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  return bytes(changed)
}
const utf16 = (text: string, mark = true): Uint8Array => {
  const units = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  const body = new Uint8Array(units.buffer)
  return mark ? Uint8Array.from([0xff, 0xfe, ...body]) : body
}
const HOSTILE: readonly (readonly [string, string, () => Uint8Array])[] = [
  [
    'entities that grow (billion laughs)',
    'BANK_FILE_DOCTYPE',
    () => at02('<Document', '<!DOCTYPE d [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><Document'),
  ],
  [
    'an entity of a file (XXE)',
    'BANK_FILE_DOCTYPE',
    () => at02('<Document', '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><Document'),
  ],
  ['an entity that nobody declared', 'BANK_FILE_NOT_XML', () => at02('no reference', '&a;')],
  ['a sum that is wrong', 'BANK_SUM_WRONG', () => at02('1111.00', '1111.01')],
  ['an entry left out', 'BANK_SUM_WRONG', () => at02(/<Ntry>[\s\S]*?<\/Ntry>/, '')],
  ['an amount below nothing', 'BANK_FILE_NOT_ALLOWED', () => at02('1000.50', '-1000.50')],
  ['an amount of three decimals', 'BANK_FILE_NOT_ALLOWED', () => at02('1000.50', '1000.505')],
  ['an amount with an exponent', 'BANK_FILE_NOT_ALLOWED', () => at02('1000.50', '1e3')],
  ['an amount of nothing', 'BANK_FILE_NOT_ALLOWED', () => at02('1000.50', '0.00')],
  [
    'an entry of another currency, which the sum lacks then',
    'BANK_SUM_WRONG',
    () => at02('<Amt Ccy="USD">1000.50', '<Amt Ccy="EUR">1000.50'),
  ],
  [
    'an entry twice, though the sums hold',
    'BANK_FILE_NOT_ALLOWED',
    () => {
      const [entry = ''] = textOf('02').match(/<Ntry>[\s\S]*?<\/Ntry>/) ?? []
      return bytes(textOf('02').replace(entry, entry.repeat(2)).replace('1111.00', '2111.50'))
    },
  ],
  [
    'elements a thousand deep',
    'BANK_FILE_TOO_DEEP',
    () => at02('<NtryDtls>', `${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}<NtryDtls>`),
  ],
  ['17 MiB', 'BANK_FILE_TOO_LONG', () => new Uint8Array(17 * 1024 * 1024)],
  ['another form', 'BANK_FILE_NOT_ALLOWED', () => at02('camt.053.001.02', 'camt.052.001.02')],
  ['an end that is missing', 'BANK_FILE_NOT_XML', () => at02('</Document>', '')],
  [
    'bytes that are no UTF-8',
    'BANK_FILE_ENCODING',
    () => Uint8Array.from([...bytes('<?xml version="1.0"?><a>'), 0xc3, 0x28]),
  ],
  ['an encoding that is not its own', 'BANK_FILE_ENCODING', () => at02('encoding="UTF-8"', 'encoding="UTF-16"')],
  ['no bytes at all', 'BANK_FILE_NOT_XML', () => new Uint8Array()],
]

describe('a file is refused as a whole that has', () => {
  it.each(HOSTILE)('%s', (_, code, make) => {
    expect(codeOf(make())).toBe(code)
  })
  it('none of that, with a byte order mark or in UTF-16 too', () => {
    expect(codeOf(bytes(textOf('02')))).toBe('read')
    expect(codeOf(bytes(`\uFEFF${textOf('02')}`))).toBe('read')
    const wide = textOf('02').replace('UTF-8', 'UTF-16')
    expect(codeOf(utf16(wide))).toBe('read')
    expect(codeOf(utf16(wide, false))).toBe('read')
  })
})
