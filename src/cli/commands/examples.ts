import { lstat, readdir, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { codeOf, makeFolder, replaceAll, targetOf, writeFault } from '../../disk/index.ts'
import { readBytes, readText, shippedAt } from '../../files/index.ts'
import { sayer, type Language, type SayOf } from '../../messages/index.ts'
import { left, toJson, VERSION } from '../../studies/index.ts'
import { InputError } from '../../world/index.ts'
import { cliFault } from '../cli-fault.ts'
import { colours } from '../colours.ts'
import type { LanguageOption } from '../options.ts'
import { renderReport } from '../render.ts'
import { examplesMessages } from './examples.gen.ts'

export interface ExamplesOptions extends LanguageOption {
  readonly list?: boolean
  readonly json?: boolean
}

/** What is copied, and how it is tried, stands beside the files: no code names them. */
const LIST = ['docs', 'examples', 'examples.yaml']
const listSchema = z.array(
  z.object({ from: z.string(), command: z.string(), what: z.string(), what_ja: z.string(), how: z.string() }),
)
const README = 'README.md'

interface Example {
  /** What it is called in the folder: a file, or a folder of tables. */
  readonly name: string
  /** Where it is shipped. */
  readonly from: string
  readonly command: string
  readonly what: string
  readonly how: string
  /** Its content: itself, or what is in it, by name. */
  readonly content: Uint8Array | ReadonlyMap<string, Uint8Array>
}

/** Copies what is shipped to start from into a folder, or says what there is. */
export async function examplesCommand(dir: string, { list, json, lang }: ExamplesOptions): Promise<void> {
  const say = sayer(examplesMessages, lang)
  const examples = await readExamples(lang)
  const isWritten = list !== true
  if (isWritten) {
    await writeExamples(dir, examples, readmeOf(examples, say))
    process.stderr.write(`${say('wrote', { folder: dir })}\n`)
  }
  if (json === true) {
    const shown = examples.map(({ name, from, command, what, how, content }) => ({
      name,
      files: pathsOf(name, content),
      from,
      command: `ytterby ${command}`,
      what,
      how,
    }))
    process.stdout.write(toJson({ folder: isWritten ? dir : null, readme: isWritten ? README : null, examples: shown }))
    return
  }
  process.stdout.write(
    renderReport(
      {
        title: isWritten ? say('written', { folder: dir }) : say('list'),
        lines: [isWritten ? say('next', { folder: dir }) : say('list-about')],
        sections: [
          {
            heading: '',
            table: {
              columns: [left(say('file')), left(say('command')), left(say('what'))],
              rows: examples.map(({ name, command, what }) => [name, `ytterby ${command}`, what]),
            },
          },
        ],
      },
      colours(process.stdout),
    ),
  )
}

async function readExamples(lang: Language): Promise<Example[]> {
  const given = listSchema.parse(parse(await readText(shippedAt(...LIST))))
  return Promise.all(
    given.map(async ({ from, command, what, what_ja, how }) => ({
      name: basename(from),
      from,
      command,
      what: { en: what, ja: what_ja }[lang],
      how,
      content: await contentOf(shippedAt(...from.split('/'))),
    })),
  )
}

async function contentOf(path: string): Promise<Example['content']> {
  // What is there decides: a folder is copied with the files in it.
  const names = await readdir(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOTDIR') return undefined
    throw error
  })
  if (names === undefined) return readBytes(path)
  return new Map(
    await Promise.all(names.sort().map(async (name) => [name, await readBytes(join(path, name))] as const)),
  )
}

const pathsOf = (name: string, content: Example['content']): string[] =>
  content instanceof Uint8Array ? [name] : [...content.keys()].map((file) => `${name}/${file}`)

function readmeOf(examples: readonly Example[], say: SayOf<typeof examplesMessages>): string {
  const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    `# ${say('readme-title')}`,
    '',
    say('readme-about', { version: VERSION }),
    '',
    row(say('file'), say('what'), say('command'), say('how')),
    '|---|---|---|---|',
    ...examples.map(({ name, what, command, how }) => row(`\`${name}\``, what, `\`ytterby ${command}\``, how)),
    '',
    say('readme-command'),
    '',
    say('readme-more'),
    '',
  ].join('\n')
}

/** Writes all of them or none, and over nothing that is there. */
async function writeExamples(dir: string, examples: readonly Example[], readme: string): Promise<void> {
  const folder = await targetOf(dir)
  const wanted: (readonly [name: string, content: Example['content'] | string])[] = [
    [README, readme],
    ...examples.map(({ name, content }) => [name, content] as const),
  ]
  const there: string[] = []
  for (const [name] of wanted) {
    // A link to nowhere is there too.
    const found = await lstat(join(folder, name)).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return undefined
      throw new InputError([writeFault(dir, error)])
    })
    if (found !== undefined) there.push(join(dir, name))
  }
  const [first] = there
  if (first !== undefined)
    throw new InputError([cliFault('EXAMPLE_IN_THE_WAY', { more: there.length - 1 }, { file: first })])
  await replaceAll(
    wanted.map(([name, content]) => ({
      path: join(dir, name),
      make: async (temporary: string) => {
        if (typeof content === 'string' || content instanceof Uint8Array) return writeFile(temporary, content)
        makeFolder(temporary)
        for (const [file, bytes] of content) await writeFile(join(temporary, file), bytes)
      },
    })),
  )
}
