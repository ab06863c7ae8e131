import { at } from '../../lists/index.ts'
import { firstBasis } from '../../clearing/index.ts'
import { exposure, exposureOutcomes } from '../exposure/index.ts'
import { placesToLookAt } from '../places.ts'
import { menuIn, scenarioIn } from '../given.ts'
import type { DrawnStudyRequest, DrawsRequest } from '../requests.ts'
import type { ModelSession } from '../study.ts'
import { rollCase, stressOutcomes } from '../stress/index.ts'
import { weapon, weaponOutcomes } from '../weapon/index.ts'
import { columnsOf, type DrawnStudy, type OutcomeColumn } from './draw.ts'

interface Prepared {
  readonly asked: readonly DrawnStudy[]
  readonly columns: readonly OutcomeColumn[]
}

/** What was last prepared at a session: chunks of one ensemble follow each other there. */
const last = new WeakMap<ModelSession, { readonly question: string; readonly prepared: Prepared }>()

/** Makes ready to draw: the world as tabled says which numbers there will be, and where its solves may start. */
export function prepareDraws(session: ModelSession, { of }: Pick<DrawsRequest, 'of'>): Prepared {
  const question = JSON.stringify(of)
  const known = last.get(session)
  if (known?.question === question) return known.prepared
  const labels = labelsOf(of)
  const asked = of.map((one, i) => ({ label: at(labels, i), ...prepare(session, one) }))
  const prepared = { asked, columns: columnsOf(session.world, session.baseline.baseline, asked) }
  last.set(session, { question, prepared })
  return prepared
}

/** Names the questions of an ensemble apart: after the scenario or menu, numbered where one comes twice. */
export function labelsOf(of: readonly DrawnStudyRequest[]): string[] {
  const names = of.map(labelOf)
  return names.map((name, i) => {
    const before = names.slice(0, i).filter((other) => other === name).length
    return before === 0 ? name : `${name}-${before + 1}`
  })
}

const labelOf = (question: DrawnStudyRequest): string => {
  switch (question.study) {
    case 'stress':
      return question.scenario.file.replace(/^.*\/|\.ya?ml$/g, '')
    case 'weapon':
      return question.menu.file.replace(/^.*\/|\.ya?ml$/g, '')
    case 'exposure':
      return 'exposure'
    default:
      return question satisfies never
  }
}

function prepare({ world, baseline, solver }: ModelSession, question: DrawnStudyRequest): Omit<DrawnStudy, 'label'> {
  switch (question.study) {
    case 'stress': {
      const scenario = scenarioIn(world, question.scenario, question)
      const { foresight, terminalValue } = question
      const options = {
        ...(foresight === undefined ? {} : { foresight }),
        ...(terminalValue === undefined ? {} : { terminalValue }),
      }
      // Every world drawn starts from the first month of the world as tabled: it is near, and the same for all.
      const start = firstBasis(rollCase(world, baseline.baseline, { ...scenario, months: 1 }, solver, options))
      return {
        outcomes: (drawn, at) =>
          stressOutcomes(
            rollCase(drawn, at, scenario, solver, { ...options, ...(start === undefined ? {} : { start }) }),
          ),
      }
    }
    case 'exposure':
      return {
        outcomes: (drawn, at) =>
          exposureOutcomes(exposure(drawn, at, placesToLookAt(world, question.place ?? []), undefined)),
      }
    case 'weapon': {
      const menu = menuIn(world, question.menu, question)
      const { maxMeasures } = question
      const options = { ...(maxMeasures === undefined ? {} : { maxMeasures }), runnersUp: 0, simulate: 0, curve: false }
      return { outcomes: (drawn, at) => weaponOutcomes(weapon(drawn, at, menu, solver, options)) }
    }
    default:
      return question satisfies never
  }
}
