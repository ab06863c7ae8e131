import { describe, expect, it } from 'vitest'
import { lastCleared, latestFirst, onNow, type Summary } from './state.ts'

const round = (id: string, status: Summary['status'], opens: string, closes: string): Summary => ({
  id,
  title: id,
  status,
  opens: `2027-03-${opens}T00:00:00Z`,
  closes: `2027-03-${closes}T00:00:00Z`,
  orders: 0,
})
const ROUNDS = [
  round('later', 'announced', '20', '25'),
  round('taking', 'announced', '05', '15'),
  round('first-to-close', 'announced', '05', '12'),
  round('over', 'announced', '01', '09'),
  round('settled', 'settled', '01', '03'),
  round('cleared', 'cleared', '01', '08'),
  round('void', 'void', '01', '11'),
]

describe('the start page', () => {
  it('tells first what takes orders, then what waits for somebody, then what comes', () => {
    const now = Date.parse('2027-03-10T00:00:00Z')
    expect(onNow(ROUNDS, now).map(({ id }) => id)).toEqual(['first-to-close', 'taking', 'over', 'later'])
  })

  it('knows the last result, if there is one', () => {
    expect(lastCleared(ROUNDS)?.id).toBe('cleared')
    expect(lastCleared([])).toBeUndefined()
  })

  it('lists the latest first', () => {
    expect(latestFirst(ROUNDS).map(({ id }) => id)).toEqual([
      'later',
      'taking',
      'first-to-close',
      'void',
      'over',
      'cleared',
      'settled',
    ])
  })
})
