import type { ScenarioSpec } from '../desk/protocol.ts'

/**
 * A scenario and what was changed of it, as one readable word of an address:
 * `jp-2026-practice~lasts=12~to=JPN.EUR~let=0.25`.
 */
export function encodeSpec({ id, own, edit, foresight, months }: ScenarioSpec): string {
  const parts: (readonly [string, string | number | undefined])[] = [
    ['lasts', edit.lasts],
    ['to', edit.to?.join('.')],
    ['what', edit.materials?.join('.')],
    ['let', edit.letThrough],
    ['leak', edit.leakage],
    ['projects', edit.projects === undefined ? undefined : edit.projects ? 'dated' : 'none'],
    ['release', edit.release],
    ['ahead', foresight],
    ['months', months],
    ['yaml', own === undefined ? undefined : toBase64(own)],
  ]
  return [id, ...parts.flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${value}`]))].join('~')
}

/** The scenario a word stands for. What cannot be read is left out: an old or broken link still opens something. */
export function decodeSpec(word: string): ScenarioSpec | undefined {
  const [id = '', ...parts] = word.split('~')
  if (!/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(id)) return undefined
  const given = new Map(
    parts.map((part) => [part.slice(0, Math.max(0, part.indexOf('='))), part.slice(part.indexOf('=') + 1)]),
  )
  const number = (key: string, low: number, high: number, whole: boolean): number | undefined => {
    const text = given.get(key)
    if (text === undefined || !/^\d+(\.\d+)?$/.test(text)) return undefined
    const value = Number(text)
    return value >= low && value <= high && (!whole || Number.isInteger(value)) ? value : undefined
  }
  const words = (key: string): string[] | undefined => {
    const list = (given.get(key) ?? '').split('.').filter((one) => /^[A-Za-z0-9:+-]+$/.test(one))
    return list.length > 0 ? list : undefined
  }
  const projects = given.get('projects')
  const own = given.has('yaml') ? fromBase64(given.get('yaml') ?? '') : undefined
  if ((id === 'own') !== (own !== undefined)) return undefined
  const present = <T>(key: string, value: T | undefined): Record<string, T> =>
    value === undefined ? {} : { [key]: value }
  return {
    id,
    ...present('own', own),
    edit: {
      ...present('lasts', number('lasts', 1, 60, true)),
      ...present('to', words('to')),
      ...present('materials', words('what')),
      ...present('letThrough', number('let', 0, 1, false)),
      ...present('leakage', number('leak', 0, 1, false)),
      ...present('projects', projects === 'dated' ? true : projects === 'none' ? false : undefined),
      ...present('release', number('release', 1, 60, true)),
    },
    ...present('foresight', number('ahead', 1, 60, true)),
    ...present('months', number('months', 1, 120, true)),
  }
}

/** Base64 for addresses, of a text in UTF-8. */
function toBase64(text: string): string {
  const bytes = new TextEncoder().encode(text)
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function fromBase64(word: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(word.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0))
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
