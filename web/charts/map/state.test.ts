import { describe, expect, it } from 'vitest'
import {
  heightOf,
  join,
  labelled,
  locate,
  next,
  projectionOf,
  radiusOf,
  regionOf,
  REGIONS,
  spread,
  taper,
  type Region,
} from './state.ts'

const WIDTH = 900
const at = (region: Region, lon: number, lat: number): { x: number; y: number } | undefined =>
  locate(projectionOf(region, WIDTH, heightOf(region, WIDTH)), { lon, lat }, WIDTH, heightOf(region, WIDTH))

describe('parts of the world', () => {
  it('hold what they are named for', () => {
    const inside: Readonly<Record<Region, readonly [number, number]>> = {
      world: [0, 51],
      'east-asia': [109.9, 41.8],
      japan: [139.7, 35.7],
      'southeast-asia': [102.5, 4],
      oceania: [122.5, -28.8],
      europe: [9, 50],
      'north-america': [-115.5, 35.5],
      'south-america': [-48.2, -13.6],
      africa: [35, -13],
    }
    for (const region of REGIONS) expect(at(region, ...inside[region]), region).toBeDefined()
  })

  it('leave out what lies elsewhere', () => {
    expect(at('japan', 9, 50)).toBeUndefined()
    expect(at('europe', -98, 39)).toBeUndefined()
  })

  it('show the whole world but Antarctica, the Pacific in its middle', () => {
    for (const [lon, lat] of [
      [-35, -8],
      [-17, 15],
      [179, -40],
      [-168, 65],
      [-70, -54],
      [100, 78],
    ] as const)
      expect(at('world', lon, lat), `${lon} ${lat}`).toBeDefined()
    expect(at('world', 139, 35)?.x).toBeLessThan(at('world', -98, 39)?.x ?? 0)
  })

  it('have north above and east to the right', () => {
    for (const region of REGIONS.filter((one) => one === 'japan' || one === 'east-asia')) {
      const [low, high] = [at(region, 130, 33), at(region, 140, 40)]
      expect(high?.x).toBeGreaterThan(low?.x ?? Infinity)
      expect(high?.y).toBeLessThan(low?.y ?? 0)
    }
  })

  it('are the world for an unknown word', () => {
    expect(regionOf('atlantis')).toBe('world')
    expect(regionOf('japan')).toBe('japan')
  })
})

describe('marks', () => {
  it('that would hide each other are moved apart, the others stay', () => {
    const marks = [
      { x: 100, y: 100, radius: 5 },
      { x: 100, y: 100, radius: 5 },
      { x: 103, y: 100, radius: 5 },
      { x: 300, y: 100, radius: 5 },
    ]
    const apart = spread(marks)
    for (const [i, a] of apart.entries())
      for (const b of apart.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(9)
    expect(Math.abs((apart[3]?.x ?? 0) - 300)).toBeLessThan(0.1)
  })

  it('have areas in proportion to capacity, and a least size', () => {
    expect(radiusOf(400, 400, WIDTH) / radiusOf(100, 400, WIDTH)).toBeCloseTo(2)
    expect(radiusOf(undefined, 400, WIDTH)).toBe(radiusOf(0, 400, WIDTH))
    expect(radiusOf(5, 0, WIDTH)).toBe(radiusOf(undefined, 0, WIDTH))
    expect(radiusOf(400, 400, 360)).toBeLessThan(radiusOf(400, 400, WIDTH))
  })

  it('are all reached by the arrow keys in either direction', () => {
    const marks = [
      { x: 5, y: 1 },
      { x: 1, y: 9 },
      { x: 3, y: 4 },
      { x: 3, y: 4 },
    ]
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
      const seen = new Set<number>()
      for (let mark = 0; !seen.has(mark); mark = next(marks, mark, key)) seen.add(mark)
      expect(seen.size).toBe(marks.length)
    }
    expect(next(marks, 0, 'Home')).toBe(1)
    expect(next(marks, 0, 'End')).toBe(0)
    expect(next([], 0, 'ArrowLeft')).toBe(0)
  })

  it('get labels that do not lie on each other', () => {
    const mark = { x: 50, y: 50, radius: 5, text: 'Mountain Pass', bold: false }
    expect(labelled([mark, { ...mark, x: 52 }], 900)).toHaveLength(2)
    expect(labelled([mark], 40)).toEqual([])
    const crowd = Array.from({ length: 30 }, (_, i) => ({ ...mark, x: 100 + i, bold: true }))
    expect(labelled(crowd, 900).length).toBeLessThan(30)
    expect(labelled([{ ...mark, text: '' }], 900)).toEqual([])
  })
})

describe('a flow', () => {
  const projection = projectionOf('world', WIDTH, 380)
  const china = { lon: 105, lat: 35 }
  const pieces = (path: string): number => path.split('Z').length - 1

  it('is one shape across the Pacific, and two round the edge of the map', () => {
    expect(pieces(taper(projection, china, { lon: -98, lat: 39 }, 10, WIDTH).path)).toBe(1)
    expect(pieces(taper(projection, { lon: 9, lat: 50 }, { lon: -98, lat: 39 }, 10, WIDTH).path)).toBe(2)
  })

  it('and its opposite do not lie on each other', () => {
    const japan = { lon: 138, lat: 36 }
    const [there, back] = [taper(projection, china, japan, 4, WIDTH), taper(projection, japan, china, 4, WIDTH)]
    expect(Math.hypot(there.middle.x - back.middle.x, there.middle.y - back.middle.y)).toBeGreaterThan(4)
  })

  it('holds numbers only, also from a place to itself', () => {
    expect(taper(projection, china, china, 4, WIDTH).path).not.toMatch(/NaN|undefined/)
  })
})

describe('marks of a place', () => {
  const mark = (place: string, x: number, y: number) => ({ x, y, radius: 5, place: { id: place } })
  const pile = [0, 1, 2, 3, 4].map((i) => mark('A', 100 + i, 50))

  it('are joined where more than three lie on each other, in their middle, and none is lost', () => {
    const [joined, ...others] = join([...pile, mark('B', 101, 50), mark('B', 300, 50)], 'east-asia', 800)
    expect(joined).toMatchObject({ x: 102, y: 50, joined: pile })
    expect(others.map(({ of }) => of?.place.id)).toEqual(['B', 'B'])
  })

  it('stay alone where three lie on each other, or where they lie apart', () => {
    for (const some of [pile.slice(0, 3), [0, 1, 2, 3, 4].map((i) => mark('A', 100 * i, 50))])
      expect(join(some, 'world', 800).map(({ of }) => of)).toEqual(some)
  })

  it('are joined by the pile nearer by, and all of a country in the world', () => {
    const far = mark('A', 500, 50)
    expect(join([...pile, far], 'east-asia', 800)).toHaveLength(2)
    expect(join([...pile, far], 'world', 800)).toMatchObject([{ joined: [...pile, far] }])
  })

  it('have a number that is large enough to read on a phone, and grows with what it stands for', () => {
    const many = Array.from({ length: 60 }, (_, i) => mark('A', 100 + i / 10, 50))
    const radius = (marks: typeof pile, width: number): number => join(marks, 'world', width)[0]?.radius ?? 0
    expect(radius(pile, 350)).toBeGreaterThanOrEqual(8)
    expect(radius(many, 350)).toBeGreaterThan(radius(pile, 350))
    expect(radius(many, 1280)).toBeLessThan(25)
  })
})

it('no label lies on the number of another mark', () => {
  const [number, name] = [
    { x: 100, y: 50, radius: 12, text: 'China', bold: true, isNumber: true },
    { x: 84, y: 50, radius: 2, text: 'Rest', bold: true },
  ]
  const at = labelled([number, name], 800).find(({ index }) => index === 1)
  expect(at?.anchor).toBe('end')
})
