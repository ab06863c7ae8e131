import { z, type ZodType } from 'zod'
import {
  requestSchema,
  STUDIES,
  studyOf,
  type FileOption,
  type Options,
  type RequestOf,
  type Shipped,
  type StudyId,
  type TextFile,
} from '../studies/index.ts'
import { InputError, meant, type World } from '../world/index.ts'
import { libraryFault } from './library-fault.ts'

/** A file that a question names: a shipped one by its name, one of your own by its path (`own.yaml`), or its text. */
export type GivenFile = string | TextFile

type OptionsOf<K extends StudyId> = (typeof STUDIES)[K]['options']
type FilesIn<O extends Options> = { [N in keyof O]: O[N] extends FileOption ? N : never }[keyof O]
type NeededFiles<O extends Options> = {
  [N in FilesIn<O>]: O[N] extends { readonly isRequired: true } | { readonly isArgument: true } ? N : never
}[FilesIn<O>]

/** What may be asked of a study: its options by name; what is left out has its default. */
export type Question<K extends StudyId> = Omit<RequestOf<OptionsOf<K>>, FilesIn<OptionsOf<K>>> & {
  readonly [N in NeededFiles<OptionsOf<K>>]: GivenFile
} & { readonly [N in Exclude<FilesIn<OptionsOf<K>>, NeededFiles<OptionsOf<K>>>]?: GivenFile }

/** Reads a file that a question names: of a kind that is shipped, by name or path, or of another kind. */
export type FileReader = (shipped: Shipped | undefined, name: string) => Promise<TextFile>

/**
 * A question as studies take it, with its files read, once it is known that it can be asked of this world.
 *
 * @throws InputError
 */
export async function readQuestion(
  world: World,
  study: string,
  question: object,
  read: FileReader,
): Promise<RequestOf<Options>> {
  checkQuestion(study, question)
  const { options, resolve } = studyOf(study as StudyId)
  const request = (await withFiles(options, question, read)) as RequestOf<Options>
  resolve(world, request)
  return request
}

const fileSchema = (): ZodType => z.union([z.string(), z.strictObject({ file: z.string(), text: z.string() })])

/** A program that is not compiled against the types may ask anything. */
function checkQuestion(study: string, question: object): void {
  const known = Object.keys(STUDIES)
  if (!known.includes(study))
    throw new InputError([
      libraryFault('STUDY_UNKNOWN', { name: study, meant: meant(study, known), known: known.join(', ') }),
    ])
  const { success, error } = requestSchema(studyOf(study as StudyId).options, fileSchema).safeParse(question)
  if (success) return
  const why = error.issues.map(({ path, message }) =>
    [path.join('.'), message].filter((part) => part !== '').join(': '),
  )
  throw new InputError([libraryFault('REQUEST_NOT_ALLOWED', { study, why: why.join('; ') })])
}

/** A question with its files read: those it names, and those that count where it names none. */
async function withFiles(options: Options, question: object, read: FileReader): Promise<object> {
  const given: Readonly<Record<string, unknown>> = { ...question }
  const values = Object.entries(options).map(async ([name, option]) => {
    const value = given[name] ?? (option.kind === 'file' ? option.default : undefined)
    if (option.kind !== 'file' || typeof value !== 'string') return [name, value] as const
    return [name, await read(option.shipped, value)] as const
  })
  return Object.fromEntries((await Promise.all(values)).filter(([, value]) => value !== undefined))
}
