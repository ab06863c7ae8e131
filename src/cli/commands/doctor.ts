import { packageRoot } from '../../files/bare.ts'
import { sayer, WRITING } from '../../messages/index.ts'
import { toJson, VERSION } from '../../studies/bare.ts'
import { colours } from '../colours.ts'
import { checkAll, type CheckedPart, type Services } from '../doctor-checks.ts'
import { EndedWith, EXIT } from '../exit.ts'
import type { LanguageOption } from '../options.ts'
import { renderReport } from '../render.ts'
import { doctorMessages } from './doctor.gen.ts'

export interface DoctorOptions extends LanguageOption, Services {
  readonly json?: boolean
}

/** Says what this installation can do, and what to do about what it cannot. */
export async function doctorCommand(options: DoctorOptions): Promise<void> {
  const checked = await checkAll(options)
  const bad = checked.filter(({ isNeeded, state }) => isNeeded && state !== 'ok')
  process.stdout.write(options.json === true ? toJson(dataOf(checked, options)) : textOf(checked, bad.length, options))
  // The solver's own code is for where nothing but the solver fails.
  if (bad.length > 0) throw new EndedWith(bad.every(({ exit }) => exit === EXIT.solver) ? EXIT.solver : EXIT.input)
}

const dataOf = (checked: readonly CheckedPart[], { lang }: LanguageOption): object => ({
  version: VERSION,
  root: packageRoot(),
  node: process.versions.node,
  platform: `${process.platform} ${process.arch}`,
  ok: checked.every(({ isNeeded, state }) => !isNeeded || state === 'ok'),
  checks: checked.map(({ id, state, isNeeded, found, todo }) => ({
    id,
    state,
    isNeeded,
    found: found(lang),
    ...(todo === undefined ? {} : { remedy: todo(lang) }),
  })),
})

function textOf(checked: readonly CheckedPart[], bad: number, { lang, ...services }: DoctorOptions): string {
  const say = sayer(doctorMessages, lang)
  const untried = (['database', 'queue'] as const).filter((id) => services[id] === undefined)
  const { semicolons } = WRITING[lang]
  return renderReport(
    {
      title: say('title', { version: VERSION, root: packageRoot() }),
      lines: [
        bad === 0 ? say('all-there') : say('not-there', { n: bad }),
        ...(untried.length === 0
          ? []
          : [say('not-tried', { what: semicolons(untried.map((id) => say(`${id}-how`))) })]),
      ],
      sections: [
        {
          heading: '',
          table: {
            columns: [say('state'), say('what'), say('found')].map((name) => ({ name, align: 'left' })),
            rows: checked.flatMap(({ id, state, isNeeded, found, todo }) => [
              [state === 'ok' || isNeeded ? say(state) : say('optional', { state: say(state) }), say(id), found(lang)],
              ...(todo === undefined ? [] : [['', '', say('do', { what: todo(lang) })]]),
            ]),
          },
        },
      ],
    },
    colours(process.stdout),
  )
}
