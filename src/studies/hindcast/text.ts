import { InputError, worldFault } from '../../world/index.ts'

/** A folder of past episodes as text: path within it -> text. */
export interface HindcastText {
  /** How messages name the folder. */
  readonly name: string
  readonly files: Readonly<Record<string, string>>
}

export function fileIn({ name, files }: HindcastText, path: string): string {
  const found = files[path]
  if (found === undefined) throw new InputError([worldFault('FILE_MISSING', {}, { file: `${name}/${path}` })])
  return found
}
