import type { Language } from '../messages/index.ts'
import type { StaticFolder } from './static.ts'

/** Below which path the app asks for answers that were worked out beforehand. */
export const ANSWERS = 'answers'

/** What is said of them: what they were made by, and the headline of each page and shipped scenario that has one. */
export interface AboutAnswers {
  /** File of the worker's code. */
  readonly program: string
  /** Fingerprint of all that the app was handed: tables, scenarios, past episodes. */
  readonly data: string
  /** Whether they are what every page begins with, or only what the first does. */
  readonly extent: 'all' | 'first'
  readonly headlines: Readonly<Record<string, Readonly<Record<Language, string>>>>
}

/** The file that says it. */
export const ABOUT_ANSWERS = 'about.json'

/** What to put into the head of a page, so that it asks for them and finds where at once. */
export const answersInHead = (root: string): string =>
  [
    `<meta name="ytterby-answers" content="${ANSWERS}" />`,
    `<link rel="preload" href="${root}${ANSWERS}/index.json" as="fetch" crossorigin />`,
  ].join('\n    ')

/** Answers that are handed out: their files by path, and what is said of them. */
export interface HandedAnswers {
  readonly files: StaticFolder
  readonly about: AboutAnswers
}

/** Fingerprint of what the app is handed beside its own files. */
export const dataFingerprint = (data: StaticFolder): string =>
  [...data].map(([name, { etag }]) => `${name} ${etag}`).join(', ')

/**
 * The answers of a folder, if they were made by the code of this app and from what it is handed here; otherwise none, and every page works out its
 * own. The app compares code and tables once more, with what its worker has.
 */
export function answersFor(
  { web, data }: { readonly web: StaticFolder; readonly data: StaticFolder },
  folder: StaticFolder,
): HandedAnswers | undefined {
  const about = readAbout(folder)
  if (about?.data !== dataFingerprint(data) || !web.has(`assets/${about.program}`)) return undefined
  const files = [...folder].filter(([name]) => name !== ABOUT_ANSWERS)
  return { files: new Map(files.map(([name, file]) => [`${ANSWERS}/${name}`, file])), about }
}

/** What a folder says of its answers; nothing where there are none, or where the file was cut off. */
function readAbout(folder: StaticFolder): AboutAnswers | undefined {
  const file = folder.get(ABOUT_ANSWERS)
  if (file === undefined) return undefined
  try {
    return JSON.parse(new TextDecoder().decode(file.bytes)) as AboutAnswers
  } catch {
    return undefined
  }
}
