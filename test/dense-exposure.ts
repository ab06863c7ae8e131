import type { Baseline } from '../src/clearing/index.ts'
import type { World } from '../src/world/index.ts'

/** Gauss, dense, with the largest pivot of each column first. */
function solve(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const rows = matrix.map((row, i) => Float64Array.from([...row, right[i]!]))
  const size = rows.length
  for (let k = 0; k < size; k++) {
    let best = k
    for (let i = k; i < size; i++) if (Math.abs(rows[i]![k]!) > Math.abs(rows[best]![k]!)) best = i
    ;[rows[k], rows[best]] = [rows[best]!, rows[k]!]
    for (let i = k + 1; i < size; i++) {
      const factor = rows[i]![k]! / rows[k]![k]!
      if (factor !== 0) for (let j = k; j <= size; j++) rows[i]![j]! -= factor * rows[k]![j]!
    }
  }
  const x = new Float64Array(size)
  for (let k = size - 1; k >= 0; k--) {
    let rest = rows[k]![size]!
    for (let j = k + 1; j < size; j++) rest -= rows[k]![j]! * x[j]!
    x[k] = rest / rows[k]![k]!
  }
  return x
}

/** What no mark reaches is 0, in a circle that comes from nowhere too: its row says so, since its own balance says nothing. */
function grounded(matrix: readonly Float64Array[], right: Float64Array): Float64Array[] {
  const reached = new Set<number>()
  for (let before = -1; before < reached.size;) {
    before = reached.size
    matrix.forEach((row, n) => {
      if (right[n]! > 0 || row.some((share, m) => share < 0 && reached.has(m))) reached.add(n)
    })
  }
  return matrix.map((row, n) => (reached.has(n) ? row : Float64Array.from(row, (_, m) => (m === n ? 1 : 0))))
}

/** What reaches a node, a `material place`: tonnes of the element, and where they were taken from. */
interface Flow {
  readonly to: string
  readonly tonnes: number
  readonly from: readonly (readonly [node: string, share: number])[]
  readonly plant?: { readonly place: string; readonly control: string }
  readonly seller?: string
}

function flowsOf(world: World, baseline: Baseline, element: string): Flow[] {
  const held = (material: string): number => world.materials.get(material)?.contents.get(element)?.value ?? 0
  const made = world.operations.flatMap(({ site, recipe: { inputs, outputs } }, o) => {
    const plant = world.sites.get(site)!
    const fed = inputs.reduce((sum, { material, perTonne }) => sum + perTonne * held(material), 0)
    return outputs.map(({ material, perTonne }) => ({
      to: `${material} ${plant.place}`,
      tonnes: baseline.run[o]! * perTonne * held(material),
      from: inputs
        .filter((input) => held(input.material) > 0)
        .map((input) => [`${input.material} ${plant.place}`, (input.perTonne * held(input.material)) / fed] as const),
      plant,
    }))
  })
  const shipped = world.routes.map(({ material, from, to }, r) => ({
    to: `${material} ${to}`,
    tonnes: baseline.ship[r]! * held(material),
    from: [[`${material} ${from}`, 1] as const],
    seller: from,
  }))
  return [...made, ...shipped].filter(({ tonnes }) => tonnes > 0)
}

/**
 * How much of an element at each `material place` passed the supplier state, from the rows of the world and its flows alone:
 *
 *   all that comes in x u = sum of what comes in x (1 if it is marked there, else the mean of u where it was taken from)
 *
 * It shares no code with the study: nodes, masses and the solving are this test's own.
 */
export function denseExposure(world: World, baseline: Baseline, element: string, state: string) {
  const flows = flowsOf(world, baseline, element)
  const nodes = [...new Set(flows.flatMap(({ to, from }) => [to, ...from.map(([node]) => node)]))]
  const index = new Map(nodes.map((node, i) => [node, i]))
  /** `marked`: 1 or 0 where the flow has its answer, undefined where it is followed further back. */
  const solved = (marked: (flow: Flow) => number | undefined): ((node: string) => number) => {
    const matrix = nodes.map(() => new Float64Array(nodes.length))
    const right = new Float64Array(nodes.length)
    for (const flow of flows) {
      const row = index.get(flow.to)!
      const mark = marked(flow)
      matrix[row]![row]! += flow.tonnes
      if (mark !== undefined) right[row]! += flow.tonnes * mark
      else for (const [source, share] of flow.from) matrix[row]![index.get(source)!]! -= flow.tonnes * share
    }
    const answer = solve(grounded(matrix, right), right)
    return (node) => answer[index.get(node) ?? -1] ?? 0
  }
  const markedIf = (isMarked: boolean): number | undefined => (isMarked ? 1 : undefined)
  return {
    location: solved(({ plant }) => markedIf(plant?.place === state)),
    control: solved(({ plant }) => markedIf(plant?.control === state)),
    either: solved(({ plant, seller }) =>
      markedIf(plant?.place === state || plant?.control === state || seller === state),
    ),
    bought: solved(({ seller }) => (seller === undefined ? undefined : Number(seller === state))),
  }
}
