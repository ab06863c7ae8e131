/** What a release is made of, as text: files of the repository, and where it is released from. */
export interface Release {
  /** The tag that was pushed. */
  readonly tag: string
  /** The repository that is released from, as `owner/name`; undefined where nobody says. */
  readonly repository: string | undefined
  readonly packageJson: string
  readonly packageLock: string
  readonly changelog: string
  readonly citation: string
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** `owner/name` of an address of a repository, however it is written. */
const ownerAndName = (address: string): string | undefined =>
  /(?:^|[/:])([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(address)?.[1]

/** What keeps a tag from being released, each in a sentence. */
export function releaseFaults({ tag, repository, packageJson, packageLock, changelog, citation }: Release): string[] {
  const stated = JSON.parse(packageJson) as { version: string; repository?: string | { url?: string } }
  const { version } = stated
  const faults: string[] = []
  if (tag !== `v${version}`) faults.push(`The tag is ${tag}, and package.json has version ${version}: tag v${version}.`)
  const locked = (JSON.parse(packageLock) as { version: string }).version
  if (locked !== version) faults.push(`package-lock.json has version ${locked}: run npm install --package-lock-only.`)
  // A release has a day: `## 0.2.0 - 2026-12-03`.
  const heading = new RegExp(String.raw`^## \[?${escaped(version)}\]?(?: [-–—] (\d{4}-\d\d-\d\d))?$`, 'm').exec(
    changelog,
  )
  const [, day] = heading ?? []
  if (heading === null) faults.push(`CHANGELOG.md has no heading "## ${version} - <day>".`)
  else if (day === undefined) faults.push(`The heading "${heading[0]}" of CHANGELOG.md names no day.`)
  const cited = /^version: ['"]?([^'"\n]+)/m.exec(citation)?.[1]
  if (cited !== version) faults.push(`CITATION.cff has version ${cited ?? 'none'}.`)
  const released = /^date-released: ['"]?([^'"\n]+)/m.exec(citation)?.[1]
  if (released !== day)
    faults.push(`CITATION.cff was released on ${released ?? 'no day'}, CHANGELOG.md says ${day ?? 'no day'}.`)
  // Provenance names the repository, and the registry refuses a package that states another, or none.
  const { url = '' } = typeof stated.repository === 'string' ? { url: stated.repository } : (stated.repository ?? {})
  if (ownerAndName(url) === undefined) faults.push('package.json states no repository, which provenance needs.')
  else if (repository !== undefined && ownerAndName(url)?.toLowerCase() !== repository.toLowerCase())
    faults.push(`package.json states the repository ${url}, and this is ${repository}.`)
  return faults
}
