import type { Page } from 'playwright-core'

/** A thing on a page as a screen reader has it. */
interface Heard {
  readonly role: string
  readonly name: string
  /** Of a heading. */
  readonly level: number
  /** Whether what changes in it is said. */
  readonly live: boolean
  /** All that is written in it. */
  readonly text: string
}

interface AxValue {
  readonly value?: unknown
}
interface AxNode {
  readonly nodeId: string
  readonly ignored: boolean
  readonly role?: AxValue
  readonly name?: AxValue
  readonly properties?: readonly { readonly name: string; readonly value: AxValue }[]
  readonly childIds?: readonly string[]
}

/** Chromium's accessibility tree of a page, in the order in which it is read; without what is hidden from it. */
export async function heardOn(page: Page): Promise<Heard[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { readonly nodes: readonly AxNode[] }
  await session.detach()
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const text = (value: AxValue | undefined): string => (typeof value?.value === 'string' ? value.value : '')
  const heard: Heard[] = []
  const read = (node: AxNode): string => {
    const role = text(node.role)
    const property = (name: string): unknown => node.properties?.find((one) => one.name === name)?.value.value
    // Before what is in it; its text is known after.
    const at = heard.length
    const own = { role, name: text(node.name).trim(), level: Number(property('level') ?? 0) }
    const isLive = ['polite', 'assertive'].includes(String(property('live')))
    if (!node.ignored) heard.push({ ...own, live: isLive, text: '' })
    const inside = (node.childIds ?? []).flatMap((id) => byId.get(id) ?? []).map(read)
    const written = role === 'StaticText' ? text(node.name) : inside.join('')
    if (!node.ignored) heard[at] = { ...own, live: isLive, text: written }
    return role === 'InlineTextBox' ? '' : written
  }
  const [root] = nodes
  if (root !== undefined) read(root)
  return heard
}

/** What one operates. `DisclosureTriangle` is what opens a folded part. */
const CONTROLS: ReadonlySet<string> = new Set([
  'button',
  'link',
  'combobox',
  'textbox',
  'searchbox',
  'spinbutton',
  'slider',
  'checkbox',
  'radio',
  'switch',
  'option',
  'DisclosureTriangle',
])
/**
 * What one goes to directly. A page has one each of banner, main and contentinfo, which need no name; a form without one is no place to go to.
 */
const NAMED: ReadonlySet<string> = new Set(['navigation', 'complementary', 'region', 'figure', 'image', 'table'])
const ONCE = ['banner', 'main', 'contentinfo', 'search'] as const

/** What somebody who hears a page could not make out, in words. */
export function unclearIn(heard: readonly Heard[]): string[] {
  const unclear: string[] = []
  for (const role of ONCE) {
    const n = heard.filter((one) => one.role === role).length
    if (n !== 1) unclear.push(`${n} of role ${role}`)
  }
  const headings = heard.filter(({ role }) => role === 'heading')
  const titles = headings.filter(({ level }) => level === 1)
  if (titles.length !== 1) unclear.push(`${titles.length} headings of level 1`)
  headings.forEach(({ name, level }, i) => {
    const before = headings[i - 1]
    if (name === '') unclear.push(`a heading of level ${level} without text`)
    if (before !== undefined && level > before.level + 1)
      unclear.push(`“${name}” is of level ${level}, below “${before.name}” of level ${before.level}`)
  })
  heard.forEach(({ role, name }, i) => {
    if (name === '' && (CONTROLS.has(role) || NAMED.has(role)))
      unclear.push(`${role} without a name, after “${heard[i - 1]?.name ?? ''}”`)
  })
  return unclear
}
