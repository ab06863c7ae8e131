import { LANGUAGES, nameIn, sayer, type Language } from '../messages/index.ts'
import { parseScenario, type ScenarioText, type World } from '../world/index.ts'
import { shareMessages } from './share.gen.ts'

/** Pages of the browser app by path: each has words and a picture for those who share its address. */
const NAMES = [
  'shock',
  'weapon',
  'plan',
  'dumping',
  'exposure',
  'parts',
  'world',
  'compare',
  'hindcast',
  'method',
] as const
export type PageName = (typeof NAMES)[number]

/** Paths of pages, without slashes at their ends; the first page has none. */
export const PAGE_PATHS: ReadonlyMap<string, PageName> = new Map([
  ...NAMES.map((name) => [name === 'shock' ? '' : name, name] as const),
  // What the page `dumping` was called: the app leads older links on.
  ['sustain', 'dumping'],
])

/** A scenario that is shipped, by its names. */
export interface SharedScenario {
  readonly id: string
  readonly name: string
  readonly nameJa: string
}

/** The shipped scenarios; over a world of one's own, some may speak of what is not in it. */
export const sharedScenarios = (texts: Iterable<ScenarioText>, world: World): readonly SharedScenario[] =>
  [...texts].flatMap(({ file, text }) => {
    try {
      const { id, title, titleJa } = parseScenario(file, text, world)
      return [{ id, name: title, nameJa: titleJa }]
    } catch {
      return []
    }
  })

/** What an address leads to. */
export interface SharedAddress {
  readonly page: PageName
  readonly scenario: SharedScenario | undefined
  readonly lang: Language
}

/**
 * What an address leads to; nothing where there is no page. `/shock/ID` is a shipped scenario and `/ja/…` a page in Japanese: paths of their own,
 * since a file server cannot look at what follows a question mark.
 */
export function readAddress(
  path: string,
  query: URLSearchParams,
  scenarios: readonly SharedScenario[],
): SharedAddress | undefined {
  const [, prefix, rest = ''] = /^(?:(ja)(?:\/|$))?(.*)$/s.exec(path) ?? []
  const asked = prefix ?? query.get('lang')
  const lang = LANGUAGES.find((one) => one === asked) ?? 'en'
  const known = (id: string | null | undefined): SharedScenario | undefined => scenarios.find((one) => one.id === id)
  const named = /^shock\/([^/]+)$/.exec(rest)
  if (named !== null) {
    const scenario = known(named[1])
    return scenario === undefined ? undefined : { page: 'shock', scenario, lang }
  }
  const page = PAGE_PATHS.get(rest)
  if (page === undefined) return undefined
  // A scenario with changes is another question, and several are none of them.
  const words = query.getAll('scenario')
  return { page, scenario: page === 'shock' && words.length === 1 ? known(words[0]) : undefined, lang }
}

/**
 * Whether an address shows one figure and nothing else: what others may put in a frame. The app reads the same word of the address, so that what
 * may be framed has no other parts of a page in it.
 */
export const isEmbed = (path: string, query: URLSearchParams): boolean =>
  PAGE_PATHS.has(path.replace(/^\//, '')) && /^[\w-]{1,80}$/.test(query.get('embed') ?? '')

/** What a page says of itself in its head. */
export interface PageHead {
  readonly lang: Language
  readonly title: string
  readonly description: string
  /** Where it is, and its picture; left out where the address of the host is not known. */
  readonly address?: string
  readonly picture?: { readonly address: string; readonly says: string }
}

/** Size of the pictures of pages, pixels. */
export const SHARED_PICTURE = { width: 1200, height: 630 } as const

/** Where the picture of a page is: below the root of the app. */
export const pictureOf = (page: string, lang: Language): string => `share/${page}.${lang}.png`

/** Longer addresses are not repeated. */
const LONGEST_ADDRESS = 2000

/**
 * What a page says of itself: its title and, where the answer is known, its headline, else the question.
 *
 * @param root where the app is, with a slash at its end; empty: not known, and then neither address nor picture is written
 * @param path path and query from there
 * @param picture whether there is one of the page
 */
export function headOf(
  { page, scenario, lang }: SharedAddress,
  { root, path, headline, picture }: { root: string; path: string; headline?: string; picture: boolean },
): PageHead {
  const say = sayer(shareMessages, lang)
  const title = `${scenario === undefined ? say(page) : nameIn(lang, scenario)} · ${say('site')}`
  return {
    lang,
    title,
    description: headline ?? say(`${page}Asks`),
    ...(root === ''
      ? {}
      : {
          address: root + (path.length > LONGEST_ADDRESS ? path.replace(/\?.*$/s, '').slice(0, LONGEST_ADDRESS) : path),
          ...(picture
            ? { picture: { address: root + pictureOf(page, lang), says: say('picture', { page: title }) } }
            : {}),
        }),
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it may stand in HTML, in an attribute too. Characters that no document may hold are left out. */
export const escapeHtml = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- no document may hold them
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').replace(/[&<>"']/g, (one) => ESCAPES[one] ?? '')

/** The page as built, with its own head: what it says of itself, and where its files are. */
export function writePage(built: string, head: PageHead, more = ''): string {
  const { lang, title, description, address, picture } = head
  const locale: Readonly<Record<Language, string>> = { en: 'en_US', ja: 'ja_JP' }
  const property = (name: string, content: string): string =>
    `<meta property="${name}" content="${escapeHtml(content)}" />`
  const named = (name: string, content: string): string => `<meta name="${name}" content="${escapeHtml(content)}" />`
  const tags = [
    property('og:type', 'website'),
    property('og:site_name', 'Ytterby'),
    property('og:title', title),
    property('og:description', description),
    property('og:locale', locale[lang]),
    ...(address === undefined ? [] : [property('og:url', address)]),
    ...(picture === undefined
      ? [named('twitter:card', 'summary')]
      : [
          property('og:image', picture.address),
          property('og:image:type', 'image/png'),
          property('og:image:width', String(SHARED_PICTURE.width)),
          property('og:image:height', String(SHARED_PICTURE.height)),
          property('og:image:alt', picture.says),
          named('twitter:card', 'summary_large_image'),
        ]),
  ]
  // Put in by functions: in a text to put in, `$&` would mean something.
  return built
    .replace('<html lang="en">', () => `<html lang="${lang}">`)
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escapeHtml(title)}</title>`)
    .replace(/<meta\s+name="description"[^>]*>/, () => named('description', description))
    .replace(
      '</head>',
      () =>
        `${[...tags, more]
          .filter((tag) => tag !== '')
          .map((tag) => `  ${tag}\n`)
          .join('')}  </head>`,
    )
}
