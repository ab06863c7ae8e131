import { describe, expect, it } from 'vitest'
import { FORMS, paymentOf } from './contract-forms.ts'

describe('what a form of contract pays a kilogram, at a strike of 100, a part of 30 % and a cap of 1.5', () => {
  const terms = { strike: 100, share: 0.3, cap: 1.5 }
  it.each([
    [60, { 'two-way': 40, floor: 40, share: 40, collar: 40, volume: 40 }],
    [100, { 'two-way': 0, floor: 0, share: 0, collar: 0, volume: 0 }],
    [140, { 'two-way': -40, floor: 0, share: -12, collar: 0, volume: -40 }],
    [200, { 'two-way': -100, floor: 0, share: -30, collar: -50, volume: -100 }],
  ])('at a price of %d', (price, paid) =>
    expect(Object.fromEntries(FORMS.map((form) => [form, paymentOf(form, terms, price) + 0]))).toEqual(paid),
  )
})
