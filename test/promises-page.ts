import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { ROOT } from './promises-texts.ts'

/** The list behind docs/reference/promises.md. */

const quotes = z.record(
  z.string(),
  z.array(
    z
      .string()
      .min(8)
      .or(z.string().regex(/[ぁ-ヿ一-龯]{2}/)),
  ),
)
const listSchema = z.strictObject({
  promises: z.array(
    z.strictObject({
      id: z.string(),
      theme: z.string(),
      promise: z.string(),
      /** Examples only: no test attacks it so far. */
      shown: z.boolean().optional(),
      attacks: z.array(z.strictObject({ test: z.string(), name: z.string().optional(), does: z.string() })).min(1),
      made: quotes,
    }),
  ),
  no_promise: quotes,
  dropped: z.array(z.strictObject({ where: z.string(), said: z.string(), now: z.string(), why: z.string() })),
  not_today: z.array(z.strictObject({ expected: z.string(), holds: z.string() })),
})
type List = z.infer<typeof listSchema>

export const LIST: List = listSchema.parse(parse(readFileSync(join(ROOT, 'docs/reference/promises.yaml'), 'utf8')))

const cell = (text: string): string => text.replaceAll('|', '\\|')
const links = (files: readonly string[]): string =>
  files.map((file) => `[${file.replace(/^docs\/|\.md$/g, '')}](../../${file})`).join(', ')

/** The page, from the list. */
export function pageOf({ promises, dropped, not_today: notToday }: List): string {
  const rows = (theme: string): string[] =>
    promises
      .filter((one) => one.theme === theme)
      .map(({ promise, made, attacks }) => {
        const tests = attacks.map(
          ({ test, name, does }) => `\`${test}\`${name === undefined ? '' : `, *${name}*`}: ${does}`,
        )
        return `| ${cell(promise)} | ${links(Object.keys(made))} | ${cell(tests.join('<br>'))} |`
      })
  const themes = [...new Set(promises.map(({ theme }) => theme))]
  return [
    '# Promises',
    '',
    'What the README, these pages, the apps and the command line promise, in English and Japanese, and for each promise the',
    'tests that attack it: they look for a counterexample by mutation, random search or hostile input. What cannot be attacked is',
    'not promised. This page is written from [promises.yaml](promises.yaml), which quotes every sentence with a strong word (*proved,',
    'never, nobody, always, guarantee, same bytes* and their like; 必ず, 決して, 誰も, 保証, 証明, 常に, 一切), those that promise nothing',
    'included; `test/promises.test.ts` finds any sentence that nobody has sorted.',
    ...themes.flatMap((theme) => [
      '',
      `## ${theme}`,
      '',
      '| promise | made in | attacked by |',
      '|---|---|---|',
      ...rows(theme),
    ]),
    '',
    '## Not promised today',
    '',
    'What a reader may expect, and what does not hold so far.',
    '',
    '| expected | today |',
    '|---|---|',
    ...notToday.map(({ expected, holds }) => `| ${cell(expected)} | ${cell(holds)} |`),
    '',
    '## No longer promised',
    '',
    '| where | what was said | what is said now | why |',
    '|---|---|---|---|',
    ...dropped.map((one) => `| ${cell(one.where)} | ${cell(one.said)} | ${cell(one.now)} | ${cell(one.why)} |`),
    '',
  ].join('\n')
}
