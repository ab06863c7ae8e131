import { fileURLToPath } from 'node:url'

/**
 * The file that a thread runs, by its name beside the file that starts it: threads run compiled code, also when that file is run from
 * source.
 *
 * @param from `import.meta.url` of the file that starts it
 */
export function compiled(name: string, from: string): string {
  const file = fileURLToPath(new URL(`../ensemble/${name}.js`, from))
  return from.endsWith('.ts') ? file.replace(/([/\\])src(?=[/\\])(?!.*[/\\]src[/\\])/, '$1dist$1src') : file
}
