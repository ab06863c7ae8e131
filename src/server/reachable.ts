/**
 * Files of the build that a page leads to, by the names in their texts: of two apps that are built together, those of one.
 *
 * @param built files by their names; those in `assets/` have a hash of their content in it
 */
export function reachable(page: string, built: ReadonlyMap<string, Uint8Array>): Set<string> {
  const found = new Set<string>()
  const look = (content: string): void => {
    for (const [, file = ''] of content.matchAll(/([\w.@-]+-[\w-]{8}\.\w+)/g)) {
      const name = `assets/${file}`
      const bytes = built.get(name)
      if (bytes === undefined || found.has(name)) continue
      found.add(name)
      if (/\.(js|css)$/.test(name)) look(new TextDecoder().decode(bytes))
    }
  }
  look(page)
  return found
}
