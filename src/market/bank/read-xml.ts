import { DOMParser, type Element } from '@xmldom/xmldom'
import { InputError, type Fault } from '../../world/index.ts'
import { bankFault, word } from './bank-fault.ts'

/** Bytes of a statement, and how deep its elements may lie within each other. */
const MOST_BYTES = 16 * 1024 * 1024
const DEEPEST = 40

export const refusal = (fault: Fault): InputError => new InputError([fault])

/**
 * The root element of an XML file that may be anybody's: without a document type, so that nothing in it stands for something else.
 *
 * @throws InputError
 */
export function readXml(bytes: Uint8Array): Element {
  if (bytes.length > MOST_BYTES) throw refusal(bankFault('BANK_FILE_TOO_LONG', {}))
  const text = decoded(bytes)
  if (/<!(?!--|\[CDATA\[)/.test(text)) throw refusal(bankFault('BANK_FILE_DOCTYPE', {}))
  refuseDeep(text)
  let broken: string | undefined
  const parser = new DOMParser({ onError: (_, message) => void (broken ??= message) })
  const root = parsed(() => parser.parseFromString(text, 'text/xml').documentElement)
  if (root === undefined || broken !== undefined)
    throw refusal(bankFault('BANK_FILE_NOT_XML', { reason: broken ?? word('no-element') }))
  return root
}

function parsed(parse: () => Element | null): Element | undefined {
  try {
    return parse() ?? undefined
  } catch {
    return undefined
  }
}

function decoded(bytes: Uint8Array): string {
  const [a, b] = bytes
  const isBig = (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)
  const isLittle = (a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)
  const form = isBig ? 'utf-16be' : isLittle ? 'utf-16le' : 'utf-8'
  let text: string
  try {
    text = new TextDecoder(form, { fatal: true }).decode(bytes)
  } catch {
    throw refusal(bankFault('BANK_FILE_ENCODING', { encoding: form.toUpperCase() }))
  }
  const named = /^<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']/.exec(text)?.[1]?.toLowerCase() ?? form
  if (named.startsWith('utf-16') !== (form !== 'utf-8') || !/^(utf-8|utf-16(le|be)?|us-ascii)$/.test(named))
    throw refusal(bankFault('BANK_FILE_ENCODING:other', { named, form }))
  return text
}

/** Before anything is built of it. */
function refuseDeep(text: string): void {
  let depth = 0
  // Comments, CDATA and instructions are passed over: what looks like a tag in them is none.
  for (const [, end, name, alone] of text.matchAll(
    /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<\?[\s\S]*?(?:\?>|$)|<(\/?)([^\s/>!?<][^\s/>]*)(?:[^<>"']|"[^"]*"|'[^']*')*?(\/?)>/g,
  )) {
    if (name === undefined || alone === '/') continue
    depth += end === '/' ? -1 : 1
    if (depth > DEEPEST) throw refusal(bankFault('BANK_FILE_TOO_DEEP', { deepest: DEEPEST }))
  }
}

/** Child elements of a name. */
export const childrenOf = (element: Element, name: string): Element[] =>
  Array.from(element.childNodes).filter(
    (node): node is Element => node.nodeType === 1 && (node as Element).localName === name,
  )

/** The first element down a path, such as `Acct/Id/IBAN`. */
export function at(element: Element | undefined, path: string): Element | undefined {
  let found = element
  for (const name of path.split('/')) found = found === undefined ? undefined : childrenOf(found, name)[0]
  return found
}

/** Its text without blanks at the ends; undefined if there is none. */
export function textAt(element: Element | undefined, path: string): string | undefined {
  const text = at(element, path)?.textContent?.trim()
  return text === undefined || text === '' ? undefined : text
}
