import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantity } from '../../quantity/index.ts'
import { thresholdsOf, type SwitchingCosts } from './option-values.ts'

interface Plain {
  readonly volatility: number
  readonly requiredReturn: number
  readonly careAndMaintenance: number
  readonly severance: number
  readonly restart: number
  readonly closing: number
}
const plant = (plain: Plain): SwitchingCosts => ({
  volatility: quantity(plain.volatility),
  requiredReturn: plain.requiredReturn,
  careAndMaintenance: quantity(plain.careAndMaintenance),
  severance: quantity(plain.severance),
  restart: quantity(plain.restart),
  closing: quantity(plain.closing),
})

const USUAL: Plain = {
  volatility: 75,
  requiredReturn: 0.1,
  careAndMaintenance: 9,
  severance: 15,
  restart: 45,
  closing: 20,
}

/**
 * The same by an independent way: an owner who looks every `step` years at a margin that goes up or down by
 * sigma sqrt(step), and takes the best of what there is, worked out backwards until nothing changes. A running plant never loses
 * more than what is `fixed`: it slows.
 */
function byLookingAhead(plain: Plain, step: number, fixed = Number.POSITIVE_INFINITY) {
  const { volatility, requiredReturn, careAndMaintenance, severance, restart, closing } = plain
  const width = volatility * Math.sqrt(step)
  const reach = Math.ceil((6 * volatility) / Math.sqrt(2 * requiredReturn) / width)
  const size = 2 * reach + 1
  const margin = (i: number): number => (i - reach) * width
  const kept = Math.exp(-requiredReturn * step)
  const earn = (flow: number): number => (flow * (1 - kept)) / requiredReturn
  const perpetual = (i: number): number => margin(i) / requiredReturn
  let running = Float64Array.from({ length: size }, (_, i) => perpetual(i))
  let idle = Float64Array.from({ length: size }, (_, i) => Math.max(-closing, perpetual(i) - restart))
  const act = new Uint8Array(size)
  const wait = new Uint8Array(size)
  for (let round = 0, moved = 1; round < 50_000 && moved > 1e-7 * volatility; round++) {
    moved = 0
    const nextRunning = new Float64Array(size)
    const nextIdle = new Float64Array(size)
    for (let i = 0; i < size; i++) {
      const down = Math.max(0, i - 1)
      const up = Math.min(size - 1, i + 1)
      const go = earn(Math.max(margin(i), -fixed)) + (kept * ((running[down] ?? 0) + (running[up] ?? 0))) / 2
      const stand = earn(-careAndMaintenance) + (kept * ((idle[down] ?? 0) + (idle[up] ?? 0))) / 2
      const mothballed = Math.max(stand, -closing) - severance
      const started = go - restart
      nextRunning[i] = Math.max(go, mothballed)
      nextIdle[i] = Math.max(stand, started, -closing)
      act[i] = go >= mothballed ? 0 : stand >= -closing ? 1 : 2
      wait[i] = started > stand && started > -closing ? 1 : stand >= -closing ? 0 : 2
      moved = Math.max(moved, Math.abs((nextRunning[i] ?? 0) - (running[i] ?? 0)))
    }
    running = nextRunning
    idle = nextIdle
  }
  const stops = act.findLastIndex((choice) => choice > 0)
  return {
    width,
    stop: margin(stops),
    stopsBy: act[stops] === 1 ? 'mothballing' : 'closing',
    restart: margin(wait.indexOf(1)),
    close: margin(wait.findLastIndex((choice) => choice === 2)),
  }
}

describe('when an owner stops a plant', () => {
  it('bears a loss that care, severance and the worth of waiting do not cover, and starts again only well above it', () => {
    const { stop, restart, close, stopsBy } = thresholdsOf(plant(USUAL))
    expect(stopsBy).toBe('mothballing')
    expect(stop).toBeCloseTo(-71.98, 2)
    expect(restart).toBeCloseTo(56.98, 2)
    expect(close).toBeLessThan(stop)
  })

  it('says the same as an owner who looks ahead step by step', { timeout: 60_000 }, () => {
    const cases: [string, Plain][] = [
      ['usual', USUAL],
      ['a calm margin', { ...USUAL, volatility: 20 }],
      ['a dear restart', { ...USUAL, restart: 200 }],
      ['no clearing to pay', { ...USUAL, closing: -30, careAndMaintenance: 15 }],
      ['care as dear as running: no idling', { ...USUAL, careAndMaintenance: 80, closing: 10 }],
    ]
    for (const [name, plain] of cases) {
      const found = thresholdsOf(plant(plain))
      const independent = byLookingAhead(plain, 1 / 50)
      const near = 2.5 * independent.width
      expect(found.stopsBy, name).toBe(independent.stopsBy)
      expect(Math.abs(found.stop - independent.stop), `${name}: stop`).toBeLessThan(near)
      if (found.stopsBy !== 'mothballing') continue
      expect(Math.abs(found.restart - independent.restart), `${name}: restart`).toBeLessThan(near)
      expect(Math.abs(found.close - independent.close), `${name}: close`).toBeLessThan(near)
    }
  })

  it(
    'is not moved by being able to slow where it stops before that pays, and waits longer elsewhere',
    { timeout: 60_000 },
    () => {
      const { stop, restart, close } = thresholdsOf(plant(USUAL))
      const slows = byLookingAhead(USUAL, 1 / 50, 80)
      const near = 2.5 * slows.width
      expect(stop).toBeGreaterThan(-80)
      expect(Math.abs(stop - slows.stop)).toBeLessThan(near)
      expect(Math.abs(restart - slows.restart)).toBeLessThan(near)
      expect(Math.abs(close - slows.close)).toBeLessThan(near)
      expect(byLookingAhead(USUAL, 1 / 50, 25).stop).toBeLessThan(slows.stop)
    },
  )

  it('meets the conditions of value and slope at both ends of the gap', () => {
    const { stop, restart } = thresholdsOf(plant(USUAL))
    const r = USUAL.requiredReturn
    const beta = Math.sqrt(2 * r) / USUAL.volatility
    const k = 1 / (r * beta)
    const [low, high] = [stop, restart].map((x) => beta * (x + USUAL.careAndMaintenance)) as [number, number]
    const b = k / (Math.exp(low) + Math.exp(high))
    const a = b * Math.exp(low + high)
    const value = (u: number): number => k * u + a * Math.exp(-u) - b * Math.exp(u)
    const slope = (u: number): number => k - a * Math.exp(-u) - b * Math.exp(u)
    expect(value(high)).toBeCloseTo(USUAL.restart, 8)
    expect(value(low)).toBeCloseTo(-USUAL.severance, 8)
    expect(slope(high)).toBeCloseTo(0, 8)
    expect(slope(low)).toBeCloseTo(0, 8)
  })

  it('follows the sum of today where nothing moves: stop below -care - r severance, start above r restart - care', () => {
    const { stop, restart } = thresholdsOf(plant({ ...USUAL, volatility: 0, closing: 1000 }))
    expect(stop).toBeCloseTo(-9 - 0.1 * 15, 2)
    expect(restart).toBeCloseTo(-9 + 0.1 * 45, 2)
  })

  it('opens the gap with the cube root of what switching costs', () => {
    const gap = (cost: number): number => {
      const { stop, restart } = thresholdsOf(plant({ ...USUAL, severance: cost, restart: cost }))
      return restart - stop
    }
    expect(gap(8e-3) / gap(1e-3)).toBeCloseTo(2, 2)
  })

  /** Nothing, or at least a dollar. */
  const money = (max: number) => fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max, noNaN: true }))
  const amounts = fc.record({
    volatility: money(500),
    requiredReturn: fc.double({ min: 0.01, max: 0.4, noNaN: true }),
    careAndMaintenance: money(100),
    severance: money(200),
    restart: money(200),
    closing: fc.double({ min: -100, max: 400, noNaN: true }),
  })
  it('gives numbers, in order: close, stop, restart', () => {
    fc.assert(
      fc.property(amounts, (plain) => {
        const { stop, restart, close, stopsBy } = thresholdsOf(plant(plain))
        const size = 1e-9 * (plain.volatility + plain.careAndMaintenance + plain.severance + plain.restart + 1)
        expect(Number.isFinite(stop) && Number.isFinite(restart)).toBe(true)
        expect(close).toBeLessThanOrEqual(stop + size)
        if (stopsBy === 'mothballing') expect(stop).toBeLessThanOrEqual(restart + size)
      }),
    )
  })

  it('waits the longer the more the margin moves, the dearer a stop, and the dearer care', () => {
    const more = (key: keyof Plain) =>
      fc.assert(
        fc.property(amounts, fc.double({ min: 1.01, max: 3, noNaN: true }), (plain, factor) => {
          const settled = { ...plain, closing: 1e6 }
          const before = thresholdsOf(plant(settled)).stop
          const after = thresholdsOf(plant({ ...settled, [key]: settled[key] * factor })).stop
          expect(after).toBeLessThanOrEqual(before + 1e-8 * (1 + Math.abs(before)))
        }),
      )
    more('volatility')
    more('severance')
    more('careAndMaintenance')
  })
})
