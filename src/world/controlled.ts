import { longestCode } from './customs-tables.ts'
import type { CodeSystem, ControlNotice, GoodsCode, World } from './world.ts'

/**
 * Whether a good is named in a notice of export controls. `unknown` is an answer of its own: nobody looked, or the code is
 * not listed. `notNamed` needs a row that says so.
 */
export type ControlAnswer = 'named' | 'part' | 'inside' | 'suspended' | 'notNamed' | 'unknown'

export interface ControlFinding {
  readonly answer: ControlAnswer
  /** Codes of goods that were asked for, or that the material is traded under. */
  readonly codes: readonly GoodsCode[]
  /** Materials that were asked for, by id or by a code of goods. */
  readonly materials: readonly string[]
  readonly notices: readonly ControlNotice[]
}

/** Codes as people write them: `8505.11`, `2846 90 40`. */
const codeText = (text: string): string => text.replaceAll(/[.\s-]/g, '')
const CODE_PATTERN = /^\d{4,10}$/
/** Notices of these kinds hold goods back by themselves; others change who may have them, or say that none does. */
const HOLDING: ReadonlySet<ControlNotice['kind']> = new Set(['licence', 'ban', 'quota'])

/** Undefined where the word is neither a material nor an element nor the form of a code. */
export function controlOf(world: World, asked: string): ControlFinding | undefined {
  if (world.materials.has(asked)) return ofMaterials(world, [asked], codesOf(world, asked), 'named')
  if (world.elements.has(asked)) return ofElement(world, asked)
  const code = codeText(asked)
  return CODE_PATTERN.test(code) ? ofCode(world, code) : undefined
}

const codesOf = ({ codes }: World, material: string): GoodsCode[] =>
  codes.filter(({ materials }) => materials.includes(material))

function ofElement(world: World, element: string): ControlFinding {
  const holding = [...world.materials.values()].filter(({ contents }) => (contents.get(element)?.value ?? 0) > 0)
  const notices = world.notices.filter(({ named }) => named.includes(element))
  return {
    answer: answerOf(notices, 'named'),
    codes: [],
    materials: holding.map(({ id }) => id),
    notices,
  }
}

/** Lists of goods by the length of their codes; shorter ones are of the list that all share. */
const SYSTEMS: Readonly<Record<number, readonly CodeSystem[]>> = {
  8: ['CN8', 'HS'],
  9: ['JP9', 'HS'],
  10: ['CN10', 'HS'],
}

function ofCode(world: World, code: string): ControlFinding {
  const rows = longestCode(world, SYSTEMS[code.length] ?? ['HS'], code)
  const materials = [...new Set(rows.flatMap((row) => row.materials))]
  // A notice that refers to the code itself says more than what is traded under it.
  const referring = world.notices.filter(
    ({ codes, kind }) => kind !== 'none' && codes.some((one) => one.startsWith(code) || code === one),
  )
  const inside = rows.length > 0 && rows.every(({ relation }) => relation === 'holds')
  // A code that is several goods is named where all of them are.
  const each = materials.map((id) => ofMaterials(world, [id], [], inside ? 'inside' : 'named'))
  const notices = [...new Set([...referring, ...each.flatMap((one) => one.notices)])]
  const answers = new Set(each.map(({ answer }) => answer))
  const [only = 'unknown'] = answers
  const held = answers.has('named') || answers.has('part')
  const answer: ControlAnswer =
    referring.length > 0 && !inside
      ? wholeOrPart(answerOf(referring, 'named'), code)
      : answers.size < 2
        ? only
        : held
          ? 'part'
          : answers.has('inside')
            ? 'inside'
            : 'unknown'
  return { answer, codes: rows, materials, notices }
}

/** Notices refer to codes of ten digits: of a shorter one they name a part. */
const wholeOrPart = (answer: ControlAnswer, { length }: string): ControlAnswer =>
  answer === 'named' && length < 10 ? 'part' : answer

function ofMaterials(
  world: World,
  materials: readonly string[],
  codes: readonly GoodsCode[],
  whole: 'named' | 'inside',
): ControlFinding {
  const notices = world.notices.filter((notice) => materials.some((id) => notice.materials.includes(id)))
  return { answer: answerOf(notices, whole), codes, materials, notices }
}

function answerOf(notices: readonly ControlNotice[], whole: 'named' | 'inside'): ControlAnswer {
  const holding = notices.filter(({ kind }) => HOLDING.has(kind))
  if (holding.some(({ suspendedFrom }) => suspendedFrom === undefined)) return whole
  if (holding.length > 0) return 'suspended'
  return notices.some(({ kind }) => kind === 'none') ? 'notNamed' : 'unknown'
}
