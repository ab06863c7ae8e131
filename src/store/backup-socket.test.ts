import { describe, expect, it } from 'vitest'
import { faultText, InputError } from '../world/index.ts'
import { refusedLine, throwRefused } from './backup-socket.ts'
import { storeFault } from './store-fault.ts'

function heard(line: string): InputError {
  try {
    throwRefused(line, 'market')
  } catch (error) {
    if (error instanceof InputError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('a refusal that a serving process hands over', () => {
  it('is said in both languages to those who asked, about the folder as they named it', () => {
    const [fault] = heard(refusedLine(new InputError([storeFault('BACKUP_BUSY', { atOnce: 4 })]))).faults
    expect(fault).toEqual({
      code: 'BACKUP_BUSY',
      message: '4 copies of the market are being handed out already.',
      remedy: 'Ask again when one of them is done.',
      file: 'market',
    })
    expect(fault && faultText(fault, 'ja').message).toBe('市場の写しをすでに4件渡している最中です。')
  })

  it('is understood from a process that knows one language alone', () => {
    const line = '{"refused":{"faults":[{"code":"BACKUP_BUSY","message":"Busy.","remedy":"Wait."}]}}'
    const [fault] = heard(line).faults
    expect(fault).toEqual({ code: 'BACKUP_BUSY', message: 'Busy.', remedy: 'Wait.', file: 'market' })
    expect(fault && faultText(fault, 'ja')).toEqual({ message: 'Busy.', remedy: 'Wait.' })
  })
})
