import { z } from 'zod'
import { FaultList, readYaml, suggested } from '../../world/index.ts'
import type { Lot } from './lot.ts'
import { originFault, word } from './origin-fault.ts'
import type { Registry } from './registry.ts'
import type { OriginRule } from './rule.ts'
import { assessLot, type Circumstances, type Assessment } from './assessment.ts'

export const originGradesSchema = z.strictObject({
  title: z.string().min(1),
  title_ja: z.string().min(1),
  note: z.string().optional(),
  grades: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[^+/\s]+$/, 'a name without blanks, "+" and "/"'),
        title: z.string().min(1),
        title_ja: z.string().min(1),
        rule: z.string().min(1).meta({ description: 'Id of a rule, the name of its file' }),
      }),
    )
    .min(1)
    .meta({ description: 'The strictest first' }),
})

export interface OriginGrade {
  readonly id: string
  readonly title: string
  readonly titleJa: string
  readonly rule: OriginRule
}

const FORM = {
  schema: originGradesSchema,
  whole: word('grades'),
  begin: word('begin-grades'),
  example: word('example'),
  entries: word('entries'),
}

/** Reads grades (YAML), the strictest first, or throws an `InputError` with every fault found. */
export function parseOriginGrades(
  file: string,
  text: string,
  rules: ReadonlyMap<string, OriginRule>,
): readonly OriginGrade[] {
  const { given, find } = readYaml<z.infer<typeof originGradesSchema>>(file, text, FORM)
  const faults = new FaultList()
  const seen = new Set<string>()
  const grades = given.grades.flatMap(({ id, title, title_ja: titleJa, rule: name }, i) => {
    const rule = rules.get(name)
    if (seen.has(id)) faults.add(originFault('GRADE_TWICE', { id }, { file, ...find(['grades', i, 'id']) }))
    seen.add(id)
    if (rule === undefined)
      faults.add(
        originFault(
          'GRADE_RULE_UNKNOWN',
          { rule: name, suggestion: suggested(name, rules.keys(), 'data/origin-rules') },
          { file, ...find(['grades', i, 'rule']) },
        ),
      )
    else if (rule.concentration !== undefined)
      faults.add(originFault('GRADE_RULE_ON_MIXES', { rule: name }, { file, ...find(['grades', i, 'rule']) }))
    return rule === undefined ? [] : [{ id, title, titleJa, rule }]
  })
  faults.throwIfAny()
  return grades
}

/**
 * The strictest grade of a lot: the first one whose rule it passes together with all rules after it, so that anyone who
 * accepts a grade can take any stricter one. Undefined if it fails the last.
 */
export function gradeOf(
  grades: readonly OriginGrade[],
  lot: Lot,
  registry: Registry,
  circumstances: Circumstances,
): { readonly grade: OriginGrade | undefined; readonly verdicts: readonly Assessment[] } {
  const verdicts = grades.map(({ rule }) => assessLot(rule, lot, registry, circumstances))
  const lastFailed = verdicts.findLastIndex(({ passed }) => !passed)
  return { grade: grades[lastFailed + 1], verdicts }
}
