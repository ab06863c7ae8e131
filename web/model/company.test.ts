import { describe, expect, it } from 'vitest'
import { decodeText } from './company.ts'

describe('a file from a spreadsheet', () => {
  it('is read as UTF-8, with or without its mark', () => {
    expect(decodeText(new TextEncoder().encode('part\n磁石\n'))).toBe('part\n磁石\n')
    expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toBe('a')
  })

  it('is read as Shift JIS if it is not UTF-8', () =>
    expect(decodeText(new Uint8Array([0x8e, 0xa5, 0x90, 0xce]))).toBe('磁石'))
})
