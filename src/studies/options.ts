/**
 * What can be asked of a study, declared once. From such a record are made its options on the command line, the body of a request over
 * HTTP and what a job repeats of it, its part of an address of the app, and the reference. An option has one name: `maxMeasures` in a body
 * and in an address is `--max-measures` on the command line. It is plain data, since the app reads it before anything else is loaded.
 */
export type Option = CountOption | AmountOption | SwitchOption | ChoiceOption | ListOption | TextOption | FileOption

interface About {
  readonly help: Help
  /** Named without a flag on the command line: `ytterby weapon bans`. */
  readonly isArgument?: true
  readonly isRequired?: true
}

/** In both languages. */
export interface Help {
  readonly en: string
  readonly ja: string
}

/** A whole number, both ends included. */
interface CountOption extends About {
  readonly kind: 'count'
  readonly min: number
  readonly max: number
  readonly default?: number
  /** What is counted, as it stands behind the flag: `months`. */
  readonly unit?: string
}

/** A number above 0, or from 0 on. */
interface AmountOption extends About {
  readonly kind: 'amount'
  readonly max: number
  readonly mayBeZero?: true
  readonly default?: number
  readonly unit?: string
}

interface SwitchOption extends About {
  readonly kind: 'switch'
  readonly default: boolean
}

interface ChoiceOption extends About {
  readonly kind: 'choice'
  readonly choices: readonly string[]
  readonly default: string
}

/** Names or amounts, joined by commas on the command line, or the option given several times. */
interface ListOption extends About {
  readonly kind: 'list'
  readonly of: string
  /** All there are, where they are known before the world is. */
  readonly choices?: readonly string[]
}

/** A text of a form of its own, which is read against the world. */
interface TextOption extends About {
  readonly kind: 'text'
  readonly of: string
  readonly pattern?: RegExp
  readonly example?: string
  /** What else holds: `from 1900 to 2199`. */
  readonly within?: string
  readonly default?: string
}

/** A file: a shipped one by name where there are such, or one of your own. */
export interface FileOption extends About {
  readonly kind: 'file'
  readonly shipped?: Shipped
  readonly default?: string
}
/** Folders of files that are shipped. */
export type Shipped = 'scenario' | 'menu' | 'constraints' | 'news' | 'path'

export type Options = Readonly<Record<string, Option>>

/** A file handed in. */
export interface TextFile {
  readonly file: string
  readonly text: string
}

type ValueOf<O extends Option> = O extends CountOption | AmountOption
  ? number
  : O extends SwitchOption
    ? boolean
    : O extends { readonly kind: 'choice' | 'list'; readonly choices: readonly (infer C)[] }
      ? O extends ListOption
        ? readonly C[]
        : C
      : O extends ListOption
        ? readonly string[]
        : O extends FileOption
          ? TextFile
          : string

type Given<R extends Options> = {
  [K in keyof R]: R[K] extends { readonly isRequired: true } | { readonly kind: 'file'; readonly default: string }
    ? K
    : never
}[keyof R]

/** What is asked, read but not yet checked against a world: what has a default may be left out, but for files. */
export type RequestOf<R extends Options> = { readonly [K in Given<R>]: ValueOf<R[K]> } & {
  readonly [K in Exclude<keyof R, Given<R>>]?: ValueOf<R[K]>
}

/** A request in which what was left out has its default, as far as there is one. */
export type CompleteRequest<R extends Options> = RequestOf<R> & {
  readonly [K in keyof R as R[K] extends { readonly default: unknown } ? K : never]: ValueOf<R[K]>
}

/** A complete request whose shipped files are named, not read yet: what a page asks, and what an address says. */
export type NamedRequest<R extends Options> = Named<CompleteRequest<R>, R>
type Named<T, R extends Options> = {
  readonly [K in keyof T]: K extends keyof R ? (R[K] extends { readonly shipped: Shipped } ? string : T[K]) : T[K]
}

/** Puts the defaults of a record where a request leaves something out. Files are read before: theirs are names. */
export const complete = <R extends Options>(options: R, request: RequestOf<R>): CompleteRequest<R> =>
  ({ ...defaultsOf(options, ({ kind }) => kind !== 'file'), ...request }) as CompleteRequest<R>

/** The same where files are named. All is in the order of the record, so that equal requests are written alike. */
export function completeNamed<R extends Options>(options: R, request: Partial<NamedRequest<R>>): NamedRequest<R> {
  const given: Readonly<Record<string, unknown>> = { ...defaultsOf(options, () => true), ...request }
  const inOrder = Object.keys(options).flatMap((name) => (isSaid(given[name]) ? [[name, given[name]]] : []))
  return Object.fromEntries(inOrder) as NamedRequest<R>
}

/** A list of nothing says as much as none. */
const isSaid = (value: unknown): boolean => value !== undefined && !(Array.isArray(value) && value.length === 0)

const defaultsOf = (options: Options, counts: (option: Option) => boolean): object =>
  Object.fromEntries(
    Object.entries(options).flatMap(([name, option]) => {
      const value = defaultOf(option)
      return value !== undefined && counts(option) ? [[name, value]] : []
    }),
  )

/** What counts where an option is left out, as far as its record says. */
export const defaultOf = (option: Option): number | boolean | string | undefined =>
  'default' in option ? option.default : undefined

/** `maxMeasures` as a flag: `--max-measures`. */
export const flagOf = (name: string): string =>
  `--${name.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`
