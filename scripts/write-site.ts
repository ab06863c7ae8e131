import { join } from 'node:path'
import { packageRoot } from '../src/files/index.ts'
import { readServed } from '../src/cli/load-served.ts'
import { LANGUAGES, type Language } from '../src/messages/index.ts'
import {
  ANSWERS,
  answersInHead,
  dataBundleFiles,
  headOf,
  PAGE_PATHS,
  PAGE_POLICY,
  pictureOf,
  reachable,
  readStatic,
  SERVICE_WORKER,
  serviceWorker,
  sharedScenarios,
  shippedIn,
  writePage,
  type SharedAddress,
  type StaticFolder,
} from '../src/server/index.ts'
import { parseWorld } from '../src/world/index.ts'
import type { Extent, KeptAnswers } from '../web/model/kept-answers.ts'
import { makeAnswers, programOf, writeFolder, type Content } from './make-answers.ts'

export interface SiteOptions {
  /** The folder that is written; what is there is replaced. */
  readonly out: string
  /** Where it will be published, with a slash at its end; empty: not known. */
  readonly address: string
  readonly answers: Extent
  readonly world?: string
  readonly overlay?: readonly string[]
  readonly tell: (line: string) => void
}

/** What a site is: how many files, and how many bytes in which part. */
export interface SiteSize {
  readonly files: number
  readonly bytes: number
  readonly answers: number
}

/** Writes the app as a folder that any file server can hand out: pages, code, the world, and answers to what pages begin with. */
export async function writeSite(options: SiteOptions): Promise<SiteSize> {
  const { out, address, tell } = options
  const built = await readStatic(join(packageRoot(), 'dist', 'web'))
  const index = built.get('index.html')
  if (index === undefined) throw new Error('The app is not built: npm run build')
  const template = text(index.bytes)
  const texts = await readServed({
    ...(options.world === undefined ? {} : { world: options.world }),
    overlay: options.overlay ?? [],
  })
  const shipped = shippedIn(texts)
  const data = dataBundleFiles({ ...texts, shipped })
  const bytesOf = new Map([...built].map(([name, { bytes }]) => [name, bytes]))
  const used = reachable(template, bytesOf)
  const kept = await makeAnswers(data, programOf(used), options.answers, tell)
  const scenarios = sharedScenarios(shipped.scenario.values(), await parseWorld(texts.layers))
  const addresses = [
    ...[...PAGE_PATHS].map(([path, page]) => ({ path, page, scenario: undefined })),
    ...scenarios.map((scenario) => ({ path: `shock/${scenario.id}`, page: 'shock' as const, scenario })),
  ]
  const files = new Map<string, Content>([...used].map((name) => [name, bytesOf.get(name) ?? '']))
  for (const [name, { bytes }] of [...built, ...data])
    if (!name.startsWith('assets/') && !name.endsWith('.html')) files.set(name, bytes)
  for (const [name, content] of kept.files) files.set(`${ANSWERS}/${name}`, content)
  for (const lang of LANGUAGES)
    for (const one of addresses) {
      const path = [PREFIX[lang], one.path].filter((part) => part !== '').join('/')
      const page = pageOf(template, { ...one, lang }, path, { address, kept, pictures: built })
      files.set(path === '' ? 'index.html' : `${path}/index.html`, page)
    }
  const home = { page: 'shock', scenario: undefined, lang: 'en' } as const
  // Below which folder the missing page would lie is not known here: without an address, only the root's own are found.
  files.set('404.html', pageOf(template, home, '', { address, kept, pictures: built, absolute: true }))
  const offline = [...files].filter(([name]) => name !== '404.html' && !name.startsWith('share/'))
  // A folder is asked for by its path.
  files.set(
    SERVICE_WORKER,
    serviceWorker(new Map(offline.map(([name, one]) => [name.replace(/(^|\/)index\.html$/, '$1'), one]))),
  )
  await writeFolder(out, files)
  const bytes = (some: Iterable<Content>): number => [...some].reduce((sum, one) => sum + Buffer.byteLength(one), 0)
  return { files: files.size, bytes: bytes(files.values()), answers: bytes(kept.files.values()) }
}

/** Before the paths of pages in a language: a file server does not look at what follows a question mark. */
const PREFIX: Readonly<Record<Language, string>> = { en: '', ja: 'ja' }

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)

/** A page of the site: its own head, the policy that a server would send as a header, and addresses from where it lies. */
function pageOf(
  template: string,
  address: SharedAddress,
  path: string,
  site: {
    readonly address: string
    readonly kept: KeptAnswers
    readonly pictures: StaticFolder
    readonly absolute?: boolean
  },
): string {
  const { page, scenario, lang } = address
  const headline = site.kept.headlines.get(scenario?.id ?? page)
  const head = headOf(address, {
    root: site.address,
    path: path === '' ? '' : `${path}/`,
    picture: site.pictures.has(pictureOf(page, lang)),
    ...(headline === undefined ? {} : { headline: headline[lang] }),
  })
  const up = '../'.repeat(path === '' ? 0 : path.split('/').length)
  const root = site.absolute === true && site.address !== '' ? new URL(site.address).pathname : up || './'
  const more = `<meta name="ytterby-site" content="" />\n    ${answersInHead(root)}`
  return writePage(template, head, more)
    .replace('<meta charset="utf-8" />', (charset) => `${charset}\n    ${policy()}`)
    .replaceAll(/(?<=(?:src|href)=")\/(?=[^/])/g, () => root)
}

/** What a page may load. A page cannot say of itself who may frame it: that takes a header. */
const policy = (): string =>
  `<meta http-equiv="Content-Security-Policy" content="${PAGE_POLICY.filter((rule) => !rule.startsWith('frame-ancestors')).join('; ')}" />`
